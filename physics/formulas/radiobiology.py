"""Cell survival and fractionation by the linear-quadratic model, and the ratios of radiobiology."""

from __future__ import annotations

import math

from physics.formula import Formula, Variable
from physics.formulas import fractionation, isoeffect
from physics.formulas.arithmetic import number
from physics.formulas.fractionation import ALPHA, D_FRACTION, N
from physics.units import exp

BETA = Variable("beta", "quadratic LQ coefficient", "1/Gy2", r"\beta", low=0, high=1)
SF = Variable("S", "surviving fraction", "", "S", low=1e-100, high=1)

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
    *fractionation.FORMULAS,
    *isoeffect.FORMULAS,
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
            Variable(
                "D_h",
                "absorbed dose",
                "Gy",
                r"D_\mathrm{hypoxic}",
                "hypoxic",
                ("hypoxic", "anoxic", "nitrogen", "hypoxia", "without oxygen"),
                low=1e-3,
                high=1e4,
            ),
            Variable(
                "D_o",
                "absorbed dose",
                "Gy",
                r"D_\mathrm{oxic}",
                "oxic",
                ("oxic", "aerated", "oxygenated", "air", "with oxygen"),
                low=1e-3,
                high=1e4,
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
                low=1e-3,
                high=1e4,
            ),
            Variable(
                "D_t",
                "absorbed dose",
                "Gy",
                r"D_\mathrm{test}",
                "test",
                ("test", "physical", "neutrons", "carbon", "alpha", "protons"),
                low=1e-3,
                high=1e4,
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
