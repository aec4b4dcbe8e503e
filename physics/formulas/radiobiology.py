"""Cell survival and fractionation by the linear-quadratic model, and the ratios of radiobiology."""

from __future__ import annotations

import math
from dataclasses import replace

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, number, of, total
from physics.units import Quantity, exp, pure

ALPHA = Variable("alpha", "linear LQ coefficient", "1/Gy", r"\alpha", low=1e-4, high=10)
BETA = Variable("beta", "quadratic LQ coefficient", "1/Gy2", r"\beta", low=0, high=1)
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
NEW_SIZE = Variable(
    "d2",
    "dose per fraction",
    "Gy",
    "d_2",
    "new",
    (
        "new",
        "instead",
        "changed to",
        "switch to",
        "replaced by",
        "how many fractions of",
        "number of fractions of",
        "how many ¦",
        "dose in ¦",
        "dose at ¦",
        "dose with ¦",
    ),
    low=0.01,
    high=40,
)
FIRST_NUMBER = ("from ¦", "Gy in ¦", "Gy over ¦", "instead of ¦")
NEW_NUMBER = (
    "to ¦",
    "new",
    "¦ fractions instead",
    "¦ fx instead",
    "per fraction in ¦",
    "per fraction over ¦",
    "per fraction for ¦",
    "size in ¦",
    "size over ¦",
    "BED in ¦",
    "effect in ¦",
)
AB = Variable("ab", "alpha/beta ratio", "Gy", r"\alpha/\beta", low=0.1, high=50)
SF = Variable("S", "surviving fraction", "", "S", low=1e-100, high=1)
BED = Variable("BED", "BED", "Gy", r"\mathrm{BED}", low=0.01, high=1e4)
EQD2 = Variable("EQD2", "EQD2", "Gy", r"\mathrm{EQD2}", low=0.01, high=1e4)
FULL_REPAIR = (
    "Linear-quadratic model, full repair between fractions (6 h or more), no repopulation; state the alpha/beta used."
)

COURSES = (
    "sum",
    "total EQD2",
    "total BED",
    "combined",
    "cumulative",
    "both courses",
    "together",
    "re-irradiation",
    "reirradiation",
    "boost",
)
ISOEFFECT = (
    "isoeffect",
    "iso-effect",
    "equal effect",
    "same effect",
    "equal tumour effect",
    "equal tumor effect",
    "same tumour effect",
    "same biological effect",
    "equivalent",
    "same BED",
    "equal BED",
    "instead of",
    "biologically equal",
    "keep the BED",
)


def regrown(alpha: Quantity, T: Quantity, T_k: Quantity, T_p: Quantity) -> Quantity:
    """The BED that repopulation undoes: none before the kick-off time."""
    made: Quantity = LN2 / alpha * max(T - T_k, 0 * T_k) / T_p
    return made


def same_effect(D1: Quantity, n1: Quantity, n2: Quantity, ab: Quantity) -> Quantity:
    """The size of each of n2 fractions that have the biologically effective dose of the first course."""
    bed = D1 * (1 + D1 / n1 / ab)
    size: Quantity = ab / 2 * (math.sqrt(pure(1 + 4 * bed / (n2 * ab))) - 1)
    return size


FORMULAS = (
    Formula(
        id="lq-survival",
        name="Linear-quadratic survival after one dose",
        latex=r"S = e^{-(\alpha D+\beta D^2)}",
        needs=(ALPHA, BETA, Variable("D", "absorbed dose", "Gy", "D", low=0, high=60)),
        gives=SF,
        compute=lambda alpha, beta, D: number(exp(-(alpha * D + beta * D**2))),
        valid="One acute dose; above about 10 Gy the model bends more than measured curves do.",
        source="Fowler (1989), Br. J. Radiol. 62, 679; Hall and Giaccia",
        note="cell-survival-models",
        example=({"alpha": "0.3 1/Gy", "beta": "0.03 1/Gy2", "D": "2 Gy"}, "0.486752"),
        check=({"alpha": "0.3 1/Gy", "beta": "0.03 1/Gy2", "D": "6 Gy"}, "0.056135", "hand-worked: exp(-1.8 - 1.08)"),
    ),
    Formula(
        id="lq-survival-fractions",
        name="Linear-quadratic survival after a course",
        latex=r"S = e^{-n(\alpha d+\beta d^2)}",
        needs=(ALPHA, BETA, D_FRACTION, N),
        gives=SF,
        compute=lambda alpha, beta, d, n: number(exp(-n * (alpha * d + beta * d**2))),
        valid="Equal fractions, full repair between them, no repopulation.",
        source="Fowler (1989), Br. J. Radiol. 62, 679; Joiner and van der Kogel",
        note="cell-survival-models",
        example=({"alpha": "0.3 1/Gy", "beta": "0.03 1/Gy2", "d": "2 Gy", "n": "30"}, "4.1614e-10"),
        check=(
            {"alpha": "0.34657359 1/Gy", "beta": "0 1/Gy2", "d": "2 Gy", "n": "10"},
            "9.765625e-4",
            "hand-worked: each fraction halves the cells, 2^-10",
        ),
    ),
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
    Formula(
        id="eqd2-sum",
        name="EQD2 of several courses together",
        latex=r"\mathrm{EQD2} = \sum_i n_id_i\,\frac{d_i+\alpha/\beta}{2\,\mathrm{Gy}+\alpha/\beta}",
        needs=(replace(N, many=True), replace(D_FRACTION, many=True), AB),
        gives=replace(EQD2, quantity="cumulative EQD2"),
        compute=lambda n, d, ab: total(a * b * (b + ab) for a, b in zip(n, d, strict=True)) / (of(2, "Gy") + ab),
        valid=f"{FULL_REPAIR} No recovery of the tissue between the courses.",
        source="Withers, Thames and Peters (1983); Joiner and van der Kogel",
        says=COURSES,
        note="bed-eqd2",
        example=({"n": "8, 10", "d": "4 Gy, 2.5 Gy", "ab": "2 Gy"}, "76.125 Gy"),
        check=({"n": "10, 5", "d": "2 Gy, 4 Gy", "ab": "2 Gy"}, "50 Gy", "hand-worked: 20 + 20 x 6/4"),
    ),
    Formula(
        id="bed-sum",
        name="BED of several courses together",
        latex=r"\mathrm{BED} = \sum_i n_id_i\left(1+\frac{d_i}{\alpha/\beta}\right)",
        needs=(replace(N, many=True), replace(D_FRACTION, many=True), AB),
        gives=replace(BED, quantity="cumulative BED"),
        compute=lambda n, d, ab: total(a * b * (1 + b / ab) for a, b in zip(n, d, strict=True)),
        valid=f"{FULL_REPAIR} No recovery of the tissue between the courses.",
        source="Fowler (1989), Br. J. Radiol. 62, 679",
        says=COURSES,
        note="bed-eqd2",
        example=({"n": "8, 10", "d": "4 Gy, 2.5 Gy", "ab": "2 Gy"}, "152.25 Gy"),
        check=({"n": "10, 5", "d": "2 Gy, 4 Gy", "ab": "2 Gy"}, "100 Gy", "hand-worked: 40 + 60"),
    ),
    Formula(
        id="isoeffect-dose",
        name="Total dose of equal effect in another fraction size (Withers)",
        latex=r"D_2 = D_1\,\frac{d_1+\alpha/\beta}{d_2+\alpha/\beta}",
        needs=(
            Variable("D1", "total dose", "Gy", "D_1", "first", low=1, high=300),
            Variable("d1", "dose per fraction", "Gy", "d_1", "first", ("from ¦",), low=0.01, high=40),
            NEW_SIZE,
            AB,
        ),
        gives=Variable("D2", "total dose", "Gy", "D_2", "new", low=0.1, high=1000),
        compute=lambda D1, d1, d2, ab: D1 * (d1 + ab) / (d2 + ab),
        valid=FULL_REPAIR,
        source="Withers, Thames and Peters (1983), Radiother. Oncol. 1, 187",
        says=ISOEFFECT,
        note="bed-eqd2",
        example=({"D1": "60 Gy", "d1": "2 Gy", "d2": "3 Gy", "ab": "10 Gy"}, "55.3846 Gy"),
        check=({"D1": "50 Gy", "d1": "2 Gy", "d2": "5 Gy", "ab": "1 Gy"}, "25 Gy", "hand-worked: 50 x 3/6"),
    ),
    Formula(
        id="isoeffect-fractions",
        name="Number of fractions of another size for equal effect",
        latex=r"n_2 = n_1\,\frac{d_1(d_1+\alpha/\beta)}{d_2(d_2+\alpha/\beta)}",
        needs=(
            Variable("n1", "number of fractions", "", "n_1", "first", low=1, high=200),
            Variable("d1", "dose per fraction", "Gy", "d_1", "first", ("from ¦",), low=0.01, high=40),
            NEW_SIZE,
            AB,
        ),
        gives=Variable("n2", "number of fractions", "", "n_2", "new", low=0.01, high=1000),
        compute=lambda n1, d1, d2, ab: n1 * d1 * (d1 + ab) / (d2 * (d2 + ab)),
        valid=f"{FULL_REPAIR} Round to whole fractions and recompute.",
        source="Withers, Thames and Peters (1983), Radiother. Oncol. 1, 187",
        says=ISOEFFECT,
        note="bed-eqd2",
        example=({"n1": "30", "d1": "2 Gy", "d2": "3 Gy", "ab": "10 Gy"}, "18.4615"),
        check=({"n1": "10", "d1": "2 Gy", "d2": "5 Gy", "ab": "5 Gy"}, "2.8", "hand-worked: BED 28 Gy and 10 Gy each"),
    ),
    Formula(
        id="isoeffect-fraction-size",
        name="Dose per fraction for equal effect in another number of fractions",
        latex=r"d_2 = \frac{\alpha/\beta}{2}\left(\sqrt{1+\frac{4\,\mathrm{BED}_1}{n_2\,\alpha/\beta}}-1\right),"
        r"\quad \mathrm{BED}_1 = D_1\left(1+\frac{D_1/n_1}{\alpha/\beta}\right)",
        needs=(
            Variable("D1", "total dose", "Gy", "D_1", "first", low=1, high=300),
            Variable("n1", "number of fractions", "", "n_1", "first", FIRST_NUMBER, low=1, high=200),
            Variable("n2", "number of fractions", "", "n_2", "new", NEW_NUMBER, low=1, high=200),
            AB,
        ),
        gives=Variable("d2", "dose per fraction", "Gy", "d_2", "new", low=0.01, high=200),
        compute=same_effect,
        valid=FULL_REPAIR,
        source="Fowler (1989), Br. J. Radiol. 62, 679",
        says=ISOEFFECT,
        note="bed-eqd2",
        example=({"D1": "60 Gy", "n1": "30", "n2": "20", "ab": "10 Gy"}, "2.81025 Gy"),
        check=(
            {"D1": "48 Gy", "n1": "24", "n2": "9", "ab": "4 Gy"},
            "4 Gy",
            "hand-worked: 24 x 2 Gy and 9 x 4 Gy both have a BED of 72 Gy_4",
        ),
    ),
    Formula(
        id="eqd2",
        name="Equivalent dose in 2 Gy fractions",
        latex=r"\mathrm{EQD2} = D\,\frac{d+\alpha/\beta}{2\,\mathrm{Gy}+\alpha/\beta}",
        needs=(TOTAL, D_FRACTION, AB),
        gives=EQD2,
        compute=lambda D, d, ab: D * (d + ab) / (of(2, "Gy") + ab),
        valid=FULL_REPAIR,
        source="Withers, Thames and Peters (1983); Joiner and van der Kogel",
        note="bed-eqd2",
        example=({"D": "54 Gy", "d": "18 Gy", "ab": "10 Gy"}, "126 Gy"),
        check=(
            {"D": "40 Gy", "d": "2.667 Gy", "ab": "3 Gy"},
            "45.336 Gy",
            "hand-worked: 40 x 5.667/5 (START-B schedule)",
        ),
    ),
    Formula(
        id="eqd2-fractions",
        name="Equivalent dose in 2 Gy fractions from n and d",
        latex=r"\mathrm{EQD2} = nd\,\frac{d+\alpha/\beta}{2\,\mathrm{Gy}+\alpha/\beta}",
        needs=(N, D_FRACTION, AB),
        gives=EQD2,
        compute=lambda n, d, ab: n * d * (d + ab) / (of(2, "Gy") + ab),
        valid=FULL_REPAIR,
        source="Withers, Thames and Peters (1983), with D = n d",
        note="bed-eqd2",
        example=({"n": "5", "d": "7 Gy", "ab": "10 Gy"}, "49.583 Gy"),
        check=({"n": "20", "d": "2.75 Gy", "ab": "10 Gy"}, "58.4375 Gy", "hand-worked: 55 x 12.75/12"),
    ),
    Formula(
        id="eqd2-course",
        name="Equivalent dose in 2 Gy fractions from total dose and fractions",
        latex=r"\mathrm{EQD2} = D\,\frac{D/n+\alpha/\beta}{2\,\mathrm{Gy}+\alpha/\beta}",
        needs=(TOTAL, N, AB),
        gives=EQD2,
        compute=lambda D, n, ab: D * (D / n + ab) / (of(2, "Gy") + ab),
        valid=FULL_REPAIR,
        source="Withers, Thames and Peters (1983), with d = D/n",
        note="bed-eqd2",
        example=({"D": "54 Gy", "n": "3", "ab": "10 Gy"}, "126 Gy"),
        check=(
            {"D": "30 Gy", "n": "10", "ab": "10 Gy"},
            "32.5 Gy",
            "published: 30 Gy in 10 fractions is EQD2 32.5 Gy_10",
        ),
    ),
    Formula(
        id="eqd2-from-bed",
        name="Equivalent dose in 2 Gy fractions from BED",
        latex=r"\mathrm{EQD2} = \frac{\mathrm{BED}}{1+2\,\mathrm{Gy}/(\alpha/\beta)}",
        needs=(BED, AB),
        gives=EQD2,
        compute=lambda BED, ab: BED / (1 + of(2, "Gy") / ab),
        valid="Both for the same alpha/beta.",
        source="Definition of BED solved for 2 Gy fractions; ICRU Report 89 (2013)",
        note="bed-eqd2",
        example=({"BED": "72 Gy", "ab": "10 Gy"}, "60 Gy"),
        check=({"BED": "100 Gy", "ab": "3 Gy"}, "60 Gy", "textbook: 100 Gy_3 is 60 Gy in 2 Gy fractions"),
    ),
    Formula(
        id="d10",
        name="Dose that leaves one cell in ten",
        latex=r"D_{10} = \ln(10)\,D_0 = 2.303\,D_0",
        needs=(Variable("D0", "D0", "Gy", "D_0", low=0.05, high=50),),
        gives=Variable("D10", "D10", "Gy", "D_{10}", low=0.1, high=150),
        compute=lambda D0: math.log(10) * D0,
        valid="On the straight (exponential) part of the survival curve.",
        source="Hall and Giaccia, Radiobiology for the Radiologist, chapter 3",
        note="cell-survival-models",
        example=({"D0": "1.3 Gy"}, "2.9934 Gy"),
        check=({"D0": "1.1 Gy"}, "2.5328 Gy", "hand-worked: 1.1 x 2.302585"),
    ),
    Formula(
        id="oer",
        name="Oxygen enhancement ratio",
        latex=r"\mathrm{OER} = \frac{D_\mathrm{hypoxic}}{D_\mathrm{oxic}}",
        needs=(
            Variable("D_h", "absorbed dose", "Gy", r"D_\mathrm{hypoxic}", "hypoxic", ("hypoxic", "anoxic", "nitrogen")),
            Variable(
                "D_o", "absorbed dose", "Gy", r"D_\mathrm{oxic}", "oxic", ("oxic", "aerated", "oxygenated", "air")
            ),
        ),
        gives=Variable("OER", "oxygen enhancement ratio", "", r"\mathrm{OER}", low=0.8, high=10),
        compute=lambda D_h, D_o: D_h / D_o,
        valid="Both doses for the same effect; about 3 for x rays, near 1 at high LET.",
        source="Hall and Giaccia, chapter 6",
        note="oxygen-effect",
        example=({"D_h": "15 Gy", "D_o": "5 Gy"}, "3"),
        check=({"D_h": "4.2 Gy", "D_o": "1.5 Gy"}, "2.8", "hand-worked: 42/15 = 14/5"),
    ),
    Formula(
        id="rbe",
        name="Relative biological effectiveness",
        latex=r"\mathrm{RBE} = \frac{D_\mathrm{reference}}{D_\mathrm{test}}",
        needs=(
            Variable(
                "D_r",
                "absorbed dose",
                "Gy",
                r"D_\mathrm{reference}",
                "reference",
                ("x rays", "x-rays", "250", "reference", "photons", "Co-60", "RBE-weighted", "(RBE)"),
            ),
            Variable(
                "D_t",
                "absorbed dose",
                "Gy",
                r"D_\mathrm{test}",
                "test",
                ("test", "physical", "neutrons", "carbon", "alpha"),
            ),
        ),
        gives=Variable("RBE", "relative biological effectiveness", "", r"\mathrm{RBE}", low=0.1, high=100),
        compute=lambda D_r, D_t: D_r / D_t,
        valid="Same biological effect; depends on that effect, on dose, and on LET. Reference: 250 kV x rays or Co-60.",
        source="Hall and Giaccia, chapter 7; AAPM TG-256 (2019)",
        note="rbe-let-oer",
        example=({"D_r": "2.2 Gy", "D_t": "2 Gy"}, "1.1"),
        check=({"D_r": "6 Gy", "D_t": "4 Gy"}, "1.5", "textbook (Hall): LD50 of 6 Gy with x rays, 4 Gy with neutrons"),
    ),
    Formula(
        id="tcp-poisson",
        name="Tumour control probability (Poisson)",
        latex=r"\mathrm{TCP} = e^{-N_0 S}",
        needs=(Variable("N0", "clonogen number", "", "N_0", low=1, high=1e15), SF),
        gives=Variable("TCP", "tumour control probability", "", r"\mathrm{TCP}", low=0, high=1),
        compute=lambda N0, S: number(exp(-N0 * S)),
        valid="All clonogens alike and independent; cure means that none survives.",
        source="Munro and Gilbert (1961); AAPM TG-166 (2012)",
        note="tumour-kinetics-tcp",
        example=({"N0": "1e9", "S": "1e-10"}, "0.904837"),
        check=({"N0": "1e8", "S": "1e-8"}, "0.36788", "textbook: one survivor on average leaves 37 % control"),
    ),
)
