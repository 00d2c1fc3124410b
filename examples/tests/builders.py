"""Parcels and news for the tests."""

from datetime import datetime, timezone

from parcels.models import Event, Parcel, Status

MORNING = datetime(2024, 5, 2, 9, tzinfo=timezone.utc)
EVENING = datetime(2024, 5, 2, 18, tzinfo=timezone.utc)


def parcel(*events: Event, number: str = "P1") -> Parcel:
    """A parcel that is due in the morning."""
    return Parcel(number, "ada@example.org", MORNING, list(events))


def event(status: Status = Status.TRAVELLING) -> Event:
    """News of the morning."""
    return Event(MORNING, status, "Leeds")
