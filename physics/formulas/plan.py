"""Judging a plan and its delivery: margins, conformity, homogeneity, gamma, overlap."""

from __future__ import annotations

from dataclasses import replace

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import root

TV = Variable("TV", "target volume", "cm3", r"\mathrm{TV}", low=1e-4, high=1e5)
PIV = Variable("PIV", "prescription isodose volume", "cm3", r"\mathrm{PIV}", low=1e-4, high=1e5)
CI = Variable("CI", "conformity index", "", r"\mathrm{CI}", low=1e-4, high=100)

FORMULAS = (
    Formula(
        id="van-herk-margin",
        name="CTV to PTV margin (van Herk)",
        latex=r"M = 2.5\,\Sigma+0.7\,\sigma",
        needs=(
            Variable("Sigma", "systematic error", "mm", r"\Sigma", "systematic", ("systematic", "Σ"), low=0, high=100),
            Variable("sigma", "random error", "mm", r"\sigma", "random", ("random", "σ"), low=0, high=100),
        ),
        gives=Variable("M", "setup margin", "mm", "M", low=0, high=400),
        compute=lambda Sigma, sigma: 2.5 * Sigma + 0.7 * sigma,
        valid="90 % of patients receive at least 95 % of the dose to the whole CTV; many fractions, no "
        "rotation or deformation.",
        source="van Herk et al. (2000), Int. J. Radiat. Oncol. Biol. Phys. 47, 1121",
        note="margins-uncertainties",
        example=({"Sigma": "2 mm", "sigma": "3 mm"}, "7.1 mm"),
        check=({"Sigma": "3 mm", "sigma": "2 mm"}, "8.9 mm", "hand-worked: 7.5 + 1.4"),
    ),
    Formula(
        id="ci-paddick",
        name="Paddick conformity index",
        latex=r"CI_P = \frac{TV_{PIV}^2}{TV\cdot PIV}",
        needs=(Variable("TV_PIV", "covered target volume", "cm3", "TV_{PIV}", low=1e-4, high=1e5), TV, PIV),
        gives=replace(CI, high=1),
        compute=lambda TV_PIV, TV, PIV: TV_PIV**2 / (TV * PIV),
        valid="1 is ideal and the most it can be; penalises both underdosed target and spilt dose.",
        source="Paddick (2000), J. Neurosurg. 93 (suppl. 3), 219",
        says=("Paddick",),
        note="plan-evaluation-indices",
        example=({"TV_PIV": "9.5 cm3", "TV": "10 cm3", "PIV": "12 cm3"}, "0.752083"),
        check=({"TV_PIV": "8 cm3", "TV": "10 cm3", "PIV": "8 cm3"}, "0.8", "hand-worked: 64/80"),
    ),
    Formula(
        id="ci-rtog",
        name="RTOG conformity index",
        latex=r"CI_\mathrm{RTOG} = \frac{PIV}{TV}",
        needs=(PIV, TV),
        gives=CI,
        compute=lambda PIV, TV: PIV / TV,
        valid="1 is ideal, but a volume of the right size in the wrong place scores 1 as well.",
        source="Shaw et al. (1993), Int. J. Radiat. Oncol. Biol. Phys. 27, 1231",
        says=("RTOG",),
        note="plan-evaluation-indices",
        example=({"PIV": "12 cm3", "TV": "10 cm3"}, "1.2"),
        check=({"PIV": "8 cm3", "TV": "1 cm3"}, "8", "hand-worked: concentric spheres of radius 2 and 1"),
    ),
    Formula(
        id="gradient-index",
        name="Gradient index",
        latex=r"GI = \frac{PIV_{50\,\%}}{PIV}",
        needs=(Variable("PIV50", "half-prescription isodose volume", "cm3", r"PIV_{50\,\%}", low=1e-4, high=1e6), PIV),
        gives=Variable("GI", "gradient index", "", "GI", low=1, high=1000),
        compute=lambda PIV50, PIV: PIV50 / PIV,
        valid="Volume of half the prescription dose over that of the prescription dose; smaller is steeper.",
        source="Paddick and Lippitz (2006), J. Neurosurg. 105 (suppl.), 194",
        note="plan-evaluation-indices",
        example=({"PIV50": "36 cm3", "PIV": "12 cm3"}, "3"),
        check=({"PIV50": "27 cm3", "PIV": "8 cm3"}, "3.375", "hand-worked: concentric spheres, (3/2) cubed"),
    ),
    Formula(
        id="homogeneity-index",
        name="Homogeneity index (ICRU 83)",
        latex=r"HI = \frac{D_{2\%}-D_{98\%}}{D_{50\%}}",
        needs=(
            Variable("D2", "near-maximum dose", "Gy", r"D_{2\%}", low=0.01, high=300),
            Variable("D98", "near-minimum dose", "Gy", r"D_{98\%}", low=0, high=300),
            Variable("D50", "median dose", "Gy", r"D_{50\%}", low=0.01, high=300),
        ),
        gives=Variable("HI", "homogeneity index", "", "HI", low=0, high=10),
        compute=lambda D2, D98, D50: (D2 - D98) / D50,
        valid="0 is ideal; other reports define homogeneity otherwise, so name the definition.",
        source="ICRU Report 83 (2010), section 3",
        note="plan-evaluation-indices",
        example=({"D2": "62.4 Gy", "D98": "57.6 Gy", "D50": "60 Gy"}, "0.08"),
        check=({"D2": "52 Gy", "D98": "47 Gy", "D50": "50 Gy"}, "0.1", "hand-worked: 5/50"),
    ),
    Formula(
        id="gamma-index",
        name="Gamma of one pair of points",
        latex=r"\Gamma = \sqrt{\frac{\Delta r^2}{\Delta d^2}+\frac{\Delta D^2}{\Delta D_M^2}}",
        needs=(
            Variable(
                "dr",
                "spatial offset",
                "mm",
                r"\Delta r",
                cues=("away", "off", "apart", "offset", "shifted"),
                low=0,
                high=100,
            ),
            Variable("dD", "dose difference", "%", r"\Delta D", low=-100, high=100),
            Variable(
                "DTA",
                "distance-to-agreement criterion",
                "mm",
                r"\Delta d",
                cues=("criteria", "criterion", "dta", "tolerance", "agreement"),
                low=0.1,
                high=20,
            ),
            Variable("DD", "dose-difference criterion", "%", r"\Delta D_M", low=0.1, high=20),
        ),
        gives=Variable("gamma", "gamma value", "", r"\Gamma", low=0, high=100),
        compute=lambda dr, dD, DTA, DD: root((dr / DTA) ** 2 + (dD / DD) ** 2),
        valid="The gamma index is the least of these over all evaluated points; 1 or less passes. Say global or local.",
        source="Low et al. (1998), Med. Phys. 25, 656; AAPM TG-218 (2018)",
        note="imrt-patient-qa",
        example=({"dr": "1.2 mm", "dD": "1.8 %", "DTA": "2 mm", "DD": "3 %"}, "0.848528"),
        check=(
            {"dr": "1.8 mm", "dD": "2.4 %", "DTA": "3 mm", "DD": "3 %"},
            "1.0",
            "hand-worked: 0.6 and 0.8, a 3-4-5 triangle",
        ),
    ),
    Formula(
        id="dice",
        name="Dice similarity coefficient",
        latex=r"DSC = \frac{2|A\cap B|}{|A|+|B|}",
        needs=(
            Variable("overlap", "overlap volume", "cm3", r"|A\cap B|", low=0, high=1e5),
            Variable("A", "contour volume", "cm3", "|A|", "first", ("first",), low=1e-4, high=1e5),
            Variable("B", "contour volume", "cm3", "|B|", "second", ("second",), low=1e-4, high=1e5),
        ),
        gives=Variable("DSC", "Dice coefficient", "", "DSC", low=0, high=1),
        compute=lambda overlap, A, B: 2 * overlap / (A + B),
        valid="From 0 (apart) to 1 (identical); large volumes score high whatever their edges do.",
        source="Dice (1945); AAPM TG-132 (2017)",
        note="image-registration-fusion",
        example=({"overlap": "45 cm3", "A": "50 cm3", "B": "55 cm3"}, "0.857143"),
        check=({"overlap": "30 cm3", "A": "40 cm3", "B": "60 cm3"}, "0.6", "hand-worked: 60/100"),
    ),
)
