"""How many worded questions the engine turns into the right number: `python -m evals.numbers --set dev`.

A row of numbers.jsonl holds the question, value, unit and tolerance, worked out by hand; or, with `missing`,
patterns of what an answer must name as wanting. "dev" was worked on; "dev2", in harder words, came late and was
worked on for an hour; "held" was sealed: nobody who wrote the engine has read it, only its score was taken.
practice.jsonl (with what each value is of, to learn from) and sealed.jsonl (not read either) have a file each.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pint

from physics.solve import solve_from_words
from physics.units import Quantity, family, quantity
from physics.work import Calculation, Missing, Work

FILE = Path(__file__).parent / "questions" / "numbers.jsonl"
APART = ("practice", "sealed")  # sets with a file of their own
Row = dict[str, Any]


def rows(part: str, file: Path | None = None) -> list[Row]:
    """The questions of one set, from its own file unless another is named; "all" are those of FILE."""
    file = file or (FILE.with_name(f"{part}.jsonl") if part in APART else FILE)
    read = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [row for row in read if part in {"all", row["set"]}]


def right(row: Row, work: Work) -> bool:
    """Value and unit within tolerance; for a question that lacks a value, what is missing named and no number given."""
    if row["value"] is None:
        return isinstance(work, Missing) and any(re.search(p, work.advice, re.IGNORECASE) for p in row["missing"])
    return isinstance(work, Calculation) and agrees(work.result, float(row["value"]), row["unit"], row["tol"])


def invented(row: Row, work: Work) -> bool:
    """A number where the question does not give enough for one."""
    return row["value"] is None and isinstance(work, Calculation)


def agrees(result: Quantity, value: float, unit: str, tolerance: float) -> bool:
    like = quantity(1.0, unit or "dimensionless")
    named, wanted = family(result), family(like)
    if (named and wanted and named != wanted) or result.dimensionality != like.dimensionality:
        return False
    try:
        made = float(result.m_as(like.units))
    except pint.PintError:
        return False
    return abs(made - value) <= tolerance * abs(value) + 1e-12


def said(work: Work) -> str:
    """What the engine made of a question, in a line."""
    if isinstance(work, Calculation):
        return f"= {work.quantity} {work.shown} by {', '.join(f.id for f in work.formulas) or 'a table'}"
    return f"? {work.advice}" if isinstance(work, Missing) else "nothing"


def main() -> None:
    """Print the share that is right, each failure, and the time a question takes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--set", default="dev", choices=("dev", "dev2", "held", *APART, "all"))
    parser.add_argument("--file", type=Path, help="another file of such rows")
    parser.add_argument("--domain", default="", help="comma-separated domains of the syllabus")
    parser.add_argument("--quiet", action="store_true", help="counts alone, no failure named")
    args = parser.parse_args()
    solve_from_words("HVL of lead at 100 keV")  # tables and patterns are read once
    counts, took = Counter[str](), list[float]()
    for row in rows(args.set, args.file):
        if args.domain and row["domain"] not in args.domain.split(","):
            continue
        began = perf_counter()
        work = solve_from_words(row["question"])
        took.append(1e3 * (perf_counter() - began))
        sort = "missing" if row["value"] is None else "numeric"
        counts[sort] += 1
        counts[f"{sort} right"] += right(row, work)
        counts["invented"] += invented(row, work)
        if not right(row, work) and not args.quiet:
            want = row["missing"] if row["value"] is None else f"{row['value']:.6g} {row['unit']}"
            print(f"{row['id']} [{row['formula']}] {row['question']}\n    want {want}; got {said(work)[:230]}")
    if not took:
        parser.error("no question is in that set, file and domain: name another.")
    print(dict(counts), f"median {median(took):.1f} ms, longest {max(took):.0f} ms", file=sys.stderr)


if __name__ == "__main__":
    main()
