"""Survival models beside the linear-quadratic one, dose rate and repair, cell kinetics, complications."""

from __future__ import annotations

import math

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, number
from physics.formulas.fractionation import AB, BED, TOTAL
from physics.formulas.radiobiology import SF
from physics.units import Quantity, log, pure

T_HALF = Variable("T_half", "half-life", "d", "T_{1/2}", low=1e-3, high=1e6)
REPAIR = Variable("T_rep", "repair half-time", "h", r"T_\mathrm{rep}", low=0.01, high=100)
RATE = Variable("R", "dose rate", "Gy/h", "R", low=1e-4, high=1e4)
HOURS = Variable("T", "time", "h", "T", low=1e-3, high=5000)
D0 = Variable("D0", "D0", "Gy", "D_0", low=0.05, high=50)
TARGETS = Variable("n", "extrapolation number", "", "n", low=1, high=1000)
T_POT = Variable("T_pot", "potential doubling time", "d", r"T_\mathrm{pot}", low=0.05, high=2000)


def hit_by_hit(x: float, n: float) -> float:
    """1 - (1 - e^-x)^n, without the cancellation of small survivals."""
    return -math.expm1(n * math.log1p(-math.exp(-x)))


def protracted(dose: Quantity, T: Quantity, T_rep: Quantity, ab: Quantity) -> Quantity:
    """BED of a dose given at a constant rate over T, with one exponential repair half-time."""
    x = pure(LN2 * T / T_rep)
    unrepaired = 2 / x * (1 + math.expm1(-x) / x) if x > 1e-4 else 1 - x / 3  # cancellation at short times
    made: Quantity = dose * (1 + dose / ab * unrepaired)
    return made


def decaying(dose: Quantity, T_half: Quantity, T_rep: Quantity, ab: Quantity) -> Quantity:
    """BED of a source left to decay; the lesions left unrepaired scale with lambda / (mu + lambda)."""
    made: Quantity = dose * (1 + dose / ab * (T_rep / (T_rep + T_half)))
    return made


def complication(geud: Quantity, TD50: Quantity, m: Quantity) -> Quantity:
    """Cumulative normal distribution of the dose above TD50, in units of m TD50."""
    return number(0.5 * math.erfc(pure((TD50 - geud) / (m * TD50)) / math.sqrt(2)))


def lost(T_pot: Quantity, T_d: Quantity) -> Quantity:
    """Share of new cells that is lost. Raises OutOfRange if the tumour outgrows its own cell production."""
    share: Quantity = 1 - T_pot / T_d
    if pure(share) < 0:
        raise OutOfRange("A tumour does not double faster than its potential doubling time: check which is which.")
    return share


FORMULAS = (
    Formula(
        id="multitarget",
        name="Multi-target single-hit survival",
        latex=r"S = 1-\left(1-e^{-D/D_0}\right)^{n}",
        needs=(Variable("D", "absorbed dose", "Gy", "D", low=1e-3, high=200), D0, TARGETS),
        gives=SF,
        compute=lambda D, D0, n: number(hit_by_hit(float(pure(D / D0)), float(pure(n)))),
        valid="One acute dose; the initial slope is zero, which most measured curves do not show.",
        source="Hall and Giaccia, Radiobiology for the Radiologist, chapter 3",
        says=("multi-target", "multitarget", "multi target"),
        note="cell-survival-models",
        example=({"D": "6 Gy", "D0": "1.2 Gy", "n": "3"}, "0.0200779"),
        check=(
            {"D": "1.3862944 Gy", "D0": "2 Gy", "n": "2"},
            "0.75",
            "hand-worked: at D0 ln 2 each of two targets is hit with chance 1/2, so 1 - 1/4 survive",
        ),
    ),
    Formula(
        id="quasi-threshold-dose",
        name="Quasi-threshold dose",
        latex=r"D_q = D_0\,\ln n",
        needs=(D0, TARGETS),
        gives=Variable("D_q", "quasi-threshold dose", "Gy", "D_q", low=0, high=100),
        compute=lambda D0, n: D0 * log(n),
        valid="Multi-target model: where the straight part of the survival curve, drawn back, meets survival 1; a measure of the shoulder.",
        source="Hall and Giaccia, Radiobiology for the Radiologist, chapter 3",
        note="cell-survival-models",
        example=({"D0": "1.2 Gy", "n": "3"}, "1.31833 Gy"),
        check=({"D0": "1.5 Gy", "n": "4"}, "2.07944 Gy", "hand-worked: two factors of two, 3 x 0.693147"),
    ),
    Formula(
        id="bed-permanent-implant",
        name="Biologically effective dose of a permanent implant",
        latex=r"\mathrm{BED} = D\left[1+\frac{\dot D_0}{(\mu+\lambda)(\alpha/\beta)}\right],\quad \dot D_0=\lambda D",
        needs=(TOTAL, T_HALF, REPAIR, AB),
        gives=BED,
        compute=lambda D, T_half, T_rep, ab: decaying(D, T_half, T_rep, ab),
        valid="Complete decay, one exponential repair half-time (mu = ln 2/T_rep, lambda = ln 2/T_1/2), no repopulation: "
        "real implants lose some of it to regrowth.",
        source="Dale (1985), Br. J. Radiol. 58, 515; AAPM TG-137 (2009)",
        says=("permanent implant", "permanent"),
        note="dose-rate-effect",
        example=({"D": "145 Gy", "T_half": "59.4 d", "T_rep": "0.27 h", "ab": "2 Gy"}, "146.991 Gy"),
        check=(
            {"D": "125 Gy", "T_half": "16.99 d", "T_rep": "1.5 h", "ab": "10 Gy"},
            "130.727 Gy",
            "numerical: decay and repair of lesions followed in small time steps",
        ),
    ),
    Formula(
        id="bed-permanent-implant-rate",
        name="Biologically effective dose of a permanent implant from its initial dose rate",
        latex=r"\mathrm{BED} = \frac{\dot D_0}{\lambda}\left[1+\frac{\dot D_0}{(\mu+\lambda)(\alpha/\beta)}\right]",
        needs=(Variable("R0", "dose rate", "cGy/h", r"\dot D_0", low=1e-3, high=1e4), T_HALF, REPAIR, AB),
        gives=BED,
        compute=lambda R0, T_half, T_rep, ab: decaying(R0 * T_half / LN2, T_half, T_rep, ab),
        valid="Complete decay, one exponential repair half-time (mu = ln 2/T_rep, lambda = ln 2/T_1/2), no repopulation.",
        source="Dale (1985), Br. J. Radiol. 58, 515; AAPM TG-137 (2009)",
        says=("permanent implant", "permanent"),
        note="dose-rate-effect",
        example=({"R0": "7.05 cGy/h", "T_half": "59.4 d", "T_rep": "0.27 h", "ab": "2 Gy"}, "146.989 Gy"),
        check=(
            {"R0": "0.693147 Gy/h", "T_half": "1 h", "T_rep": "1 h", "ab": "1 Gy"},
            "1.5 Gy",
            "limiting case: 1 Gy whose lesions are repaired as fast as the source decays, so half stay unrepaired",
        ),
    ),
    Formula(
        id="bed-hdr-ldr",
        name="Biologically effective dose of continuous irradiation",
        latex=r"\mathrm{BED} = RT\left[1+\frac{2R}{\mu(\alpha/\beta)}\left(1-\frac{1-e^{-\mu T}}{\mu T}\right)\right]",
        needs=(RATE, HOURS, REPAIR, AB),
        gives=BED,
        compute=lambda R, T, T_rep, ab: protracted(R * T, T, T_rep, ab),
        valid="Constant dose rate, one exponential repair half-time (mu = ln 2/T_rep), no repopulation.",
        source="Dale (1985), Br. J. Radiol. 58, 515; ICRU Report 89 (2013)",
        says=("continuous", "low dose rate", "LDR"),
        note="dose-rate-effect",
        example=({"R": "0.5 Gy/h", "T": "60 h", "T_rep": "1.5 h", "ab": "10 Gy"}, "36.258 Gy"),
        check=(
            {"R": "10 Gy/h", "T": "3 h", "T_rep": "1.5 h", "ab": "10 Gy"},
            "89.596 Gy",
            "numerical: pairs of lesions summed over a fine grid of times",
        ),
    ),
    Formula(
        id="bed-continuous-dose",
        name="Biologically effective dose of a total dose given continuously",
        latex=r"\mathrm{BED} = D\left[1+\frac{2D}{\mu T(\alpha/\beta)}\left(1-\frac{1-e^{-\mu T}}{\mu T}\right)\right]",
        needs=(TOTAL, HOURS, REPAIR, AB),
        gives=BED,
        compute=lambda D, T, T_rep, ab: protracted(D, T, T_rep, ab),
        valid="Constant dose rate, one exponential repair half-time (mu = ln 2/T_rep), no repopulation.",
        source="Dale (1985), Br. J. Radiol. 58, 515; ICRU Report 89 (2013)",
        says=("continuous", "low dose rate", "LDR"),
        note="dose-rate-effect",
        example=({"D": "30 Gy", "T": "60 h", "T_rep": "1.5 h", "ab": "10 Gy"}, "36.258 Gy"),
        check=(
            {"D": "10 Gy", "T": "0.001 h", "T_rep": "100 h", "ab": "10 Gy"},
            "20 Gy",
            "limiting case: no repair during an acute dose, 10 x (1 + 10/10)",
        ),
    ),
    Formula(
        id="ntcp-lkb",
        name="Normal tissue complication probability (Lyman-Kutcher-Burman)",
        latex=r"\mathrm{NTCP} = \Phi\!\left(\frac{\mathrm{gEUD}-TD_{50}}{m\,TD_{50}}\right)",
        needs=(
            Variable("geud", "gEUD", "Gy", r"\mathrm{gEUD}", low=0, high=200),
            Variable("TD50", "TD50", "Gy", "TD_{50}", low=0.5, high=200),
            Variable("m", "NTCP slope", "", "m", low=0.01, high=2),
        ),
        gives=Variable("NTCP", "NTCP", "", r"\mathrm{NTCP}", low=0, high=1),
        compute=complication,
        valid="One organ and endpoint, conventional fractions; parameters of the same study. With n = 1 (lung) the gEUD is the mean dose.",
        source="Lyman (1985), Radiat. Res. 104, S13; Kutcher and Burman (1989), Int. J. Radiat. Oncol. Biol. Phys. 16, 1623; QUANTEC (2010)",
        says=("NTCP", "LKB", "Lyman"),
        note="ntcp-volume-effects",
        example=({"geud": "20 Gy", "TD50": "30.8 Gy", "m": "0.37"}, "0.171641"),
        check=({"geud": "60 Gy", "TD50": "50 Gy", "m": "0.1"}, "0.9772499", "scipy.stats.norm.cdf(2)"),
    ),
    Formula(
        id="tpot",
        name="Potential doubling time",
        latex=r"T_\mathrm{pot} = \lambda\,\frac{T_S}{LI}",
        needs=(
            Variable("lam", "age-distribution correction", "", r"\lambda", low=0.3, high=1.5),
            Variable("T_S", "S-phase duration", "h", "T_S", low=0.5, high=200),
            Variable("LI", "labelling index", "", "LI", low=1e-4, high=1),
        ),
        gives=T_POT,
        compute=lambda lam, T_S, LI: lam * T_S / LI,
        valid="The doubling time if no cell were lost; resting cells count in LI, which is of all tumour cells. lambda is 0.7 to 1.",
        source="Steel, Growth Kinetics of Tumours (1977); Hall and Giaccia, cell and tumour kinetics",
        note="tumour-kinetics-tcp",
        example=({"lam": "0.8", "T_S": "12 h", "LI": "0.08"}, "5 d"),
        check=({"lam": "1", "T_S": "24 h", "LI": "25 %"}, "4 d", "hand-worked: a quarter of the cells each day"),
    ),
    Formula(
        id="cell-loss-factor",
        name="Cell loss factor",
        latex=r"\phi = 1-\frac{T_\mathrm{pot}}{T_d}",
        needs=(T_POT, Variable("T_d", "volume doubling time", "d", "T_d", low=0.1, high=1e4)),
        gives=Variable("phi", "cell loss factor", "", r"\phi", low=0, high=1),
        compute=lost,
        valid="Steady growth: the share of new cells that dies, is shed or differentiates.",
        source="Steel (1967); Hall and Giaccia, cell and tumour kinetics",
        note="tumour-kinetics-tcp",
        example=({"T_pot": "5 d", "T_d": "60 d"}, "0.916667"),
        check=({"T_pot": "15 d", "T_d": "60 d"}, "0.75", "hand-worked: one new cell in four stays"),
    ),
)
