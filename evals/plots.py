"""The pictures of a run: reliability, scores by kind and by domain, and the bars of a benchmark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.asked import KINDS
from medphys.lazy import need

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BLUE, GREY = "#2b6cb0", "#94a3b8"


def draw(report: dict[str, Any], folder: Path, name: str) -> list[Path]:
    """Write <name>-reliability.png, -kinds.png and -domains.png; returns their paths."""
    kinds: dict[str, dict[str, float]] = {k: report["by_kind"][k] for k in KINDS if k in report["by_kind"]}
    made = [
        _saved(folder / f"{name}-kinds.png", (6.4, 3.6), lambda axes: bars(axes, kinds, "Score by kind of question")),
        _saved(
            folder / f"{name}-domains.png",
            (6.4, 6.4),
            lambda axes: bars(axes, report["by_domain"], "Answerable questions by domain"),
        ),
    ]
    if report["calibration"]["bins"]:
        made.append(
            _saved(
                folder / f"{name}-reliability.png", (4.6, 4.6), lambda axes: reliability(axes, report["calibration"])
            )
        )
    return made


def bars(axes: Axes, groups: dict[str, dict[str, float]], title: str) -> None:
    """One bar a group with its bootstrap interval, the first on top."""
    names = list(groups)[::-1]
    means = [groups[n]["mean"] for n in names]
    spans = [
        [max(0.0, groups[n]["mean"] - groups[n]["low"]) for n in names],
        [max(0.0, groups[n]["high"] - groups[n]["mean"]) for n in names],
    ]
    axes.barh(names, means, xerr=spans, color=BLUE, ecolor=GREY, capsize=2, height=0.65)
    for y, name in enumerate(names):
        axes.text(1.02, y, f"n={groups[name]['n']}", va="center", fontsize=7, color="#475569")
    axes.set(xlim=(0, 1), xlabel="share right, with 95 % bootstrap interval", title=title)
    axes.tick_params(labelsize=8)
    _bare(axes)


def reliability(axes: Axes, calibration: dict[str, Any]) -> None:
    """Accuracy against confidence in bins of equal numbers of answers; the diagonal is perfect."""
    bins = calibration["bins"]
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1)
    axes.plot([b["confidence"] for b in bins], [b["accuracy"] for b in bins], marker="o", color=BLUE)
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="stated confidence", ylabel="share right")
    axes.set_title(
        f"Reliability: ECE {calibration['ece']:.3f}, Brier {calibration['brier']:.3f}, n={calibration['n']}",
        fontsize=10,
    )
    _bare(axes)


def timings(groups: dict[str, float], file: Path) -> Path:
    """Horizontal bars of milliseconds on a logarithmic axis."""

    def fill(axes: Axes) -> None:
        names = list(groups)[::-1]
        axes.barh(names, [groups[n] for n in names], color=BLUE, height=0.65)
        for y, name in enumerate(names):
            axes.text(groups[name] * 1.05, y, f"{groups[name]:.3g}", va="center", fontsize=8)
        axes.set(xscale="log", xlabel="milliseconds", title="Time")
        axes.margins(x=0.15)
        _bare(axes)

    return _saved(file, (6.4, 3.6), fill)


def _bare(axes: Axes) -> None:
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _saved(file: Path, size: tuple[float, float], fill: Any) -> Path:
    """A figure on its own canvas, so that no display and no global state is needed."""
    need("matplotlib", extra="dev", why="Drawing plots")
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, layout="constrained")
    FigureCanvasAgg(figure)
    fill(figure.add_subplot())
    figure.savefig(file, dpi=150)
    return file
