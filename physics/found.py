"""A value that a question implies by a name, and how to say where it is from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from medphys.errors import UserError
from physics.extract import Reading
from physics.nuclear_data import principal_photon
from physics.units import Quantity, quantity

ICRP107 = "ICRP Publication 107 (2008) through radioactivedecay 0.6"

PRINCIPAL_PHOTON_KEV = {  # the photon that a nuclide's name implies in imaging and shielding; ICRP 107
    "Tc-99m": 140.5, "I-131": 364.5, "I-123": 159.0, "Cs-137": 661.7, "F-18": 511.0, "C-11": 511.0, "N-13": 511.0,
    "O-15": 511.0, "Ga-68": 511.0, "Rb-82": 511.0, "Cu-64": 511.0, "Lu-177": 208.4, "In-111": 245.4, "Ga-67": 93.3, "Am-241": 59.5,
    "Na-22": 511.0, "Co-60": 1252.9, "Ir-192": 380.0,
}  # fmt: skip
MEAN_OF = {  # where that photon stands for several, and for which
    "Co-60": "the mean of its 1173.2 and 1332.5 keV gamma rays",
    "Ir-192": "the round mean usually quoted for its gamma rays (296 to 612 keV)",
}
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


def _strongest(name: str) -> Found | None:
    """The principal photon of ICRP 107, for a nuclide that is not in the table of usual ones."""
    try:
        line = principal_photon(name)
    except UserError:
        return None
    value = quantity(line.kev, "keV")
    return Found(value, "", ICRP107, assumed=f"The principal photon of {name} is taken: {line.kev:.4g} keV.")


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
        if name not in PRINCIPAL_PHOTON_KEV and (strongest := _strongest(name)):
            return strongest
        if name in PRINCIPAL_PHOTON_KEV:
            kev = f"{PRINCIPAL_PHOTON_KEV[name]:g} keV"
            said = f"{kev}, {MEAN_OF[name]}" if name in MEAN_OF else kev
            return Found(quantity(kev), "", ICRP107, assumed=f"The principal photon of {name} is taken: {said}.")
    return None
