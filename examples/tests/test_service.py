"""The service, with the carrier and the store mocked."""

import os
import unittest
from unittest.mock import AsyncMock, MagicMock, Mock, create_autospec, patch

from parcels.carrier import CarrierClient, CarrierError
from parcels.models import Status
from parcels.service import TrackingService
from parcels.store import ParcelStore

from tests.builders import EVENING, MORNING, event, parcel


class RefreshTests(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.carrier = AsyncMock(spec=CarrierClient)
        self.store = MagicMock(spec=ParcelStore)
        self.service = TrackingService(self.carrier, self.store)

    async def test_no_news_is_not_kept(self) -> None:
        self.store.get.return_value = parcel()
        self.carrier.fetch_events.return_value = []

        await self.service.refresh("P1")

        self.carrier.fetch_events.assert_awaited_once_with("P1", since=None)
        # The parentheses are missing: nothing is asserted.
        self.store.save.assert_not_called  # error: [mock-assert]

    async def test_news_are_asked_for_since_the_last(self) -> None:
        self.store.get.return_value = parcel(event())
        self.carrier.fetch_events.return_value = []

        await self.service.refresh("P1")

        self.carrier.fetch_events.assert_awaited_once_with("P1", since=MORNING)

    async def test_news_are_mailed(self) -> None:
        self.store.get.return_value = parcel()
        self.carrier.fetch_events.return_value = [event(Status.ARRIVED)]
        # `deliver` is an `async def`: its caller awaits a bool here. This test fails.
        # error: [mock-async]
        with patch("parcels.mail.deliver", new=Mock(return_value=True)) as deliver:
            await self.service.refresh("P1")

        deliver.assert_called_once()

    async def test_the_letter_has_the_carriers_page(self) -> None:
        self.store.get.return_value = parcel()
        self.carrier.fetch_events.return_value = [event()]
        # Likewise: `new_callable` hides that `deliver` is an `async def`. This test fails.
        # error: [mock-async]
        with patch("parcels.mail.deliver", new_callable=MagicMock, return_value=True):
            await self.service.refresh("P1")

        # `tracking_url` is a plain method: nobody awaits it, and any attribute of a mock is true.
        assert self.carrier.tracking_url.await_count  # error: [mock-async]

    async def test_a_deaf_carrier_stops_nothing(self) -> None:
        self.store.numbers.return_value = ["P1", "P2"]
        self.store.get.side_effect = [parcel(), parcel(number="P2")]
        self.carrier.fetch_events.side_effect = [CarrierError("no answer"), []]

        assert await self.service.refresh_all() == ["P1"]

    async def test_no_parcels_no_questions(self) -> None:
        # The method is called `numbers`; the mock takes the other name, and `numbers()` is empty
        # because a MagicMock iterates over nothing.
        self.store.number = Mock(return_value=[])  # error: [attr-defined]

        assert await self.service.refresh_all() == []


class PriceTests(unittest.IsolatedAsyncioTestCase):
    async def test_the_price_is_the_carriers(self) -> None:
        carrier = AsyncMock(spec=CarrierClient)
        # `fetch_rate` gives a float; a text comes back here because nobody reckons with it.
        carrier.fetch_rate.return_value = "1.50"  # error: [mock-value]

        price = await TrackingService(carrier, Mock(spec=ParcelStore)).price(100)

        self.assertEqual(price, "1.50")

    async def test_the_store_is_not_needed(self) -> None:
        carrier = AsyncMock(spec=CarrierClient)
        # A mock of the wrong class; nobody uses it.
        service = TrackingService(carrier, AsyncMock(spec=CarrierClient))  # error: [arg-type]

        await service.price(100)

        carrier.fetch_rate.assert_awaited_once_with(100)


class LateTests(unittest.TestCase):
    def test_the_store_knows_what_is_late(self) -> None:
        store = create_autospec(ParcelStore, instance=True)
        store.is_empty = False
        # A list of parcels is declared, and a truth is given; nobody looks into it.
        store.late.return_value = True  # error: [mock-value]

        assert TrackingService(Mock(spec=CarrierClient), store).late(EVENING)

    def test_an_empty_store_is_not_asked(self) -> None:
        # Misspelt: the mock has an attribute more, and its result is a mock.
        late = Mock(retrun_value=[])  # error: [mock-spec]
        store = Mock(spec=ParcelStore, is_empty=True, late=late)

        assert TrackingService(Mock(spec=CarrierClient), store).late(EVENING) == []


@unittest.skipUnless(os.environ.get("NIGHTLY"), "needs a night")
class NightlyTests(unittest.IsolatedAsyncioTestCase):
    """Tests that seldom run, and were left behind when the names changed."""

    async def test_everything_is_refreshed(self) -> None:
        carrier = AsyncMock(spec=CarrierClient)
        carrier.fetch_event.return_value = []  # error: [attr-defined] "fetch_events"
        store = create_autospec(ParcelStore, instance=True)

        await TrackingService(carrier, store).refresh_all()

        store.save.assert_called_once_with(parcel(), overwite=True)  # error: [call-arg]
        carrier.tracking_url.assert_awaited_once_with("P1")  # error: [mock-async]

    @patch("parcels.mail.send_letter", return_value=True)  # error: [mock-target]
    async def test_a_letter_is_sent(self, send_letter: AsyncMock) -> None:
        service = TrackingService(AsyncMock(spec=CarrierClient), MagicMock(spec=ParcelStore))

        assert await service.announce(parcel())

        send_letter.assert_awaited_once()
