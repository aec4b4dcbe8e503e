"""Fit the confidence model: the chance that an answer is right, from the signals of the answer path.

`python -m evals.run --fit` writes rag/confidence.json. Only calibration.jsonl is used. Every question but
those to refuse is answered with no bar; answering one that has no answer counts as wrong.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from evals import asked, metrics
from evals.asked import ANSWERABLE, Item
from medphys.errors import UserError
from rag import confidence
from rag.confidence import FILE, Signals
from rag.tutor import Tutor

Floats = NDArray[np.float64]
NAMES = tuple(f.name for f in fields(Signals))
PENALTIES = (0.3, 1.0, 3.0, 10.0, 30.0)  # L2 on standardised signals; the best held-out log loss decides
FOLDS = 5
WRONG_COSTS = 0.5  # a wrong answer takes back half of what a right one earns; with a calibrated chance the bar is 1/3
BARS = np.round(np.arange(0.10, 0.71, 0.01), 2)


def write(asking: Tutor, name: str = "calibration") -> dict[str, Any]:
    """Fit on <name>.jsonl, store rag/confidence.json and return what was stored."""
    made = fitted(*observe(asking, asked.load(name)))
    FILE.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    confidence.weights.cache_clear()
    return made


def observe(asking: Tutor, items: Sequence[Item]) -> tuple[Floats, Floats]:
    """Signals (n, len(NAMES)) and 1 for right or 0 for wrong (n,) of every question that reached an answer."""
    heard: list[Signals] = []

    def listen(found: Signals) -> float:
        heard.append(found)
        return 1.0

    listening = Tutor(asking.corpus, asking.generator, 0.0, listen)
    rights: list[float] = []
    for item in (i for i in items if i.kind != "refuse"):
        try:
            answer = listening.ask(item.ask).to_json()
        except UserError:  # evals.run counts and names it
            continue
        if len(heard) > len(rights):  # not if the guard stepped in
            rights.append(float(item.kind in ANSWERABLE and metrics.right(item, answer)))
    return np.array([list(asdict(found).values()) for found in heard], dtype=float), np.array(rights)


def fitted(x: Floats, y: Floats, seed: int = 7) -> dict[str, Any]:
    """Weights, bar and how good both are on held-out folds."""
    folds = np.random.default_rng(seed).permutation(len(y)) % FOLDS
    held = {penalty: held_out(x, y, folds, penalty) for penalty in PENALTIES}
    penalty = min(PENALTIES, key=lambda p: log_loss(held[p], y))
    chance, bar = held[penalty], best_bar(held[penalty], y)
    weights = logistic(x, y, penalty)
    return {
        "fitted": f"{datetime.now(UTC):%Y-%m-%d}",
        "questions": len(y),
        "right": int(y.sum()),
        "penalty": penalty,
        "abstain_below": bar,
        "held_out": {
            "log_loss": round(log_loss(chance, y), 4),
            "brier": round(metrics.brier(list(chance), list(y > 0)), 4),
            "ece": round(metrics.ece(list(chance), list(y > 0)), 4),
            "auc": round(metrics.separation(list(chance), list(y > 0)), 4),
            "coverage": round(float((chance >= bar).mean()), 4),
            "accuracy_when_answered": round(float(y[chance >= bar].mean()), 4),
        },
        "weights": {name: round(float(w), 5) for name, w in zip(("bias", *NAMES), weights, strict=True)},
    }


def logistic(x: Floats, y: Floats, penalty: float) -> Floats:
    """Bias and weights (1 + d,) for raw signals, fitted on standardised ones; a constant signal weighs 0."""
    mean, spread = x.mean(axis=0), x.std(axis=0)
    moves = spread > 1e-9
    z = np.where(moves, (x - mean) / np.where(moves, spread, 1.0), 0.0)

    def loss(w: Floats) -> tuple[float, Floats]:
        p = expit(w[0] + z @ w[1:])
        gap = p - y
        value = -float(np.log(np.where(y > 0, p, 1 - p) + 1e-12).sum()) + 0.5 * penalty * float(w[1:] @ w[1:])
        return value, np.concatenate([[gap.sum()], z.T @ gap + penalty * w[1:]])

    w = np.asarray(minimize(loss, np.zeros(1 + x.shape[1]), jac=True, method="L-BFGS-B").x)
    raw = np.where(moves, w[1:] / np.where(moves, spread, 1.0), 0.0)
    return np.concatenate([[w[0] - raw @ mean], raw])


def held_out(x: Floats, y: Floats, folds: NDArray[np.int64], penalty: float) -> Floats:
    """(n,) chances, each from a fit that did not see its question."""
    chance = np.empty(len(y))
    for fold in range(FOLDS):
        out = folds == fold
        w = logistic(x[~out], y[~out], penalty)
        chance[out] = expit(w[0] + x[out] @ w[1:])
    return chance


def log_loss(chance: Floats, y: Floats) -> float:
    """Mean negative log likelihood, in nats."""
    return float(-np.log(np.where(y > 0, chance, 1 - chance) + 1e-12).mean())


def best_bar(chance: Floats, y: Floats) -> float:
    """The bar below which abstaining pays: right answers earn 1, wrong ones cost WRONG_COSTS."""
    gain = np.where(y > 0, 1.0, -WRONG_COSTS)
    worth = np.array([gain[chance >= bar].sum() for bar in BARS])
    near = BARS[worth >= worth.max() - 0.01 * len(y)]  # the curve is flat and noisy: the middle of its top
    return float(near[len(near) // 2])
