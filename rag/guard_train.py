"""Train the guard's classifier: `.venv/bin/python -m rag.guard_train` writes rag/guard_model.json.

Penalty, scale of the signs and threshold are chosen on evals/guard/train.jsonl by cross-validation;
evals/guard/held.jsonl is looked at once, for the scores that are stored and printed.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

from index.embed import MiniLM
from medphys.settings import ROOT
from rag import guard_model
from rag.guard_model import FILE, NAMES, Floats, row
from rag.guard_rules import RULES, plain, signs

FOLDER = ROOT / "evals" / "guard"
PENALTIES, SCALES = (0.01, 0.03, 0.06), (0.2, 0.3)
FOLDS, ROUNDS = 5, 2
FALSE_REFUSALS, RECALL = 0.03, 0.95  # of look-alikes at most; of requests at least
TRUST = 0.97  # precision from which a rule refuses by itself


def load(name: str, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """The lines of <name>.jsonl: text, refuse, rule, kind ("request", "lookalike", "ordinary")."""
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def rows(items: list[dict[str, Any]], vectors: NDArray[np.float32], scale: float) -> Floats:
    """(n, dim + signs): what the model reads of each text."""
    texts = [str(item["text"]) for item in items]
    return np.array([row(v, signs(plain(t)), t, scale) for t, v in zip(texts, vectors, strict=True)])


def softmax(x: Floats, label: NDArray[np.int64], penalty: float) -> Floats:
    """Bias and weights (classes, 1 + d) by maximum likelihood with L2 on the weights; label 0 is to answer."""
    classes, wide = int(label.max()) + 1, 1 + x.shape[1]
    one = np.eye(classes)[label]

    def loss(flat: Floats) -> tuple[float, Floats]:
        w = flat.reshape(classes, wide)
        z = w[:, 0] + x @ w[:, 1:].T
        told = logsumexp(z, axis=1)
        gap = np.exp(z - told[:, None]) - one
        slope = np.column_stack([gap.sum(axis=0), gap.T @ x + penalty * w[:, 1:]])
        return float(told.sum() - (z * one).sum() + 0.5 * penalty * (w[:, 1:] ** 2).sum()), slope.ravel()

    fit = minimize(loss, np.zeros(classes * wide), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(fit.x).reshape(classes, wide)


def refusing(w: Floats, x: Floats) -> Floats:
    """(n,) chances to refuse."""
    z = w[:, 0] + x @ w[:, 1:].T
    return np.asarray(1 - np.exp(z[:, 0] - logsumexp(z, axis=1)))


def held_out(x: Floats, label: NDArray[np.int64], penalty: float) -> Floats:
    """(n,) chances to refuse, each from fits that did not see its text, the mean over ROUNDS ways of making folds."""
    chance = np.zeros(len(label))
    for seed in range(ROUNDS):
        fold = np.random.default_rng(seed).permutation(len(label)) % FOLDS
        for out in (fold == k for k in range(FOLDS)):
            chance[out] += refusing(softmax(x[~out], label[~out], penalty), x[out]) / ROUNDS
    return chance


def trusted(items: list[dict[str, Any]]) -> tuple[list[str], Floats]:
    """Rules precise enough on train to refuse by themselves, and where one of them holds (n,)."""
    found = [{r.name for r in RULES if r.holds(signs(plain(str(i["text"]))))} for i in items]
    kept: list[str] = []
    for name in dict.fromkeys(r.name for r in RULES):
        right = [bool(i["refuse"]) for i, f in zip(items, found, strict=True) if name in f]
        if right and sum(right) >= TRUST * len(right):
            kept.append(name)
    return kept, np.array([float(bool(f & set(kept))) for f in found])


def threshold(chance: Floats, y: Floats, near: NDArray[np.bool_]) -> float:
    """The highest bar that keeps RECALL, if look-alikes allow it; else the lowest that they allow."""
    bars = np.round(np.arange(0.05, 0.96, 0.01), 2)
    allowed = [b for b in bars if (chance[near] >= b).mean() <= FALSE_REFUSALS]
    enough = [b for b in allowed if (chance[y > 0] >= b).mean() >= RECALL]
    return float(max(enough) if enough else min(allowed, default=0.95))


def scores(refused: NDArray[np.bool_], items: list[dict[str, Any]]) -> dict[str, float]:
    """Precision and recall of refusing, and the share of each kind of other question that is refused."""
    y = np.array([bool(i["refuse"]) for i in items])
    kind = np.array([i["kind"] for i in items])
    return {
        "precision": round(float(y[refused].mean()), 4) if refused.any() else 0.0,
        "recall": round(float(refused[y].mean()), 4),
        "lookalikes_refused": round(float(refused[kind == "lookalike"].mean()), 4),
        "ordinary_refused": round(float(refused[kind == "ordinary"].mean()), 4),
    }


def train() -> dict[str, Any]:
    """Fit, choose, score on held-out texts, store; returns what was stored."""
    from rag.guard import refusal

    embed = MiniLM(1)
    items, held = load("train"), load("held")
    vectors = embed.encode([i["text"] for i in items])
    y = np.array([float(i["refuse"]) for i in items])
    near = np.array([i["kind"] == "lookalike" for i in items])
    names, sure = trusted(items)
    rules = list(dict.fromkeys(str(i["rule"]) for i in items if i["rule"]))
    label = np.array([1 + rules.index(i["rule"]) if i["refuse"] else 0 for i in items])
    tried = {(p, s): held_out(rows(items, vectors, s), label, p) for s in SCALES for p in PENALTIES}
    penalty, scale = min(tried, key=lambda k: float(-np.log(np.where(y > 0, tried[k], 1 - tried[k]) + 1e-9).mean()))
    chance = np.maximum(tried[penalty, scale], sure)
    bar = threshold(chance, y, near)
    fit = softmax(rows(items, vectors, scale), label, penalty)
    made: dict[str, Any] = {
        "trained": f"{datetime.now(UTC):%Y-%m-%d}", "embedder": embed.name, "texts": len(items), "to_refuse": int(y.sum()),
        "penalty": penalty, "scale": scale, "threshold": bar, "trusted": names,
        "cross_validated": scores(chance >= bar, items), "held_out": {}, "rules": rules, "signs": list(NAMES),
        "bias": [round(float(w[0]), 3) for w in fit],
        "weights": [[round(float(v), 2) for v in w[1:]] for w in fit],
    }  # fmt: skip
    _store(made)
    found = [refusal(i["text"], v) for i, v in zip(held, embed.encode([i["text"] for i in held]), strict=True)]
    made["held_out"] = scores(np.array([f is not None for f in found]), held)
    made["held_out"]["texts"] = len(held)
    named = [f.rule == i["rule"] for f, i in zip(found, held, strict=True) if f and i["refuse"]]
    made["held_out"]["rule_right"] = round(float(np.mean(named)), 4) if named else 0.0
    _store(made)
    return made


def _store(made: dict[str, Any]) -> None:
    """One line a key; the next look at the model reads it anew."""
    lines = ",\n".join(f" {json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in made.items())
    FILE.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    guard_model.model.cache_clear()


if __name__ == "__main__":
    shown = train()
    print(json.dumps({k: v for k, v in shown.items() if k not in ("weights", "bias", "signs")}, indent=1))
