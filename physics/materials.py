"""Materials by the names that students give them: what each is made of, and its density."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import xraylib

from medphys.errors import UserError
from physics.units import Quantity, registry

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Material:
    """Something a beam can cross. `formula` is what xraylib reads; density in g/cm3."""

    name: str  # "aluminium"
    formula: str  # "Al", or a NIST compound name such as "Tissue, Soft (ICRP)"
    density: float
    says: tuple[str, ...]  # how students write it
    source: str = "xraylib element density (NIST)"


_COMPOUNDS = (  # `name` is also the key of data/photons.csv, where NIST tabulates the substance
    ("water", "Water, Liquid", 1.0, ("water", "h2o")),
    ("air", "Air, Dry (near sea level)", 0.00120479, ("air", "dry air")),
    ("soft tissue", "Tissue, Soft (ICRU four-component)", 1.0, ("soft tissue", "tissue", "icru tissue")),
    ("muscle", "Muscle, Skeletal", 1.04, ("muscle", "skeletal muscle")),
    ("adipose tissue", "Adipose Tissue (ICRP)", 0.92, ("adipose", "adipose tissue", "fat")),
    ("cortical bone", "Bone, Cortical (ICRP)", 1.85, ("bone", "cortical bone", "compact bone")),
    ("lung", "Lung (ICRP)", 0.26, ("lung", "lung tissue")),
    ("brain tissue", "Brain (ICRP)", 1.03, ("brain tissue",)),
    ("whole blood", "Blood (ICRP)", 1.06, ("whole blood",)),
    ("PMMA", "Polymethyl Methacralate (Lucite, Perspex)", 1.19, ("pmma", "lucite", "perspex", "acrylic", "plexiglas", "plexiglass")),
    ("polystyrene", "Polystyrene", 1.06, ("polystyrene",)),
    ("polyethylene", "Polyethylene", 0.94, ("polyethylene", "polythene")),
    ("Teflon", "Polytetrafluoroethylene (Teflon)", 2.2, ("teflon", "ptfe")),
    ("A-150 plastic", "A-150 Tissue-Equivalent Plastic", 1.127, ("a-150 plastic", "a-150", "tissue-equivalent plastic")),
    ("plastic scintillator", "Plastic Scintillator (Vinyltoluene based)", 1.032, ("plastic scintillator", "vinyltoluene")),
    ("concrete", "Concrete, Portland", 2.3, ("concrete", "ordinary concrete", "portland concrete")),
    ("borosilicate glass", "Glass, Pyrex", 2.23, ("borosilicate glass", "borosilicate", "pyrex")),
    ("glass", "Glass, Plate", 2.4, ("glass", "plate glass")),
    ("lead glass", "Glass, Lead", 6.22, ("lead glass", "leaded glass")),
    ("sodium iodide", "Sodium Iodide", 3.667, ("nai", "sodium iodide", "nai(tl)")),
    ("bismuth germanate", "Bismuth Germanium oxide", 7.13, ("bgo", "bismuth germanate")),
    ("caesium iodide", "Cesium Iodide", 4.51, ("csi", "cesium iodide", "caesium iodide")),
    ("lithium fluoride", "Lithium Fluoride", 2.635, ("lif", "lithium fluoride")),
    ("calcium fluoride", "Calcium Fluoride", 3.18, ("caf2", "calcium fluoride")),
    ("cadmium telluride", "Cadmium Telluride", 6.2, ("cdte", "cadmium telluride")),
    ("gadolinium oxysulfide", "Gadolinium Oxysulfide", 7.44, ("gadox", "gadolinium oxysulfide", "gadolinium oxysulphide")),
)  # fmt: skip
_NIST_ONLY = {  # no composition in xraylib: NIST's own, data/compounds.csv
    "soft tissue (ICRU-44)": ("soft tissue (icru-44)", "icru-44 soft tissue", "icru-44 tissue"),
    "breast tissue": ("breast tissue",),
    "barite concrete": ("barite concrete", "baryte concrete"),
}
_OTHER_SPELLING = {"Al": ("aluminum",), "Cs": ("cesium",), "S": ("sulphur",), "W": ("wolfram",), "Fe": ("steel",)}
_ELEMENT_NAMES = [
    "hydrogen", "helium", "lithium", "beryllium", "boron", "carbon", "nitrogen", "oxygen", "fluorine", "neon",
    "sodium", "magnesium", "aluminium", "silicon", "phosphorus", "sulfur", "chlorine", "argon", "potassium",
    "calcium", "scandium", "titanium", "vanadium", "chromium", "manganese", "iron", "cobalt", "nickel", "copper",
    "zinc", "gallium", "germanium", "arsenic", "selenium", "bromine", "krypton", "rubidium", "strontium", "yttrium",
    "zirconium", "niobium", "molybdenum", "technetium", "ruthenium", "rhodium", "palladium", "silver", "cadmium",
    "indium", "tin", "antimony", "tellurium", "iodine", "xenon", "caesium", "barium", "lanthanum", "cerium",
    "praseodymium", "neodymium", "promethium", "samarium", "europium", "gadolinium", "terbium", "dysprosium",
    "holmium", "erbium", "thulium", "ytterbium", "lutetium", "hafnium", "tantalum", "tungsten", "rhenium", "osmium",
    "iridium", "platinum", "gold", "mercury", "thallium", "lead", "bismuth", "polonium", "astatine", "radon",
    "francium", "radium", "actinium", "thorium", "protactinium", "uranium", "neptunium", "plutonium", "americium",
    "curium", "berkelium", "californium",
]  # fmt: skip
SYMBOLS = {name: xraylib.AtomicNumberToSymbol(z) for z, name in enumerate(_ELEMENT_NAMES, start=1)}
SYMBOLS |= {"aluminum": "Al", "cesium": "Cs", "sulphur": "S", "wolfram": "W"}


@dataclass(frozen=True, slots=True)
class NistCompound:
    """A substance as NIST SRD 126 composes it; density in g/cm3, weights by mass."""

    name: str  # "Bone, Cortical (ICRU-44)"
    density: float
    weights: dict[str, float]  # {"H": 0.034, ...}, adding up to 1


@cache
def nist_compounds() -> dict[str, NistCompound]:
    """The compounds and mixtures of data/photons.csv, by the name of the Material."""
    with (DATA / "compounds.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {
            row["material"]: NistCompound(
                row["nist_name"],
                float(row["density"]),
                {symbol: float(w) for symbol, w in (part.split(":") for part in row["weights"].split())},
            )
            for row in rows
        }


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
    for name, says in _NIST_ONLY.items():
        compound = nist_compounds()[name]
        made = Material(name, compound.name, compound.density, says, "NIST SRD 126, table 2")
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


def weights(what: Material) -> dict[str, float]:
    """Fraction by mass of each element, as xraylib composes the material; NIST's where xraylib does not know it."""
    if len(what.formula) <= 2:
        return {what.formula: 1.0}
    if what.name in _NIST_ONLY:
        return nist_compounds()[what.name].weights
    made = xraylib.GetCompoundDataNISTByName(what.formula)
    parts = zip(made["Elements"], made["massFractions"], strict=True)
    return {xraylib.AtomicNumberToSymbol(z): float(w) for z, w in parts}
