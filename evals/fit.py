"""Fit the confidence model: the chance that an answer is right, from the signals of the answer path.

`python -m evals.run --fit` writes rag/confidence.json. Only calibration.jsonl is used. Every question but
those to refuse is answered with no bar; answering one that has no answer counts as wrong.
"""

from __future__ import annotations

import json
from collections import Counter
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
SPEAK_AGAINST, SPEAK_EITHER_WAY = {"unknown", "uncomputed"}, {"missing"}  # all others can only raise the chance
# How many of each kind a student is taken to ask; the calibration set holds more of what is hard.
MIX = {
    "short": 220,
    "numeric": 90,
    "missing": 12,
    "choice": 100,
    "unit": 30,
    "followup": 20,
    "lookalike": 60,
    "abstain": 60,
}
WRONG_COSTS = 1.0  # a wrong answer takes back what a right one earns; evals/LOG.md has the trade-off
BAR = round(WRONG_COSTS / (1 + WRONG_COSTS), 3)  # where answering starts to pay, if the chance is calibrated


def write(asking: Tutor, name: str = "calibration") -> dict[str, Any]:
    """Fit on <name>.jsonl, store rag/confidence.json and return what was stored."""
    made = fitted(*observe(asking, asked.load(name)))
    FILE.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    confidence.fitted.cache_clear()
    return made


def observe(asking: Tutor, items: Sequence[Item]) -> tuple[Floats, Floats, Floats]:
    """Signals (n, len(NAMES)), 1 for right or 0 for wrong (n,), and weight (n,) of what reached an answer."""
    heard: list[Signals] = []

    def listen(found: Signals) -> float:
        heard.append(found)
        return 1.0

    listening = Tutor(asking.corpus, asking.generator, 0.0, listen)
    rights: list[float] = []
    kinds: list[str] = []
    for item in (i for i in items if i.kind != "refuse"):
        try:
            answer = listening.ask(item.ask).to_json()
        except UserError:  # evals.run counts and names it
            continue
        if len(heard) > len(rights):  # not if the guard stepped in
            rights.append(float(item.kind in ANSWERABLE and metrics.right(item, answer)))
            kinds.append(item.kind)
    return np.array([list(asdict(found).values()) for found in heard], dtype=float), np.array(rights), mixed(kinds)


def mixed(kinds: Sequence[str]) -> Floats:
    """(n,) weights of mean 1 that give each kind its share of MIX."""
    count = Counter(kinds)
    raw = np.array([MIX[kind] / count[kind] for kind in kinds])
    return np.asarray(raw / raw.mean())


def fitted(x: Floats, y: Floats, s: Floats) -> dict[str, Any]:
    """Weights, bar and how good both are on held-out folds."""
    held = {penalty: repeated(x, y, s, penalty) for penalty in PENALTIES}
    penalty = min(PENALTIES, key=lambda p: log_loss(held[p], y, s))
    chance, right = held[penalty], list(y > 0)
    weights = logistic(x, y, s, penalty)
    return {
        "fitted": f"{datetime.now(UTC):%Y-%m-%d}",
        "questions": len(y),
        "right": int(y.sum()),
        "penalty": penalty,
        "abstain_below": BAR,
        "held_out": {
            "log_loss": round(log_loss(chance, y, s), 4),
            "brier": round(metrics.brier(list(chance), right), 4),
            "ece": round(metrics.ece(list(chance), right), 4),
            "auc": round(metrics.separation(list(chance), right), 4),
            "coverage": round(float((chance >= BAR).mean()), 4),
            "accuracy_when_answered": round(float(y[chance >= BAR].mean()), 4),
        },
        "weights": {name: round(float(w), 5) for name, w in zip(("bias", *NAMES), weights, strict=True)},
    }


def logistic(x: Floats, y: Floats, s: Floats, penalty: float, names: Sequence[str] = NAMES) -> Floats:
    """Bias and weights (1 + d,) for raw signals, fitted on standardised ones; a constant signal weighs 0.

    s  (n,) how much each question counts
    Each weight keeps the sign that its signal must have: signals overlap, and a few hundred questions
    would otherwise make one of them praise what another blames.
    """
    bounds = [(None, None), *(sign(name) for name in names)]
    mean, spread = x.mean(axis=0), x.std(axis=0)
    moves = spread > 1e-9
    z = np.where(moves, (x - mean) / np.where(moves, spread, 1.0), 0.0)

    def loss(w: Floats) -> tuple[float, Floats]:
        p = expit(w[0] + z @ w[1:])
        gap = s * (p - y)
        value = -float(s @ np.log(np.where(y > 0, p, 1 - p) + 1e-12)) + 0.5 * penalty * float(w[1:] @ w[1:])
        return value, np.concatenate([[gap.sum()], z.T @ gap + penalty * w[1:]])

    w = np.asarray(minimize(loss, np.zeros(1 + x.shape[1]), jac=True, bounds=bounds, method="L-BFGS-B").x)
    raw = np.where(moves, w[1:] / np.where(moves, spread, 1.0), 0.0)
    return np.concatenate([[w[0] - raw @ mean], raw])


def sign(name: str) -> tuple[float | None, float | None]:
    """Least and greatest weight of a signal."""
    return (None, None) if name in SPEAK_EITHER_WAY else (None, 0.0) if name in SPEAK_AGAINST else (0.0, None)


def repeated(x: Floats, y: Floats, s: Floats, penalty: float, times: int = 5) -> Floats:
    """(n,) held-out chances, the mean over several ways of making folds."""
    folds = [np.random.default_rng(seed).permutation(len(y)) % FOLDS for seed in range(times)]
    return np.asarray(np.mean([held_out(x, y, s, f, penalty) for f in folds], axis=0))


def held_out(x: Floats, y: Floats, s: Floats, folds: NDArray[np.int64], penalty: float) -> Floats:
    """(n,) chances, each from a fit that did not see its question."""
    chance = np.empty(len(y))
    for fold in range(FOLDS):
        out = folds == fold
        w = logistic(x[~out], y[~out], s[~out], penalty)
        chance[out] = expit(w[0] + x[out] @ w[1:])
    return chance


def log_loss(chance: Floats, y: Floats, s: Floats) -> float:
    """Mean negative log likelihood, in nats."""
    return float(-(s @ np.log(np.where(y > 0, chance, 1 - chance) + 1e-12)) / s.sum())
