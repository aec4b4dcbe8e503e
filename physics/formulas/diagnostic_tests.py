"""How well a test or a reader tells the diseased from the healthy."""

from __future__ import annotations

import math

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import number
from physics.units import Quantity, pure


def _count(name: str, kind: str) -> Variable:
    """A count of cases. Its stated unit keeps numbers that no word explains away from it: TP is easily taken for FN."""
    return Variable(name, kind, "dimensionless", name, low=0, high=1e9)


TP, FN = _count("TP", "true positives"), _count("FN", "false negatives")
TN, FP = _count("TN", "true negatives"), _count("FP", "false positives")
DISEASED, HEALTHY = _count("P", "diseased cases"), _count("H", "healthy cases")
SE = Variable("Se", "diagnostic sensitivity", "", "Se", low=0, high=1)
SPEC = Variable("spec", "diagnostic specificity", "", "Sp", low=0, high=1)
PREVALENCE = Variable("p", "prevalence", "", "p", low=0, high=1)
PPV = Variable("PPV", "positive predictive value", "", "PPV", low=0, high=1)
NPV = Variable("NPV", "negative predictive value", "", "NPV", low=0, high=1)
DISEASED_ONLY = "Among the diseased, whatever the prevalence; at one decision threshold."
HEALTHY_ONLY = "Among the healthy, whatever the prevalence; at one decision threshold."
ALTMAN = "Altman, Practical Statistics for Medical Research (1991), chapter 14"
SAMPLE = "Counts of one sample; the share of diseased in it is taken as the prevalence."


def share(part: Quantity, whole: Quantity) -> Quantity:
    """A part of a whole, both counts. Raises OutOfRange for a fraction of a case, or if the part is the greater."""
    if 0 < pure(part) < 1 or 0 < pure(whole) < 1:
        raise OutOfRange("A number of cases is a whole number: a share of cases was given in its place.")
    if part > whole:
        raise OutOfRange("The part is greater than the whole: check which number is which.")
    made: Quantity = part / whole
    return made


def normal(x: Quantity | float) -> float:
    """Cumulative standard normal distribution."""
    return (1 + math.erf(pure(x) / math.sqrt(2))) / 2


FORMULAS = (
    Formula(
        id="sensitivity-specificity",
        name="Sensitivity of a test",
        latex=r"Se = \frac{TP}{TP+FN}",
        needs=(TP, FN),
        gives=SE,
        compute=lambda TP, FN: TP / (TP + FN),
        valid="Among the diseased, whatever the prevalence; at one decision threshold.",
        source=f"{ALTMAN}; ICRU Report 54 (1996)",
        note="observer-roc",
        example=({"TP": "90", "FN": "10"}, "0.9"),
        check=({"TP": "45", "FN": "15"}, "0.75", "hand-worked: three of four"),
    ),
    Formula(
        id="specificity",
        name="Specificity of a test",
        latex=r"Sp = \frac{TN}{TN+FP}",
        needs=(TN, FP),
        gives=SPEC,
        compute=lambda TN, FP: TN / (TN + FP),
        valid="Among the healthy, whatever the prevalence; at one decision threshold.",
        source=f"{ALTMAN}; ICRU Report 54 (1996)",
        note="observer-roc",
        example=({"TN": "170", "FP": "30"}, "0.85"),
        check=({"TN": "190", "FP": "10"}, "0.95", "hand-worked: 19 of 20"),
    ),
    Formula(
        id="sensitivity-detected",
        name="Sensitivity from the diseased found",
        latex=r"Se = \frac{TP}{P}",
        needs=(TP, DISEASED),
        gives=SE,
        compute=lambda TP, P: share(TP, P),
        valid=DISEASED_ONLY,
        source=f"{ALTMAN}; ICRU Report 54 (1996)",
        note="observer-roc",
        example=({"TP": "90", "P": "100"}, "0.9"),
        check=({"TP": "45", "P": "60"}, "0.75", "hand-worked: three of four"),
    ),
    Formula(
        id="sensitivity-missed",
        name="Sensitivity from the diseased missed",
        latex=r"Se = 1-\frac{FN}{P}",
        needs=(FN, DISEASED),
        gives=SE,
        compute=lambda FN, P: 1 - share(FN, P),
        valid=DISEASED_ONLY,
        source=f"{ALTMAN}; ICRU Report 54 (1996)",
        note="observer-roc",
        example=({"FN": "10", "P": "100"}, "0.9"),
        check=({"FN": "15", "P": "60"}, "0.75", "hand-worked: one of four is missed"),
    ),
    Formula(
        id="specificity-cleared",
        name="Specificity from the healthy cleared",
        latex=r"Sp = \frac{TN}{H}",
        needs=(TN, HEALTHY),
        gives=SPEC,
        compute=lambda TN, H: share(TN, H),
        valid=HEALTHY_ONLY,
        source=f"{ALTMAN}; ICRU Report 54 (1996)",
        note="observer-roc",
        example=({"TN": "170", "H": "200"}, "0.85"),
        check=({"TN": "190", "H": "200"}, "0.95", "hand-worked: 19 of 20"),
    ),
    Formula(
        id="specificity-false-alarms",
        name="Specificity from the healthy called positive",
        latex=r"Sp = 1-\frac{FP}{H}",
        needs=(FP, HEALTHY),
        gives=SPEC,
        compute=lambda FP, H: 1 - share(FP, H),
        valid=HEALTHY_ONLY,
        source=f"{ALTMAN}; ICRU Report 54 (1996)",
        note="observer-roc",
        example=({"FP": "30", "H": "200"}, "0.85"),
        check=({"FP": "10", "H": "200"}, "0.95", "hand-worked: one of 20 is a false alarm"),
    ),
    Formula(
        id="diagnostic-accuracy",
        name="Accuracy of a test",
        latex=r"\mathrm{Acc} = \frac{TP+TN}{TP+TN+FP+FN}",
        needs=(TP, TN, FP, FN),
        gives=Variable("acc", "diagnostic accuracy", "", r"\mathrm{Acc}", low=0, high=1),
        compute=lambda TP, TN, FP, FN: (TP + TN) / (TP + TN + FP + FN),
        valid="Depends on the prevalence and on the threshold.",
        source=ALTMAN,
        note="observer-roc",
        example=({"TP": "90", "TN": "170", "FP": "30", "FN": "10"}, "0.866667"),
        check=({"TP": "30", "TN": "45", "FP": "5", "FN": "20"}, "0.75", "hand-worked: 75 of 100, unlike TP/(TP+FN)"),
    ),
    Formula(
        id="ppv",
        name="Positive predictive value (Bayes)",
        latex=r"PPV = \frac{Se\,p}{Se\,p+(1-Sp)(1-p)}",
        needs=(SE, SPEC, PREVALENCE),
        gives=PPV,
        compute=lambda Se, spec, p: Se * p / (Se * p + (1 - spec) * (1 - p)),
        valid="One test at one threshold, in a population of prevalence p.",
        source=ALTMAN,
        note="observer-roc",
        example=({"Se": "0.9", "spec": "0.9", "p": "0.01"}, "0.0833333"),
        check=(
            {"Se": "0.8", "spec": "0.95", "p": "0.2"},
            "0.8",
            "by counting: of 1000 people 160 true and 40 false positives",
        ),
    ),
    Formula(
        id="npv",
        name="Negative predictive value (Bayes)",
        latex=r"NPV = \frac{Sp\,(1-p)}{Sp\,(1-p)+(1-Se)\,p}",
        needs=(SE, SPEC, PREVALENCE),
        gives=NPV,
        compute=lambda Se, spec, p: spec * (1 - p) / (spec * (1 - p) + (1 - Se) * p),
        valid="One test at one threshold, in a population of prevalence p.",
        source=ALTMAN,
        note="observer-roc",
        example=({"Se": "0.9", "spec": "0.9", "p": "0.01"}, "0.998879"),
        check=(
            {"Se": "0.8", "spec": "0.95", "p": "0.2"},
            "0.95",
            "by counting: of 1000 people 760 true and 40 false negatives",
        ),
    ),
    Formula(
        id="ppv-counts",
        name="Positive predictive value from counts",
        latex=r"PPV = \frac{TP}{TP+FP}",
        needs=(TP, FP),
        gives=PPV,
        compute=lambda TP, FP: TP / (TP + FP),
        valid=SAMPLE,
        source=ALTMAN,
        note="observer-roc",
        example=({"TP": "90", "FP": "30"}, "0.75"),
        check=({"TP": "5", "FP": "45"}, "0.1", "hand-worked: one of ten"),
    ),
    Formula(
        id="npv-counts",
        name="Negative predictive value from counts",
        latex=r"NPV = \frac{TN}{TN+FN}",
        needs=(TN, FN),
        gives=NPV,
        compute=lambda TN, FN: TN / (TN + FN),
        valid=SAMPLE,
        source=ALTMAN,
        note="observer-roc",
        example=({"TN": "170", "FN": "10"}, "0.944444"),
        check=({"TN": "99", "FN": "1"}, "0.99", "hand-worked"),
    ),
    Formula(
        id="likelihood-ratio",
        name="Positive likelihood ratio",
        latex=r"LR_+ = \frac{Se}{1-Sp}",
        needs=(SE, SPEC),
        gives=Variable("LR", "positive likelihood ratio", "", "LR_+", low=0, high=1e6),
        compute=lambda Se, spec: Se / (1 - spec),
        valid="The factor by which a positive test multiplies the odds of disease.",
        source=ALTMAN,
        note="observer-roc",
        example=({"Se": "0.9", "spec": "0.9"}, "9"),
        check=({"Se": "0.8", "spec": "0.75"}, "3.2", "hand-worked: four times 0.8"),
    ),
    Formula(
        id="auc-dprime",
        name="Area under the ROC curve from the detectability index",
        latex=r"AUC = \Phi\!\left(\frac{d'}{\sqrt2}\right)",
        needs=(Variable("d", "detectability index", "", "d'", low=0, high=10),),
        gives=Variable("AUC", "area under the ROC curve", "", "AUC", low=0, high=1),
        compute=lambda d: number(normal(d / math.sqrt(2))),
        valid="Normal decision variables of equal variance; also the share correct of two alternatives.",
        source="Barrett and Myers, Foundations of Image Science (2004); ICRU Report 54 (1996)",
        note="observer-roc",
        example=({"d": "1.5"}, "0.855578"),
        check=({"d": "1"}, "0.76025", "scipy.integrate: true-positive over false-positive fraction, area of the curve"),
    ),
)
