"""`python -m amock.generate`."""

import sys

from amock.generate.cli import main

sys.exit(main())
