"""What a count can show: detection limits, repeated counts, and results put together."""

from __future__ import annotations

from typing import Any

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import number, root, total
from physics.units import Quantity, pure, registry

BLANK = Variable("B", "background counts", "", "B", low=0, high=1e15)
EFFICIENCY = Variable("eff", "counting efficiency", "", r"\varepsilon", low=1e-9, high=1)
TIME = Variable("t", "counting time", "s", "t", low=1e-3, high=1e9)
COUNTS = Variable("N", "counts", "", "N_i", low=0, high=1e18, many=True)
RESULTS = Variable("x", "measured value", "", "x_i", low=-1e12, high=1e12, many=True)
SPREADS = Variable("s", "value uncertainty", "", r"\sigma_i", low=1e-12, high=1e12, many=True)
RISKS = "5 % risk of a false alarm and 5 % of a miss; "


def least_counts(B: Quantity) -> Quantity:
    """Currie's detection limit over a paired blank."""
    limit: Quantity = number(2.71) + 4.65 * root(B)
    return limit


def scatter(N: Any) -> Any:
    """Chi-square of counts about their mean."""
    mean = total(N) / len(N)
    return total((n - mean) ** 2 for n in N) / mean


def activity(counts: Quantity, eff: Quantity, t: Quantity) -> Quantity:
    """Counts over efficiency and time, as decays a second."""
    rate: Quantity = (counts / eff / t).to("1/s")
    made: Quantity = rate.magnitude * registry().Quantity(1, "Bq")
    return made


FORMULAS = (
    Formula(
        id="currie-lc",
        name="Currie critical level",
        latex=r"L_C = 2.33\sqrt{B}",
        needs=(BLANK,),
        gives=Variable("L_C", "critical level", "", "L_C", low=0, high=1e9),
        compute=lambda B: 2.33 * root(B),
        valid="Net counts above which activity is called present, at 5 % false alarms; sample and blank counted alike long.",
        source="Currie, Anal Chem 40 (1968) 586; Knoll, chapter 3",
        note="detection-limits-deadtime",
        example=({"B": "100"}, "23.3"),
        check=({"B": "1e4"}, "233", "hand-worked: 2.33 x 100; 1.645 root 2 is 2.326"),
    ),
    Formula(
        id="currie-ld",
        name="Currie detection limit",
        latex=r"L_D = 2.71+4.65\sqrt{B}",
        needs=(BLANK,),
        gives=Variable("L_D", "detection limit", "", "L_D", low=0, high=1e9),
        compute=least_counts,
        valid=RISKS + "sample and blank counted alike long. Net counts.",
        source="Currie, Anal Chem 40 (1968) 586; Knoll, chapter 3; Cember and Johnson, chapter 9",
        note="detection-limits-deadtime",
        example=({"B": "100"}, "49.21"),
        check=({"B": "400"}, "95.7525", "k^2 + 2k root(2B) with k = 1.64485 from scipy.stats.norm.ppf(0.95)"),
    ),
    Formula(
        id="mda",
        name="Minimum detectable activity",
        latex=r"\mathrm{MDA} = \frac{2.71+4.65\sqrt B}{\varepsilon\,t}",
        needs=(BLANK, EFFICIENCY, TIME),
        gives=Variable("MDA", "minimum detectable activity", "Bq", r"\mathrm{MDA}", low=1e-9, high=1e12),
        compute=lambda B, eff, t: activity(least_counts(B), eff, t),
        valid=RISKS + "background counts of the same time t; efficiency in counts per decay.",
        source="Currie, Anal Chem 40 (1968) 586; Cember and Johnson, chapter 9; Knoll, chapter 3",
        note="detection-limits-deadtime",
        example=({"B": "60", "eff": "0.3", "t": "60 s"}, "2.1516 Bq"),
        check=({"B": "100", "eff": "0.5", "t": "100 s"}, "0.9842 Bq", "hand-worked: 49.21 over 50 s"),
    ),
    Formula(
        id="mda-rate",
        name="Minimum detectable activity from the background rate",
        latex=r"\mathrm{MDA} = \frac{2.71+4.65\sqrt{R_b\,t}}{\varepsilon\,t}",
        needs=(Variable("R_b", "count rate", "1/min", "R_b", low=1e-6, high=1e12), EFFICIENCY, TIME),
        gives=Variable("MDA", "minimum detectable activity", "Bq", r"\mathrm{MDA}", low=1e-9, high=1e12),
        compute=lambda R_b, eff, t: activity(least_counts((R_b * t).to("")), eff, t),
        valid=RISKS + "sample and background counted for t; efficiency in counts per decay.",
        source="Currie, Anal Chem 40 (1968) 586; Cember and Johnson, chapter 9; Knoll, chapter 3",
        note="detection-limits-deadtime",
        example=({"R_b": "60 1/min", "eff": "0.3", "t": "1 min"}, "2.1516 Bq"),
        check=({"R_b": "1 1/s", "eff": "0.5", "t": "100 s"}, "0.9842 Bq", "hand-worked: 100 counts, 49.21 over 50 s"),
    ),
    Formula(
        id="chi-square-counting",
        name="Chi-square of repeated counts",
        latex=r"\chi^2 = \sum_i\frac{(N_i-\bar N)^2}{\bar N}",
        needs=(COUNTS,),
        gives=Variable("chi2", "chi-square", "", r"\chi^2", low=0, high=1e12),
        compute=scatter,
        valid="Compare with n - 1 degrees of freedom; far too small is as suspicious as far too large.",
        source="Knoll, chapter 3; Cherry, Sorenson and Phelps, chapter 9",
        says=("chi-square", "chi square"),
        note="counting-statistics",
        example=({"N": "98, 105, 110, 92, 95"}, "2.18"),
        check=({"N": "16, 18, 16, 14, 12, 12"}, "2", "scipy.stats.chisquare([16, 18, 16, 14, 12, 12]).statistic"),
    ),
    Formula(
        id="reduced-chi-square-counting",
        name="Reduced chi-square of repeated counts",
        latex=r"\chi^2_\nu = \frac{1}{n-1}\sum_i\frac{(N_i-\bar N)^2}{\bar N}",
        needs=(COUNTS,),
        gives=Variable("chi2_nu", "reduced chi-square", "", r"\chi^2_\nu", low=0, high=1e12),
        compute=lambda N: scatter(N) / (len(N) - 1),
        valid="Near 1 for Poisson counts; the more counts, the nearer.",
        source="Knoll, chapter 3",
        note="counting-statistics",
        example=({"N": "98, 105, 110, 92, 95"}, "0.545"),
        check=({"N": "16, 18, 16, 14, 12, 12"}, "0.4", "scipy.stats.chisquare of the six counts, over five"),
    ),
    Formula(
        id="error-propagation-product",
        name="Relative uncertainty of a product or quotient",
        latex=r"\frac{u(y)}{y} = \sqrt{\sum_i\left(\frac{u(x_i)}{x_i}\right)^2}",
        needs=(Variable("u", "relative standard deviation", "%", "u(x_i)/x_i", low=0, high=100, many=True),),
        gives=Variable("u_y", "combined relative uncertainty", "%", "u(y)/y", low=0, high=1000),
        compute=lambda u: root(total(x**2 for x in u)),
        valid="Uncorrelated factors, each to the first power, and small relative uncertainties.",
        source="JCGM 100 (GUM, 2008), section 5.1.6; NIST Technical Note 1297 (1994)",
        says=("product", "quotient", "quadrature"),
        note="uncertainty-gum",
        example=({"u": "1 %, 0.5 %, 0.7 %"}, "1.31909 %"),
        check=({"u": "3 %, 4 %"}, "5 %", "hand-worked: 3-4-5 triangle"),
    ),
    Formula(
        id="weighted-mean",
        name="Inverse-variance weighted mean",
        latex=r"\bar x = \frac{\sum_i x_i/\sigma_i^2}{\sum_i 1/\sigma_i^2}",
        needs=(RESULTS, SPREADS),
        gives=Variable("mean", "weighted mean", "", r"\bar x", low=-1e12, high=1e12),
        compute=lambda x, s: (
            total(a / pure(b) ** 2 for a, b in zip(x, s, strict=True)) / total(1 / pure(b) ** 2 for b in s)
        ),
        valid="Independent measurements of one quantity whose standard deviations are known; all in one unit.",
        source="Knoll, chapter 3; JCGM 100 (GUM, 2008)",
        note="statistics-basics",
        example=({"x": "10, 10.4", "s": "0.1, 0.2"}, "10.08"),
        check=({"x": "4, 7, 10", "s": "1, 2, 2"}, "5.5", "numpy.average([4, 7, 10], weights=[1, 1/4, 1/4])"),
    ),
    Formula(
        id="weighted-mean-sd",
        name="Standard deviation of a weighted mean",
        latex=r"\sigma_{\bar x} = \left(\sum_i \frac{1}{\sigma_i^2}\right)^{-1/2}",
        needs=(SPREADS,),
        gives=Variable("sigma", "uncertainty of the weighted mean", "", r"\sigma_{\bar x}", low=0, high=1e12),
        compute=lambda s: 1 / root(total(1 / b**2 for b in s)),
        valid="Independent measurements of one quantity whose standard deviations are known; all in one unit.",
        source="Knoll, chapter 3; JCGM 100 (GUM, 2008)",
        note="statistics-basics",
        example=({"s": "0.1, 0.2"}, "0.0894427"),
        check=({"s": "15, 20"}, "12", "hand-worked: the height in a 15-20-25 triangle"),
    ),
)
