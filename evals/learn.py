"""Learn to read from practice questions: `python -m evals.learn` writes physics/data/reading.json.

Counts words, magnitudes and units of values in evals/questions/practice.jsonl, and fits two sets of weights by
conditional logits (of a value's places, of a question's candidates), each on counts of the other four fifths of the
questions. No other set of questions is looked at. --folds prints how many come out right out of fold.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from multiprocessing import Pool

import numpy as np
import pint

from evals.logit import Data, Group, Studied, fitted, judged, likely_groups, pair_groups, split, variable
from evals.numbers import Row, rows
from medphys.errors import UserError
from physics.context import asking, beside, with_loose
from physics.extract import Reading, read
from physics.fit import in_unit
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.joint import weighed
from physics.learnt import FILE, Learnt, from_json, kind_key, variable_key, without_numbers
from physics.units import quantity

FOLDS = 5
ROUNDS = 2
SPREADS = 0.4, 0.8  # least spread of log10 of a variable's values; that of one seen once or twice
START = {  # weights by which candidates are ranked before any are fitted
    "likely": 1.0, "missing": -2.0, "left with unit": -0.5, "asked": 0.4, "first asked": 0.6, "inverse": -1.0, "assignment": 1.0, "sure": 1.0,
}  # fmt: skip


def studied() -> list[Studied]:
    """All practice questions, in folds by their order within a formula."""
    out, seen = [], Counter[str]()
    for row in rows("practice"):
        if (f := FORMULAS.get(row["formula"])) is None:
            continue
        reading = with_loose(read(row["question"]))
        one = Studied(row, f, reading, beside(reading), _places(reading, row, f), seen[f.id] % FOLDS, asking(reading))
        seen[f.id] += 1
        out.append(one)
    return out


def _places(reading: Reading, row: Row, f: Formula) -> dict[int, str]:
    """Which stated value is which variable, by their equal size."""
    out: dict[int, str] = {}
    for name, text in (row.get("given") or {}).items():
        v = variable(f, name)
        if v is None or v.many or (said := _number(text, v)) is None:
            continue
        for i, g in enumerate(reading.givens):
            try:
                read_as = float(in_unit(g, v).magnitude)
            except pint.PintError:
                continue
            if i not in out and abs(read_as - said) <= 1e-6 * max(abs(read_as), abs(said)):
                out[i] = name
                break
    return out


def _number(text: object, v: Variable) -> float | None:
    """A stated value in its variable's unit."""
    try:
        q = quantity(str(text))
        return float(q.magnitude if q.unitless and v.unit else q.m_as(v.unit))
    except (pint.PintError, UserError, ValueError, TypeError):
        return None


def counted(several: Iterable[Studied]) -> Data:
    """What the words, sizes and units of these questions teach."""
    values: dict[str, Counter[str]] = defaultdict(Counter)
    asks: dict[str, Counter[str]] = defaultdict(Counter)
    sounds: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: dict[str, list[float]] = defaultdict(list)
    units: dict[str, Counter[str]] = defaultdict(Counter)
    for f in FORMULAS.values():
        for example in (f.example, f.check[:2] if f.check else ({}, "")):
            for name, text in (*example[0].items(), (f.gives.name, example[1])):
                _sized(f, name, text, sizes, units)
    for one in several:
        f = one.formula
        sounds[f.id].update(set(without_numbers(one.row["question"])))
        for i, name in one.places.items():
            _count(values, f, f.variable(name), (*one.around[i].before, *one.around[i].after))
        for name, text in (one.row.get("given") or {}).items():
            _sized(f, name, text, sizes, units)
        if one.unknown is not None and one.row.get("value") is not None:
            _sized(f, one.unknown.name, f"{one.row['value']} {one.row['unit']}", sizes, units)
            _count(asks, f, one.unknown, one.asks)
    return {
        "values": {k: _rounded(c) for k, c in sorted(values.items())},
        "asks": {k: _rounded(c) for k, c in sorted(asks.items())},
        "sounds": {k: dict(sorted(c.items())) for k, c in sorted(sounds.items())},
        "usual": {k: _usual(x) for k, x in sorted(sizes.items())},
        "units": {k: sorted(u) for k, u in sorted(units.items())},
    }


def _count(table: dict[str, Counter[str]], f: Formula, v: Variable, stems: Iterable[tuple[str, float]]) -> None:
    for word, weight in stems:
        table[kind_key(v.quantity)][word] += weight  # type: ignore[assignment]
        table[variable_key(f.id, v.name)][word] += weight  # type: ignore[assignment]


def _sized(f: Formula, name: str, text: object, sizes: dict[str, list[float]], units: dict[str, Counter[str]]) -> None:
    v = variable(f, name)
    if v is None or v.many or (size := _number(text, v)) is None:
        return
    units[variable_key(f.id, name)][str(quantity(str(text)).units)] += 1
    if size:
        sizes[variable_key(f.id, name)].append(float(np.log10(abs(size))))


def _usual(logs: list[float]) -> list[float]:
    spread = float(np.std(logs)) if len(logs) > 2 else SPREADS[1]
    return [round(float(np.mean(logs)), 3), round(max(SPREADS[0], spread), 3)]


def _rounded(counted_: Counter[str]) -> dict[str, float]:
    return {word: round(n, 2) for word, n in sorted(counted_.items())}


def learn(several: list[Studied]) -> tuple[Data, list[tuple[Row, Group]]]:
    """Weights of all sorts, each from questions that the counts did not see; and what came out of fold."""
    data: Data = {}
    data |= split(fitted(_out_of_fold(several, data, pair_groups)))
    data["likely"] = fitted(_out_of_fold(several, data, likely_groups))
    groups: list[tuple[Row, Group]] = []
    for _ in range(ROUNDS):  # which candidates are tried with steps before them hangs on the weights
        groups = candidate_groups(several, data)
        data["choice"] = fitted([g for _, g in groups if any(g[1])])
    return data, groups


def _out_of_fold(
    several: list[Studied], data: Data, groups: Callable[[list[Studied], Learnt], Iterable[Group]]
) -> list[Group]:
    out: list[Group] = []
    for fold, known in enumerate(_folds(several, data)):
        out += groups([one for one in several if one.fold == fold], known)
    return out


def _folds(several: list[Studied], data: Data) -> list[Learnt]:
    return [from_json(counted(one for one in several if one.fold != fold) | data) for fold in range(FOLDS)]


_known: list[Learnt] = []  # per fold, for the workers


def candidate_groups(several: list[Studied], data: Data) -> list[tuple[Row, Group]]:
    """The candidates of each question, by counts that did not see it; on all cores."""
    _known[:] = _folds(several, data | {"choice": data.get("choice", START)})
    with Pool() as workers:
        return workers.map(_candidates, [(one.row, one.fold) for one in several], chunksize=16)


def _candidates(job: tuple[Row, int]) -> tuple[Row, Group]:
    row, fold = job
    found, right = judged(row, with_loose(read(row["question"])), _known[fold])
    return row, ([c.traits for c in found], right)


def main() -> None:
    """Learn, say how many come out right out of fold, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--dry", action="store_true", help="print the shares and write nothing")
    args = parser.parse_args()
    several = studied()
    data, groups = learn(several)
    numeric = [(options, right) for row, (options, right) in groups if row["value"] is not None]
    best = [max(range(len(o)), key=lambda i: weighed(o[i], data["choice"])) if o else -1 for o, _ in numeric]
    chosen = sum(i >= 0 and right[i] for i, (_, right) in zip(best, numeric, strict=True))
    print(f"{chosen} of {len(numeric)} right, {sum(any(r) for _, r in numeric)} among the candidates", file=sys.stderr)
    if not args.dry:
        whole = counted(several) | data
        FILE.write_text(
            json.dumps(whole, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
