"""Look-ups for photons in matter: coefficients, densities, edges, the photon that a nuclide's name implies."""

from __future__ import annotations

import re
from collections.abc import Callable

from physics import tables
from physics.extract import Reading
from physics.found import Found, energy
from physics.units import Quantity, show


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


def _septal(reading: Reading) -> Found | None:
    """Of a collimator's septa: lead, unless a heavier metal is named."""
    photon = energy(reading)
    if photon is None:
        return None
    what = next((m for m in reading.materials if m.formula in {"Pb", "W", "Au"}), tables.material("lead"))
    mu = tables.linear_attenuation(what, photon.value)
    step = f"Linear attenuation coefficient of {what.name} septa at {show(photon.value)}: $\\mu$ = {show(mu)}."
    return Found(mu, step, tables.source_of(what, photon.value), photon.uses, photon.assumed)


def _density(reading: Reading) -> Found | None:
    if not reading.materials:
        return None
    what = reading.materials[0]
    value = tables.density(what)
    return Found(value, f"Density of {what.name}: $\\rho$ = {show(value)}.", what.source)


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


def _photon_energy(reading: Reading) -> Found | None:
    found = energy(reading)
    if found is None or found.uses:
        return None  # a stated energy is a given, not a look-up
    return Found(found.value, found.assumed, found.source or "electron rest energy, CODATA", assumed=found.assumed)


PHOTON_LOOKUPS: dict[str, Callable[[Reading], Found | None]] = {
    "linear attenuation coefficient": _linear_attenuation,
    "mass attenuation coefficient": _mass_attenuation,
    "mass energy-absorption coefficient": _mass_energy_absorption,
    "septal attenuation coefficient": _septal,
    "density": _density,
    "K-edge energy": _k_edge,
    "binding energy": _binding,
    "photon energy": _photon_energy,
}
