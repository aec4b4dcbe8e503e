"""Look-ups by radiation, tissue and person: weighting factors, limits, and what tissues and materials are like."""

from __future__ import annotations

import re
from collections.abc import Callable

from medphys.errors import UserError
from physics import tissue
from physics.constants_radiation import EDITIONS, dose_limit, neutron_weight, radiation_weight, tissue_weight
from physics.extract import Reading
from physics.found import Found
from physics.units import quantity, show

RADIATIONS = (  # words -> the name that the tables use
    (r"neutrons?", "neutrons"),
    (r"alpha particles?|alphas?\b|α", "alpha particles"),
    (r"heavy ions?", "heavy ions"),
    (r"fission fragments?", "fission fragments"),
    (r"protons?", "protons"),
    (r"charged pions?|pions?", "charged pions"),
    (r"photons?|x[\s-]?rays?|gamma|γ", "photons"),
    (r"electrons?|beta|β|positrons?", "electrons"),
    (r"muons?", "muons"),
)
TISSUES = (
    r"(?:red )?bone marrow|red marrow|colon|lungs?|stomach|breasts?|gonads?|testes|ovaries|ovary|bladder|o?esophagus|liver|"
    r"thyroid|bone surfaces?|brain|salivary glands?|skin|remainder(?: tissues)?"
)
_PERSONS = (
    (r"fetus|foetus|embryo|pregnan\w+", "fetus"), (r"minors?", "minor"), (r"public|visitors?|bystanders?", "public"),
    (r"workers?|occupational\w*|staff|technologist|employees?|radiation worker", "worker"),
)  # fmt: skip
_ORGANS = ((r"lens|eyes?", "lens"), (r"skin", "skin"), (r"extremit\w+|hands?|feet", "extremities"))


def edition(text: str) -> str:
    """The edition of ICRP's recommendations that a question names; the current one if it names none."""
    named = re.search(r"ICRP[\s-]*(?:Publication\s*)?(26|60|103)\b", text, re.IGNORECASE)
    return named[1] if named else "103"


def _weighting(reading: Reading) -> Found | None:
    name = next((name for words, name in RADIATIONS if re.search(rf"\b(?:{words})", reading.text, re.IGNORECASE)), "")
    book = edition(reading.text)
    if name == "neutrons":
        return _neutrons(reading, book)
    if not name:
        return None
    try:
        value = radiation_weight(name, book)
    except UserError:
        return None  # this edition lacks it, or wants the energy
    step = f"Radiation weighting factor of {name}: $w_R$ = {value:g} (ICRP {book})."
    return Found(quantity(value), step, EDITIONS[book])


def radiation_weights(reading: Reading) -> list[tuple[str, float]]:
    """The radiations named, in reading order, each with the w_R stated beside it or else its own."""
    book, found = edition(reading.text), []
    for words, name in RADIATIONS:
        for match in re.finditer(rf"\b(?:{words})(?![\w-])", reading.text, re.IGNORECASE):
            stated = [
                g
                for g in reading.givens
                if "radiation weighting factor" in g.kinds[:1] and 0 <= g.start - match.end() < 25
            ]
            try:
                value = float(stated[0].value.magnitude) if stated else radiation_weight(name, book)
            except UserError:
                continue
            found.append((match.start(), name, value))
    return [(name, value) for _, name, value in sorted(found)]


def _neutrons(reading: Reading, book: str) -> Found | None:
    """w_R of neutrons at the one energy that is stated."""
    stated = [(i, g) for i, g in enumerate(reading.givens) if g.value.check("[energy]")]
    if len(stated) != 1:
        return None
    i, given = stated[0]
    try:
        value = neutron_weight(given.value, book)
    except UserError:
        return None  # no neutrons in this edition
    step = f"Radiation weighting factor of {show(given.value)} neutrons: $w_R$ = {value:.3g} (ICRP {book})."
    return Found(quantity(value), step, EDITIONS[book], frozenset({i}))


def _tissue_weight(reading: Reading) -> Found | None:
    named = tissue_weights(reading.text)
    for name, value in named if len(named) == 1 else ():
        book = edition(reading.text)
        step = f"Tissue weighting factor of {name}: $w_T$ = {value:g} (ICRP {book})."
        return Found(quantity(value), step, EDITIONS[book])
    return None


def tissue_weights(text: str) -> list[tuple[str, float]]:
    """The tissues named, in reading order, with their weighting factors in the edition in play."""
    found = []
    for match in re.finditer(rf"\b(?:{TISSUES})\b", text, re.IGNORECASE):
        try:
            found.append((match[0].lower(), tissue_weight(match[0].lower(), edition(text))))
        except UserError:
            continue
    return found


def _limit(reading: Reading) -> Found | None:
    text = reading.text
    who = next((name for words, name in _PERSONS if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)), None)
    if who is None:
        return None
    what = next((name for words, name in _ORGANS if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)), "effective")
    book = "10 CFR 20" if re.search(r"10 ?CFR|\bNRC\b|\brem\b|United States|\bU\.?S\.?\b", text) else "ICRP 103"
    if book == "ICRP 103" and edition(text) != "103":
        return None  # the limits of an older edition are not in the table
    try:
        found = dose_limit(who, what, book)
    except UserError:
        return None
    per = f"{found.per}{'; ' + found.note if found.note else ''}"
    return Found(found.value, f"Dose limit, {who}, {what}: {show(found.value)} per {per} ({book}).", found.source)


def _property(name: str) -> Callable[[Reading], Found | None]:
    """A look-up of one property of the first tissue named; T1 and T2 at the field that is stated."""

    def look(reading: Reading) -> Found | None:
        relaxes = name in {"T1", "T2"}
        stated = enumerate(reading.givens) if relaxes else ()
        field = next(((i, g) for i, g in stated if g.value.check("[magnetic_field]")), None)
        condition = f"{float(field[1].value.m_as('T')):g} T" if field else ""
        if relaxes and not field:
            return None
        for said in sorted((*tissue.tissues(name), *tissue.OTHER_NAMES), key=len, reverse=True):
            if re.search(rf"\b{re.escape(said)}\b", reading.text, re.IGNORECASE):
                try:
                    found = tissue.tissue_property(said, name, condition)
                except UserError:
                    return None
                step = (
                    f"{name} of {said}{' at ' + condition if condition else ''}: {show(found.value)} ({found.source})."
                )
                return Found(found.value, step, found.source, frozenset({field[0]}) if field else frozenset())
        return None

    return look


def _excitation(reading: Reading) -> Found | None:
    for what in reading.materials:
        try:
            value = tissue.mean_excitation_energy(what.name)
        except UserError:
            continue
        return Found(
            value,
            f"Mean excitation energy of {what.name}: $I$ = {show(value)} (ICRU 37/90).",
            "ICRU 37 (1984), ICRU 90 (2016)",
        )
    return None


def _z_over_a(reading: Reading) -> Found | None:
    if not reading.materials:
        return None
    what = reading.materials[0]
    value = (tissue.electrons_per_gram(what) / quantity(1.0, "avogadro_constant")).to("mol/g")
    return Found(value, f"Electrons per molar mass of {what.name}: $Z/A$ = {show(value)}.", "atomic masses of xraylib")


def _electrons(reading: Reading) -> Found | None:
    if not reading.materials:
        return None
    what = reading.materials[0]
    value = tissue.electrons_per_gram(what)
    return Found(
        value, f"Electrons per gram of {what.name}: {show(value)}.", "composition and atomic masses of xraylib"
    )


def _impedance(reading: Reading) -> Found | None:
    for said in tissue.tissues("speed of sound"):
        if re.search(rf"\b{re.escape(said)}\b", reading.text, re.IGNORECASE):
            try:
                value = tissue.acoustic_impedance(said)
            except UserError:
                return None
            return Found(
                value,
                f"Acoustic impedance of {said}: $Z = \\rho c$ = {show(value)}.",
                "tabulated density and speed of sound",
            )
    return None


def _effective_z(reading: Reading) -> Found | None:
    if not reading.materials:
        return None
    what = reading.materials[0]
    value = tissue.effective_atomic_number(what)
    step = f"Effective atomic number of {what.name} (power law, exponent 2.94): {value:.3g}."
    return Found(quantity(value), step, "composition of xraylib, Mayneord's power law")


def _relative_density(reading: Reading) -> Found | None:
    if not reading.materials:
        return None
    what = reading.materials[0]
    value = tissue.relative_electron_density(what)
    return Found(
        quantity(value),
        f"Electron density of {what.name} relative to water: {value:.4g}.",
        "composition and density of the material",
    )


TISSUE_LOOKUPS: dict[str, Callable[[Reading], Found | None]] = {
    "radiation weighting factor": _weighting,
    "tissue weighting factor": _tissue_weight,
    "dose limit": _limit,
    "T1": _property("T1"),
    "T2": _property("T2"),
    "speed of sound": _property("speed of sound"),
    "mean excitation energy": _excitation,
    "Z/A ratio": _z_over_a,
    "electrons per gram": _electrons,
    "effective atomic number": _effective_z,
    "relative electron density": _relative_density,
    "acoustic impedance": _impedance,
    "alpha/beta ratio": _property("alpha/beta"),
}
