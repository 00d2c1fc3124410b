"""The command line, with everything below it patched."""

import io
import unittest
from contextlib import redirect_stdout
from unittest.mock import AsyncMock, MagicMock, Mock, patch

from parcels import cli
from parcels.carrier import CarrierClient
from parcels.store import ParcelStore

from tests.builders import parcel


class ReportTests(unittest.TestCase):
    def test_late_parcels_are_printed(self) -> None:
        with patch("parcels.cli.ParcelStore") as store_class, redirect_stdout(io.StringIO()) as out:
            store_class.return_value.is_empty = False
            store_class.return_value.late.return_value = [parcel()]
            cli.main(["parcels.json"])

        assert "P1" in out.getvalue()

    @patch("parcels.cli.render", new_callable=MagicMock)
    def test_an_empty_store_is_reported(self, render: MagicMock) -> None:
        render.return_value = "nothing is late"
        with redirect_stdout(io.StringIO()) as out:
            cli.main(["/nowhere/parcels.json"])

        assert out.getvalue() == "nothing is late\n"
        render.assert_called_once_with([])


class RefreshTests(unittest.TestCase):
    def test_refresh_is_run_to_its_end(self) -> None:
        with patch("parcels.cli.refresh", return_value=0) as refresh:
            assert cli.main(["parcels.json", "refresh"]) == 0

        refresh.assert_awaited_once()

    def test_the_carrier_is_left(self) -> None:
        carrier = MagicMock(spec=CarrierClient)
        carrier.__aenter__.return_value = carrier
        store = Mock(spec=ParcelStore)
        store.numbers.return_value = []
        with (
            patch("parcels.cli.CarrierClient", return_value=carrier),
            patch("parcels.cli.ParcelStore", return_value=store),
        ):
            assert cli.main(["parcels.json", "refresh"]) == 0

        carrier.__aexit__.assert_awaited_once()

    # The name of a host is a text, not a port; the mocked client takes anything.
    @patch("parcels.cli.CARRIER", 7070)  # error: [mock-value]
    @patch("parcels.cli.CarrierClient")
    def test_the_carrier_is_the_one_of_the_settings(self, client_class: MagicMock) -> None:
        cli.main(["/nowhere/parcels.json", "refresh"])

        client_class.assert_called_once_with(7070)

    # Misspelt: the patcher gives a mock whose result is a mock.
    @patch("parcels.cli.refresh", new_callable=AsyncMock, retrun_value=1)  # error: [mock-spec]
    def test_failures_are_the_exit_code(self, refresh: AsyncMock) -> None:
        assert cli.main(["parcels.json", "refresh"])
