"""The loss curve of a run, as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def draw(log: list[dict[str, Any]], file: Path) -> None:
    """Training and held-out loss against the step, as PNG; nothing where matplotlib is not installed.

    log  the trainer's history: {"step", "loss"} and {"step", "eval_loss"} entries among others
    """
    try:
        from matplotlib.figure import Figure
    except ModuleNotFoundError:
        return
    figure = Figure(figsize=(6, 3.5), layout="constrained")
    axes = figure.subplots()
    for name, label, style in (("loss", "training", "-"), ("eval_loss", "held out", "o--")):
        points = [(one["step"], one[name]) for one in log if name in one]
        if points:
            axes.plot(*zip(*points, strict=True), style, label=label, markersize=4)
    axes.set_xlabel("optimiser step")
    axes.set_ylabel("loss, nats per answer token")
    axes.grid(alpha=0.3)
    if axes.lines:
        axes.legend()
    figure.savefig(file, dpi=120)
