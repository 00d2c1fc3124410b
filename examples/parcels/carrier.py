"""The carrier's interface, spoken over a line-based socket."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime
from types import TracebackType

from parcels.models import Event, Status


class CarrierError(Exception):
    """The carrier did not answer as it should."""


class CarrierClient:
    """A connection to the carrier."""

    def __init__(self, host: str, port: int = 7070) -> None:
        self.host = host
        self.port = port

    async def __aenter__(self) -> "CarrierClient":
        """Use the client for the length of a block."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Say goodbye."""
        await self.close()

    def tracking_url(self, number: str) -> str:
        """Return the page on which the carrier shows the parcel to everybody."""
        return f"https://{self.host}/track/{number}"

    async def fetch_events(self, number: str, *, since: datetime | None = None) -> list[Event]:
        """Return the news about a parcel, the oldest first."""
        answer = await self._ask(f"EVENTS {number} {since.isoformat() if since else '-'}")
        return [_event(item) for item in json.loads(answer)]

    async def fetch_rate(self, grams: int) -> float:
        """Return what a parcel of that weight costs."""
        return float(await self._ask(f"RATE {grams}"))

    async def watch(self, number: str) -> AsyncIterator[Event]:
        """Yield the news about a parcel as it comes."""
        seen = 0
        while True:
            events = await self.fetch_events(number)
            for event in events[seen:]:
                yield event
            seen = len(events)
            await asyncio.sleep(60)

    async def close(self) -> None:
        """Say goodbye."""
        await self._ask("BYE")

    async def _ask(self, line: str) -> str:
        reader, writer = await asyncio.open_connection(self.host, self.port)
        writer.write(line.encode() + b"\n")
        await writer.drain()
        answer = (await reader.readline()).decode()
        writer.close()
        if not answer:
            raise CarrierError(f"no answer to {line!r}")
        return answer


def _event(item: dict[str, str]) -> Event:
    return Event(datetime.fromisoformat(item["at"]), Status(item["status"]), item["place"])
