"""Courses of fractions by the linear-quadratic model: total dose, biologically effective dose, repopulation."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2
from physics.units import Quantity

ALPHA = Variable("alpha", "linear LQ coefficient", "1/Gy", r"\alpha", low=1e-4, high=10)
N = Variable("n", "number of fractions", "", "n", low=1, high=200)
D_FRACTION = Variable(
    "d",
    "dose per fraction",
    "Gy",
    "d",
    "per fraction",
    ("per fraction", "fractions of", "each", "x", "×"),
    low=0.01,
    high=100,
)
TOTAL = Variable("D", "total dose", "Gy", "D", "total", ("total", "prescribed", "in"), low=0.1, high=300)
COURSE = Variable(
    "T",
    "overall treatment time",
    "d",
    "T",
    cues=("overall", "over", "lasting", "lasts", "within", "course"),
    low=1,
    high=365,
)
KICK_OFF = Variable(
    "T_k",
    "kick-off time",
    "d",
    "T_k",
    cues=("kick-off", "kick off", "kicks in", "starts", "start", "begins", "onset", "from day", "on day", "after day"),
    low=0,
    high=365,
)
REPOPULATED = Variable("T_p", "doubling time", "d", "T_p", cues=("doubling", "doubles"), low=0.5, high=365)
AB = Variable("ab", "alpha/beta ratio", "Gy", r"\alpha/\beta", low=0.1, high=50)
BED = Variable("BED", "BED", "Gy", r"\mathrm{BED}", low=0.01, high=1e4)
FULL_REPAIR = (
    "Linear-quadratic model, full repair between fractions (6 h or more), no repopulation; state the alpha/beta used."
)


def regrown(alpha: Quantity, T: Quantity, T_k: Quantity, T_p: Quantity) -> Quantity:
    """The BED that repopulation undoes: none before the kick-off time."""
    made: Quantity = LN2 / alpha * max(T - T_k, 0 * T_k) / T_p
    return made


FORMULAS = (
    Formula(
        id="total-dose",
        name="Total dose of a course",
        latex=r"D = n\,d",
        needs=(N, D_FRACTION),
        gives=TOTAL,
        compute=lambda n, d: n * d,
        valid="Equal fractions.",
        source="Definition; ICRU Report 83 (2010)",
        note="fractionation-5rs",
        example=({"n": "30", "d": "2 Gy"}, "60 Gy"),
        check=({"n": "25", "d": "1.8 Gy"}, "45 Gy", "hand-worked: a quarter of 180"),
    ),
    Formula(
        id="bed",
        name="Biologically effective dose",
        latex=r"\mathrm{BED} = nd\left(1+\frac{d}{\alpha/\beta}\right)",
        needs=(N, D_FRACTION, AB),
        gives=BED,
        compute=lambda n, d, ab: n * d * (1 + d / ab),
        valid=FULL_REPAIR,
        source="Fowler (1989), Br. J. Radiol. 62, 679; Joiner and van der Kogel",
        note="bed-eqd2",
        example=({"n": "30", "d": "2 Gy", "ab": "10 Gy"}, "72 Gy"),
        check=({"n": "30", "d": "2 Gy", "ab": "3 Gy"}, "100 Gy", "textbook: 60 Gy in 30 fractions is 100 Gy_3"),
    ),
    Formula(
        id="bed-course",
        name="Biologically effective dose from total dose and fractions",
        latex=r"\mathrm{BED} = D\left(1+\frac{D/n}{\alpha/\beta}\right)",
        needs=(TOTAL, N, AB),
        gives=BED,
        compute=lambda D, n, ab: D * (1 + D / n / ab),
        valid=FULL_REPAIR,
        source="Fowler (1989), Br. J. Radiol. 62, 679, with d = D/n",
        note="bed-eqd2",
        example=({"D": "60 Gy", "n": "30", "ab": "10 Gy"}, "72 Gy"),
        check=(
            {"D": "54 Gy", "n": "3", "ab": "10 Gy"},
            "151.2 Gy",
            "published for lung SBRT: 3 x 18 Gy is 151.2 Gy_10",
        ),
    ),
    Formula(
        id="bed-repopulation",
        name="Biologically effective dose with repopulation",
        latex=r"\mathrm{BED} = nd\left(1+\frac{d}{\alpha/\beta}\right)-\frac{\ln 2}{\alpha}\,\frac{T-T_k}{T_p}",
        needs=(
            N,
            D_FRACTION,
            AB,
            ALPHA,
            COURSE,
            KICK_OFF,
            REPOPULATED,
        ),
        gives=BED,
        compute=lambda n, d, ab, alpha, T, T_k, T_p: n * d * (1 + d / ab) - regrown(alpha, T, T_k, T_p),
        valid="Linear-quadratic model, full repair between fractions. Nothing is taken off before the kick-off time; "
        "the doubling time is constant afterwards.",
        source="Fowler (1989), Br. J. Radiol. 62, 679",
        says=("repopulation",),
        note="fractionation-5rs",
        example=(
            {"n": "35", "d": "2 Gy", "ab": "10 Gy", "alpha": "0.3 1/Gy", "T": "46 d", "T_k": "28 d", "T_p": "3 d"},
            "70.1371 Gy",
        ),
        check=(
            {
                "n": "30",
                "d": "2 Gy",
                "ab": "10 Gy",
                "alpha": "0.3465736 1/Gy",
                "T": "31 d",
                "T_k": "28 d",
                "T_p": "3 d",
            },
            "70 Gy",
            "hand-worked: one doubling undoes (ln 2)/alpha = 2 Gy of the 72 Gy",
        ),
    ),
    Formula(
        id="bed-repopulation-course",
        name="Biologically effective dose of a course with repopulation, from its total dose",
        latex=r"\mathrm{BED} = D\left(1+\frac{D/n}{\alpha/\beta}\right)-\frac{\ln 2}{\alpha}\,\frac{T-T_k}{T_p}",
        needs=(TOTAL, N, AB, ALPHA, COURSE, KICK_OFF, REPOPULATED),
        gives=BED,
        compute=lambda D, n, ab, alpha, T, T_k, T_p: D * (1 + D / n / ab) - regrown(alpha, T, T_k, T_p),
        valid="Linear-quadratic model, full repair between fractions. Nothing is taken off before the kick-off time; "
        "the doubling time is constant afterwards.",
        source="Fowler (1989), Br. J. Radiol. 62, 679",
        says=("repopulation",),
        note="fractionation-5rs",
        example=(
            {"D": "66 Gy", "n": "33", "ab": "10 Gy", "alpha": "0.35 1/Gy", "T": "51 d", "T_k": "21 d", "T_p": "4 d"},
            "64.3468 Gy",
        ),
        check=(
            {
                "D": "40 Gy",
                "n": "20",
                "ab": "10 Gy",
                "alpha": "0.3465736 1/Gy",
                "T": "42 d",
                "T_k": "21 d",
                "T_p": "7 d",
            },
            "42 Gy",
            "hand-worked: three doublings undo 3 (ln 2)/alpha = 6 Gy of the 48 Gy",
        ),
    ),
)
