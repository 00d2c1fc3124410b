"""Letters, without a mail server."""

import unittest
from unittest.mock import AsyncMock, Mock, call, patch

from parcels import mail

from tests.builders import parcel


class DeliverTests(unittest.IsolatedAsyncioTestCase):
    async def test_a_letter_is_written(self) -> None:
        writer = Mock(drain=AsyncMock())
        with patch("asyncio.open_connection", return_value=(Mock(), writer)):
            assert await mail.deliver(mail.compose(parcel(), "https://carrier.example.org"))

        writer.close.assert_called_once_with()

    async def test_it_is_tried_again_later_each_time(self) -> None:
        with (
            patch("asyncio.open_connection", side_effect=OSError),
            # `sleep` is an `async def`, what replaces it is not. This test fails.
            patch("asyncio.sleep", new=Mock(return_value=None)) as sleep,  # error: [mock-async]
        ):
            assert not await mail.deliver(mail.compose(parcel(), "https://carrier.example.org"))

        assert sleep.mock_calls == [call(1), call(2), call(4)]


class ComposeTests(unittest.TestCase):
    def test_the_letter_has_the_url(self) -> None:
        letter = mail.compose(parcel(), "https://carrier.example.org/track/P1")

        assert "track/P1" in letter.get_content()
