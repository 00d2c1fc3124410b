"""`python -m amock.generate`: says what is missing where mypy is not installed."""

import sys

from amock.__main__ import main

sys.exit(main(["generate", *sys.argv[1:]]))
