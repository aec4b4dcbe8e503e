"""Look-ups of barriers and sealed sources: tenth-value layers of linac rooms, radial dose of a seed."""

from __future__ import annotations

import re
from collections.abc import Callable

from medphys.errors import UserError
from physics import brachy_sources
from physics.constants_shielding import tenth_value_layers
from physics.extract import Reading
from physics.found import Found
from physics.lookup_nuclides import seed
from physics.units import quantity, show

NCRP151 = "NCRP Report 151 (2005), appendix B"
_BEAM = re.compile(r"\b(\d{1,2}) ?(?:MV|MeV)\b|\bCo(?:balt)?[\s-]?60\b", re.IGNORECASE)


def _tvl(part: str) -> Callable[[Reading], Found | None]:
    """The first or the equilibrium tenth-value layer of the beam and the material named."""

    def look(reading: Reading) -> Found | None:
        beam = _BEAM.search(reading.text)
        if beam is None or not reading.materials:
            return None
        name = f"{beam[1]} MV" if beam[1] else "Co-60"
        sort = "leakage" if re.search(r"\bleakage\b", reading.text, re.IGNORECASE) else "primary"
        try:
            found = tenth_value_layers(reading.materials[0].name, name, sort)
        except UserError:
            return None
        value = found.tvl1 if part == "first" else found.tvle
        said = f"{part.capitalize()} tenth-value layer of {reading.materials[0].name}, {name}, {sort}: {show(value)} (NCRP 151)."
        return Found(value, said, NCRP151)

    return look


def _radial(reading: Reading) -> Found | None:
    """g(r) of the source named at the one distance stated."""
    named = seed(reading)
    lengths = [g for g in reading.givens if g.value.check("[length]")]
    if named is None or len(lengths) != 1:
        return None
    try:
        value = brachy_sources.radial_dose(named.model, lengths[0].value)
    except UserError:
        return None
    step = f"Radial dose function of {named.model} at {show(lengths[0].value)}: $g$ = {value:.3g} ({named.report})."
    return Found(quantity(value), step, named.report)


SHIELDING_LOOKUPS: dict[str, Callable[[Reading], Found | None]] = {
    "first tenth-value layer": _tvl("first"),
    "equilibrium tenth-value layer": _tvl("equilibrium"),
    "radial dose function": _radial,
}
