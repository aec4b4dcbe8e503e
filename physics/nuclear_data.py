"""Photons and decays of the nuclides of medical physics, from ICRP 107: physics/data/gammas.csv and decays.csv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from medphys.errors import OutOfRange, UserError
from physics.csvs import grouped
from physics.nuclides import nuclide
from physics.units import Quantity

ICRP107 = "ICRP Publication 107 (2008)"
_SECONDS = {
    "us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0,
    "y": 31_557_600.0, "ky": 31_557_600e3, "My": 31_557_600e6, "Gy": 31_557_600e9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One photon energy of a nuclide."""

    kev: float
    per100: float  # photons per 100 decays
    kind: str  # "gamma", "x" or "annihilation"


@dataclass(frozen=True, slots=True)
class Branch:
    """One way to decay. `mode` is "beta-", "beta+ & EC", "EC", "alpha", "IT" or "SF"; SF has no one progeny."""

    progeny: str
    fraction: float
    mode: str


def listed() -> tuple[str, ...]:
    """The nuclides whose photons are tabulated."""
    return tuple(grouped("gammas", "nuclide"))


@cache
def photon_lines(name: str) -> tuple[Line, ...]:
    """Photons of the nuclide alone by energy; an empty tuple for one that emits none worth listing, such as Y-90.

    Raises UserError for a nuclide that is not tabulated.
    """
    found = nuclide(name)
    if found not in grouped("gammas", "nuclide"):
        raise UserError(
            f"No photon lines of {found} in the table of {len(listed())} nuclides. Give the energy and the "
            "intensity of the photon, for example 364.5 keV and 0.817 per decay."
        )
    lines = [row for row in grouped("gammas", "nuclide")[found] if row["kind"] != "none"]
    return tuple(Line(float(row["kev"]), float(row["per100"]), row["kind"]) for row in lines)


def photons_in_equilibrium(name: str) -> tuple[Line, ...]:
    """Photons per 100 decays of the parent with its short-lived progeny in equilibrium: Cs-137 with Ba-137m."""
    found = nuclide(name)
    lines = list(photon_lines(found))
    for progeny, activity in equilibrium(found).items():
        if progeny in grouped("gammas", "nuclide"):
            lines += [Line(line.kev, line.per100 * activity, line.kind) for line in photon_lines(progeny)]
    return tuple(sorted(lines, key=lambda line: line.kev))


def principal_photon(name: str) -> Line:
    """The strongest gamma ray or annihilation photon, that of the progeny for Cs-137; if there is none, the x ray.

    Raises OutOfRange for a nuclide that emits no photon worth listing.
    """
    lines = photon_lines(name) or photons_in_equilibrium(name)
    if not lines:
        raise OutOfRange(
            f"{nuclide(name)} emits no photon to speak of (ICRP 107): a pure beta or alpha emitter. "
            "What is seen of it is bremsstrahlung, which has no line."
        )
    strongest = max(lines, key=lambda line: line.per100)
    nuclear = [line for line in lines if line.kind != "x"]
    best = max(nuclear, key=lambda line: line.per100, default=strongest)
    return best if best.per100 > 0.05 * strongest.per100 else strongest


def photon_yield(name: str, energy: Quantity) -> float:
    """Photons per decay (a fraction, or more than 1 for annihilation) of the line nearest to `energy`, within 1 %;
    those listed at one energy, such as the two of Eu-152 at 444 keV, together.

    Raises OutOfRange if the nuclide has no line there, naming the strong ones.
    """
    kev = float(energy.m_as("keV"))
    lines = photon_lines(name)
    nearest = min(lines, key=lambda line: abs(line.kev - kev), default=None)
    if nearest is None or abs(nearest.kev / kev - 1) > 0.01:
        strong = sorted(sorted(lines, key=lambda line: -line.per100)[:4], key=lambda line: line.kev)
        has = ", ".join(f"{line.kev:.1f}" for line in strong) + " keV" if strong else "no line at all"
        raise OutOfRange(f"{nuclide(name)} has no photon within 1 % of {kev:g} keV. Its strongest: {has}.")
    return sum(line.per100 for line in lines if line.kev == nearest.kev) / 100


def positron_fraction(name: str) -> float:
    """Positrons per decay: half the annihilation photons."""
    return sum(line.per100 for line in photon_lines(name) if line.kind == "annihilation") / 200


@cache
def branches(name: str) -> tuple[Branch, ...]:
    """How a nuclide decays, the likeliest way first; an empty tuple for a stable one.

    Raises UserError for a nuclide that is not tabulated.
    """
    found = nuclide(name) if name not in grouped("decays", "nuclide") else name
    if found not in grouped("decays", "nuclide"):
        raise UserError(f"No decay scheme of {found} in the table. Give the branching fraction, for example 0.877.")
    table = [row for row in grouped("decays", "nuclide")[found] if row["mode"] != "stable"]
    made = [Branch(row["progeny"], float(row["fraction"]), row["mode"]) for row in table]
    return tuple(sorted(made, key=lambda branch: -branch.fraction))


def half_life_seconds(name: str) -> float:
    """Half-life in seconds, infinite for a stable nuclide."""
    branches(name)
    row = grouped("decays", "nuclide")[name if name in grouped("decays", "nuclide") else nuclide(name)][0]
    return float(row["half_life"]) * _SECONDS[row["unit"]]


def equilibrium(name: str) -> dict[str, float]:
    """Activity of the progeny over that of the parent when both decay together, by progeny.

    Only progeny that live less than a tenth as long as the parent, down to the first that does not: by Bateman,
    each step gives the branching fraction times T_parent / (T_parent - T_progeny).
    """
    parent = half_life_seconds(name)
    ratio: dict[str, float] = {}
    todo = [(name, 1.0)]
    while todo:
        at, activity = todo.pop()
        for branch in branches(at):
            half_life = half_life_seconds(branch.progeny) if branch.mode != "SF" else float("inf")
            if half_life < parent / 10:
                grown = activity * branch.fraction * parent / (parent - half_life)
                ratio[branch.progeny] = ratio.get(branch.progeny, 0.0) + grown
                todo.append((branch.progeny, grown))
    return ratio
