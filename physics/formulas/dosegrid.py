"""Dose in voxels: how it is computed, what an optimiser makes of it, and what a histogram says of it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import of, total
from physics.units import Quantity, pure

VOXELS = Variable("d", "voxel dose", "Gy", "d_i", low=0, high=500, many=True)
PER_CENT_OFF = 0.01  # rounding of a histogram's volumes


def equivalent_uniform(v: Iterable[Any], D: Iterable[Any], a: Quantity) -> Quantity:
    """Power mean of the doses. Raises OutOfRange for parts that do not make a whole, or a = 0."""
    shares, doses, power = [float(pure(x)) for x in v], [float(pure(x / of(1, "Gy"))) for x in D], float(pure(a))
    if abs(sum(shares) - 1) > PER_CENT_OFF:
        raise OutOfRange("The volume fractions must add up to 1 (100 %).")
    if power == 0:
        raise OutOfRange("The volume-effect parameter must not be zero; 1 gives the mean dose.")
    if power < 0 and min(doses) <= 0:
        return of(0, "Gy")  # a part without dose decides for a target
    return of(sum(s * d**power for s, d in zip(shares, doses, strict=True)) ** (1 / power), "Gy")


def share_above(d: Iterable[Any], D: Quantity) -> Quantity:
    """Part of equal voxels with at least dose D."""
    flags = [bool(x >= D) for x in d]
    return of(100 * sum(flags) / len(flags), "percent")


def dose_to_hottest(d: Iterable[Any], x: Quantity) -> Quantity:
    """The least dose in the hottest part x of equal voxels."""
    falling = sorted(d, reverse=True)
    made: Quantity = falling[max(math.ceil(pure(x) * len(falling) - 1e-9), 1) - 1]
    return made


def penalties(Dt: Iterable[Any], Dp: Quantity, Do: Iterable[Any], Dl: Quantity) -> Quantity:
    """Squares of every deviation on the target and of every excess in the organ."""
    made: Quantity = total((x - Dp) ** 2 for x in Dt) + total((max(x - Dl, 0 * Dl)) ** 2 for x in Do)
    return made


FORMULAS = (
    Formula(
        id="terma",
        name="Total energy released per unit mass (TERMA)",
        latex=r"T = \Psi\,\frac{\mu}{\rho}",
        needs=(
            Variable("psi", "energy fluence", "J/m2", r"\Psi", low=1e-9, high=1e6),
            Variable("mu_rho", "mass attenuation coefficient", "cm2/g", r"\mu/\rho", low=1e-3, high=1e4),
        ),
        gives=Variable("T", "TERMA", "Gy", "T", low=1e-15, high=1e9),
        compute=lambda psi, mu_rho: psi * mu_rho,
        valid="Primary photons of one energy at that point; kerma counts only what goes to charged particles.",
        source="Ahnesjo and Aspradakis (1999), Phys. Med. Biol. 44, R99, section 5",
        says=("TERMA",),
        note="dose-calc-algorithms",
        example=({"psi": "20 J/m2", "mu_rho": "0.0632 cm2/g"}, "0.1264 Gy"),
        check=({"psi": "50 J/m2", "mu_rho": "0.0400 cm2/g"}, "0.2 Gy", "hand-worked: 50 J/m2 x 0.004 m2/kg"),
    ),
    Formula(
        id="geud",
        name="Generalised equivalent uniform dose",
        latex=r"\mathrm{gEUD} = \left(\sum_i v_i D_i^{a}\right)^{1/a}",
        needs=(
            Variable("v", "volume fraction", "", "v_i", low=0, high=1, many=True),
            Variable("D", "absorbed dose", "Gy", "D_i", low=0, high=500, many=True),
            Variable("a", "volume-effect parameter", "", "a", low=-100, high=100),
        ),
        gives=Variable("gEUD", "gEUD", "Gy", r"\mathrm{gEUD}", low=0, high=500),
        compute=equivalent_uniform,
        valid="Fractions of the volume that add up to 1. a = 1 is the mean; large a goes to the maximum, negative a (targets) to the minimum.",
        source="Niemierko (1997), Med. Phys. 24, 103 and (1999), Med. Phys. 26, 1100; AAPM TG-166 (2012)",
        says=("gEUD", "EUD", "equivalent uniform dose"),
        note="dvh-metrics",
        example=({"v": "0.5, 0.5", "D": "10 Gy, 30 Gy", "a": "4"}, "25.3044 Gy"),
        check=(
            {"v": "0.5, 0.5", "D": "10 Gy, 30 Gy", "a": "-1"},
            "15 Gy",
            "limiting case: a = -1 is the harmonic mean",
        ),
    ),
    Formula(
        id="dvh",
        name="Volume that receives at least a dose (cumulative DVH)",
        latex=r"V_D = \frac{1}{N}\sum_i \mathbb{1}[d_i\ge D]",
        needs=(VOXELS, Variable("D", "dose threshold", "Gy", "D", low=0, high=500)),
        gives=Variable("V", "volume above a dose", "%", "V_D", low=0, high=100),
        compute=share_above,
        valid="Voxels of one size; a real histogram has thousands of them.",
        source="ICRU Report 83 (2010), section 3",
        says=("DVH", "dose-volume histogram", "volume that receives"),
        note="dvh-metrics",
        example=(
            {"d": "5 Gy, 10 Gy, 22 Gy, 30 Gy, 18 Gy, 25 Gy, 40 Gy, 3 Gy, 21 Gy, 12 Gy", "D": "20 Gy"},
            "50 %",
        ),
        check=({"d": "1 Gy, 2 Gy, 3 Gy, 4 Gy", "D": "3 Gy"}, "50 %", "hand-counted: 3 and 4 of four"),
    ),
    Formula(
        id="dvh-dose",
        name="Dose to the hottest part of a volume (cumulative DVH)",
        latex=r"D_x:\ V_{D_x} = x",
        needs=(VOXELS, Variable("x", "hottest volume", "%", "x", low=0.01, high=100)),
        gives=Variable("D_x", "dose to a volume", "Gy", "D_x", low=0, high=500),
        compute=dose_to_hottest,
        valid="Voxels of one size, without interpolation: the least dose of the hottest x.",
        source="ICRU Report 83 (2010), section 3",
        note="dvh-metrics",
        example=(
            {"d": "5 Gy, 10 Gy, 22 Gy, 30 Gy, 18 Gy, 25 Gy, 40 Gy, 3 Gy, 21 Gy, 12 Gy", "x": "50 %"},
            "21 Gy",
        ),
        check=({"d": "58 Gy, 60 Gy, 61 Gy, 62 Gy", "x": "100 %"}, "58 Gy", "limiting case: all of it has the minimum"),
    ),
    Formula(
        id="mean-dose",
        name="Mean dose of equal voxels",
        latex=r"\bar d = \frac{1}{N}\sum_i d_i",
        needs=(VOXELS,),
        gives=Variable("mean", "mean organ dose", "Gy", r"\bar d", low=0, high=500),
        compute=lambda d: total(d) / len(d),
        valid="Voxels of one size, or a differential histogram in equal parts.",
        source="ICRU Report 83 (2010), section 3",
        note="dvh-metrics",
        example=({"d": "58 Gy, 60 Gy, 61 Gy, 65 Gy"}, "61 Gy"),
        check=({"d": "2 Gy, 4 Gy, 9 Gy"}, "5 Gy", "numpy.mean"),
    ),
    Formula(
        id="imrt-objective",
        name="Inverse-planning objective with quadratic penalties",
        latex=r"\min_{\mathbf w\ge 0}\mathcal L(\mathbf{D}\mathbf{w}),\ \mathcal L=\sum_{v\in PTV}(D_v-D_\mathrm{presc})^2"
        r"+\sum_{o\in OAR}\max(0,D_o-D_\mathrm{lim})^2",
        needs=(
            Variable("Dt", "target voxel dose", "Gy", "D_v", low=0, high=300, many=True),
            Variable(
                "Dp", "total dose", "Gy", r"D_\mathrm{presc}", cues=("prescription", "prescribed"), low=0.1, high=300
            ),
            Variable("Do", "organ voxel dose", "Gy", "D_o", low=0, high=300, many=True),
            Variable("Dl", "organ dose limit", "Gy", r"D_\mathrm{lim}", cues=("limit", "tolerance"), low=0, high=300),
        ),
        gives=Variable("L", "objective value", "Gy2", r"\mathcal L", low=0, high=1e9),
        compute=penalties,
        valid="Unit weights, one organ; planning systems weight each structure and average over its voxels. Convex in w.",
        source="Bortfeld (2006), Phys. Med. Biol. 51, R363",
        says=("objective function", "objective value", "quadratic objective", "inverse planning", "quadratic penalt"),
        note="imrt-principles",
        example=({"Dt": "58 Gy, 60 Gy, 61 Gy", "Dp": "60 Gy", "Do": "15 Gy, 25 Gy", "Dl": "20 Gy"}, "30 Gy^2"),
        check=(
            {"Dt": "50 Gy, 54 Gy", "Dp": "52 Gy", "Do": "10 Gy, 14 Gy", "Dl": "14 Gy"},
            "8 Gy^2",
            "hand-worked: 4 + 4, and no organ voxel above its limit",
        ),
    ),
    Formula(
        id="dose-influence",
        name="Dose of a voxel from the influence matrix",
        latex=r"\mathbf d = \mathbf{D}\mathbf{w},\quad d_i=\sum_j D_{ij}w_j",
        needs=(
            Variable("row", "influence matrix element", "Gy", "D_{ij}", low=0, high=100, many=True),
            Variable("w", "beamlet weight", "", "w_j", low=0, high=1e9, many=True),
        ),
        gives=Variable("d", "dose to one voxel", "Gy", "d_i", low=0, high=1e4),
        compute=lambda row, w: total(a * b for a, b in zip(row, w, strict=True)),
        valid="Dose is linear in the weights, and no weight is negative.",
        source="Bortfeld (2006), Phys. Med. Biol. 51, R363",
        says=("influence matrix", "dose influence", "dose-influence", "beamlet"),
        note="imrt-principles",
        example=({"row": "0.02 Gy, 0.01 Gy, 0 Gy", "w": "50, 40, 60"}, "1.4 Gy"),
        check=({"row": "1 Gy, 2 Gy, 3 Gy", "w": "4, 5, 6"}, "32 Gy", "numpy.dot"),
    ),
    Formula(
        id="convolution-superposition",
        name="Convolution/superposition dose",
        latex=r"D(\mathbf r) = \int T(\mathbf s)\,A(\mathbf r-\mathbf s)\,d^3s,\quad T = \frac{\mu}{\rho}\Psi",
        needs=(),
        gives=Variable("D", "absorbed dose", "Gy", r"D(\mathbf r)", low=0, high=1e6),
        compute=None,
        valid="The kernel A is the dose per unit TERMA released in a unit volume at a distance in water; for tissue it is scaled by the density along each ray.",
        source="Ahnesjo and Aspradakis (1999), Phys. Med. Biol. 44, R99; AAPM TG-65 (2004)",
        note="dose-calc-algorithms",
        example=({}, ""),
    ),
)
