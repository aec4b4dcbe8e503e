"""Values that a question implies by naming a material, a nuclide, a radiation or a tissue."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from medphys.errors import OutOfRange
from physics import tables
from physics.extract import Reading
from physics.units import Quantity, quantity, registry, show

ICRP107 = "ICRP Publication 107 (2008) through radioactivedecay 0.6"
ICRP103 = "ICRP Publication 103 (2007), Tables 2 and 3"

PRINCIPAL_PHOTON_KEV = {  # the photon that a nuclide's name implies in imaging and shielding; ICRP 107
    "Tc-99m": 140.5, "I-131": 364.5, "I-123": 159.0, "Cs-137": 661.7, "F-18": 511.0, "C-11": 511.0, "N-13": 511.0,
    "O-15": 511.0, "Ga-68": 511.0, "Rb-82": 511.0, "Cu-64": 511.0, "Lu-177": 208.4, "In-111": 245.4, "Ga-67": 93.3, "Am-241": 59.5,
    "Na-22": 511.0, "Co-60": 1252.9, "Ir-192": 380.0,
}  # fmt: skip
MEAN_OF = {  # where that photon stands for several, and for which
    "Co-60": "the mean of its 1173.2 and 1332.5 keV gamma rays",
    "Ir-192": "the round mean usually quoted for its gamma rays (296 to 612 keV)",
}
WEIGHTING = (  # words of a radiation -> w_R, ICRP 103
    (r"alpha particles?|alphas?\b|α|heavy ions?|fission fragments?", 20.0, "alpha particles"),
    (r"protons?|charged pions?", 2.0, "protons"),
    (r"photons?|x[\s-]?rays?|gamma|γ|electrons?|beta|β|positrons?|muons?", 1.0, "photons, electrons and muons"),
)
TISSUES = (  # words of a tissue -> w_T, ICRP 103
    (r"bone marrow|red marrow|colon|lungs?|stomach|breasts?", 0.12), (r"gonads?|testes|ovaries|ovary", 0.08),
    (r"bladder|o?esophagus|liver|thyroid", 0.04), (r"bone surfaces?|brain|salivary glands?|skin", 0.01),
)  # fmt: skip


_PARTICLES = re.compile(
    r"\b(protons?|electrons?|neutrons?|carbon ions?|alphas?|alpha particles?|betas?|positrons?|ions?)\b", re.IGNORECASE
)
_PHOTONS = re.compile(r"\b(photons?|x[\s-]?rays?|gammas?|gamma rays?|annihilation|compton|scattered)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A looked-up value, how to say it, where it is from, and which given values it used up."""

    value: Quantity
    step: str
    source: str
    uses: frozenset[int] = frozenset()
    assumed: str = ""


def look_up(kind: str, reading: Reading) -> Found | None:
    """A value of that kind implied by the question; None if nothing implies one. OutOfRange passes through."""
    return _LOOKUPS[kind](reading) if kind in _LOOKUPS else None


def lacking(kind: str, reading: Reading) -> tuple[str, ...]:
    """What a student has to give so that a value of that kind can be looked up, else the kind itself."""
    if kind in {"linear attenuation coefficient", "mass attenuation coefficient", "mass energy-absorption coefficient"}:
        wants = ("material",) * (not reading.materials) + ("photon energy",) * (energy(reading) is None)
        return wants if len(wants) == 1 else (kind,)
    return (kind,)


def half_used(kind: str, reading: Reading) -> frozenset[int]:
    """The values that a look-up would take if the rest of what it needs were given: "HVL at 60 keV?" lacks a material."""
    photon = energy(reading) if lacking(kind, reading) == ("material",) else None
    return photon.uses if photon else frozenset()


def energy(reading: Reading) -> Found | None:
    """The photon energy in play: stated, or implied by annihilation or by a nuclide's principal photon."""
    if _PARTICLES.search(reading.text) and not _PHOTONS.search(reading.text):
        return None  # 150 MeV protons are no photons
    stated = [
        (i, g) for i, g in enumerate(reading.givens) if g.value.check("[energy]") and "J" not in str(g.value.units)
    ]
    named = [(i, g) for i, g in stated if "photon energy" in g.kinds] or [(i, g) for i, g in stated if not g.kinds]
    if named:
        i, given = named[0]
        return Found(given.value, "", "", frozenset({i}))
    if re.search(r"annihilation", reading.text, re.I):
        return Found(quantity(511.0, "keV"), "", "", assumed="Annihilation photons have 511 keV.")
    for name in reading.nuclides:
        if name in PRINCIPAL_PHOTON_KEV:
            kev = f"{PRINCIPAL_PHOTON_KEV[name]:g} keV"
            said = f"{kev}, {MEAN_OF[name]}" if name in MEAN_OF else kev
            return Found(quantity(kev), "", ICRP107, assumed=f"The principal photon of {name} is taken: {said}.")
    return None


def _coefficient(
    reading: Reading,
    name: str,
    symbol: str,
    table: Callable[[tables.Material, Quantity], Quantity],
    source_of: Callable[[tables.Material, Quantity], str],
) -> Found | None:
    """A photon coefficient of the first material named, at the photon energy in play."""
    photon = energy(reading)
    if not reading.materials or photon is None:
        return None
    what = reading.materials[0]
    value, source = table(what, photon.value), source_of(what, photon.value)
    library = "xraylib" if source.startswith("xraylib") else "NIST SRD 126"
    step = f"{name} of {what.name} at {show(photon.value)}: ${symbol}$ = {show(value)} ({library})."
    return Found(value, step, source, photon.uses, photon.assumed)


def _mass_attenuation(reading: Reading) -> Found | None:
    return _coefficient(reading, "Mass attenuation coefficient", r"\mu/\rho", tables.mass_attenuation, tables.source_of)


def _mass_energy_absorption(reading: Reading) -> Found | None:
    return _coefficient(
        reading,
        "Mass energy-absorption coefficient",
        r"\mu_{en}/\rho",
        tables.mass_energy_absorption,
        tables.absorption_source_of,
    )


def _linear_attenuation(reading: Reading) -> Found | None:
    per_mass = _mass_attenuation(reading)
    if per_mass is None:
        return None
    what = reading.materials[0]
    rho = tables.density(what)
    given = [(i, g) for i, g in enumerate(reading.givens) if g.value.check("[mass]/[length]**3")]
    uses = per_mass.uses
    if given:
        uses, rho = uses | {given[0][0]}, given[0][1].value
    mu = (per_mass.value * rho).to("1/cm")
    step = f"{per_mass.step} With the density {show(rho)}, $\\mu = (\\mu/\\rho)\\,\\rho$ = {show(mu)}."
    return Found(mu, step, per_mass.source, uses, per_mass.assumed)


def _density(reading: Reading) -> Found | None:
    if not reading.materials:
        return None
    what = reading.materials[0]
    value = tables.density(what)
    return Found(value, f"Density of {what.name}: $\\rho$ = {show(value)}.", what.source)


def _half_life(reading: Reading) -> Found | None:
    if not reading.nuclides:
        return None
    name = reading.nuclides[0]
    try:
        value = tables.half_life(name)
    except OutOfRange:
        return None
    return Found(value, f"Physical half-life of {name}: $T_{{1/2}}$ = {show(value, 5)} (ICRP 107).", ICRP107)


def _k_edge(reading: Reading) -> Found | None:
    element = next((m for m in reading.materials if len(m.formula) <= 2), None)
    if element is None:
        return None
    value = tables.k_edge(element.formula)
    return Found(
        value, f"K-shell binding energy of {element.name}: {show(value)} (xraylib).", "xraylib 4.3 edge energies"
    )


def _binding(reading: Reading) -> Found | None:
    """The K edge, where a K electron or shell is named."""
    return _k_edge(reading) if re.search(r"\bK[\s-]?(shell|electron|edge)", reading.text) else None


def _atomic_number(reading: Reading) -> Found | None:
    element = next((m for m in reading.materials if len(m.formula) <= 2), None)
    if element is None:
        return None
    z = tables.atomic_number(element.formula)
    return Found(quantity(z), f"Atomic number of {element.name}: Z = {z}.", "the periodic table")


def _weighting(reading: Reading) -> Found | None:
    for words, value, name in WEIGHTING:
        if re.search(rf"\b(?:{words})", reading.text, re.I):
            return Found(
                quantity(value), f"Radiation weighting factor of {name}: $w_R$ = {value:g} (ICRP 103).", ICRP103
            )
    return None


def _tissue(reading: Reading) -> Found | None:
    for name, value in tissue_weights(reading.text)[:1]:
        return Found(quantity(value), f"Tissue weighting factor of {name}: $w_T$ = {value:g} (ICRP 103).", ICRP103)
    return None


def tissue_weights(text: str) -> list[tuple[str, float]]:
    """The tissues named, in reading order, with their weighting factors (ICRP 103)."""
    found = [(m.start(), m[0].lower(), w) for words, w in TISSUES for m in re.finditer(rf"\b(?:{words})\b", text, re.I)]
    return [(name, w) for _, name, w in sorted(found)]


def _photon_energy(reading: Reading) -> Found | None:
    found = energy(reading)
    if found is None or found.uses:
        return None  # a stated energy is a given, not a look-up
    return Found(found.value, found.assumed, found.source or "electron rest energy, CODATA", assumed=found.assumed)


def _molar_mass(reading: Reading) -> Found | None:
    if not reading.nuclides:
        return None
    name = reading.nuclides[0]
    value = registry().Quantity(float(re.sub(r"\D", "", name.split("-")[1])), "g/mol")
    return Found(value, f"Molar mass of {name}: about {show(value)} (mass number).", "mass number of the nuclide")


_LOOKUPS: dict[str, Callable[[Reading], Found | None]] = {
    "linear attenuation coefficient": _linear_attenuation,
    "mass attenuation coefficient": _mass_attenuation,
    "mass energy-absorption coefficient": _mass_energy_absorption,
    "density": _density,
    "half-life": _half_life,
    "K-edge energy": _k_edge,
    "binding energy": _binding,
    "atomic number": _atomic_number,
    "radiation weighting factor": _weighting,
    "tissue weighting factor": _tissue,
    "photon energy": _photon_energy,
    "molar mass": _molar_mass,
}
