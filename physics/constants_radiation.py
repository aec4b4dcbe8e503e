"""Weighting factors and dose limits of ICRP and the NRC, by edition (physics/data/radiation_weights.csv and neighbours)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from medphys.errors import OutOfRange, UserError
from physics.csvs import grouped, rows
from physics.units import Quantity, registry

EDITIONS = {
    "26": "ICRP Publication 26 (1977)",
    "60": "ICRP Publication 60 (1991)",
    "103": "ICRP Publication 103 (2007)",
}
_OTHER_NAMES = {
    "esophagus": "oesophagus", "bone marrow": "red bone marrow", "bone surfaces": "bone surface", "lungs": "lung",
    "breasts": "breast", "testes": "gonads", "ovary": "gonads", "ovaries": "gonads", "gonad": "gonads",
    "red marrow": "red bone marrow", "salivary gland": "salivary glands", "remainder tissues": "remainder",
    "x rays": "photons", "x-rays": "photons", "gamma rays": "photons", "beta particles": "electrons",
    "positrons": "electrons", "alphas": "alpha particles", "pions": "charged pions",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limit:
    """A dose limit, mSv, for one year, one pregnancy or one hour."""

    value: Quantity
    per: str
    note: str
    source: str


def neutron_weight(energy: Quantity, edition: str = "103", smooth: bool = False) -> float:
    """w_R of neutrons: the function of ICRP 103, or of ICRP 60 the steps or, if `smooth`, their approximation.

    Raises OutOfRange unless the energy is above zero; UserError for an edition without neutrons.
    """
    mev = float(energy.m_as("MeV"))
    if mev <= 0:
        raise OutOfRange("The energy of a neutron must be above zero: give it, for example 1 MeV.")
    if edition == "103":
        floor, height, scale = (2.5, 18.2, 1.0) if mev < 1 else (5.0, 17.0, 2.0) if mev <= 50 else (2.5, 3.25, 0.04)
        return floor + height * math.exp(-(math.log(scale * mev) ** 2) / 6)
    if edition == "60" and smooth:
        return 5.0 + 17.0 * math.exp(-(math.log(2 * mev) ** 2) / 6)
    return _step("neutrons", edition, mev)


def radiation_weight(radiation: str, edition: str = "103", energy: Quantity | None = None) -> float:
    """w_R of "photons", "electrons", "muons", "protons", "charged pions", "alpha particles", "neutrons" and so on.

    Neutrons need their energy, protons of ICRP 60 too. Raises UserError for a radiation that the edition lacks.
    """
    name = _named(radiation)
    if name == "neutrons":
        if energy is None:
            raise UserError("w_R of neutrons depends on their energy: give it, for example 1 MeV.")
        return neutron_weight(energy, edition)
    return _step(name, edition, None if energy is None else float(energy.m_as("MeV")))


def _step(radiation: str, edition: str, mev: float | None) -> float:
    """The row of the table for that radiation and energy."""
    found = [row for row in rows("radiation_weights") if (row["edition"], row["radiation"]) == (edition, radiation)]
    if not found:
        there = dict.fromkeys(row["radiation"] for row in rows("radiation_weights") if row["edition"] == edition)
        raise UserError(
            f"No w_R of {radiation} in {EDITIONS.get(edition, f'edition {edition}')}. "
            + (f"It has: {', '.join(there)}." if there else "Take edition '60' or '103'.")
        )
    for row in found:
        if not row["above_mev"]:
            return float(row["w_r"])
        if mev is not None and float(row["above_mev"]) < mev <= float(row["to_mev"]):
            return float(row["w_r"])
    limit = f"above {found[0]['above_mev']} MeV"
    raise OutOfRange(f"{EDITIONS[edition]} gives w_R of {radiation} {limit} only: give an energy there.")


def tissue_weights(edition: str = "103") -> dict[str, float]:
    """Every w_T of an edition ("26", "60" or "103"), the remainder included. Raises UserError for another edition."""
    if edition not in grouped("tissue_weights", "edition"):
        raise UserError(f"No tissue weighting factors of edition {edition!r}: take '26', '60' or '103'.")
    return {row["tissue"]: float(row["w_t"]) for row in grouped("tissue_weights", "edition")[edition]}


def tissue_weight(tissue: str, edition: str = "103") -> float:
    """w_T of a tissue. Raises UserError if the edition names no such tissue: it then counts in the remainder."""
    name, table = _named(tissue), tissue_weights(edition)
    if name not in table:
        raise UserError(
            f"{EDITIONS[edition]} has no w_T for {tissue}: it has {', '.join(table)}. "
            "Another tissue counts in the remainder, or not at all."
        )
    return table[name]


def dose_limit(who: str, what: str = "effective", edition: str = "ICRP 103") -> Limit:
    """The limit for a "worker", "public", "fetus" or "minor": "effective", "lens", "skin", "extremities" or "organ".

    `edition` is "ICRP 103" or "10 CFR 20". Raises UserError if it sets no such limit, naming those that it sets.
    """
    table = grouped("dose_limits", "edition").get(edition, ())
    for row in table:
        if (row["who"], row["what"]) == (who, what):
            return Limit(registry().Quantity(float(row["msv"]), "mSv"), row["per"], row["note"], edition)
    there = ", ".join(f"{row['who']} {row['what']}" for row in table) or "nothing; take 'ICRP 103' or '10 CFR 20'"
    raise UserError(f"{edition} sets no limit for {who} {what}. It has: {there}.")


def _named(words: str) -> str:
    lower = words.strip().lower()
    return _OTHER_NAMES.get(lower, lower)
