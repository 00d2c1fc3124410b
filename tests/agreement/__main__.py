"""Compare the mocks of all public classes: `python -m tests.agreement`, or `make agreement`.

Every disagreement is listed with its reason. Exit code: 1 where less than 99 % agree or a
disagreement has no reason.
"""

import sys
import tempfile
from pathlib import Path

from tests.agreement.comparison import compare
from tests.agreement.public_classes import public_classes

ENOUGH = 0.99


def main() -> int:
    """Print the comparison and return the exit code."""
    with tempfile.TemporaryDirectory() as place:
        comparison = compare(public_classes(), Path(place))
    for line in (*comparison.disagreements, comparison):
        sys.stdout.write(f"{line}\n")
    explained = all(disagreement.reason for disagreement in comparison.disagreements)
    return 0 if explained and comparison.rate_of_plugin >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
