"""Which kinds a question asks for, each with a weight, in the units it wants."""

from __future__ import annotations

import re

from physics.asked import plain_kind
from physics.bind import akin, called_for
from physics.extract import Reading
from physics.fit import may_be
from physics.formulas import FORMULAS
from physics.kinds import ANY_UNIT, KINDS
from physics.label import OWN
from physics.propose import affinity
from physics.units import Quantity, dimension, family, is_percent, quantity

ASKED = (6.0, 4.0, 3.0, 2.5)  # weight of the kinds asked for, the likeliest first
# what "dose" means where the stated values are in sievert, or are rates and no time is given
SIEVERT = {"absorbed dose": "equivalent dose", "dose rate": "equivalent dose rate", "total dose": "equivalent dose"}
GENERIC = frozenset(  # words that leave open which quantity of their dimension is meant
    {
        "photon energy", "kinetic energy", "depth", "absorbed dose", "time", "thickness", "distance", "scattering angle",
        "activity", "frequency", "count rate", "counts", "wavelength", "half-value layer",
    }
)  # fmt: skip
CLOSE = 0.9  # how much a formula sounds like the question, the best having 1
RATE = {
    "absorbed dose": "dose rate",
    "equivalent dose": "equivalent dose rate",
    "exposure": "exposure rate",
    "air kerma": "air kerma rate",
}


def asked_kinds(reading: Reading) -> list[tuple[str, float]]:
    """Kinds asked for, with a weight; kinds of the wanted unit come last."""
    meant = _meant(reading)
    every = meant
    if reading.sure and meant and meant[0] in reading.sure:
        meant = [kind for kind in meant if kind in reading.sure or akin(kind, meant[0])]
    if reading.asked_unit:
        like = quantity(1.0, reading.asked_unit)
        meant = [kind for kind in meant if in_such(kind, like)] or [kind for kind in every if in_such(kind, like)]
        if not meant:  # "how many keV does it carry?": the unit alone says what is asked
            if own := OWN.get(str(like.units)):
                return [(kind, ASKED[0]) for kind in sorted(own)]
            return _of_unit(reading, like)
    called = _called(reading, meant)
    return [
        *((kind, ASKED[0]) for kind in called),
        *((kind, ASKED[min(i, len(ASKED) - 1)]) for i, kind in enumerate(meant)),
    ]


def _of_unit(reading: Reading, like: Quantity) -> list[tuple[str, float]]:
    """Every kind of a unit where the unit alone is known: what the closest formulas give first, then the plainest."""
    close = {FORMULAS[i].gives.quantity for i, score in affinity(reading).items() if score >= CLOSE}
    fits = [k.name for k in KINDS.values() if may_be(like, k.name) and k.unit and not (is_percent(like) and k.family)]
    plain = plain_kind(like)
    ranked = sorted(fits, key=lambda kind: (kind not in close, kind != plain))
    return [(kind, ASKED[not (kind == plain or kind in close)]) for kind in ranked]


def _called(reading: Reading, meant: list[str]) -> list[str]:
    """What a formula called by its name gives, where the words ask for a quantity of that dimension that it lacks."""
    if not meant or meant[0] not in GENERIC:
        return []
    like = affinity(reading)
    formulas = [FORMULAS[i] for i in called_for(reading.text) if like.get(i, 0.0) >= CLOSE]
    if any(akin(meant[0], v.quantity) for f in formulas for v in (*f.needs, f.gives)):
        return []
    measured = dimension(KINDS[meant[0]].unit)
    found = [f.gives.quantity for f in formulas if dimension(KINDS[f.gives.quantity].unit) == measured]
    return sorted(set(found) - set(meant))


def in_such(kind: str, like: Quantity) -> bool:
    """Whether a kind is measured in such a unit; for units of no dimension, whether they are its own."""
    if kind in ANY_UNIT:
        return True
    if dimension(KINDS[kind].unit) != like.dimensionality:
        return False
    named = family(like)
    if named and named not in {KINDS[kind].family, "roentgen", "monitor_unit", "count"}:
        return False  # "how many MBq?" is no count rate
    pure = like.dimensionless and not is_percent(like)
    return not pure or kind in OWN.get(str(like.units), ()) or bool(KINDS[kind].unit)


# what "dose" means where the stated values are in sievert, or are rates and no time is given


def _meant(reading: Reading) -> list[str]:
    """The kinds asked for, a bare "dose" read by the units of what is stated."""
    named = {family(g.value) for g in reading.givens} - {None}
    loose = "sievert" in named and "gray" not in named and not re.search(r"\babsorbed\b|\bgray\b", reading.text, re.I)
    out = [SIEVERT.get(kind, kind) if loose else kind for kind in reading.asked]
    if "dose rate" in out and "becquerel" in named and not named & {"gray", "roentgen"}:
        out.insert(out.index("dose rate"), "equivalent dose rate")  # beside a source, dose rate means that of a person
    timed = any(g.value.check("[time]") for g in reading.givens)
    rates = any(may_be(g.value, rate) for g in reading.givens for rate in RATE.values())
    if out and out[0] in RATE and rates and not timed:
        out.insert(0, RATE[out[0]])
    return list(dict.fromkeys(out))
