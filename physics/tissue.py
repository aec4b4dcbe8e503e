"""Typical properties of tissues with their spread, and what follows from their composition.

physics/data/tissue_properties.csv has relaxation times, sound, Hounsfield numbers and alpha/beta; elements, densities
and mean excitation energies go by the names of physics/materials.py.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import xraylib

from medphys.errors import OutOfRange, UserError
from physics.csvs import rows
from physics.materials import Material, density, material, weights
from physics.units import Quantity, quantity, registry

SOURCES = {
    "Stanisz 2005": "Stanisz et al., Magn. Reson. Med. 54 (2005) 507",
    "de Bazelaire 2004": "de Bazelaire et al., Radiology 230 (2004) 652",
    "Culjat 2010": "Culjat et al., Ultrasound Med. Biol. 36 (2010) 861",
    "textbook": "textbooks of medical imaging, typical",
    "radiobiology": "textbooks of radiobiology and QUANTEC, typical",
}
OTHER_NAMES = {
    "gray matter": "grey matter", "muscle": "skeletal muscle", "csf": "cerebrospinal fluid", "heart": "heart muscle",
    "myocardium": "heart muscle", "bone": "cortical bone", "adipose tissue": "fat", "tumor": "tumour",
    "prostate": "prostate tumour", "prostate cancer": "prostate tumour", "breast cancer": "breast tumour",
    "late responding": "late responding tissue", "early responding": "early responding tissue", "fat": "subcutaneous fat",
    "subcutaneous fat": "fat", "heart muscle": "heart",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Property:
    """A typical value with the range to be expected."""

    tissue: str
    name: str
    value: Quantity
    low: Quantity | None
    high: Quantity | None
    condition: str  # "3 T", "late, typical"
    source: str


def tissues(name: str) -> tuple[str, ...]:
    """The tissues that have a property of that name."""
    return tuple(dict.fromkeys(row["tissue"] for row in rows("tissue_properties") if row["property"] == name))


def tissue_property(tissue: str, name: str, condition: str = "") -> Property:
    """A property: "T1" or "T2" (ms, `condition` "1.5 T" or "3 T"), "speed of sound" (m/s), "density" (kg/m3),
    "attenuation" (dB/(cm MHz), of water and air dB/(cm MHz2)), "HU" or "alpha/beta" (Gy).

    Raises UserError for a tissue without it or if the condition is needed, OutOfRange if it is not tabulated.
    """
    wanted = tissue.strip().lower()
    names = (wanted, OTHER_NAMES.get(wanted, wanted))
    table = [row for row in rows("tissue_properties") if row["property"] == name]
    found = next((f for f in ([r for r in table if r["tissue"] == n] for n in names) if f), [])
    if not found:
        has = ", ".join(tissues(name)) or "nothing: take T1, T2, speed of sound, density, attenuation, HU or alpha/beta"
        raise UserError(f"No {name} of {tissue} in the table. It has: {has}.")
    fits = [row for row in found if condition in {"", row["condition"]}]
    if len(fits) != 1:
        there = ", ".join(row["condition"] for row in found)
        raise (UserError if fits else OutOfRange)(f"{name} of {tissue} is tabulated at {there}: give one of those.")
    row = fits[0]
    value, low, high = (quantity(f"{row[k]} {row['unit']}") if row[k] else None for k in ("value", "low", "high"))
    assert value is not None
    return Property(row["tissue"], name, value, low, high, row["condition"], SOURCES[row["source"]])


def acoustic_impedance(tissue: str) -> Quantity:
    """Z = density times speed of sound, kg/(m2 s): 1.48e6 for water."""
    rho, speed = (tissue_property(tissue, name).value for name in ("density", "speed of sound"))
    impedance: Quantity = (rho * speed).to("kg/(m**2*s)")
    return impedance


def mean_excitation_energy(name: str) -> Quantity:
    """I for the Bethe formula, eV: ICRU 37, for water and carbon ICRU 90. Raises UserError if it is not tabulated."""
    known = {row["material"]: float(row["i_ev"]) for row in rows("excitation_energies")}
    wanted = name if name in known else material(name).name
    if wanted not in known:
        raise UserError(f"No mean excitation energy of {wanted} in the table. Give it, for example I = 75 eV.")
    return registry().Quantity(known[wanted], "eV")


def composition(what: Material) -> dict[str, float]:
    """Fraction by mass of each element, adding up to 1."""
    parts = weights(what)
    total = sum(parts.values())
    return {symbol: weight / total for symbol, weight in parts.items()}


def electrons_per_gram(what: Material) -> Quantity:
    """N_A sum w Z/A, 1/g."""
    z = {symbol: xraylib.SymbolToAtomicNumber(symbol) for symbol in weights(what)}
    total = sum(w * z[s] / xraylib.AtomicWeight(z[s]) for s, w in composition(what).items())
    return registry().Quantity(total * 6.02214076e23, "1/g")


def relative_electron_density(what: Material) -> float:
    """Electrons per volume over those of water."""
    water = material("water")
    per_volume = [float((electrons_per_gram(m) * density(m)).m_as("1/cm**3")) for m in (what, water)]
    return per_volume[0] / per_volume[1]


def effective_atomic_number(what: Material, power: float = 2.94) -> float:
    """Z_eff = (sum f Z^p)^(1/p), f the fraction of electrons of an element: Mayneord with p = 2.94."""
    z = {symbol: int(xraylib.SymbolToAtomicNumber(symbol)) for symbol in weights(what)}
    electrons = {s: w * z[s] / float(xraylib.AtomicWeight(z[s])) for s, w in composition(what).items()}
    total = sum(electrons.values())
    return math.pow(sum(e / total * z[s] ** power for s, e in electrons.items()), 1 / power)
