"""Compare the mocks of all public classes: `python -m tests.agreement`, or `make agreement`.

Every disagreement is listed with its reason, then how often there is which. Exit code: 1 where the
sides agree on less than 99 % of all claims or a disagreement has no reason.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.agreement.comparison import compare
from tests.agreement.public_classes import public_classes

ENOUGH = 0.99


def main() -> int:
    """Print the comparison and return the exit code."""
    with tempfile.TemporaryDirectory() as place:
        comparison = compare(public_classes(), Path(place))
    reasons = Counter(str(disagreement.reason) for disagreement in comparison.disagreements)
    often = (f"{count} times: {reason}" for reason, count in reasons.most_common())
    for line in (*comparison.disagreements, *often, comparison):
        sys.stdout.write(f"{line}\n")
    explained = all(disagreement.reason for disagreement in comparison.disagreements)
    return 0 if explained and comparison.rate >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
