"""Output of the x-ray tube and the dose at the patient's skin and in the breast."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import of

OLD = ("first", "old", "original", "reference", "initially", "from ¦", "¦ to", "¦ ->", "¦ →")  # "from 50 to 25 kHz"
NEW = ("second", "new", "changed", "instead", "to ¦", "-> ¦", "→ ¦")
K1 = Variable("K1", "air kerma", "mGy", "K_1", "reference", OLD, low=1e-7, high=1e5)
K2 = Variable("K2", "air kerma", "mGy", "K_2", "new", NEW, low=1e-9, high=1e6)
V1 = Variable("V1", "tube potential", "kV", "kVp_1", "reference", OLD, low=10, high=500)
V2 = Variable("V2", "tube potential", "kV", "kVp_2", "new", NEW, low=10, high=500)
MAS1 = Variable("mAs1", "tube current-time product", "mAs", "mAs_1", "reference", OLD, low=1e-3, high=1e5)
MAS2 = Variable("mAs2", "tube current-time product", "mAs", "mAs_2", "new", NEW, low=1e-3, high=1e5)
D1 = Variable("d1", "distance", "cm", "d_1", "reference", OLD, low=5, high=1000)
D2 = Variable("d2", "distance", "cm", "d_2", "new", NEW, low=5, high=1000)

OUTPUT = (
    Variable("Y", "x-ray tube output", "uGy/mAs", "Y(d)", low=0.01, high=1e4),
    Variable("mAs", "tube current-time product", "mAs", "P_{It}", low=1e-3, high=1e5),
    Variable(
        "d_FTD",
        "focus-to-table distance",
        "cm",
        "d_{FTD}",
        cues=("SID", "FFD", "FDD", "source-to-image", "focus-to-detector"),
        low=20,
        high=500,
    ),
    Variable("t_p", "patient thickness", "cm", "t_p", low=0.5, high=80),
    Variable(
        "d", "distance", "cm", "d", "of the output measurement", ("at", "output"), default="100 cm", low=10, high=300
    ),
)
INCIDENT = Variable("K_i", "air kerma", "mGy", "K_i", low=1e-7, high=1e4)
ENTRANCE = Variable("K_e", "entrance-surface air kerma", "mGy", "K_{a,e}", low=1e-6, high=1e4)
BACKSCATTER = Variable("B", "backscatter factor", "", "B", low=1, high=2)
AT_ONE_METRE = "The output is taken at 100 cm from the focus unless the question gives another distance."

FORMULAS = (
    Formula(
        id="bremsstrahlung-efficiency",
        name="X-ray production efficiency",
        latex=r"\eta \approx 9\times10^{-10}\,Z\,V",
        needs=(
            Variable("Z", "atomic number", "", "Z", low=1, high=100),
            Variable("V", "tube potential", "kV", "V", low=5, high=500),
        ),
        gives=Variable("eta", "x-ray production efficiency", "%", r"\eta", low=1e-4, high=10),
        compute=lambda Z, V: 9e-10 * Z * V / of(1, "V"),
        valid="Thick target at diagnostic potentials, V in volts; a rough rule, the rest becomes heat.",
        source="Johns and Cunningham, The Physics of Radiology (1983), chapter 2; note xray-tube",
        note="xray-tube",
        example=({"Z": "74", "V": "100 kV"}, "0.666 %"),
        check=({"Z": "42", "V": "30 kV"}, "0.1134 %", "hand-worked: molybdenum, 9 x 42 x 3 = 1134 (times 1e-6)"),
    ),
    Formula(
        id="tube-output",
        name="Air kerma for another technique and distance",
        latex=r"K_2 = K_1\left(\frac{kVp_2}{kVp_1}\right)^2\frac{mAs_2}{mAs_1}\left(\frac{d_1}{d_2}\right)^2",
        needs=(K1, V1, MAS1, D1, V2, MAS2, D2),
        gives=K2,
        compute=lambda K1, V1, mAs1, d1, V2, mAs2, d2: K1 * (V2 / V1) ** 2 * mAs2 / mAs1 * (d1 / d2) ** 2,
        valid="Same tube and filtration, in air; the exponent of kVp is about 2 here and 3 to 5 behind a patient.",
        source="IAEA Diagnostic Radiology Physics (2014), chapter 5; Bushberg et al., chapter 6",
        says=("kVp, mAs and distance",),
        note="xray-tube",
        example=(
            {
                "K1": "0.5 mGy",
                "V1": "80 kV",
                "mAs1": "10 mAs",
                "d1": "100 cm",
                "V2": "120 kV",
                "mAs2": "5 mAs",
                "d2": "180 cm",
            },
            "0.173611 mGy",
        ),
        check=(
            {
                "K1": "1 mGy",
                "V1": "60 kV",
                "mAs1": "10 mAs",
                "d1": "200 cm",
                "V2": "120 kV",
                "mAs2": "5 mAs",
                "d2": "100 cm",
            },
            "8 mGy",
            "hand-worked in powers of two: 4 x 1/2 x 4",
        ),
    ),
    Formula(
        id="output-kvp",
        name="Air kerma at another tube potential",
        latex=r"K_2 = K_1\left(\frac{kVp_2}{kVp_1}\right)^2",
        needs=(K1, V1, V2),
        gives=K2,
        compute=lambda K1, V1, V2: K1 * (V2 / V1) ** 2,
        valid="Same mAs, distance and filtration, in air; the exponent is about 2 here and 3 to 5 behind a patient.",
        source="IAEA Diagnostic Radiology Physics (2014), chapter 5; Bushberg et al., chapter 6",
        note="xray-tube",
        example=({"K1": "2 mGy", "V1": "80 kV", "V2": "92 kV"}, "2.645 mGy"),
        check=(
            {"K1": "3 mGy", "V1": "50 kV", "V2": "100 kV"},
            "12 mGy",
            "hand-worked: twice the potential, four times",
        ),
    ),
    Formula(
        id="output-mas",
        name="Air kerma at another mAs",
        latex=r"K_2 = K_1\,\frac{mAs_2}{mAs_1}",
        needs=(K1, MAS1, MAS2),
        gives=K2,
        compute=lambda K1, mAs1, mAs2: K1 * mAs2 / mAs1,
        valid="Same tube potential, distance and filtration; a linear generator.",
        source="IAEA Diagnostic Radiology Physics (2014), chapter 5; Bushberg et al., chapter 6",
        note="xray-tube",
        example=({"K1": "1.5 mGy", "mAs1": "20 mAs", "mAs2": "50 mAs"}, "3.75 mGy"),
        check=({"K1": "0.6 mGy", "mAs1": "12 mAs", "mAs2": "3 mAs"}, "0.15 mGy", "hand-worked: a quarter of it"),
    ),
    Formula(
        id="incident-air-kerma",
        name="Incident air kerma from the tube output",
        latex=r"K_i = Y(d)\,P_{It}\left(\frac{d}{d_{FTD}-t_p}\right)^2",
        needs=OUTPUT,
        gives=INCIDENT,
        compute=lambda Y, mAs, d_FTD, t_p, d: Y * mAs * (d / (d_FTD - t_p)) ** 2,
        valid=f"Point source, no backscatter, the patient on the table: a source-to-image distance is longer than d_FTD by "
        f"the gap below it. {AT_ONE_METRE}",
        source="IAEA TRS 457 (2007), section 8.4",
        note="radiography-dose-drl",
        example=(
            {"Y": "50 uGy/mAs", "mAs": "20 mAs", "d_FTD": "110 cm", "t_p": "23 cm", "d": "100 cm"},
            "1.32118 mGy",
        ),
        check=(
            {"Y": "40 uGy/mAs", "mAs": "10 mAs", "d_FTD": "120 cm", "t_p": "20 cm"},
            "0.4 mGy",
            "hand-worked: the skin lies at 100 cm",
        ),
    ),
    Formula(
        id="esak",
        name="Entrance-surface air kerma from the tube output",
        latex=r"K_{a,e} = Y(d)\,P_{It}\left(\frac{d}{d_{FTD}-t_p}\right)^2 B",
        needs=(*OUTPUT, BACKSCATTER),
        gives=ENTRANCE,
        compute=lambda Y, mAs, d_FTD, t_p, d, B: Y * mAs * (d / (d_FTD - t_p)) ** 2 * B,
        valid=f"Point source, the patient on the table: a source-to-image distance is longer than d_FTD by the gap below "
        f"it. The backscatter factor is commonly 1.2 to 1.5. {AT_ONE_METRE}",
        source="IAEA TRS 457 (2007), section 8.4",
        note="radiography-dose-drl",
        example=(
            {"Y": "50 uGy/mAs", "mAs": "20 mAs", "d_FTD": "110 cm", "t_p": "23 cm", "d": "100 cm", "B": "1.35"},
            "1.78359 mGy",
        ),
        check=(
            {"Y": "80 uGy/mAs", "mAs": "25 mAs", "d_FTD": "70 cm", "t_p": "20 cm", "B": "1.25"},
            "10 mGy",
            "hand-worked: 2 mGy at 1 m, four times that at half the distance, a quarter more by backscatter",
        ),
    ),
    Formula(
        id="esak-backscatter",
        name="Entrance-surface from incident air kerma",
        latex=r"K_{a,e} = K_i\,B",
        needs=(INCIDENT, BACKSCATTER),
        gives=ENTRANCE,
        compute=lambda K_i, B: K_i * B,
        valid="B belongs to the field size and half-value layer, commonly 1.2 to 1.5.",
        source="IAEA TRS 457 (2007), section 8.4; ICRU Report 74 (2005)",
        note="radiography-dose-drl",
        example=({"K_i": "2 mGy", "B": "1.4"}, "2.8 mGy"),
        check=({"K_i": "0.8 mGy", "B": "1.25"}, "1 mGy", "hand-worked: four fifths and five quarters"),
    ),
    Formula(
        id="mgd",
        name="Mean glandular dose",
        latex=r"D_G = K\,g\,c\,s",
        needs=(
            Variable("K", "air kerma", "mGy", "K", low=1e-3, high=1000),
            Variable("g", "glandular dose conversion coefficient", "", "g", low=0.01, high=1),
            Variable("c", "glandularity correction", "", "c", low=0.3, high=2),
            Variable("s", "spectrum correction", "", "s", low=0.5, high=2),
        ),
        gives=Variable("D_G", "mean glandular dose", "mGy", "D_G", low=1e-5, high=1000),
        compute=lambda K, g, c, s: K * g * c * s,
        valid="K is the incident air kerma at the breast surface without backscatter; g, c and s are tabulated for "
        "breast thickness, half-value layer, glandularity and target and filter.",
        source="Dance (1990), Phys. Med. Biol. 35, 1211; Dance et al. (2000), Phys. Med. Biol. 45, 3225",
        note="mammography-physics",
        example=({"K": "6 mGy", "g": "0.2", "c": "1.05", "s": "1.042"}, "1.31292 mGy"),
        check=({"K": "7.0 mGy", "g": "0.20", "c": "1", "s": "1"}, "1.4 mGy", "hand-worked: a fifth of seven"),
    ),
)
