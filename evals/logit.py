"""Conditional logits for the learnt reader: the options of a question with their traits, and the weights that fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import minimize

from evals.numbers import Row, agrees
from physics.bind import calls
from physics.candidate import FAILS, Candidate
from physics.context import Beside
from physics.extract import Reading
from physics.formula import Formula, Variable
from physics.heard import Heard, asked_of, heard, sounding, summed, word_scores
from physics.joint import none_traits, pair_traits, unknown_traits
from physics.learnt import Learnt
from physics.likely import Stated, traits
from physics.reader import ranked_candidates
from physics.steps import compute

Group = tuple[list[dict[str, float]], list[bool]]  # options with their traits, and which of them are right
Data = dict[str, Any]


@dataclass
class Studied:
    """A practice question, read."""

    row: Row
    formula: Formula
    reading: Reading
    around: list[Beside]
    places: dict[int, str]  # which variable each value is
    fold: int = 0
    asks: list[tuple[str, float]] = field(default_factory=list)

    @property
    def unknown(self) -> Variable | None:
        """The variable that it is solved for."""
        return variable(self.formula, self.row.get("solve_for") or "")


def variable(f: Formula, name: str) -> Variable | None:
    """The variable of that name; None if there is none."""
    return next((v for v in (*f.needs, f.gives) if v.name == name), None)


def fitted(groups: Sequence[Group], penalty: float = 2.0) -> dict[str, float]:
    """Weights of a conditional logit: the right options of each group against all of it."""
    names = sorted({name for options, _ in groups for traits in options for name in traits})
    x = np.array([[float(t.get(n, 0.0)) for n in names] for options, _ in groups for t in options])
    right = np.concatenate([np.array(r, bool) for _, r in groups])
    sizes = [len(options) for options, _ in groups]
    starts, group = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    scale = x.std(0)
    scale[scale == 0] = 1.0
    x = x / scale

    def loss(w: Any) -> tuple[float, Any]:
        s = x @ w
        e = np.exp(s - np.maximum.reduceat(s, starts)[group])
        every, good = np.add.reduceat(e, starts), np.add.reduceat(np.where(right, e, 0.0), starts) + 1e-300
        slope = -(x.T @ (np.where(right, e, 0.0) / good[group] - e / every[group])) + penalty * w
        return float(-(np.log(good) - np.log(every)).sum() + penalty / 2 * (w @ w)), slope

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {n: round(float(w), 4) for n, w in zip(names, best.x / scale, strict=True)}


def pair_groups(several: Iterable[Studied], known: Learnt) -> Iterable[Group]:
    """For each value of a question its possible places, and nowhere."""
    for one in several:
        if not one.places or one.unknown is None:
            continue
        all_ = [v for v in (*one.formula.needs, one.formula.gives) if not v.many]
        listed = any(v.many for v in one.formula.needs)
        others = [v for v in all_ if v is not one.unknown]
        for i, g in enumerate(one.reading.givens):
            if listed and i not in one.places:
                continue
            around = known.words_beside(one.around[i])
            own = pair_traits(g, around, one.unknown, all_, one.formula, one.reading, known)
            words = own["before"] + own["after"] if own else 0.0
            options = [{f"none: {n}": x for n, x in none_traits(g, one.reading).items()}]
            right = [i not in one.places]
            for place, v in enumerate(others):
                traits = pair_traits(g, around, v, all_, one.formula, one.reading, known)
                if traits is not None:
                    options.append(traits | unknown_traits(g, v, all_, one.unknown, abs(i - place), words))
                    right.append(one.places.get(i) == v.name)
            if len(options) > 1 and any(right):
                yield options, right


def split(weights: dict[str, float]) -> Data:
    """The weights of places, and those of nowhere."""
    return {
        "pair": {n: w for n, w in weights.items() if not n.startswith("none: ")},
        "none": {n[6:]: w for n, w in weights.items() if n.startswith("none: ")},
    }


def likely_groups(several: Iterable[Studied], known: Learnt) -> Iterable[Group]:
    """For each question the formulas that sound like it."""
    for one in several:
        said = Stated(one.reading, asked_of(one.reading))
        words = word_scores(one.reading, known)
        options = [f for f in sounding(summed(words), said) if f.compute is not None]
        if one.formula in options:
            called = calls(one.reading.text)
            yield [traits(f, said, words, called) for f in options], [f is one.formula for f in options]


def judged(row: Row, reading: Reading, known: Learnt) -> tuple[Heard, list[Candidate], list[bool]]:
    """The candidates of a question, and whether each gives what is right."""
    h = heard(reading, known)
    found = ranked_candidates(h)
    return h, found, [_right(c, reading, row) for c in found]


def sure_group(traits_: dict[str, float], right: bool) -> Group:
    """The traits of a choice against nothing, so that the logit gives its chance."""
    return [traits_, {}], [right, not right]


def _right(c: Candidate, reading: Reading, row: Row) -> bool:
    b = c.bound
    if row["value"] is None:
        return bool(b.missing) and b.formula.id == row["formula"].split("+")[0] and b.unknown is b.formula.gives
    if b.missing:
        return False
    try:
        unit = row["unit"] if row["unit"] != "dimensionless" else ""
        return agrees(compute(reading, b).result, float(row["value"]), unit, row["tol"])
    except FAILS:
        return False
