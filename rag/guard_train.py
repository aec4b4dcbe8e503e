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
from scipy.special import expit

from index.embed import MiniLM
from medphys.settings import ROOT
from rag import guard_model
from rag.guard_model import FILE, NAMES, Floats, row
from rag.guard_rules import RULES, plain, signs

FOLDER = ROOT / "evals" / "guard"
PENALTIES, SCALES = (0.1, 0.2, 0.4, 0.8), (0.15, 0.3, 0.5)
FOLDS, ROUNDS = 5, 3
FALSE_REFUSALS, RECALL = 0.03, 0.95  # of look-alikes at most; of requests at least
TRUST = 0.97  # precision from which a rule refuses by itself


def load(name: str, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """The lines of <name>.jsonl: text, refuse, rule, kind ("request", "lookalike", "ordinary")."""
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def rows(items: list[dict[str, Any]], vectors: NDArray[np.float32], scale: float) -> Floats:
    """(n, dim + signs): what the model reads of each text."""
    texts = [str(item["text"]) for item in items]
    return np.array([row(v, signs(plain(t)), t, scale) for t, v in zip(texts, vectors, strict=True)])


def logistic(x: Floats, y: Floats, penalty: float) -> Floats:
    """Bias and weights (1 + d,), both classes counted alike, L2 on the weights."""
    weigh = np.where(y > 0, 0.5 / max(1.0, y.sum()), 0.5 / max(1.0, (1 - y).sum())) * len(y)

    def loss(w: Floats) -> tuple[float, Floats]:
        z = w[0] + x @ w[1:]
        value = float(weigh @ (np.logaddexp(0, z) - y * z)) + 0.5 * penalty * float(w[1:] @ w[1:])
        gap = weigh * (expit(z) - y)
        return value, np.concatenate([[gap.sum()], x.T @ gap + penalty * w[1:]])

    return np.asarray(minimize(loss, np.zeros(1 + x.shape[1]), jac=True, method="L-BFGS-B").x)


def held_out(x: Floats, y: Floats, penalty: float) -> Floats:
    """(n,) chances, each from fits that did not see its text, the mean over ROUNDS ways of making folds."""
    chance = np.zeros(len(y))
    for seed in range(ROUNDS):
        fold = np.random.default_rng(seed).permutation(len(y)) % FOLDS
        for out in (fold == k for k in range(FOLDS)):
            w = logistic(x[~out], y[~out], penalty)
            chance[out] += expit(w[0] + x[out] @ w[1:]) / ROUNDS
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
    tried: dict[tuple[float, float], Floats] = {
        (penalty, scale): held_out(rows(items, vectors, scale), y, penalty) for scale in SCALES for penalty in PENALTIES
    }
    penalty, scale = min(tried, key=lambda k: float(-np.log(np.where(y > 0, tried[k], 1 - tried[k]) + 1e-9).mean()))
    chance = np.maximum(tried[penalty, scale], sure)
    bar = threshold(chance, y, near)
    rules = list(dict.fromkeys(str(i["rule"]) for i in items if i["rule"]))
    x = rows(items, vectors, scale)
    only = y > 0  # which rule: among the requests alone
    fits = [logistic(x, y, penalty)] + [
        logistic(x[only], np.array([float(i["rule"] == r) for i in items])[only], penalty) for r in rules
    ]
    made: dict[str, Any] = {
        "trained": f"{datetime.now(UTC):%Y-%m-%d}", "embedder": embed.name, "texts": len(items), "to_refuse": int(y.sum()),
        "penalty": penalty, "scale": scale, "threshold": bar, "trusted": names,
        "cross_validated": scores(chance >= bar, items), "held_out": {}, "rules": rules, "signs": list(NAMES),
        "bias": [round(float(w[0]), 3) for w in fits],
        "weights": [[round(float(v), 3) for v in w[1:]] for w in fits],
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
