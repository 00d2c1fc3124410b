"""Parcels, kept in a file."""

import json
from datetime import datetime
from pathlib import Path
from typing import TypedDict

from parcels.models import Event, Parcel, Status


class Item(TypedDict):
    """A parcel as the file has it."""

    address: str
    due: str
    events: list[tuple[str, str, str]]


class ParcelStore:
    """The parcels of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def is_empty(self) -> bool:
        """Whether nothing was kept yet."""
        return not self.path.exists()

    def numbers(self) -> list[str]:
        """Return the numbers of all parcels."""
        return sorted(self._read())

    def get(self, number: str) -> Parcel:
        """Return the parcel of that number.

        Raises:
            KeyError: there is none.
        """
        item = self._read()[number]
        events = [
            Event(datetime.fromisoformat(at), Status(status), place)
            for at, status, place in item["events"]
        ]
        return Parcel(number, item["address"], datetime.fromisoformat(item["due"]), events)

    def save(self, parcel: Parcel, *, overwrite: bool = True) -> None:
        """Keep the parcel."""
        items = self._read()
        if parcel.number in items and not overwrite:
            raise FileExistsError(parcel.number)
        items[parcel.number] = {
            "address": parcel.address,
            "due": parcel.due.isoformat(),
            "events": [(e.at.isoformat(), e.status.value, e.place) for e in parcel.events],
        }
        self.path.write_text(json.dumps(items))

    def late(self, now: datetime) -> list[Parcel]:
        """Return the parcels that should have arrived by now."""
        parcels = (self.get(number) for number in self.numbers())
        return [parcel for parcel in parcels if parcel.is_late(now)]

    def _read(self) -> dict[str, Item]:
        if self.is_empty:
            return {}
        items: dict[str, Item] = json.loads(self.path.read_text())
        return items
