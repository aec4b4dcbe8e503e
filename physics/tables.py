"""Look-ups in data libraries, as quantities: xraylib for photons, radioactivedecay (ICRP 107) for nuclides.

xraylib's totals agree with NIST XCOM from 1 to 800 keV and stop there; outside that range the
functions raise OutOfRange instead of extrapolating. Its `CS_Energy` is not NIST mu_en/rho and is not used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import xraylib

from medphys.errors import OutOfRange, UserError
from physics.units import Quantity, registry

PHOTON_RANGE_KEV = (1.0, 800.0)


@dataclass(frozen=True, slots=True)
class Material:
    """Something a beam can cross. `formula` is what xraylib reads; density in g/cm3."""

    name: str  # "aluminium"
    formula: str  # "Al", or a NIST compound name such as "Tissue, Soft (ICRP)"
    density: float
    says: tuple[str, ...]  # how students write it
    source: str = "xraylib element density (NIST)"


_COMPOUNDS = (
    ("water", "Water, Liquid", 1.0, ("water", "h2o")),
    ("air", "Air, Dry (near sea level)", 0.00120479, ("air", "dry air")),
    ("soft tissue", "Tissue, Soft (ICRU four-component)", 1.0, ("soft tissue", "tissue", "icru tissue")),
    ("muscle", "Muscle, Skeletal", 1.04, ("muscle", "skeletal muscle")),
    ("adipose tissue", "Adipose Tissue (ICRP)", 0.92, ("adipose", "adipose tissue", "fat")),
    ("cortical bone", "Bone, Cortical (ICRP)", 1.85, ("bone", "cortical bone", "compact bone")),
    ("lung", "Lung (ICRP)", 0.26, ("lung", "lung tissue")),
    ("PMMA", "Polymethyl Methacralate (Lucite, Perspex)", 1.19, ("pmma", "lucite", "perspex", "acrylic", "plexiglas", "plexiglass")),
    ("polystyrene", "Polystyrene", 1.06, ("polystyrene",)),
    ("polyethylene", "Polyethylene", 0.94, ("polyethylene", "polythene")),
    ("concrete", "Concrete, Portland", 2.3, ("concrete", "ordinary concrete", "portland concrete")),
    ("glass", "Glass, Plate", 2.4, ("glass", "plate glass")),
    ("lead glass", "Glass, Lead", 6.22, ("lead glass", "leaded glass")),
    ("sodium iodide", "Sodium Iodide", 3.667, ("nai", "sodium iodide", "nai(tl)")),
    ("bismuth germanate", "Bismuth Germanium oxide", 7.13, ("bgo", "bismuth germanate")),
    ("caesium iodide", "Cesium Iodide", 4.51, ("csi", "cesium iodide", "caesium iodide")),
)  # fmt: skip
_OTHER_SPELLING = {"Al": ("aluminum",), "Cs": ("cesium",), "S": ("sulphur",), "W": ("wolfram",), "Fe": ("steel",)}
_ELEMENT_NAMES = [
    "hydrogen",
    "helium",
    "lithium",
    "beryllium",
    "boron",
    "carbon",
    "nitrogen",
    "oxygen",
    "fluorine",
    "neon",
    "sodium",
    "magnesium",
    "aluminium",
    "silicon",
    "phosphorus",
    "sulfur",
    "chlorine",
    "argon",
    "potassium",
    "calcium",
    "scandium",
    "titanium",
    "vanadium",
    "chromium",
    "manganese",
    "iron",
    "cobalt",
    "nickel",
    "copper",
    "zinc",
    "gallium",
    "germanium",
    "arsenic",
    "selenium",
    "bromine",
    "krypton",
    "rubidium",
    "strontium",
    "yttrium",
    "zirconium",
    "niobium",
    "molybdenum",
    "technetium",
    "ruthenium",
    "rhodium",
    "palladium",
    "silver",
    "cadmium",
    "indium",
    "tin",
    "antimony",
    "tellurium",
    "iodine",
    "xenon",
    "caesium",
    "barium",
    "lanthanum",
    "cerium",
    "praseodymium",
    "neodymium",
    "promethium",
    "samarium",
    "europium",
    "gadolinium",
    "terbium",
    "dysprosium",
    "holmium",
    "erbium",
    "thulium",
    "ytterbium",
    "lutetium",
    "hafnium",
    "tantalum",
    "tungsten",
    "rhenium",
    "osmium",
    "iridium",
    "platinum",
    "gold",
    "mercury",
    "thallium",
    "lead",
    "bismuth",
    "polonium",
    "astatine",
    "radon",
    "francium",
    "radium",
    "actinium",
    "thorium",
    "protactinium",
    "uranium",
    "neptunium",
    "plutonium",
    "americium",
    "curium",
    "berkelium",
    "californium",
]
SYMBOLS = {name: xraylib.AtomicNumberToSymbol(z) for z, name in enumerate(_ELEMENT_NAMES, start=1)}
SYMBOLS |= {"aluminum": "Al", "cesium": "Cs", "sulphur": "S", "wolfram": "W"}


@cache
def materials() -> dict[str, Material]:
    """Every spelling, lower case, to its Material: elements by name and symbol, usual compounds by name."""
    table: dict[str, Material] = {}
    for z, name in enumerate(_ELEMENT_NAMES[:92], start=1):
        symbol = xraylib.AtomicNumberToSymbol(z)
        says = (name, symbol.lower(), *_OTHER_SPELLING.get(symbol, ()))
        table |= dict.fromkeys(says, Material(name, symbol, xraylib.ElementDensity(z), says))
    for name, formula, density, says in _COMPOUNDS:
        made = Material(name, formula, density, says, "xraylib NIST compound list")
        table |= dict.fromkeys(says, made)
    return table


def material(name: str) -> Material:
    """The Material of that name or symbol. Raises UserError if it is not in the table."""
    found = materials().get(name.strip().lower())
    if found is None:
        raise UserError(f"No material {name!r} in the tables. Name an element ('Pb', 'lead') or a usual compound.")
    return found


def density(what: Material) -> Quantity:
    """Mass density, g/cm3."""
    return registry().Quantity(what.density, "g/cm**3")


def mass_attenuation(what: Material, energy: Quantity) -> Quantity:
    """Total mass attenuation coefficient with coherent scatter, cm2/g. Source: xraylib (agrees with NIST XCOM)."""
    kev = energy.m_as("keV")
    low, high = PHOTON_RANGE_KEV
    if not low <= kev <= high:
        raise OutOfRange(
            f"The photon table covers {low:g} to {high:g} keV, and {kev:g} keV is outside it. "
            "Take mu/rho from NIST XCOM and give it, for example mu_rho='0.0632 cm2/g'."
        )
    return registry().Quantity(xraylib.CS_Total_CP(what.formula, kev), "cm**2/g")


def linear_attenuation(what: Material, energy: Quantity) -> Quantity:
    """Linear attenuation coefficient mu = (mu/rho) rho, 1/cm."""
    mu: Quantity = (mass_attenuation(what, energy) * density(what)).to("1/cm")
    return mu


def k_edge(symbol: str) -> Quantity:
    """K-shell binding energy, keV. Source: xraylib."""
    return registry().Quantity(xraylib.EdgeEnergy(xraylib.SymbolToAtomicNumber(symbol), xraylib.K_SHELL), "keV")


def atomic_number(symbol: str) -> int:
    """Z of an element symbol."""
    return int(xraylib.SymbolToAtomicNumber(symbol))


@cache
def _nuclides() -> dict[str, Any]:
    """The ICRP 107 arrays that radioactivedecay ships, read without importing it (its plots cost 1 s)."""
    import numpy as np

    package = find_spec("radioactivedecay")
    if package is None or package.origin is None:
        raise UserError("Nuclide data need radioactivedecay: run `.venv/bin/pip install -e .`.")
    file = Path(package.origin).parent / "icrp107_ame2020_nubase2020" / "decay_data.npz"
    data = np.load(file, allow_pickle=True)  # the package's own file: object arrays of strings and floats
    return {str(n): i for i, n in enumerate(data["nuclides"])} | {"": {k: data[k] for k in data.files}}


def nuclide(name: str) -> str:
    """'99mTc', 'Tc99m', 'technetium-99m' or 'Tc-99m' as 'Tc-99m'. Raises UserError if ICRP 107 lacks it."""
    written = name.strip().replace("–", "-")
    match = re.fullmatch(r"([A-Za-z]+)[\s-]*(\d{1,3}m?\d?)|(\d{1,3}m?)[\s-]*([A-Za-z]+)", written)
    if match:
        element, mass = (match[1], match[2]) if match[1] else (match[4], match[3])
        symbol = SYMBOLS.get(element.lower(), element.capitalize())
        if f"{symbol}-{mass}" in _nuclides():
            return f"{symbol}-{mass}"
    raise UserError(f"No nuclide {name!r} in ICRP 107. Write it like 'Tc-99m' or 'I-131'.")


def half_life(name: str) -> Quantity:
    """Physical half-life. Source: ICRP Publication 107 (2008) through radioactivedecay; infinite if stable."""
    found = nuclide(name)
    table = _nuclides()
    value, unit, _ = table[""]["hldata"][table[found]]
    if unit in {"", "stable"} or value == float("inf"):
        raise OutOfRange(f"{found} is stable: it has no half-life.")
    unit = {"y": "year", "ky": "kiloyear", "My": "megayear", "Gy": "gigayear", "m": "minute", "μs": "microsecond"}.get(
        unit, unit
    )
    return registry().Quantity(float(value), unit)


def branching(parent: str, daughter: str) -> float:
    """Fraction of decays of `parent` that lead to `daughter`. Source: ICRP 107; 0.0 if they are not linked."""
    table = _nuclides()
    row = table[nuclide(parent)]
    links = dict(zip(table[""]["progeny"][row], table[""]["bfs"][row], strict=True))
    return float(links.get(nuclide(daughter), 0.0))
