"""Write the stored results into the documentation: `python -m benchmarks.report`."""

from __future__ import annotations

from benchmarks.plot import PLOT, draw
from benchmarks.stored import stored_results
from benchmarks.table import PAGE, markdown, replace_table


def main() -> None:
    """Write the table and the plot."""
    results = stored_results()
    PAGE.write_text(replace_table(PAGE.read_text(), markdown(results)))
    draw(results)
    print(
        f"written: {PAGE.name} and {PLOT.name}, for Python {', '.join(r.version for r in results)}"
    )


if __name__ == "__main__":
    main()
