"""The plot of the documentation, made from the stored results of all Python versions."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from benchmarks.stored import Results
from benchmarks.table import number

PLOT: Final = Path(__file__).parents[1] / "docs" / "assets" / "benchmarks.svg"
_COLOURS: Final = ("#c6dbef", "#85bcdc", "#4391c6", "#1460a8")
_BAND: Final = 0.8
"""How much of a line's height its bars take."""


def draw(results: list[Results]) -> None:
    """Draw a group of bars for each measurement, a bar in it for each Python version."""
    mpl.use("svg")
    # The same results give the same file.
    mpl.rcParams.update({"svg.hashsalt": "amock", "svg.fonttype": "none"})
    rows = results[-1].rows
    figure, axes = plt.subplots(figsize=(9, 0.55 * len(rows) + 1.2), layout="constrained")
    for i, result in enumerate(results):
        _draw_bars(axes, result, i, len(results))
    _draw_goals(axes, results[-1])
    axes.set_yticks(range(len(rows)), [row.name for row in rows])
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.set_xlim(1, 3 * max(row.ratio for result in results for row in result.rows))
    axes.set_xlabel("times as fast, or as small, as unittest.mock (logarithmic)")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(title="Python", loc="lower right", frameon=False)
    PLOT.parent.mkdir(exist_ok=True)
    figure.savefig(PLOT, metadata={"Date": None})


def _draw_bars(axes: Axes, result: Results, position: int, versions: int) -> None:
    height = _BAND / versions
    offset = (position - (versions - 1) / 2) * height
    ratios = [row.ratio for row in result.rows]
    places = [line + offset for line in range(len(ratios))]
    colour = _COLOURS[position % len(_COLOURS)]
    bars = axes.barh(places, ratios, height, label=result.version, color=colour)
    axes.bar_label(bars, [number(ratio) for ratio in ratios], padding=3, fontsize=7)


def _draw_goals(axes: Axes, result: Results) -> None:
    lines = range(len(result.rows))
    axes.vlines(
        [row.goal for row in result.rows],
        [line - _BAND / 2 for line in lines],
        [line + _BAND / 2 for line in lines],
        color="#d9480f",
        linewidth=1.5,
        label=f"goal on {result.version}",
    )
