"""The command line: `python -m parcels.cli FILE [refresh]`."""

import asyncio
import sys
from datetime import datetime, timezone
from pathlib import Path

from parcels.carrier import CarrierClient
from parcels.models import Parcel
from parcels.service import TrackingService
from parcels.store import ParcelStore

CARRIER = "carrier.example.org"


def render(parcels: list[Parcel]) -> str:
    """Return the report of late parcels."""
    lines = [f"{parcel.number}  due {parcel.due:%d %b}  {parcel.address}" for parcel in parcels]
    return "\n".join(lines or ["nothing is late"])


async def refresh(path: Path) -> int:
    """Bring the file up to date; return how many parcels the carrier did not know."""
    async with CarrierClient(CARRIER) as carrier:
        failed = await TrackingService(carrier, ParcelStore(path)).refresh_all()
    return len(failed)


def main(arguments: list[str]) -> int:
    """Run the command line."""
    path = Path(arguments[0])
    if arguments[1:] == ["refresh"]:
        return asyncio.run(refresh(path))
    store = ParcelStore(path)
    late = [] if store.is_empty else store.late(datetime.now(timezone.utc))
    sys.stdout.write(render(late) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
