"""Courses that have the same effect: EQD2, several courses together, another fraction size or number."""

from __future__ import annotations

import math
from dataclasses import replace

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import of, total
from physics.formulas.fractionation import AB, BED, D_FRACTION, FULL_REPAIR, TOTAL, N
from physics.units import Quantity, pure

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
        "number of ¦",
        "many ¦",
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
EQD2 = Variable("EQD2", "EQD2", "Gy", r"\mathrm{EQD2}", low=0.01, high=1e4)
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


def same_effect(D1: Quantity, n1: Quantity, n2: Quantity, ab: Quantity) -> Quantity:
    """The size of each of n2 fractions that have the biologically effective dose of the first course."""
    bed = D1 * (1 + D1 / n1 / ab)
    size: Quantity = ab / 2 * (math.sqrt(pure(1 + 4 * bed / (n2 * ab))) - 1)
    return size


FORMULAS = (
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
)
