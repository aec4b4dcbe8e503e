"""Gamma constants: as published (physics/data/gamma_constants.csv), and worked out from the photon lines of ICRP 107."""

from __future__ import annotations

import math
from dataclasses import dataclass

from medphys.errors import OutOfRange, UserError
from physics.csvs import grouped
from physics.nuclear_data import photon_lines, photons_in_equilibrium
from physics.nuclides import nuclide
from physics.tables import PHOTON_RANGE_KEV, photon_tables
from physics.units import Quantity, registry

EXPOSURE_UNIT = "roentgen * centimeter**2 / (millicurie * hour)"
KERMA_UNIT = "microgray * meter**2 / (megabecquerel * hour)"
KERMA_PER_EXPOSURE = 2.58e-4 * 33.97 / 37e6 * 1e6 * 1e-4 * 1e6  # (uGy m2/(MBq h)) / (R cm2/(mCi h)) = 0.02369
STRENGTH_PER_EXPOSURE = 0.876  # U/mCi for 1 R cm2/(mCi h): 1 U = 1 cGy cm2/h, 1 R = 0.876 cGy
_SOURCES = {
    "S&S": "Smith and Stabin, Health Phys. 102 (2012) 271, photons above 15 keV",
    "N&A": "Ninkovic and Adrovic (2012), photons above 20 keV",
    "RHH": "Radiological Health Handbook (1970)",
    "QSA": "QSA Global MAN-027 (2022), encapsulated source",
    "Textbook": "as printed in radiotherapy textbooks",
}


@dataclass(frozen=True, slots=True)
class GammaConstant:
    """A published value in the unit it was published in."""

    nuclide: str
    quantity: str  # "exposure" or "air kerma"
    value: float  # R cm2/(mCi h) or uGy m2/(MBq h)
    source: str
    filter: str  # "none", "capsule", "0.5 mm Pt" or "none; without progeny"
    cutoff_kev: float | None

    @property
    def exposure(self) -> Quantity:
        """Exposure rate constant, R cm2/(mCi h)."""
        value = self.value if self.quantity == "exposure" else self.value / KERMA_PER_EXPOSURE
        return registry().Quantity(value, EXPOSURE_UNIT)

    @property
    def air_kerma(self) -> Quantity:
        """Air kerma rate constant, uGy m2/(MBq h)."""
        value = self.value if self.quantity == "air kerma" else self.value * KERMA_PER_EXPOSURE
        return registry().Quantity(value, KERMA_UNIT)

    @property
    def strength_per_activity(self) -> float:
        """Air kerma strength per apparent activity, U/mCi."""
        return float(self.exposure.m) * STRENGTH_PER_EXPOSURE


def published(name: str) -> tuple[GammaConstant, ...]:
    """Every published gamma constant of a nuclide, the one to take first. Raises UserError if there is none."""
    found = nuclide(name)
    if found not in grouped("gamma_constants", "nuclide"):
        raise UserError(
            f"No published gamma constant of {found} in the table. Give it, for example "
            "exposure rate constant = 3.3 R cm2/(mCi h)."
        )
    return tuple(
        GammaConstant(
            found,
            row["quantity"],
            float(row["value"]),
            _SOURCES[row["source"]],
            row["filter"],
            float(row["cutoff_kev"]) if row["cutoff_kev"] else None,
        )
        for row in grouped("gamma_constants", "nuclide")[found]
    )


def gamma_constant(name: str) -> GammaConstant:
    """The published gamma constant to take for a nuclide."""
    return published(name)[0]


def computed_air_kerma_rate_constant(name: str, cutoff_kev: float = 20.0, progeny: bool = True) -> Quantity:
    """sum E y (mu_en/rho) / 4 pi over the photons of ICRP 107 above the cut-off, uGy m2/(MBq h).

    With the progeny that is in equilibrium with the nuclide, unless told otherwise.

    Raises OutOfRange for a cut-off below 1 keV, and for a nuclide without such photons.
    """
    low = PHOTON_RANGE_KEV[0]
    if cutoff_kev < low:
        raise OutOfRange(f"The cut-off must be {low:g} keV or more: the table of air begins there.")
    air = photon_tables()["air"]
    emitted = photons_in_equilibrium(name) if progeny else photon_lines(name)
    lines = [line for line in emitted if line.kev >= cutoff_kev]
    if not lines:
        raise OutOfRange(
            f"{nuclide(name)} has no photon above {cutoff_kev:g} keV (ICRP 107), so no gamma constant. "
            "Take a lower cut-off, or a beta dose instead."
        )
    kev_cm2_per_g = sum(line.kev * line.per100 / 100 * air.at(line.kev, air.mu_en_rho) for line in lines)
    gray_m2 = kev_cm2_per_g * 1.602176634e-16 * 0.1 / (4 * math.pi)  # per decay
    return registry().Quantity(gray_m2 * 1e6 * 1e6 * 3600, KERMA_UNIT)


def computed_exposure_rate_constant(name: str, cutoff_kev: float = 15.0, progeny: bool = True) -> Quantity:
    """The same as exposure, R cm2/(mCi h), with W/e = 33.97 J/C."""
    kerma = computed_air_kerma_rate_constant(name, cutoff_kev, progeny)
    return registry().Quantity(float(kerma.m) / KERMA_PER_EXPOSURE, EXPOSURE_UNIT)
