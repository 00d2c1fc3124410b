"""`python -m amock.codemod`: says what is missing where mypy or LibCST is not installed."""

import sys

from amock.__main__ import main

sys.exit(main(["codemod", *sys.argv[1:]]))
