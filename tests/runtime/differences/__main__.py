"""Write `docs/differences.md`: `python -m tests.runtime.differences`."""

from tests.runtime.differences.page import PAGE, page

PAGE.write_text(page(), encoding="utf-8")
