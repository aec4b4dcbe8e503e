"""From a student's words to a number with its steps: pick a formula, bind the values, compute.

Corrections, conversions and look-ups first; then what the learnt reader is sure of (`reader.py`); then the rules
(`rules.py`), and last what it holds likely.
"""

from __future__ import annotations

import re
from dataclasses import replace

from medphys.errors import OutOfRange
from physics.asked import CONCEPT
from physics.bind import called_for, candidates
from physics.choose import best
from physics.context import with_loose
from physics.convert import conversion, mixed_up, natural
from physics.extract import Reading, read
from physics.kinds import KINDS
from physics.lookup import look_up
from physics.meant import ASKED, asked_kinds
from physics.reader import FAIR, OVERRULES, SURE, heard_best
from physics.rules import by_rules
from physics.units import show
from physics.work import Calculation, Missing, Work

_CHANGE = re.compile(r"^\s*(?:how (?:do|does|did|will|would)\b.*\b(?:change|scale|vary)|what are the\b)", re.IGNORECASE)


def solve_from_words(text: str, like: str = "") -> Work:
    """A calculation if the words ask for one and give enough; what is missing if they do not; else None.

    like  a unit the result must be in, where the words name no quantity: that of the options of a choice
    """
    reading = read(text)
    if like and not reading.asked_unit:
        reading = replace(reading, asked_unit=like, wants_number=True)
    if (mix := mixed_up(reading)) is not None:
        return mix
    if _conceptual(reading):
        return None
    if (converted := conversion(reading)) is not None:
        return converted
    asked = asked_kinds(reading)
    if asked and (looked := _pure_lookup(reading, asked)) is not None:
        return looked
    if asked and asked[0][0] == ABSORBED and isinstance(rest := _absorbed(reading), Calculation):
        return rest
    stated = with_loose(reading)
    heard = heard_best(stated)
    called = called_for(reading.text)
    known = heard is not None and bool(called & set(_ids(heard.work)))
    if heard is not None and heard.chance >= OVERRULES and (known or not called):
        return heard.work
    work = by_rules(reading, stated, asked)
    if heard is None or (called & set(_ids(work)) and not known):  # called by its name: "round trip"
        return work
    if isinstance(work, Missing) and isinstance(heard.work, Calculation) and heard.chance < OVERRULES:
        return work
    return heard.work if heard.chance >= (FAIR if work is None else SURE) else work


def _ids(work: Work) -> list[str]:
    return [f.id for f in work.formulas] if isinstance(work, Calculation) else []


def _conceptual(reading: Reading) -> bool:
    """Whether the words ask for an explanation; one who states three values with units wants a number."""
    if reading.wants_number or not CONCEPT.search(reading.text):
        return False
    return sum(not g.bare for g in reading.givens) < (2 if _CHANGE.search(reading.text) else 3)


ABSORBED = "absorbed fraction"


def _absorbed(reading: Reading) -> Work:
    """'What fraction is stopped?': what does not come through, or is not left."""
    left = [("transmission", ASKED[0]), ("fraction remaining", ASKED[0])]
    work = best(reading, sorted(candidates(reading, left, depth=1), key=lambda b: -b.score))
    if not isinstance(work, Calculation):
        return work
    rest = 1 - work.result
    step = f"The rest: $1 - {work.result.m_as(''):.4g}$ = {show(rest)}."
    return replace(work, result=rest, quantity=ABSORBED, steps=(*work.steps, step))


def _pure_lookup(reading: Reading, asked: list[tuple[str, float]]) -> Calculation | Missing | None:
    """'Half-life of I-131?': the kind asked stands in a table and nothing else is given to compute with."""
    kind = asked[0][0]
    try:
        found = look_up(kind, reading)
    except OutOfRange as outside:
        return Missing(None, kind, (kind,), str(outside))
    if found is None or set(range(len(reading.givens))) - found.uses:
        return None
    result = natural(found.value, KINDS[kind], reading.asked_unit)
    assumed = (found.assumed,) if found.assumed else ()
    return Calculation((), (found.step,), result, kind, assumed, (found.source,))
