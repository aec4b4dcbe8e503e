"""Barriers against photons: Archer transmission, primary beam, head leakage, tenth-value layers."""

from __future__ import annotations

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import log10, number
from physics.units import Quantity, exp, log, pure

DISTANCE = Variable("d", "distance", "m", "d", low=1e-3, high=1e4)
B = Variable("B", "transmission", "", "B", low=1e-12, high=1)
ARCHER = (
    Variable("alpha", "Archer alpha", "1/mm", r"\alpha", low=1e-6, high=100),
    Variable("beta", "Archer beta", "1/mm", r"\beta", low=-10, high=500),
    Variable("gamma", "Archer gamma", "", r"\gamma", low=1e-3, high=10),
)
LEAKAGE = Variable("f_L", "leakage fraction", "%", "f_L", default="0.1 %", low=1e-4, high=10)
GOAL = Variable("P", "shielding design goal", "mSv/week", "P", low=1e-6, high=100)
WORKLOAD = Variable("W", "workload", "Gy/week", "W", low=1e-3, high=1e5)
WORKLOAD_AT = Variable(
    "d0", "workload distance", "m", "d_0", default="1 m", low=0.9, high=1.1, cues=("Gy/week", "Gy/wk", "workload")
)
OCCUPANCY = Variable("T", "occupancy factor", "", "T", low=0.001, high=1)


def archer(alpha: Quantity, beta: Quantity, gamma: Quantity, x: Quantity) -> Quantity:
    """Archer's three-parameter transmission. Raises OutOfRange for parameters that give no real number."""
    base = pure((1 + beta / alpha) * exp(alpha * gamma * x) - beta / alpha)
    if base <= 0:
        raise OutOfRange("These Archer parameters give no transmission: check their signs and units.")
    return number(base ** (-1 / pure(gamma)))


FORMULAS = (
    Formula(
        id="archer",
        name="Archer transmission of a barrier",
        latex=r"B = \left[\left(1+\frac\beta\alpha\right)e^{\alpha\gamma x}-\frac\beta\alpha\right]^{-1/\gamma}",
        needs=(*ARCHER, Variable("x", "thickness", "mm", "x", low=1e-6, high=1e4)),
        gives=B,
        compute=archer,
        valid="Broad-beam kilovoltage x rays; the three parameters belong to one tube potential and one material.",
        source="Archer, Thornby and Bushong (1983); NCRP Report 147 (2004), appendix A",
        says=("Archer",),
        note="xray-shielding-design",
        example=({"alpha": "2.5 1/mm", "beta": "15.28 1/mm", "gamma": "0.7557", "x": "1 mm"}, "0.0073592"),
        check=(
            {"alpha": "1 1/mm", "beta": "1 1/mm", "gamma": "1", "x": "1.386294 mm"},
            "0.142857",
            "hand-worked: gamma = 1 and x = ln 4 leave 1/(2 x 4 - 1)",
        ),
    ),
    Formula(
        id="archer-inverse",
        name="Archer thickness of a barrier",
        latex=r"x = \frac{1}{\alpha\gamma}\ln\!\left[\frac{B^{-\gamma}+\beta/\alpha}{1+\beta/\alpha}\right]",
        needs=(*ARCHER, B),
        gives=Variable("x", "thickness", "mm", "x", low=0, high=1e4),
        compute=lambda alpha, beta, gamma, B: (
            log((pure(B) ** -pure(gamma) + beta / alpha) / (1 + beta / alpha)) / (alpha * gamma)
        ),
        valid="Broad-beam kilovoltage x rays; the three parameters belong to one tube potential and one material.",
        source="NCRP Report 147 (2004), appendix A",
        says=("Archer",),
        note="xray-shielding-design",
        example=({"alpha": "2.5 1/mm", "beta": "15.28 1/mm", "gamma": "0.7557", "B": "0.01"}, "0.894981 mm"),
        check=(
            {"alpha": "1 1/mm", "beta": "1 1/mm", "gamma": "1", "B": "0.142857142857"},
            "1.386294 mm",
            "hand-worked: gamma = 1 leaves ln((7 + 1)/2) = ln 4",
        ),
    ),
    Formula(
        id="primary-barrier",
        name="Transmission of a primary barrier",
        latex=r"B = \frac{P}{W\,U\,T}\left(\frac{d}{d_0}\right)^2,\quad d_0 = 1\ \mathrm m",
        needs=(
            GOAL,
            DISTANCE,
            WORKLOAD,
            WORKLOAD_AT,
            Variable("U", "use factor", "", "U", low=0.001, high=1),
            OCCUPANCY,
        ),
        gives=B,
        compute=lambda P, d, W, d0, U, T: P * (d / d0) ** 2 / (W * U * T),
        valid="Workload at d_0 = 1 m and d, both from the source; 1 Gy of photons is taken as 1 Sv.",
        source="NCRP Report 151 (2005), section 2.2",
        says=("primary barrier",),
        note="linac-shielding-design",
        example=(
            {"P": "0.02 mSv/week", "d": "6.2 m", "W": "500 Gy/week", "U": "0.25", "T": "1"},
            "6.1504e-6",
        ),
        check=(
            {"P": "0.1 mSv/week", "d": "5 m", "W": "500 Gy/week", "U": "0.25", "T": "0.2"},
            "1e-4",
            "hand-worked: 0.1e-3 x 25 / 25",
        ),
    ),
    Formula(
        id="leakage-barrier",
        name="Transmission of a barrier against head leakage",
        latex=r"B_L = \frac{P}{f_L\,W\,T}\left(\frac{d_L}{d_0}\right)^2 = \frac{1000\,P\,d_L^2}{W\,T}",
        needs=(GOAL, DISTANCE, WORKLOAD, WORKLOAD_AT, OCCUPANCY, LEAKAGE),
        gives=B,
        compute=lambda P, d, W, d0, T, f_L: P * (d / d0) ** 2 / (f_L * W * T),
        valid="Leakage f_L of 0.1 % of the useful beam at d_0 = 1 m, use factor 1; raise W for IMRT by the ratio of "
        "monitor units.",
        source="NCRP Report 151 (2005), section 2.2",
        says=("leakage barrier", "head leakage", "leakage"),
        note="linac-shielding-design",
        example=({"P": "0.02 mSv/week", "d": "5 m", "W": "500 Gy/week", "T": "1"}, "0.001"),
        check=(
            {"P": "0.1 mSv/week", "d": "4 m", "W": "1600 Gy/week", "T": "0.25"},
            "0.004",
            "hand-worked: 0.1 mSv against 400 mSv x 1/16 of leakage a week",
        ),
    ),
    Formula(
        id="tvl-thickness",
        name="Barrier thickness from two tenth-value layers",
        latex=r"t = \mathrm{TVL}_1+(n-1)\,\mathrm{TVL}_e,\quad n = -\log_{10}B",
        needs=(
            B,
            Variable(
                "TVL1", "first tenth-value layer", "cm", r"\mathrm{TVL}_1", cues=("first", "TVL1"), low=0.01, high=500
            ),
            Variable(
                "TVLe",
                "equilibrium tenth-value layer",
                "cm",
                r"\mathrm{TVL}_e",
                cues=("equilibrium", "next", "subsequent", "further", "others", "second", "after that"),
                low=0.01,
                high=500,
            ),
        ),
        gives=Variable("t", "thickness", "cm", "t", low=0, high=1e4),
        compute=lambda B, TVL1, TVLe: TVL1 + (-log10(B) - 1) * TVLe,
        valid="Transmission of 0.1 or less. Ordinary concrete, 6 MV: TVL_1 37 cm, TVL_e 33 cm.",
        source="NCRP Report 151 (2005), section 2.2 and Table B.2",
        says=("first TVL", "equilibrium TVL"),
        note="linac-shielding-design",
        example=({"B": "6.15e-6", "TVL1": "37 cm", "TVLe": "33 cm"}, "175.967 cm"),
        check=({"B": "0.001", "TVL1": "40 cm", "TVLe": "35 cm"}, "110 cm", "hand-worked: 40 + 2 x 35"),
    ),
)
