"""What the application speaks of."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class Status(Enum):
    """Where a parcel is."""

    SENT = "sent"
    TRAVELLING = "travelling"
    ARRIVED = "arrived"


@dataclass(frozen=True)
class Event:
    """One piece of news about a parcel."""

    at: datetime
    status: Status
    place: str


@dataclass
class Parcel:
    """A parcel that somebody waits for."""

    number: str
    address: str
    due: datetime
    events: list[Event] = field(default_factory=list)

    @property
    def status(self) -> Status:
        """Where the parcel was last seen."""
        return self.events[-1].status if self.events else Status.SENT

    def is_late(self, now: datetime) -> bool:
        """Tell whether it should have arrived by now."""
        return self.status is not Status.ARRIVED and now > self.due
