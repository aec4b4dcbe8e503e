"""Photon-beam treatment: monitor units, fields and their edges."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import of

DOSE = Variable("D", "absorbed dose", "cGy", "D", low=0.1, high=1e4)
OUTPUT = Variable("D0", "calibration output", "cGy/MU", "D'_0", low=0.01, high=10)
SC = Variable("Sc", "collimator scatter factor", "", "S_c", low=0.3, high=1.5)
SP = Variable("Sp", "phantom scatter factor", "", "S_p", low=0.3, high=1.5)
MODIFIERS = (
    Variable("WF", "wedge factor", "", r"\mathrm{WF}", default="1", low=0.05, high=1.2),
    Variable("TF", "tray factor", "", r"\mathrm{TF}", default="1", low=0.5, high=1.1),
    Variable("OAR", "off-axis ratio", "", r"\mathrm{OAR}", default="1", low=0.1, high=2),
)
MU = Variable("MU", "monitor units", "MU", r"\mathrm{MU}", low=0.01, high=1e5)
DEPTH = Variable("d", "depth", "cm", "d", low=0.01, high=60)
SIDE_CUES = ("by", "x", "×")
SSD1_CUES = (
    "first",
    "original",
    "old",
    "standard",
    "from ¦",
    "% at ¦",
    "relative to ¦",
    "compared to ¦",
    "compared with ¦",
)
SSD2_CUES = ("second", "new", "extended", "changed to", "change to", "increased to", "moved to", "at ¦ instead")

FORMULAS = (
    Formula(
        id="mu-isocentric",
        name="Monitor units, isocentric (TMR)",
        latex=r"MU = \frac{D}{D'_0\,S_c\,S_p\,\mathrm{TMR}\,\mathrm{WF}\,\mathrm{TF}\,\mathrm{OAR}\,(SCD/SPD)^2}",
        needs=(
            DOSE,
            OUTPUT,
            SC,
            SP,
            Variable("TMR", "tissue-maximum ratio", "", r"\mathrm{TMR}", low=0.01, high=1.35),
            *MODIFIERS,
            Variable("SCD", "source-to-calibration distance", "cm", "SCD", default="100 cm", low=50, high=200),
            Variable("SPD", "source-to-point distance", "cm", "SPD", default="100 cm", low=50, high=500),
        ),
        gives=MU,
        compute=lambda D, D0, Sc, Sp, TMR, WF, TF, OAR, SCD, SPD: (
            D / (D0 * Sc * Sp * TMR * WF * TF * OAR * (SCD / SPD) ** 2)
        ),
        valid="Water, open field on axis unless factors are given. SCD is 100 cm for a machine calibrated at the "
        "isocentre, and 100 cm + d_max for one calibrated at SSD 100 cm.",
        source="AAPM TG-71 (2014), section II",
        says=("isocentric", "isocentre", "isocenter", "SAD", "TMR"),
        note="mu-calculation",
        example=(
            {
                "D": "200 cGy",
                "D0": "1 cGy/MU",
                "Sc": "0.99",
                "Sp": "0.995",
                "TMR": "0.78",
                "SCD": "101.5 cm",
                "SPD": "100 cm",
            },
            "252.665 MU",
        ),
        check=(
            {"D": "180 cGy", "D0": "1 cGy/MU", "Sc": "1", "Sp": "1", "TMR": "0.75", "WF": "0.6"},
            "400 MU",
            "hand-worked: 180/(0.75 x 0.6)",
        ),
    ),
    Formula(
        id="mu-output",
        name="Monitor units from the output at the point",
        latex=r"MU = \frac{D}{\dot D'}",
        needs=(DOSE, OUTPUT),
        gives=MU,
        compute=lambda D, D0: D / D0,
        valid="The output is that of this field, at this point: all scatter, depth and distance factors are in it.",
        source="AAPM TG-71 (2014), section II",
        note="mu-calculation",
        example=({"D": "200 cGy", "D0": "0.8 cGy/MU"}, "250 MU"),
        check=({"D": "150 cGy", "D0": "0.75 cGy/MU"}, "200 MU", "hand-worked: 150 times 4/3"),
    ),
    Formula(
        id="mu-ssd",
        name="Monitor units at the calibration SSD (PDD)",
        latex=r"MU = \frac{D}{D'_0\,S_c\,S_p\,\mathrm{PDD}\,\mathrm{WF}\,\mathrm{TF}\,\mathrm{OAR}}",
        needs=(
            DOSE,
            OUTPUT,
            SC,
            SP,
            Variable("PDD", "percent depth dose", "%", r"\mathrm{PDD}", low=1, high=101),
            *MODIFIERS,
        ),
        gives=MU,
        compute=lambda D, D0, Sc, Sp, PDD, WF, TF, OAR: D / (D0 * Sc * Sp * PDD * WF * TF * OAR),
        valid="Treated at the SSD of the calibration, output stated at d_max; another SSD adds an "
        "inverse-square factor.",
        source="AAPM TG-71 (2014), section II",
        says=("SSD", "PDD"),
        note="mu-calculation",
        example=({"D": "200 cGy", "D0": "1 cGy/MU", "Sc": "1.01", "Sp": "1.005", "PDD": "68 %"}, "289.757 MU"),
        check=(
            {"D": "180 cGy", "D0": "0.9 cGy/MU", "Sc": "0.8", "Sp": "1.25", "PDD": "80 %", "WF": "0.5"},
            "500 MU",
            "hand-worked: 200, since Sc and Sp cancel, over 0.8 x 0.5",
        ),
    ),
    Formula(
        id="equivalent-square",
        name="Equivalent square field",
        latex=r"s = \frac{2ab}{a+b}",
        needs=(
            Variable("a", "field size", "cm", "a", "one side", SIDE_CUES, low=0.1, high=60),
            Variable("b", "field size", "cm", "b", "other side", SIDE_CUES, low=0.1, high=60),
        ),
        gives=Variable("s", "equivalent square", "cm", "s", low=0.1, high=60),
        compute=lambda a, b: 2 * a * b / (a + b),
        valid="Rectangles of moderate elongation (about 1 to 3); not for irregular fields or points off axis.",
        source="Sterling, Perry and Katz (1964); Khan, chapter 9",
        note="output-factors",
        example=({"a": "10 cm", "b": "20 cm"}, "13.3333 cm"),
        check=({"a": "5 cm", "b": "20 cm"}, "8 cm", "hand-worked: four times area over perimeter, 400/50"),
    ),
    Formula(
        id="mayneord-f",
        name="Mayneord F factor",
        latex=r"F = \left(\frac{f_2+d_m}{f_1+d_m}\right)^2\left(\frac{f_1+d}{f_2+d}\right)^2",
        needs=(
            Variable("f1", "source-to-skin distance", "cm", "f_1", "original", SSD1_CUES, low=10, high=500),
            Variable("f2", "source-to-skin distance", "cm", "f_2", "new", SSD2_CUES, low=10, high=500),
            DEPTH,
            Variable("d_m", "depth of maximum dose", "cm", "d_m", low=0, high=6),
        ),
        gives=Variable("F", "Mayneord factor", "", "F", low=0.1, high=10),
        compute=lambda f1, f2, d, d_m: ((f2 + d_m) / (f1 + d_m)) ** 2 * ((f1 + d) / (f2 + d)) ** 2,
        valid="Multiplies the PDD at the first SSD. Inverse square only: scatter is taken as unchanged.",
        source="Khan, The Physics of Radiation Therapy, chapter 9",
        note="photon-dose-quantities",
        example=({"f1": "100 cm", "f2": "120 cm", "d": "10 cm", "d_m": "1.5 cm"}, "1.02593"),
        check=(
            {"f1": "80 cm", "f2": "100 cm", "d": "10 cm", "d_m": "0.5 cm"},
            "1.04337",
            "hand-worked: (100.5 x 90/(80.5 x 110))^2",
        ),
    ),
    Formula(
        id="field-gap",
        name="Skin gap between two abutting fields",
        latex=r"G = \frac{d}{2}\left(\frac{L_1}{SSD_1}+\frac{L_2}{SSD_2}\right)",
        needs=(
            DEPTH,
            Variable("L1", "field size", "cm", "L_1", "first field", ("first", "upper"), low=0.5, high=60),
            Variable("L2", "field size", "cm", "L_2", "second field", ("second", "lower"), low=0.5, high=60),
            Variable(
                "SSD1", "source-to-skin distance", "cm", "SSD_1", "first field", ("first", "upper"), low=20, high=500
            ),
            Variable(
                "SSD2", "source-to-skin distance", "cm", "SSD_2", "second field", ("second", "lower"), low=20, high=500
            ),
        ),
        gives=Variable("G", "skin gap", "cm", "G", low=0, high=30),
        compute=lambda d, L1, L2, SSD1, SSD2: d / 2 * (L1 / SSD1 + L2 / SSD2),
        valid="Field lengths as they are on the skin at those SSDs; the 50 % edges meet at depth d.",
        source="Khan, The Physics of Radiation Therapy, chapter 13",
        note="field-matching",
        example=(
            {"d": "5 cm", "L1": "20 cm", "L2": "30 cm", "SSD1": "100 cm", "SSD2": "100 cm"},
            "1.25 cm",
        ),
        check=(
            {"d": "6 cm", "L1": "20 cm", "L2": "20 cm", "SSD1": "100 cm", "SSD2": "80 cm"},
            "1.35 cm",
            "hand-worked: 3 x (0.2 + 0.25)",
        ),
    ),
    Formula(
        id="field-gap-one-ssd",
        name="Skin gap between two abutting fields at one SSD",
        latex=r"G = \frac{d}{2}\,\frac{L_1+L_2}{SSD}",
        needs=(
            DEPTH,
            Variable("L1", "field size", "cm", "L_1", "first field", ("first", "upper"), low=0.5, high=60),
            Variable("L2", "field size", "cm", "L_2", "second field", ("second", "lower"), low=0.5, high=60),
            Variable("SSD", "source-to-skin distance", "cm", "SSD", low=20, high=500),
        ),
        gives=Variable("G", "skin gap", "cm", "G", low=0, high=30),
        compute=lambda d, L1, L2, SSD: d / 2 * (L1 + L2) / SSD,
        valid="Both fields at the same SSD, lengths as they are on the skin; the 50 % edges meet at depth d.",
        source="Khan, The Physics of Radiation Therapy, chapter 13",
        note="field-matching",
        example=({"d": "5 cm", "L1": "20 cm", "L2": "30 cm", "SSD": "100 cm"}, "1.25 cm"),
        check=({"d": "5 cm", "L1": "40 cm", "L2": "40 cm", "SSD": "100 cm"}, "2 cm", "hand-worked: 2.5 x 0.8"),
    ),
    Formula(
        id="geometric-penumbra",
        name="Geometric penumbra",
        latex=r"P_d = \frac{s\,(SSD+d-SDD)}{SDD}",
        needs=(
            Variable("s", "source diameter", "cm", "s", low=0.01, high=5),
            Variable("SSD", "source-to-skin distance", "cm", "SSD", low=20, high=500),
            Variable("d", "depth", "cm", "d", low=0, high=60),
            Variable("SDD", "source-to-diaphragm distance", "cm", "SDD", low=5, high=400),
        ),
        gives=Variable("P_d", "penumbra", "cm", "P_d", low=1e-3, high=50),
        compute=lambda s, SSD, d, SDD: s * (SSD + d - SDD) / SDD,
        valid="Similar triangles only: transmission and scatter widen the dose edge further.",
        source="Khan, The Physics of Radiation Therapy, chapter 4",
        note="mlc",
        example=({"s": "2 cm", "SSD": "80 cm", "d": "5 cm", "SDD": "45 cm"}, "1.77778 cm"),
        check=({"s": "1.5 cm", "SSD": "80 cm", "d": "0 cm", "SDD": "50 cm"}, "0.9 cm", "hand-worked: 1.5 x 30/50"),
    ),
    Formula(
        id="wedge-hinge",
        name="Wedge angle of a wedged pair",
        latex=r"\theta = 90^\circ-\frac{\phi}{2}",
        needs=(Variable("phi", "hinge angle", "deg", r"\phi", low=0, high=180),),
        gives=Variable("theta", "wedge angle", "deg", r"\theta", low=0, high=90),
        compute=lambda phi: of(90, "degree") - phi / 2,
        valid="Two equally weighted beams on a flat surface.",
        source="Khan, The Physics of Radiation Therapy, chapter 11",
        note="isodose-wedges",
        example=({"phi": "90 deg"}, "45 deg"),
        check=({"phi": "120 deg"}, "30 deg", "hand-worked: 90 - 60; beams 180 deg apart need no wedge"),
    ),
)
