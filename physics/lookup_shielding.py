"""Look-ups of barriers and sealed sources: tenth-value layers of linac rooms, radial dose of a seed."""

from __future__ import annotations

import re
from collections.abc import Callable

from medphys.errors import UserError
from physics import brachy_sources
from physics.constants_shielding import archer, scatter_fraction, tenth_value_layers
from physics.extract import Reading
from physics.found import Found
from physics.lookup_nuclides import seed
from physics.units import quantity, show

NCRP151 = "NCRP Report 151 (2005), appendix B"
ARCHER_MATERIALS = {"lead": "lead", "concrete": "concrete", "gypsum": "gypsum", "gypsum wallboard": "gypsum", "iron": "steel",
                    "stainless steel": "steel", "glass": "plate glass", "wood": "wood"}  # fmt: skip
_SECONDARY = re.compile(r"\bsecondary|\bscatter|\bleakage", re.IGNORECASE)
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


def _archer(name: str) -> Callable[[Reading], Found | None]:
    """A parameter of the fit for the beam and the material named: "lead, 100 kVp", "511 keV", "CT 120 kVp"."""

    def look(reading: Reading) -> Found | None:
        beam = _archer_beam(reading)
        what = next((m.name for m in reading.materials if m.name in ARCHER_MATERIALS), "")
        if not beam or not what:
            return None
        try:
            fit = archer("iron" if (what, beam) == ("iron", "511 keV") else ARCHER_MATERIALS.get(what, what), beam)
        except UserError:
            return None
        value = quantity(getattr(fit, name), "" if name == "gamma" else "1/mm")
        said = f"Archer's $\\{name}$ of {fit.material}, {beam}: {show(value)} ({fit.source})."
        return Found(value, said, fit.source)

    return look


def _archer_beam(reading: Reading) -> str:
    """The beam as the table of fits names it; "" if no tube potential is stated."""
    text = reading.text
    if re.search(r"\b511 ?keV|\bPET\b|\bFDG\b|\bF-18\b|annihilation", text):
        return "511 keV" if re.search(r"\bArcher\b|\bTG-?108\b", text) else ""  # else a narrow beam of 511 keV is meant
    volts = next((g.value for g in reading.givens if g.value.check("[energy]/[charge]")), None)
    if volts is None:
        return ""
    sort = "CT" if re.search(r"\bCT\b", text) else "secondary" if _SECONDARY.search(text) else "primary"
    return f"{sort} {float(volts.m_as('kV')):g} kVp"


def _patient_scatter(reading: Reading) -> Found | None:
    """The scatter fraction of a patient at the angle and for the beam that are stated."""
    beam = re.search(r"\b(\d{1,2}) ?MV\b", reading.text)
    angles = [(i, g) for i, g in enumerate(reading.givens) if str(g.value.units) in {"deg", "degree"}]
    if beam is None or len(angles) != 1:
        return None
    i, angle = angles[0]
    try:
        value = scatter_fraction(angle.value, f"{beam[1]} MV")
    except UserError:
        return None
    step = f"Scatter fraction at {show(angle.value)}, {beam[1]} MV, field 400 cm²: $a$ = {value:.3g} (NCRP 151)."
    return Found(quantity(value), step, NCRP151, frozenset({i}))


SHIELDING_LOOKUPS: dict[str, Callable[[Reading], Found | None]] = {
    "first tenth-value layer": _tvl("first"),
    "equilibrium tenth-value layer": _tvl("equilibrium"),
    "radial dose function": _radial,
    "Archer alpha": _archer("alpha"),
    "Archer beta": _archer("beta"),
    "Archer gamma": _archer("gamma"),
    "patient scatter fraction": _patient_scatter,
}
