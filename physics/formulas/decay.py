"""Radioactive decay: activities, lives, atoms, and the parent that feeds a daughter."""

from __future__ import annotations

import math

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, avogadro, number
from physics.units import Quantity, exp, pure

BEFORE = (
    "initial",
    "initially",
    "original",
    "originally",
    "at calibration",
    "calibrated",
    "starts with",
    "started with",
)
AFTER = ("final", "decayed to", "decays to", "falls to", "fall to", "drops to", "down to", "below", "to reach", "until")
A0 = Variable("A0", "activity", "MBq", "A_0", "initial", BEFORE, low=1e-9, high=1e15)
A = Variable("A", "activity", "MBq", "A", "final", AFTER, low=1e-12, high=1e15)
TIME = Variable("t", "time", "h", "t", "elapsed", ("after", "later", "elapsed"), low=1e-9, high=1e15)
T_HALF = Variable("T_half", "half-life", "h", "T_{1/2}", low=1e-15, high=1e17)
T1 = Variable("T1", "half-life", "h", "T_1", "parent", ("parent", "Mo-99"), low=1e-9, high=1e17)
T2 = Variable("T2", "half-life", "h", "T_2", "daughter", ("daughter", "Tc-99m"), low=1e-9, high=1e17)
BRANCH = Variable("b", "branching fraction", "", "b", low=1e-6, high=1)
LIVES = Variable("n", "number of half-lives", "", "n", low=1e-3, high=1e3)
MOLAR = Variable("M", "molar mass", "g/mol", "M", low=1, high=300)


def equilibrium_ratio(b: Quantity, T1: Quantity, T2: Quantity) -> Quantity:
    """Daughter over parent activity long after the start. Raises OutOfRange if the daughter outlives the parent."""
    if T1 <= T2:
        raise OutOfRange("Transient equilibrium needs a parent that outlives its daughter.")
    ratio: Quantity = b * T1 / (T1 - T2)
    return ratio


def grown_daughter(A1: Quantity, b: Quantity, T1: Quantity, T2: Quantity, t: Quantity) -> Quantity:
    """Bateman's daughter activity, with its limit where both half-lives are the same."""
    left = exp(-LN2 * t / T1)
    if abs(pure(T1 / T2) - 1) < 1e-8:
        grown: Quantity = b * A1 * (LN2 * t / T1) * left
    else:
        grown = b * A1 * T1 / (T1 - T2) * (left - exp(-LN2 * t / T2))
    return grown


def time_of_maximum(T1: Quantity, T2: Quantity) -> Quantity:
    """When a daughter that starts from nothing is at its peak; one mean life where both half-lives are the same."""
    excess = pure(T1 / T2) - 1
    peak: Quantity = T1 / LN2 * (math.log1p(excess) / excess if excess else 1.0)
    return peak


FORMULAS = (
    Formula(
        id="decay-law",
        name="Exponential radioactive decay",
        latex=r"A(t) = A_0\,e^{-\ln 2\,t/T_{1/2}}",
        needs=(A0, TIME, T_HALF),
        gives=A,
        compute=lambda A0, t, T_half: A0 * exp(-LN2 * t / T_half),
        valid="One nuclide, nothing feeding it; time and half-life in the same clock.",
        source="Rutherford and Soddy (1902); half-lives from ICRP Publication 107 (2008)",
        note="decay-law-halflife",
        example=({"A0": "370 MBq", "t": "109.77 min", "T_half": "109.77 min"}, "185 MBq"),
        check=({"A0": "100 MBq", "t": "30 d", "T_half": "8.0207 d"}, "7.4826 MBq", "radioactivedecay: I-131, 30 d"),
    ),
    Formula(
        id="fraction-remaining",
        name="Fraction of the activity that remains",
        latex=r"\frac{A}{A_0} = 2^{-t/T_{1/2}}",
        needs=(TIME, T_HALF),
        gives=Variable("f", "fraction remaining", "%", "A/A_0", low=1e-9, high=100),
        compute=lambda t, T_half: number(exp(-LN2 * t / T_half)),
        valid="One nuclide, nothing feeding it.",
        source="Decay law divided by the initial activity",
        note="decay-law-halflife",
        example=({"t": "18.045 h", "T_half": "6.015 h"}, "12.5 %"),
        check=({"t": "10 y", "T_half": "5.2713 y"}, "26.85 %", "radioactivedecay: Co-60 after 10 years"),
    ),
    Formula(
        id="decay-half-lives",
        name="Activity after a number of half-lives",
        latex=r"A = A_0\,2^{-n}",
        needs=(A0, LIVES),
        gives=A,
        compute=lambda A0, n: A0 * exp(-LN2 * n),
        valid="One nuclide, nothing feeding it.",
        source="Decay law with the time counted in half-lives",
        note="decay-law-halflife",
        example=({"A0": "80 MBq", "n": "3"}, "10 MBq"),
        check=({"A0": "1 GBq", "n": "10"}, "0.9765625 MBq", "hand-worked: 1 / 1024"),
    ),
    Formula(
        id="fraction-half-lives",
        name="Fraction left after a number of half-lives",
        latex=r"\frac{A}{A_0} = 2^{-n}",
        needs=(LIVES,),
        gives=Variable("f", "fraction remaining", "%", "A/A_0", low=1e-9, high=100),
        compute=lambda n: number(exp(-LN2 * n)),
        valid="One nuclide, nothing feeding it.",
        source="Decay law with the time counted in half-lives",
        note="decay-law-halflife",
        example=({"n": "4"}, "6.25 %"),
        check=({"n": "10"}, "0.09765625 %", "hand-worked: 1 / 1024"),
    ),
    Formula(
        id="time-half-lives",
        name="Time of a number of half-lives",
        latex=r"t = n\,T_{1/2}",
        needs=(LIVES, T_HALF),
        gives=TIME,
        compute=lambda n, T_half: n * T_half,
        valid="One nuclide.",
        source="Definition of the half-life; ICRP Publication 107 (2008) for half-lives",
        note="decay-law-halflife",
        example=({"n": "10", "T_half": "73.83 d"}, "738.3 d"),
        check=({"n": "3", "T_half": "8.0207 d"}, "24.0621 d", "radioactivedecay: when I-131 is down to one eighth"),
    ),
    Formula(
        id="decay-constant",
        name="Decay constant",
        latex=r"\lambda = \frac{\ln 2}{T_{1/2}}",
        needs=(T_HALF,),
        gives=Variable("lam", "decay constant", "1/s", r"\lambda", low=1e-20, high=1e15),
        compute=lambda T_half: LN2 / T_half,
        valid="Any nuclide.",
        source="Definition; ICRP Publication 107 (2008) for half-lives",
        note="decay-law-halflife",
        example=({"T_half": "6.015 h"}, "3.2010e-5 1/s"),
        check=({"T_half": "5.2713 y"}, "0.13149 1/year", "hand-worked: 0.693147/5.2713"),
    ),
    Formula(
        id="mean-life",
        name="Mean life",
        latex=r"\tau = \frac{T_{1/2}}{\ln 2} = 1.443\,T_{1/2}",
        needs=(T_HALF,),
        gives=Variable("tau", "mean life", "h", r"\tau", low=1e-15, high=1e17),
        compute=lambda T_half: T_half / LN2,
        valid="Any nuclide; 37 % of the atoms outlive it.",
        source="Mean of the exponential distribution; Cherry, Sorenson and Phelps, chapter 4",
        note="decay-law-halflife",
        example=({"T_half": "59.4 d"}, "85.696 d"),
        check=({"T_half": "73.827 d"}, "106.51 d", "Ir-192, hand-worked: 73.827 x 1.442695"),
    ),
    Formula(
        id="effective-half-life",
        name="Effective half-life",
        latex=r"\frac{1}{T_\mathrm{eff}} = \frac{1}{T_p} + \frac{1}{T_b}",
        needs=(
            Variable("T_p", "half-life", "d", "T_p", "physical", ("physical",), low=1e-9, high=1e9),
            Variable("T_b", "biological half-life", "d", "T_b", "biological", ("biological", "biologic"), low=1e-9),
        ),
        gives=Variable("T_eff", "effective half-life", "d", r"T_\mathrm{eff}", "effective", ("effective",), low=1e-9),
        compute=lambda T_p, T_b: T_p * T_b / (T_p + T_b),
        valid="Clearance by one exponential; the effective half-life is below both others.",
        source="MIRD Pamphlet 21 (2009); Cherry, Sorenson and Phelps, chapter 22",
        note="effective-half-life-kinetics",
        example=({"T_p": "8.0207 d", "T_b": "80 d"}, "7.2898 d"),
        check=({"T_p": "6 h", "T_b": "3 h"}, "2 h", "hand-worked: 1/6 + 1/3 = 1/2"),
    ),
    Formula(
        id="activity-atoms",
        name="Activity from the number of atoms",
        latex=r"A = \lambda N = \frac{\ln 2}{T_{1/2}}\,N",
        needs=(Variable("N", "number of atoms", "", "N", low=1, high=1e30), T_HALF),
        gives=A,
        compute=lambda N, T_half: (LN2 / T_half * N).to("Bq"),
        valid="Any nuclide.",
        source="Definition of activity; ICRU Report 85 (2011)",
        note="decay-law-halflife",
        example=({"N": "1e15", "T_half": "8.0207 d"}, "1000.2 MBq"),
        check=({"N": "9.99771e14", "T_half": "8.0207 d"}, "1 GBq", "radioactivedecay: atoms in 1 GBq of I-131"),
    ),
    Formula(
        id="activity-number",
        name="Activity from mass",
        latex=r"A = \frac{\ln 2}{T_{1/2}}\,\frac{m N_A}{M}",
        needs=(Variable("m", "mass", "g", "m", low=1e-20, high=1e6), MOLAR, T_HALF),
        gives=A,
        compute=lambda m, M, T_half: (LN2 / T_half * m * avogadro() / M).to("Bq"),
        valid="Pure nuclide of that mass, without carrier.",
        source="Definition of activity; Cember and Johnson, chapter 4",
        note="decay-law-halflife",
        example=({"m": "1 g", "M": "226.025 g/mol", "T_half": "1600 y"}, "0.98856 Ci"),
        check=(
            {"m": "1 g", "M": "226.0254 g/mol", "T_half": "584387.52 d"},
            "0.98856 Ci",
            "radioactivedecay: 1 g Ra-226",
        ),
    ),
    Formula(
        id="specific-activity",
        name="Specific activity of a carrier-free nuclide",
        latex=r"a = \frac{N_A \ln 2}{M\,T_{1/2}}",
        needs=(MOLAR, T_HALF),
        gives=Variable("a", "specific activity", "TBq/g", "a", low=1e-15, high=1e15),
        compute=lambda M, T_half: (avogadro() * LN2 / (M * T_half)).to("Bq/g"),
        valid="Carrier-free; a reactor-made source holds stable atoms too and reaches only part of it.",
        source="Definition; Cember and Johnson, chapter 4",
        note="decay-law-halflife",
        example=({"M": "59.93 g/mol", "T_half": "5.2713 y"}, "1131.66 Ci/g"),
        check=({"M": "130.906 g/mol", "T_half": "8.0207 d"}, "124362 Ci/g", "radioactivedecay: 1 g of I-131"),
    ),
    Formula(
        id="total-decays",
        name="Number of decays to the end",
        latex=r"N = A_0\,\frac{T_{1/2}}{\ln 2}",
        needs=(A0, T_HALF),
        gives=Variable("N", "number of decays", "", "N", low=1, high=1e30),
        compute=lambda A0, T_half: A0 * T_half / LN2,
        valid="Decay to completion with one half-life (the effective one if activity also leaves the body).",
        source="Decay law integrated over all time; MIRD Pamphlet 21 (2009)",
        note="effective-half-life-kinetics",
        example=({"A0": "1 GBq", "T_half": "64.1 h"}, "3.32916e14"),
        check=({"A0": "1 GBq", "T_half": "8.0207 d"}, "9.99771e14", "radioactivedecay: atoms in 1 GBq of I-131"),
    ),
    Formula(
        id="bateman-two",
        name="Growth of a daughter (Bateman)",
        latex=r"A_2(t) = b\,\frac{\lambda_2}{\lambda_2-\lambda_1}A_1(0)\left(e^{-\lambda_1 t}-e^{-\lambda_2 t}\right)",
        needs=(
            Variable("A1", "activity", "MBq", "A_1", "parent", ("parent", "Mo-99", "initial"), low=1e-9, high=1e15),
            BRANCH,
            T1,
            T2,
            Variable("t", "time", "h", "t", "elapsed", ("after", "later", "elapsed"), low=1e-3, high=1e5),
        ),
        gives=Variable("A2", "activity", "MBq", "A_2", "daughter", ("daughter", "Tc-99m"), low=1e-12, high=1e15),
        compute=grown_daughter,
        valid="No daughter at the start (a complete elution); one branch. Equal half-lives take the limit, b lambda t exp(-lambda t) A1.",
        source="Bateman (1910); Cherry, Sorenson and Phelps, chapter 4",
        says=("generator", "daughter activity", "after elution"),
        note="radioactive-equilibrium",
        example=({"A1": "100 GBq", "b": "0.8773", "T1": "65.94 h", "T2": "6.015 h", "t": "24 h"}, "68.9355 GBq"),
        check=(
            {"A1": "100 GBq", "b": "0.8773", "T1": "65.94 h", "T2": "6.015 h", "t": "48 h"},
            "57.903 GBq",
            "radioactivedecay: Tc-99m from 100 GBq of Mo-99 after 48 h",
        ),
    ),
    Formula(
        id="transient-equilibrium",
        name="Transient-equilibrium activity ratio",
        latex=r"\frac{A_2}{A_1} = b\,\frac{T_1}{T_1-T_2}",
        needs=(BRANCH, T1, T2),
        gives=Variable("ratio", "activity ratio", "", "A_2/A_1", low=1e-6, high=1e6),
        compute=equilibrium_ratio,
        valid="The parent outlives the daughter, and several daughter half-lives have passed.",
        source="Bateman solution at late times; Cherry, Sorenson and Phelps, chapter 4",
        says=("transient equilibrium",),
        note="radioactive-equilibrium",
        example=({"b": "0.8773", "T1": "65.94 h", "T2": "6.015 h"}, "0.96536"),
        check=(
            {"b": "1", "T1": "12.752 d", "T2": "1.6781 d"},
            "1.15154",
            "radioactivedecay: La-140 over Ba-140 after 60 d",
        ),
    ),
    Formula(
        id="daughter-maximum-time",
        name="Time of maximum daughter activity",
        latex=r"t_\mathrm{max} = \frac{\ln(T_1/T_2)}{\lambda_2-\lambda_1}",
        needs=(T1, T2),
        gives=Variable("t_max", "time", "h", r"t_\mathrm{max}", low=1e-9, high=1e15),
        compute=time_of_maximum,
        valid="No daughter at the start. Equal half-lives take the limit, one mean life.",
        source="Bateman solution differentiated; Cherry, Sorenson and Phelps, chapter 4",
        says=("time of maximum", "maximum daughter activity", "when is the daughter activity"),
        note="radioactive-equilibrium",
        example=({"T1": "65.94 h", "T2": "6.015 h"}, "22.865 h"),
        check=(
            {"T1": "12.752 d", "T2": "1.6781 d"},
            "5.6538 d",
            "radioactivedecay: maximum of La-140 grown from Ba-140",
        ),
    ),
)
