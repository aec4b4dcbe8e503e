"""Consensus TG-43 data of brachytherapy sources: physics/data/tg43_sources.csv and tg43_radial.csv."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from medphys.errors import OutOfRange, UserError
from physics.csvs import grouped, rows
from physics.units import Quantity, registry

_REPORTS = {
    "TG-43U1": "AAPM TG-43U1, Med. Phys. 31 (2004) 633",
    "TG-43U1S2": "AAPM TG-43U1S2, Med. Phys. 44 (2017) e297",
    "HEBD": "AAPM and ESTRO on high-energy sources, Med. Phys. 39 (2012) 2904",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One model of source."""

    model: str
    nuclide: str
    maker: str
    dose_rate_constant: Quantity  # cGy/(h U)
    length: Quantity  # cm
    half_life: Quantity  # d
    mean_energy: Quantity  # keV
    report: str
    confirmed: str


def models() -> tuple[str, ...]:
    """The models that are tabulated."""
    return tuple(row["model"] for row in rows("tg43_sources"))


def source(model: str) -> Source:
    """The source of that model, such as "6711" or "mHDR-v2"; a maker's name before it does no harm.

    Raises UserError if no model of the table is named, or more than one.
    """
    found = [row for row in rows("tg43_sources") if _named(row["model"], model)]
    if len(found) != 1:
        raise UserError(
            f"No single TG-43 source {model!r} in the table. It has: {', '.join(models())}. "
            "Give the dose-rate constant of another, for example 0.965 cGy/(h U)."
        )
    row, unit = found[0], registry().Quantity
    return Source(
        model=row["model"],
        nuclide=row["nuclide"],
        maker=row["maker"],
        dose_rate_constant=unit(float(row["lambda"]), "centigray / hour / air_kerma_strength_unit"),
        length=unit(float(row["length_cm"]), "cm"),
        half_life=unit(float(row["half_life_d"]), "day"),
        mean_energy=unit(float(row["mean_kev"]), "keV"),
        report=_REPORTS[row["source"]],
        confirmed=row["confirmed"],
    )


def radial_dose(model: str, distance: Quantity) -> float:
    """g_L(r), the logarithm linear between tabulated distances, as TG-43U1 recommends.

    Raises OutOfRange outside the table, naming its range.
    """
    name, r = source(model).model, float(distance.m_as("cm"))
    points = [(float(row["r_cm"]), float(row["g"])) for row in grouped("tg43_radial", "model")[name]]
    if not points[0][0] <= r <= points[-1][0]:
        raise OutOfRange(
            f"g(r) of {name} is tabulated from {points[0][0]:g} to {points[-1][0]:g} cm, and {r:g} cm is outside. "
            "Give g(r), or take a distance within."
        )
    (a, low), (b, high) = next((p, q) for p, q in pairwise(points) if p[0] <= r <= q[0])
    return low * math.pow(high / low, (r - a) / (b - a))


def geometry(model: str, distance: Quantity, angle: Quantity) -> float:
    """G_L(r, theta) of the line source, 1/cm2, theta from its axis. Raises OutOfRange on the source itself."""
    length, r, theta = (
        float(q.m_as(u)) for q, u in ((source(model).length, "cm"), (distance, "cm"), (angle, "radian"))
    )
    away, along = abs(r * math.sin(theta)), r * math.cos(theta)
    if away < 1e-9 * max(r, 1e-9):
        if abs(along) <= length / 2:
            raise OutOfRange("The point lies on the source: take one at least as far off as half its length.")
        return 1 / (along**2 - length**2 / 4)
    beta = math.atan2(along + length / 2, away) - math.atan2(along - length / 2, away)
    return beta / (length * away)


def _named(model: str, words: str) -> bool:
    """Whether words name a model, "200" standing apart and not in "VS2000", a space as good as a hyphen."""
    spelt = "[ -]?".join(re.escape(part) for part in re.split(r"[ -]", model))
    return re.search(rf"(?<![A-Za-z0-9]){spelt}(?![A-Za-z0-9])", words, re.IGNORECASE) is not None
