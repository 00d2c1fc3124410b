"""`--amock-report`: what there is to say about a suite's mocks once all tests have run."""

from __future__ import annotations

from amock_pytest.report.collecting import Report as Report

__all__ = ["Report"]
