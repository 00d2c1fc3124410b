"""What the application does."""

from datetime import datetime

from parcels import mail
from parcels.carrier import CarrierClient, CarrierError
from parcels.models import Parcel
from parcels.store import ParcelStore


class TrackingService:
    """Brings the news of the carrier to the store and to whoever waits."""

    def __init__(self, carrier: CarrierClient, store: ParcelStore) -> None:
        self.carrier = carrier
        self.store = store

    async def refresh(self, number: str) -> Parcel:
        """Fetch the news about a parcel; keep them and mail them if there are any."""
        parcel = self.store.get(number)
        since = parcel.events[-1].at if parcel.events else None
        events = await self.carrier.fetch_events(number, since=since)
        if events:
            parcel.events += events
            self.store.save(parcel)
            await self.announce(parcel)
        return parcel

    async def refresh_all(self) -> list[str]:
        """Refresh every parcel; return the numbers of those of which the carrier knew nothing."""
        failed = []
        for number in self.store.numbers():
            try:
                await self.refresh(number)
            except CarrierError:
                failed.append(number)
        return failed

    async def announce(self, parcel: Parcel) -> bool:
        """Mail where the parcel is; return whether the letter is on its way."""
        url = self.carrier.tracking_url(parcel.number)
        return await mail.deliver(mail.compose(parcel, url))

    async def price(self, grams: int) -> float:
        """Return what a parcel of that weight costs."""
        return await self.carrier.fetch_rate(grams)

    def late(self, now: datetime) -> list[Parcel]:
        """Return the parcels that should have arrived by now."""
        return [] if self.store.is_empty else self.store.late(now)
