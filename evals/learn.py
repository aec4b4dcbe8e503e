"""Learn to read from questions with known answers: `python -m evals.learn` writes physics/data/reading.json.

Practice questions say what their values are. The worded tests and the sets dev and dev2 say their answer: there the
values are placed as in the candidate that gives it. Words, sizes and units of values are counted, and the weights of
places, formulas, candidates and of sureness fitted, each on counts that did not see the question. Questions for words
(development, calibration) teach where no number is asked. Held and sealed questions are never looked at.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import pint

from evals.asked import load
from evals.logit import Data, Group, Studied, fitted, judged, likely_groups, pair_groups, split, sure_group, variable
from evals.numbers import Row, rows
from medphys.errors import UserError
from physics.context import asking, beside, with_loose
from physics.extract import Reading, read
from physics.fit import in_unit
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.learnt import FILE, Learnt, from_json, kind_key, variable_key, without_numbers
from physics.reader import sure_traits
from physics.units import quantity

TOLD = Path(__file__).parents[1] / "tests" / "data"  # worked on while the rules were written
FOLDS = 5
ROUNDS = 2
WORDS = ("short", "unit", "refuse", "abstain")  # kinds of questions that are answered in words, or not
SPREADS = 0.4, 0.8  # least spread of log10 of a variable's values; that of one seen once or twice
START = {  # weights by which candidates are ranked before any are fitted
    "likely": 1.0, "missing": -2.0, "left with unit": -0.5, "asked": 0.4, "first asked": 0.6, "inverse": -1.0, "assignment": 1.0, "sure": 1.0,
}  # fmt: skip


def practice() -> list[Studied]:
    """The practice questions, which say what their values are."""
    return _in_folds([_read(row) for row in rows("practice")])


def _in_folds(several: list[Studied]) -> list[Studied]:
    """The same in folds, by their order within a formula."""
    seen = Counter[str]()
    for one in several:
        one.fold = seen[one.formula.id] % FOLDS
        seen[one.formula.id] += 1
    return several


def _read(row: Row, places: dict[int, str] | None = None) -> Studied:
    f, reading = FORMULAS[row["formula"].split("+")[-1]], with_loose(read(row["question"]))
    at = _places(reading, row, f) if places is None else places
    return Studied(row, f, reading, beside(reading), at, asks=asking(reading))


def worded() -> list[Row]:
    """Questions that say their formula and answer, but not what their values are."""
    told = [
        json.loads(line) for file in sorted(TOLD.glob("words*.jsonl")) for line in file.read_text("utf-8").splitlines()
    ]
    every = [*told, *rows("dev"), *rows("dev2")]
    return [row for row in every if row["formula"].split("+")[-1] in FORMULAS and "value" in row]


def labelled(data: Data, known: list[Studied]) -> list[Studied]:
    """The worded questions, their values placed as in the candidate that gives the right answer, where one does."""
    _known[:] = [from_json(counted(known) | data)]
    with Pool() as workers:
        told = workers.map(_label, worded(), chunksize=16)
    return _in_folds([*known, *(_read(row, places) for row, places in told)])


def _label(row: Row) -> tuple[Row, dict[int, str]]:
    _, found, right = judged(row, with_loose(read(row["question"])), _known[0])
    good = [c.bound for c, ok in zip(found, right, strict=True) if ok and not c.bound.missing and not c.bound.before]
    own = [b for b in good if b.formula.id == row["formula"].split("+")[-1]] or good
    if not own:
        return row, {}
    b = own[0]
    said = {"formula": b.formula.id, "solve_for": b.unknown.name, "given": {n: str(b.values[n]) for n in b.taken}}
    return row | said, {i: name for name, i in b.taken.items()}


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


def learn(several: list[Studied], rounds: int) -> tuple[Data, list[Tried]]:
    """Weights of all sorts, each from questions that the counts did not see; and what came out of fold."""
    data: Data = {}
    data |= split(fitted(_out_of_fold(several, data, pair_groups)))
    data["likely"] = fitted(_out_of_fold(several, data, likely_groups))
    tried: list[Tried] = []
    for _ in range(rounds):  # which candidates are tried with steps before them hangs on the weights
        tried = try_all([(one.row, one.fold) for one in several], several, data)
        data["choice"] = fitted([one.group for one in tried if any(one.group[1])])
    others = try_all([(row, 0) for row in no_calculation()], several, data)
    data["sure"] = fitted([sure_group(one.sure, one.right) for one in (*tried, *others) if one.sure], penalty=1.0)
    return data, tried


def _out_of_fold(
    several: list[Studied], data: Data, groups: Callable[[list[Studied], Learnt], Iterable[Group]]
) -> list[Group]:
    out: list[Group] = []
    for fold, known in enumerate(_folds(several, data)):
        out += groups([one for one in several if one.fold == fold], known)
    return out


def _folds(several: list[Studied], data: Data) -> list[Learnt]:
    return [from_json(counted(one for one in several if one.fold != fold) | data) for fold in range(FOLDS)]


@dataclass(frozen=True)
class Tried:
    """What came of a question whose words were not counted."""

    row: Row
    group: Group
    sure: dict[str, float]  # traits of the choice
    right: bool  # whether it is the right one


_known: list[Learnt] = []  # per fold, for the workers


def try_all(asked: list[tuple[Row, int]], several: list[Studied], data: Data) -> list[Tried]:
    """The candidates of each question by the counts of a fold; on all cores."""
    _known[:] = _folds(several, {"choice": START} | data)
    with Pool() as workers:
        return workers.map(_try, asked, chunksize=16)


def _try(job: tuple[Row, int]) -> Tried:
    row, fold = job
    h, found, right = judged(row, with_loose(read(row["question"])), _known[fold])
    sure = sure_traits(h, found) if found else {}
    return Tried(row, ([c.traits for c in found], right), sure, bool(found) and right[0])


def no_calculation() -> list[Row]:
    """Questions for words, refusals and the like, of which no calculation may come."""
    asked = [item for name in ("development", "calibration") for item in load(name) if item.kind in WORDS]
    return [{"question": item.question, "value": None, "formula": "", "unit": "", "tol": 0.0} for item in asked]


def main() -> None:
    """Learn, say how many come out right out of fold, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--dry", action="store_true", help="print the shares and write nothing")
    args = parser.parse_args()
    some = practice()
    several = labelled(learn(some, rounds=1)[0], some)
    data, tried = learn(several, ROUNDS)
    numeric = [one for one in tried if one.row["value"] is not None]
    right, among = sum(one.right for one in numeric), sum(any(one.group[1]) for one in numeric)
    print(f"{right} of {len(numeric)} right, {among} among the candidates", file=sys.stderr)
    if not args.dry:
        write(counted(several) | data)


def write(data: Data) -> None:
    """The file, one line a table."""
    close = (",", ":")
    tables = {k: json.dumps(v, ensure_ascii=False, sort_keys=True, separators=close) for k, v in sorted(data.items())}
    FILE.write_text("{" + ",\n".join(f'"{k}":{v}' for k, v in tables.items()) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
