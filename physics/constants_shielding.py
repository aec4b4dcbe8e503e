"""Shielding constants: Archer fits, tenth-value layers, scatter fractions (physics/data/archer.csv and its neighbours).

Every row says how it was confirmed ("one source", "two sources"); each value is returned with that and its source.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from medphys.errors import OutOfRange, UserError
from physics.csvs import Row, rows
from physics.nuclides import nuclide
from physics.units import Quantity, registry

NCRP151 = "NCRP Report 151 (2005)"
_ARCHER_SOURCES = {
    "primary": "NCRP Report 147 (2004), table A.1",
    "secondary": "NCRP Report 147 (2004), table C.1",
    "CT": "NCRP Report 147 (2004), appendix A",
    "511": "AAPM TG-108 (2006), table V",
}
_LAYER_SOURCES = {
    "NCRP 49": "NCRP Report 49 (1976), appendix C",
    "ASTM E94": "ASTM E94, approximate values",
    "QSA": "QSA Global MAN-027 (2022), table 7",
    "S&S": "Smith and Stabin, Health Phys. 102 (2012) 271",
}


@dataclass(frozen=True, slots=True)
class Archer:
    """One fit of broad-beam transmission. alpha and beta in 1/mm."""

    beam: str
    material: str
    alpha: float
    beta: float
    gamma: float
    source: str
    confirmed: str

    def transmission(self, thickness: Quantity) -> float:
        """B behind a barrier of that thickness."""
        ratio = self.beta / self.alpha
        grown = (1 + ratio) * math.exp(self.alpha * self.gamma * float(thickness.m_as("mm"))) - ratio
        return float(grown ** (-1 / self.gamma))

    def thickness(self, transmission: float) -> Quantity:
        """The thickness, mm, that lets that fraction through. Raises OutOfRange unless 0 < B <= 1."""
        if not 0 < transmission <= 1:
            raise OutOfRange(f"A transmission must lie above 0 and up to 1, and {transmission:g} does not.")
        ratio = self.beta / self.alpha
        grown = (transmission**-self.gamma + ratio) / (1 + ratio)
        return registry().Quantity(math.log(grown) / (self.alpha * self.gamma), "mm")


@dataclass(frozen=True, slots=True)
class Layers:
    """First and equilibrium tenth-value layer of a beam in a material."""

    tvl1: Quantity
    tvle: Quantity
    source: str
    confirmed: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A half- or tenth-value layer of a nuclide."""

    thickness: Quantity
    kind: str  # "HVL" or "TVL"
    source: str
    confirmed: str


def archer(material: str, beam: str) -> Archer:
    """The fit for a material ("lead") and a beam ("primary 100 kVp", "secondary 125 kVp", "CT 120 kVp", "511 keV").

    Raises OutOfRange for a beam that is not tabulated, naming those that are.
    """
    row = _row("archer", {"beam": beam, "material": material}, "beam", "Archer fit")
    values = float(row["alpha"]), float(row["beta"]), float(row["gamma"])
    return Archer(beam, material, *values, _ARCHER_SOURCES[beam.split()[0]], row["confirmed"])


def tenth_value_layers(material: str, beam: str, kind: str = "primary") -> Layers:
    """TVL1 and TVLe, cm, for "6 MV" or "Co-60" in concrete, steel or lead; of concrete also `kind` "leakage" and, for
    patient scatter at 15, 30, 45, 60, 90 or 135 degrees, "scatter 90 degrees".

    Raises OutOfRange for a beam that is not tabulated, naming those that are.
    """
    kinds = dict.fromkeys(row["kind"] for row in rows("tenth_value_layers"))
    if kind not in kinds:
        raise OutOfRange(f"No tenth-value layers of kind {kind!r}: there are {', '.join(kinds)}.")
    where = {"kind": kind, "beam": beam, "material": material}
    row = _row("tenth_value_layers", where, "beam", f"{kind} tenth-value layer")
    first, further = (registry().Quantity(float(row[key]), "cm") for key in ("tvl1", "tvle"))
    table = {"primary": "B.2", "leakage": "B.7"}.get(kind, "B.5a")
    return Layers(first, further, f"{NCRP151}, table {table}", row["confirmed"])


def scatter_fraction(angle: Quantity, beam: str) -> float:
    """Patient scatter at 1 m for a field of 400 cm2; between tabulated angles by the logarithm. Source: NCRP 151, B.4.

    `beam` is "6 MV", "10 MV", "18 MV" or "24 MV". Raises OutOfRange for another one, or outside 10 to 150 degrees.
    """
    column = beam.removesuffix(" MV")
    table = rows("scatter_fractions")
    if column not in table[0] or column == "angle":
        raise OutOfRange(f"Scatter fractions are tabulated for 6, 10, 18 and 24 MV, not for {beam}.")
    at = float(angle.m_as("degree"))
    points = [(float(row["angle"]), float(row[column])) for row in table]
    if not points[0][0] <= at <= points[-1][0]:
        raise OutOfRange(f"Scatter fractions are tabulated from 10 to 150 degrees, and {at:g} degrees is outside.")
    (a, low), (b, high) = next((p, q) for p, q in pairwise(points) if p[0] <= at <= q[0])
    return math.exp(math.log(low) + (at - a) / (b - a) * math.log(high / low))


def nuclide_layer(name: str, material: str, kind: str = "HVL") -> Layer:
    """The first half-value ("HVL") or the equilibrium tenth-value layer ("TVL") of a gamma source, cm, broad beam.

    Raises OutOfRange for a nuclide that is not tabulated, naming those that are.
    """
    where = {"nuclide": nuclide(name), "kind": kind, "material": material}
    row = _row("nuclide_layers", where, "nuclide", kind)
    thickness = registry().Quantity(float(row["cm"]), "cm")
    return Layer(thickness, kind, _LAYER_SOURCES[row["source"]], row["confirmed"])


def _row(table: str, where: dict[str, str], varying: str, what: str) -> Row:
    """The row with those cells. If there is none, the error names the values of `varying` that would do."""
    found = next((row for row in rows(table) if all(row[k] == v for k, v in where.items())), None)
    if found is not None:
        return found
    rest = {k: v for k, v in where.items() if k != varying}
    there = list(dict.fromkeys(row[varying] for row in rows(table) if all(row[k] == v for k, v in rest.items())))
    family = where[varying].split()[0]  # asked for "primary 105 kVp": the primary beams are what helps
    there = [value for value in there if value.split()[0] == family] or there
    if not there:
        materials = ", ".join(dict.fromkeys(row["material"] for row in rows(table)))
        raise UserError(f"No {what} of {where['material']} in the tables. There is: {materials}.")
    raise OutOfRange(
        f"No {what} for {where[varying]} in {where['material']}: the table has {', '.join(there)}. "
        "Take one of those, or give the layer."
    )
