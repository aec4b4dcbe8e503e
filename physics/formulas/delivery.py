"""Protons in the clinic, and the quality of delivery: failure modes, control charts of patient-specific measurements."""

from __future__ import annotations

from dataclasses import replace

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import root
from physics.units import Quantity

INDIVIDUALS = 2.660  # 3/d2 with d2 = 1.128, the mean range of two normal values in standard deviations

BETA = Variable("beta", "action-limit constant", "", r"\beta", default="6", low=0.5, high=20)
SIGMA = Variable("sigma", "spread of the process", "%", r"\sigma", cues=("SD", "standard deviation"), low=0, high=50)
MEAN = Variable("mean", "passing rate", "%", r"\bar x", cues=("average", "averages", "mean"), low=-100, high=200)
TARGET = Variable(
    "T", "target of the process", "%", "T", cues=("target", "ideal"), default="100 percent", low=-100, high=200
)
RANGES = Variable("mR", "mean moving range", "%", r"\overline{mR}", low=0, high=100)
WIDTH = r"\beta\sqrt{\sigma^2+(\bar x-T)^2}"
IN_CONTROL = "From about 20 earlier plans of that kind, measured alike and in control."


def interval(beta: Quantity, sigma: Quantity, mean: Quantity, T: Quantity) -> Quantity:
    """Full width between the action limits."""
    made: Quantity = beta * root(sigma**2 + (mean - T) ** 2)
    return made


def score(name: str, kind: str) -> Variable:
    """A score of the ten-point scales of TG-100."""
    return Variable(name, kind, "", name, low=1, high=10)


FORMULAS = (
    Formula(
        id="proton-rbe-dose",
        name="RBE-weighted dose of protons",
        latex=r"D_\mathrm{RBE} = \mathrm{RBE}\,D,\quad \mathrm{RBE} = 1.1",
        needs=(
            Variable("D", "absorbed dose", "Gy", "D", low=1e-4, high=300),
            Variable("RBE", "relative biological effectiveness", "", r"\mathrm{RBE}", default="1.1", low=0.5, high=10),
        ),
        gives=Variable("D_RBE", "RBE-weighted dose", "Gy", r"D_\mathrm{RBE}", low=1e-4, high=1000),
        compute=lambda D, RBE: D * RBE,
        valid="Constant clinical RBE of protons; it rises towards the end of the range. Written Gy(RBE), not Sv.",
        source="ICRU Report 78 (2007); AAPM TG-256 (2019)",
        says=("RBE-weighted", "RBE weighted", "Gy(RBE)", "Gy (RBE)"),
        note="proton-beam-delivery",
        example=({"D": "1.8 Gy"}, "1.98 Gy"),
        check=({"D": "70 Gy"}, "77 Gy", "hand-worked: a tenth of 70 on top"),
    ),
    Formula(
        id="proton-range-margin",
        name="Margin for the uncertainty of the proton range",
        latex=r"m = p\,R+c,\quad p = 3.5\,\%,\ c = 3\ \mathrm{mm}",
        needs=(
            Variable("R", "proton range", "cm", "R", low=0.1, high=45),
            Variable("p", "relative range uncertainty", "%", "p", default="3.5 percent", low=0.1, high=20),
            Variable("c", "fixed range margin", "mm", "c", default="3 mm", low=0, high=20),
        ),
        gives=Variable("m", "distal margin", "mm", "m", low=0, high=100),
        compute=lambda R, p, c: p * R + c,
        valid="Water-equivalent range. 3.5 % + 3 mm is one usual rule; some centres take 3.5 % + 1 mm or 2.5 % + 1.5 mm.",
        source="Paganetti (2012), Phys. Med. Biol. 57, R99; ICRU Report 78 (2007)",
        says=("distal margin", "range margin", "range uncertainty"),
        note="proton-beam-delivery",
        example=({"R": "15 cm"}, "8.25 mm"),
        check=({"R": "20 cm", "p": "2.5 %", "c": "1.5 mm"}, "6.5 mm", "hand-worked: 5 mm and 1.5 mm"),
    ),
    Formula(
        id="rpn",
        name="Risk priority number",
        latex=r"RPN = O\times S\times D",
        needs=(score("O", "occurrence score"), score("S", "severity score"), score("D", "detection score")),
        gives=Variable("RPN", "risk priority number", "", "RPN", low=1, high=1000),
        compute=lambda O, S, D: O * S * D,  # noqa: E741 - the letters of the report
        valid="Scores from 1 to 10, a high D means hard to detect; ranks only, so 200 is not twice 100. Look at S alone too.",
        source="AAPM TG-100 (2016), section on failure modes and effects analysis",
        says=("RPN", "FMEA"),
        note="tg100-risk",
        example=({"O": "4", "S": "9", "D": "5"}, "180"),
        check=({"O": "4", "S": "8", "D": "2"}, "64", "powers of two: 2 + 3 + 1 of them"),
    ),
    Formula(
        id="tg218-action-limits",
        name="Width between the action limits of patient-specific QA (TG-218)",
        latex=rf"\Delta A = {WIDTH}",
        needs=(BETA, SIGMA, MEAN, TARGET),
        gives=Variable("dA", "action-limit interval", "%", r"\Delta A", low=0, high=1000),
        compute=interval,
        valid=f"{IN_CONTROL} The target is 100 % for gamma passing rates, 0 % for point-dose differences.",
        source="AAPM TG-218 (2018), section on process-based limits",
        says=("action limits", "TG-218"),
        note="imrt-patient-qa",
        example=({"beta": "6", "sigma": "0.8 %", "mean": "98.5 %"}, "10.2 %"),
        check=({"sigma": "0.3 %", "mean": "99.6 %"}, "3 %", "hand-worked: 6 times 0.5, from a 3-4-5 triangle"),
    ),
    Formula(
        id="tg218-lower-action-limit",
        name="Lower action limit of patient-specific QA (TG-218)",
        latex=rf"A_\mathrm{{low}} = T-\tfrac12\,{WIDTH}",
        needs=(BETA, SIGMA, MEAN, TARGET),
        gives=Variable("A_low", "lower action limit", "%", r"A_\mathrm{low}", low=-1000, high=200),
        compute=lambda beta, sigma, mean, T: T - interval(beta, sigma, mean, T) / 2,
        valid=f"{IN_CONTROL} For gamma passing rates only this limit applies.",
        source="AAPM TG-218 (2018), section on process-based limits",
        says=("TG-218",),
        note="imrt-patient-qa",
        example=({"sigma": "0.8 %", "mean": "98.5 %"}, "94.9 %"),
        check=({"sigma": "0.3 %", "mean": "99.6 %"}, "98.5 %", "hand-worked: 3 times 0.5, from a 3-4-5 triangle"),
    ),
    Formula(
        id="tg218-upper-action-limit",
        name="Upper action limit of patient-specific QA (TG-218)",
        latex=rf"A_\mathrm{{up}} = T+\tfrac12\,{WIDTH}",
        needs=(BETA, SIGMA, MEAN, replace(TARGET, default="0 percent")),
        gives=Variable("A_up", "upper action limit", "%", r"A_\mathrm{up}", low=-200, high=1000),
        compute=lambda beta, sigma, mean, T: T + interval(beta, sigma, mean, T) / 2,
        valid=f"{IN_CONTROL} For dose differences, where both sides count; a passing rate has no upper limit.",
        source="AAPM TG-218 (2018), section on process-based limits",
        says=("TG-218",),
        note="imrt-patient-qa",
        example=({"sigma": "0.8 %", "mean": "0.6 %", "T": "0 %"}, "3 %"),
        check=({"sigma": "3 %", "mean": "4 %", "T": "0 %"}, "15 %", "hand-worked: 3 times 5, from a 3-4-5 triangle"),
    ),
    Formula(
        id="tg218-lower-tolerance",
        name="Lower tolerance limit of patient-specific QA (control chart)",
        latex=r"LCL = \bar x-2.660\,\overline{mR}",
        needs=(MEAN, RANGES),
        gives=Variable("LCL", "lower tolerance limit", "%", "LCL", low=-1000, high=200),
        compute=lambda mean, mR: mean - INDIVIDUALS * mR,
        valid=f"{IN_CONTROL} The moving range is the mean absolute difference of successive values.",
        source="AAPM TG-218 (2018), section on process-based limits; Montgomery, Statistical Quality Control",
        note="imrt-patient-qa",
        example=({"mean": "98.5 %", "mR": "0.5 %"}, "97.17 %"),
        check=(
            {"mean": "0 %", "mR": "1.128379 %"},
            "-3.0015 %",
            "three standard deviations: successive normal values differ by 2/sqrt(pi) of them on average",
        ),
    ),
    Formula(
        id="tg218-upper-tolerance",
        name="Upper tolerance limit of patient-specific QA (control chart)",
        latex=r"UCL = \bar x+2.660\,\overline{mR}",
        needs=(MEAN, RANGES),
        gives=Variable("UCL", "upper tolerance limit", "%", "UCL", low=-200, high=1000),
        compute=lambda mean, mR: mean + INDIVIDUALS * mR,
        valid=f"{IN_CONTROL} The moving range is the mean absolute difference of successive values.",
        source="AAPM TG-218 (2018), section on process-based limits; Montgomery, Statistical Quality Control",
        note="imrt-patient-qa",
        example=({"mean": "0.5 %", "mR": "1 %"}, "3.16 %"),
        check=(
            {"mean": "0 %", "mR": "1.128379 %"},
            "3.0015 %",
            "three standard deviations: successive normal values differ by 2/sqrt(pi) of them on average",
        ),
    ),
)
