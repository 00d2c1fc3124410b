"""The plot of the page, made from the stored results."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib import pyplot as plt

from benchmarks.alternatives.stored import Comparison, count

PLOT: Final = Path(__file__).parents[2] / "docs" / "assets" / "comparison.svg"


def draw(comparison: Comparison) -> None:
    """Draw a bar for each library: what mypy finds, what only a run finds, what nothing finds."""
    mpl.use("svg")
    # The same results give the same file.
    mpl.rcParams.update({"svg.hashsalt": "amock", "svg.fonttype": "none"})
    counts = [
        (result.name, count(result.findings, misuses=True))
        for result in comparison.results
        if result.findings
    ]
    figure, axes = plt.subplots(figsize=(9, 0.4 * len(counts) + 1.2), layout="constrained")
    names = [name for name, _ in counts]
    parts = {
        "found by mypy": ("#1460a8", [found.by_mypy for _, found in counts]),
        "only when run": ("#85bcdc", [found.either - found.by_mypy for _, found in counts]),
        "not found": ("#e3e3e3", [found.tests - found.either for _, found in counts]),
    }
    left = [0] * len(counts)
    for label, (colour, lengths) in parts.items():
        bars = axes.barh(names, lengths, left=left, color=colour, label=label, height=0.7)
        dark = "white" if label == "found by mypy" else "black"
        texts = [str(length) if length else "" for length in lengths]
        axes.bar_label(bars, texts, label_type="center", color=dark, fontsize=8)
        left = [one + other for one, other in zip(left, lengths, strict=True)]
    axes.invert_yaxis()
    axes.set_xlabel("misuses that can be written with it")
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside lower center", ncols=3, frameon=False)
    PLOT.parent.mkdir(exist_ok=True)
    figure.savefig(PLOT, metadata={"Date": None})
