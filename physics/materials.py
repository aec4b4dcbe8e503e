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
    ("gadolinium oxysulfide", "Gadolinium Oxysulfide", 7.44, ("gadox", "gos", "gadolinium oxysulfide", "gadolinium oxysulphide")),
    ("compact bone", "Bone, Compact (ICRU)", 1.85, ("icru compact bone",)),
    ("skin tissue", "Skin (ICRP)", 1.1, ("skin tissue",)),
    ("eye lens tissue", "Eye Lens (ICRP)", 1.1, ("eye lens tissue",)),
    ("C-552 plastic", "C-552 Air-Equivalent Plastic", 1.76, ("c-552 plastic", "c-552", "air-equivalent plastic")),
    ("B-100 plastic", "B-100 Bone-Equivalent Plastic", 1.45, ("b-100 plastic", "b-100", "bone-equivalent plastic")),
    ("polypropylene", "Polypropylene", 0.9, ("polypropylene",)),
    ("polycarbonate", "Polycarbonate (Makrolon, Lexan)", 1.2, ("polycarbonate", "lexan", "makrolon")),
    ("PVC", "Polyvinyl Chloride", 1.3, ("pvc", "polyvinyl chloride")),
    ("nylon", "Nylon, type 6 and type 6/6", 1.14, ("nylon",)),
    ("Mylar", "Polyethylene Terephthalate (Mylar)", 1.4, ("mylar", "polyethylene terephthalate")),
    ("Kapton", "Kapton Polyimide Film", 1.42, ("kapton",)),
    ("paraffin wax", "Paraffin Wax", 0.93, ("paraffin wax", "paraffin")),
    ("gypsum", "Gypsum, Plaster of Paris", 2.32, ("gypsum", "plaster of paris", "plaster")),
    ("aluminium oxide", "Aluminum Oxide", 3.97, ("aluminium oxide", "aluminum oxide", "alumina", "al2o3")),
    ("beryllium oxide", "Beryllium oxide", 3.01, ("beryllium oxide", "beo")),
    ("calcium sulfate", "Calcium Sulfate", 2.96, ("calcium sulfate", "calcium sulphate", "caso4")),
    ("lithium tetraborate", "Lithium Tetraborate", 2.44, ("lithium tetraborate", "li2b4o7")),
    ("cadmium tungstate", "Cadmium Tungstate", 7.9, ("cadmium tungstate", "cdwo4")),
    ("calcium tungstate", "Calcium Tungstate", 6.062, ("calcium tungstate", "cawo4")),
    ("barium fluoride", "Barium Fluoride", 4.89, ("barium fluoride", "baf2")),
    ("barium sulfate", "Barium Sulfate", 4.5, ("barium sulfate", "barium sulphate", "baso4")),
    ("silver bromide", "Silver Bromide", 6.473, ("silver bromide", "agbr")),
    ("Fricke solution", "Ferrous Sulfate Dosimeter Solution", 1.024, ("fricke solution", "ferrous sulfate dosimeter solution")),
)  # fmt: skip
_MIXTURES = (  # neither NIST's nor xraylib's: name, density, fractions by mass, spellings, where from
    ("Solid Water", 1.042, "H:0.0809 C:0.6722 N:0.024 O:0.1984 Cl:0.0013 Ca:0.0232", ("solid water", "gammex 457", "wt1"), "Constantinou et al., Med. Phys. 9 (1982) 436; density of Gammex 457, 1.03 to 1.05"),
    ("wood", 0.6, "H:0.06 C:0.5 O:0.44", ("wood", "plywood"), "dry wood, half of it carbon; its density varies from 0.4 to 0.8 g/cm3 with the species"),
    ("gypsum wallboard", 0.7, "H:0.02342 O:0.55756 S:0.18624 Ca:0.23278", ("gypsum wallboard", "wallboard", "drywall", "plasterboard"), "gypsum as xraylib composes it; density of wallboard, 0.65 to 0.8 g/cm3"),
    ("cerrobend", 9.4, "Bi:0.5 Pb:0.267 Sn:0.133 Cd:0.1", ("cerrobend", "lipowitz metal", "lipowitz's metal"), "Lipowitz metal, melting at 70 C; density 9.38 to 9.7 g/cm3"),
    ("stainless steel", 8.0, "Fe:0.7462 Cr:0.169 Ni:0.0848", ("stainless steel",), "Geant4 11, G4_STAINLESS-STEEL; density of AISI 304"),
    ("brass", 8.53, "Cu:0.7 Zn:0.3", ("brass",), "cartridge brass, 70 % copper; density 8.4 to 8.7 g/cm3 with the alloy"),
    ("lutetium oxyorthosilicate", 7.4, "Lu:0.764032 Si:0.061323 O:0.174645", ("lso", "lutetium oxyorthosilicate"), "Lu2SiO5 by formula; density of the crystal, 7.4 g/cm3"),
    ("gadolinium oxyorthosilicate", 6.71, "Gd:0.744232 Si:0.066468 O:0.1893", ("gso", "gadolinium oxyorthosilicate"), "Gd2SiO5 by formula; density of the crystal, 6.71 g/cm3"),
    ("lanthanum bromide", 5.08, "La:0.366853 Br:0.633147", ("labr3", "lanthanum bromide"), "LaBr3 by formula; density of the crystal, 5.06 to 5.3 g/cm3"),
)  # fmt: skip
_NIST_ONLY = {  # no composition in xraylib: NIST's own, data/compounds.csv
    "soft tissue (ICRU-44)": ("soft tissue (icru-44)", "icru-44 soft tissue", "icru-44 tissue"),
    "breast tissue": ("breast tissue",),
    "barite concrete": ("barite concrete", "baryte concrete"),
}
_OTHER_SPELLING = {
    "Al": ("aluminum",),
    "Cs": ("cesium",),
    "S": ("sulphur",),
    "W": ("wolfram",),
    "Fe": ("steel",),
    "Mo": ("moly",),
}
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
SYMBOLS |= {"aluminum": "Al", "cesium": "Cs", "sulphur": "S", "wolfram": "W", "moly": "Mo", "tech": "Tc"}


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
                _by_mass(row["weights"]),
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
    for name, density, _, says, source in _MIXTURES:
        table |= dict.fromkeys(says, Material(name, f"mixture {name}", density, says, source))
    return table


def _by_mass(parts: str) -> dict[str, float]:
    """ "H:0.1119 O:0.8881" as a table."""
    return {symbol: float(weight) for symbol, weight in (part.split(":") for part in parts.split())}


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
    if what.formula.startswith("mixture "):
        return _by_mass(next(parts for name, _, parts, _, _ in _MIXTURES if name == what.name))
    made = xraylib.GetCompoundDataNISTByName(what.formula)
    parts = zip(made["Elements"], made["massFractions"], strict=True)
    return {xraylib.AtomicNumberToSymbol(z): float(w) for z, w in parts}
