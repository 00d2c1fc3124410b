"""`python -m amock.codemod`."""

import sys

from amock.codemod.cli import main

sys.exit(main())
