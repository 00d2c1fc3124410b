"""Letters to whoever waits for a parcel."""

import asyncio
from email.message import EmailMessage

from parcels.models import Parcel

SENDER = "parcels@example.org"


def compose(parcel: Parcel, url: str) -> EmailMessage:
    """Write the letter that tells where the parcel is."""
    letter = EmailMessage()
    letter["From"], letter["To"] = SENDER, parcel.address
    letter["Subject"] = f"Your parcel {parcel.number}: {parcel.status.value}"
    letter.set_content(f"Follow it on {url}")
    return letter


async def deliver(letter: EmailMessage, *, host: str = "localhost", attempts: int = 3) -> bool:
    """Hand the letter to the mail server; return whether it took it."""
    for attempt in range(attempts):
        try:
            _, writer = await asyncio.open_connection(host, 25)
        except OSError:
            await asyncio.sleep(2**attempt)
        else:
            writer.write(letter.as_bytes())
            await writer.drain()
            writer.close()
            return True
    return False
