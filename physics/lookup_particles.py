"""Look-ups by particle, element and nucleus: rest energies, charges, mass and atomic numbers, gyromagnetic ratios."""

from __future__ import annotations

import re
from collections.abc import Callable

import xraylib

from physics import tables
from physics.extract import Reading
from physics.found import Found
from physics.units import Quantity, quantity, registry, show

CODATA = "CODATA 2022"
PDG = "Particle Data Group"
IUPAC = "IUPAC, Pure Appl. Chem. 73 (2001) 1795, rounded"
PARTICLES = (  # words, rest energy in MeV (CODATA 2022, of pions the Particle Data Group), charge number without its sign
    (r"electrons?(?![\s-]?(?:volts?|densit|holes?|pairs?))|betas?|β-?(?!\s?[=<>/])|positrons?|e[-−⁻⁺+](?!\w)", 0.51099895, 1),
    (r"protons?(?![\s-]densit)|p\+(?!\w)|p⁺", 938.27208943, 1),
    (r"neutrons?", 939.56542194, 0),
    (r"alphas?(?: particles?)?|α(?:[\s-]particles?)?(?!\s?[=<>/])|helium nucle(?:us|i)|helium ions?", 3727.3794118, 2),
    (r"deuterons?", 1875.61294500, 1),
    (r"muons?", 105.6583755, 1),
    (r"neutral pions?", 134.9768, 0),
    (r"charged pions?|pions?", 139.57039, 1),
    (r"carbon(?:-12)? (?:ions?|nucle(?:us|i))", 11174.86, 6),
)  # fmt: skip
_REST_OF = re.compile(r"\brest (?:energy|mass) of (?:an?|the) (?=\w)", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:heavier|lighter|other) than\b", re.IGNORECASE)  # "a nucleus heavier than hydrogen"
_CHARGED = re.compile(r"\b(singly|doubly|triply)[\s-](?:charged|ioni[sz]ed)", re.IGNORECASE)
_NUCLEI = (  # words -> Z and A
    (r"deuter(?:on|ium)s?|heavy hydrogen", 1, 2), (r"trit(?:on|ium)s?", 1, 3), (r"alphas?(?: particles?)?|α(?:[\s-]particles?)?", 2, 4),
)  # fmt: skip
GYROMAGNETIC = {  # MHz/T, without its sign
    "H-1": 42.577, "H-2": 6.536, "He-3": 32.434, "Li-7": 16.546, "C-13": 10.708, "N-15": 4.316, "O-17": 5.772,
    "F-19": 40.078, "Na-23": 11.262, "P-31": 17.235, "Xe-129": 11.777,
}  # fmt: skip
_NUCLEUS = re.compile(
    r"(?<![\w.])(?:(?P<symbol>H|He|Li|C|N|O|F|Na|P|Xe)[\s-]?(?P<mass>\d{1,3})|(?P<mass2>\d{1,3})-?(?P<symbol2>H|He|Li|C|N|O|F|Na|P|Xe)"
    r"|(?P<name>hydrogen|deuterium|helium|lithium|carbon|nitrogen|oxygen|fluorine|sodium|phosphorus|xenon)(?:[\s-]?(?P<mass3>\d{1,3}))?)(?!\w)"
)
_ION = re.compile(r"(?<![\w.])(H|He|Li|Be|B|C|N|O|F|Ne)\s?(?:\d?[+⁺]|[²³⁴⁵⁶⁷⁸⁹]⁺)(?!\w)")  # "He+", "Li2+"
_USUAL = {"hydrogen": "H-1", "deuterium": "H-2", "fluorine": "F-19", "sodium": "Na-23", "phosphorus": "P-31"}


def _symbol(reading: Reading) -> str:
    """The one element that a question names, as a material or in a nuclide; "" without one."""
    if reading.nuclides:
        return reading.nuclides[0].partition("-")[0]
    named = next((m.formula for m in reading.materials if len(m.formula) <= 2), "")
    ion = None if named else _ION.search(reading.text)
    return ion[1] if ion else named


def _nucleus(reading: Reading) -> tuple[str, int, int] | None:
    """A light nucleus by its own name: words, Z and A of "deuteron"."""
    for words, z, a in _NUCLEI:
        if match := re.search(rf"(?<![\w-])(?:{words})(?![\w])", reading.text, re.IGNORECASE):
            return match[0], z, a
    return None


def _atomic_number(reading: Reading) -> Found | None:
    symbol, named = _symbol(reading), _nucleus(reading)
    if not symbol and named is None:
        return None
    z = tables.atomic_number(symbol) if symbol and named is None else named[1] if named else 0
    return Found(quantity(z), f"Atomic number of {named[0] if named else symbol}: Z = {z}.", "the periodic table")


def _mass_number(reading: Reading) -> Found | None:
    """That of the nuclide named; of an element alone its atomic mass, rounded."""
    if reading.nuclides:
        name = reading.nuclides[0]
        a = int(re.sub(r"\D", "", name.split("-")[1]))
    elif named := _nucleus(reading):
        name, _, a = named
    elif (name := _symbol(reading)) and not _COMPARED.search(reading.text):
        a = round(xraylib.AtomicWeight(tables.atomic_number(name)))
        said = f"No isotope of {name} is named: its atomic mass is rounded to A = {a}."
        return Found(quantity(a), f"Mass number of {name}: A = {a}.", "atomic masses of xraylib", assumed=said)
    else:
        return None
    return Found(quantity(a), f"Mass number of {name}: A = {a}.", "mass number of the nuclide")


def _molar_mass(reading: Reading) -> Found | None:
    """That of the nuclide named, by its mass number, else of the one element named."""
    if reading.nuclides:
        name = reading.nuclides[0]
        value = registry().Quantity(float(re.sub(r"\D", "", name.split("-")[1])), "g/mol")
        return Found(value, f"Molar mass of {name}: about {show(value)} (mass number).", "mass number of the nuclide")
    if len(reading.materials) != 1 or not (symbol := _symbol(reading)):
        return None
    value = registry().Quantity(xraylib.AtomicWeight(tables.atomic_number(symbol)), "g/mol")
    return Found(value, f"Molar mass of {symbol}: {show(value)}.", "atomic masses of xraylib")


def _particle(reading: Reading) -> tuple[str, float, int] | None:
    """The particle in question: the one whose rest energy is asked for, else a heavy one, whose electrons are what it hits."""
    text, found = reading.text, []
    for words, rest, charge in PARTICLES:
        for match in re.finditer(rf"(?<![\w-])(?:{words})(?![\w])", text, re.IGNORECASE):
            asked = _REST_OF.search(text)
            first = not (asked and asked.end() == match.start())
            found.append((first, rest < 1, match.start(), match[0], rest, charge))
    return min(found)[3:] if found else None


def _rest_energy(reading: Reading) -> Found | None:
    named = _particle(reading)
    if named is None:
        return None
    value: Quantity = registry().Quantity(named[1], "MeV")
    source = PDG if "pion" in named[0].lower() else CODATA
    return Found(value, f"Rest energy, {named[0]}: {show(value, 6)} ({source}).", source)


def _charge_number(reading: Reading) -> Found | None:
    if said := _CHARGED.search(reading.text):
        z = {"singly": 1, "doubly": 2, "triply": 3}[said[1].lower()]
        return Found(quantity(z), f"Charge number, {said[0]}: |z| = {z}.", "the charge stated")
    named = _particle(reading)
    if named is None or not named[2]:
        return None
    return Found(quantity(named[2]), f"Charge number, {named[0]}: |z| = {named[2]}.", "the particle's charge")


def _gyromagnetic(reading: Reading) -> Found | None:
    """That of a nucleus named: "phosphorus-31", "31P", "fluorine"; None without one, which means the proton."""
    for match in _NUCLEUS.finditer(reading.text):
        mass = match["mass"] or match["mass2"] or match["mass3"]
        symbol = match["symbol"] or match["symbol2"] or tables.SYMBOLS.get(match["name"] or "", "")
        name = f"{symbol}-{mass}" if mass else _USUAL.get(match["name"], "")
        if name in GYROMAGNETIC:
            value = registry().Quantity(GYROMAGNETIC[name], "MHz/T")
            step = f"Gyromagnetic ratio of {name}: $\\gamma/2\\pi$ = {show(value, 5)} ({IUPAC.split(',')[0]})."
            return Found(value, step, IUPAC)
    return None


PARTICLE_LOOKUPS: dict[str, Callable[[Reading], Found | None]] = {
    "atomic number": _atomic_number,
    "mass number": _mass_number,
    "molar mass": _molar_mass,
    "rest energy": _rest_energy,
    "charge number": _charge_number,
    "gyromagnetic ratio": _gyromagnetic,
}
