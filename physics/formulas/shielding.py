"""Shielding of linac vaults (NCRP 151): patient scatter, hourly limits, neutrons in the maze."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import of, root
from physics.formulas.barriers import GOAL, OCCUPANCY, WORKLOAD, B
from physics.units import Quantity, pure

RATIO = Variable("S0S1", "maze area ratio", "", "S_0/S_1", low=0.01, high=10)
REFERENCE = Variable("d0", "Kersey distance", "m", "d_0", default="1.41 m", low=1, high=2)
TO_MAZE = Variable("d1", "isocentre-to-maze distance", "m", "d_1", low=0.5, high=50)
MAZE = Variable("d2", "maze length", "m", "d_2", low=0.1, high=50)
OPENING = Variable("S0", "inner maze opening", "m2", "S_0", low=0.1, high=100)
SECTION = Variable("S1", "maze cross-section", "m2", "S_1", low=0.1, high=100)
GEOMETRY = (RATIO, REFERENCE, TO_MAZE, MAZE)
NEUTRONS = Variable("H", "neutron dose equivalent", "uSv", "H_{n,D}", low=1e-12, high=1e9)
KERSEY = r"H_{n,D} = H_0\,\frac{S_0}{S_1}\left(\frac{d_0}{d_1}\right)^2 10^{-d_2/5\,\mathrm{m}}"
KERSEY_VALID = (
    "Rough (may err by a factor of 2 or more): d_1 from the isocentre to the inner maze point in line of sight, tenth-value "
    "distance 5 m; the modified (Wu-McGinley) form is preferred."
)
KERSEY_SOURCE = "Kersey (1979); NCRP Report 151 (2005), section 2.4"


def tenfold(d2: Quantity, tenth: Quantity) -> float:
    """What is left after a length, given the length that leaves a tenth."""
    return float(10 ** -pure(d2 / tenth))


def kersey(H0: Quantity, S0S1: Quantity, d0: Quantity, d1: Quantity, d2: Quantity) -> Quantity:
    """Kersey's estimate for the maze entrance from the neutron dose equivalent at the reference distance."""
    at_entrance: Quantity = H0 * S0S1 * (d0 / d1) ** 2 * tenfold(d2, of(5, "m"))
    return at_entrance


FORMULAS = (
    Formula(
        id="scatter-barrier",
        name="Transmission of a barrier against patient scatter",
        latex=r"B_p = \frac{P}{a\,W\,T}\,d_\mathrm{sca}^2\,d_\mathrm{sec}^2\,\frac{400\ \mathrm{cm^2}}{F}",
        needs=(
            GOAL,
            Variable("a", "patient scatter fraction", "", "a", low=1e-6, high=0.1),
            WORKLOAD,
            OCCUPANCY,
            Variable("d_sca", "target-to-patient distance", "m", r"d_\mathrm{sca}", default="1 m", low=0.3, high=10),
            Variable("d_sec", "patient-to-point distance", "m", r"d_\mathrm{sec}", low=0.3, high=100),
            Variable("F", "field area", "cm2", "F", low=1, high=10000),
        ),
        gives=B,
        compute=lambda P, a, W, T, d_sca, d_sec, F: (
            P / (a * W * T) * (d_sca / of(1, "m")) ** 2 * (d_sec / of(1, "m")) ** 2 * of(400, "cm**2") / F
        ),
        valid="Use factor 1, distances in metres, a for a 400 cm2 field; 1 Gy of photons is taken as 1 Sv. The patient "
        "is usually 1 m from the target.",
        source="NCRP Report 151 (2005), section 2.2",
        says=("patient scatter", "scatter barrier", "scattered by the patient"),
        note="linac-shielding-design",
        example=(
            {
                "P": "0.02 mSv/week",
                "a": "0.000426",
                "W": "500 Gy/week",
                "T": "1",
                "d_sca": "1 m",
                "d_sec": "5 m",
                "F": "1600 cm2",
            },
            "0.000586854",
        ),
        check=(
            {
                "P": "0.1 mSv/week",
                "a": "0.001",
                "W": "400 Gy/week",
                "T": "0.25",
                "d_sca": "1 m",
                "d_sec": "4 m",
                "F": "400 cm2",
            },
            "0.016",
            "hand-worked: 16 m2 x 0.1 mSv over 100 mSv of scatter",
        ),
    ),
    Formula(
        id="tadr",
        name="Dose equivalent in any one hour from the weekly dose",
        latex=r"R_h = \frac{M\,R_w}{40}",
        needs=(
            Variable("R_w", "weekly TADR", "uSv/week", "R_w", low=1e-6, high=1e7),
            Variable("M", "peak patient load", "", "M", low=1, high=20),
        ),
        gives=Variable("R_h", "dose equivalent in any one hour", "uSv", "R_h", low=1e-9, high=1e7),
        compute=lambda R_w, M: M * R_w / of(40, "hour/week") * of(1, "hour"),
        valid="A 40 h working week; M is the largest over the average number of patients per hour. US limit for the "
        "public: 20 uSv in any one hour.",
        source="NCRP Report 151 (2005), section 3.3; 10 CFR 20.1301 (2024)",
        says=("any one hour", "busiest hour"),
        note="linac-shielding-design",
        example=({"R_w": "20 uSv/week", "M": "1.5"}, "0.75 uSv"),
        check=({"R_w": "0.4 mSv/week", "M": "2"}, "20 uSv", "hand-worked: 10 uSv in an average hour, twice that"),
    ),
    Formula(
        id="tadr-weekly",
        name="Weekly time-averaged dose-equivalent rate behind a primary barrier",
        latex=r"R_w = \mathrm{IDR}\,\frac{W\,U}{\dot D_0}",
        needs=(
            Variable("IDR", "instantaneous dose rate", "uSv/h", r"\mathrm{IDR}", low=1e-6, high=1e9),
            WORKLOAD,
            Variable("U", "use factor", "", "U", low=0.001, high=1),
            Variable("D0", "output dose rate at 1 m", "Gy/h", r"\dot D_0", low=0.1, high=1e5),
        ),
        gives=Variable("R_w", "weekly TADR", "uSv/week", "R_w", low=1e-9, high=1e9),
        compute=lambda IDR, W, U, D0: IDR * W * U / D0,
        valid="Instantaneous rate 0.3 m beyond the barrier with the beam at it; W over the output rate at 1 m is the "
        "weekly beam-on time.",
        source="NCRP Report 151 (2005), section 3.3",
        says=("TADR", "beam on", "beam-on", "time-averaged"),
        note="shielding-survey-verification",
        example=({"IDR": "20 uSv/h", "W": "450 Gy/week", "U": "0.25", "D0": "360 Gy/h"}, "6.25 uSv/week"),
        check=(
            {"IDR": "40 uSv/h", "W": "500 Gy/week", "U": "1", "D0": "250 Gy/h"},
            "80 uSv/week",
            "hand-worked: two hours of beam a week",
        ),
    ),
    Formula(
        id="maze-area-ratio",
        name="Area ratio of a maze",
        latex=r"\frac{S_0}{S_1}",
        needs=(OPENING, SECTION),
        gives=RATIO,
        compute=lambda S0, S1: S0 / S1,
        valid="Area of the inner maze opening over the cross-section of the maze.",
        source="NCRP Report 151 (2005), section 2.4",
        note="linac-shielding-design",
        example=({"S0": "8 m2", "S1": "10 m2"}, "0.8"),
        check=({"S0": "4.5 m2", "S1": "9 m2"}, "0.5", "hand-worked: a half"),
    ),
    Formula(
        id="maze-neutron-kersey",
        name="Neutron dose equivalent at the maze entrance (Kersey)",
        latex=KERSEY,
        needs=(Variable("H0", "reference neutron dose", "uSv", "H_0", low=1e-3, high=1e6), *GEOMETRY),
        gives=NEUTRONS,
        compute=kersey,
        valid=f"Per gray of x rays at the isocentre. {KERSEY_VALID}",
        source=KERSEY_SOURCE,
        says=("Kersey",),
        note="linac-shielding-design",
        example=({"H0": "1500 uSv", "S0S1": "1", "d0": "1.41 m", "d1": "6 m", "d2": "8 m"}, "2.08078 uSv"),
        check=(
            {"H0": "1000 uSv", "S0S1": "0.8", "d0": "1.41 m", "d1": "2.82 m", "d2": "5 m"},
            "20 uSv",
            "hand-worked: 1000 x 0.8 / 4 / 10",
        ),
    ),
    Formula(
        id="maze-neutron-kersey-per-gray",
        name="Neutron dose equivalent at the maze entrance from that per gray (Kersey)",
        latex=KERSEY.replace("H_0", r"D\,\frac{H_0}{D_0}"),
        needs=(
            Variable("H0", "reference neutron dose per gray", "uSv/Gy", "H_0", low=1e-3, high=1e6),
            *GEOMETRY,
            Variable("D", "isocentre dose", "Gy", "D", default="1 Gy", low=1e-3, high=1e6),
        ),
        gives=NEUTRONS,
        compute=lambda H0, S0S1, d0, d1, d2, D: kersey(H0 * D, S0S1, d0, d1, d2),
        valid=f"H_0 per gray of x rays at the isocentre; D is taken as 1 Gy where none is given. {KERSEY_VALID}",
        source=KERSEY_SOURCE,
        says=("Kersey", "per gray", "per Gy"),
        note="linac-shielding-design",
        example=({"H0": "1500 uSv/Gy", "S0S1": "1", "d1": "6 m", "d2": "8 m"}, "2.08078 uSv"),
        check=(
            {"H0": "1 mSv/Gy", "S0S1": "0.8", "d0": "1.41 m", "d1": "2.82 m", "d2": "5 m", "D": "500 Gy"},
            "10 mSv",
            "hand-worked: 500 Gy x 1 mSv/Gy x 0.8 / 4 / 10",
        ),
    ),
    Formula(
        id="maze-neutron-wu-mcginley",
        name="Neutron dose equivalent at the maze entrance (modified Kersey)",
        latex=r"H_{n,D} = 2.4\times10^{-15}\,\varphi_A\sqrt{\frac{S_0}{S_1}}"
        r"\left[1.64\cdot10^{-d_2/1.9}+10^{-d_2/(2.06\sqrt{S_1})}\right]",
        needs=(Variable("phi", "fluence", "1/m2", r"\varphi_A", low=1, high=1e15), OPENING, SECTION, MAZE),
        gives=NEUTRONS,
        compute=lambda phi, S0, S1, d2: (
            of(2.4e-15, "Sv*m**2")
            * phi
            * root(S0 / S1)
            * (1.64 * tenfold(d2, of(1.9, "m")) + tenfold(d2, 2.06 * root(S1)))
        ),
        valid="Per gray of x rays at the isocentre, with the neutron fluence per gray at the inner maze point and d_2 "
        "along the maze.",
        source="Wu and McGinley (2003); NCRP Report 151 (2005), section 2.4",
        says=("Wu", "McGinley", "modified Kersey"),
        note="linac-shielding-design",
        example=({"phi": "7e9 1/m2", "S0": "8 m2", "S1": "6 m2", "d2": "7 m"}, "0.801876 uSv"),
        check=(
            {"phi": "1e10 1/m2", "S0": "1 m2", "S1": "1 m2", "d2": "2.06 m"},
            "5.64224 uSv",
            "hand-worked: 24 uSv x (1.64 / 10^1.0842 + 0.1)",
        ),
    ),
)
