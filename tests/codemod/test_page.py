import subprocess
import sys
from pathlib import Path

from amock.codemod.rules.page import page


def test_the_page_on_the_rules_is_up_to_date():
    """If not: python -m amock.codemod.rules.page > docs/codemod-rules.md."""
    written = Path(__file__).parents[2] / "docs" / "codemod-rules.md"
    assert written.read_text("utf-8") == page()


def test_the_page_is_what_the_module_prints():
    command = [sys.executable, "-m", "amock.codemod.rules.page"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.decode() == page()
