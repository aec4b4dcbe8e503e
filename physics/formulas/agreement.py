"""Tests of means, agreement of observers and methods, expanded uncertainty."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import root, total

ONE = ("first", "group 1", "group A", "control", "first group", "sample 1")
TWO = ("second", "group 2", "group B", "treated", "second group", "sample 2")
S1 = Variable("s1", "sample standard deviation", "", "s_1", "first", ONE, low=1e-12, high=1e9)
S2 = Variable("s2", "sample standard deviation", "", "s_2", "second", TWO, low=1e-12, high=1e9)
N1 = Variable("n1", "group size", "", "n_1", "first", ONE, low=2, high=1e9)
N2 = Variable("n2", "group size", "", "n_2", "second", TWO, low=2, high=1e9)
BIAS = Variable("d", "mean difference", "", r"\bar d", low=-1e6, high=1e6)
SPREAD = Variable("s", "SD of the differences", "", "s_d", low=0, high=1e6)
Z = Variable("z", "normal quantile", "", "z", default="1.96", low=0.1, high=10)
CELLS = (
    Variable("a", "both positive", "", "a", low=0, high=1e9),
    Variable("b", "positive by the first only", "", "b", low=0, high=1e9),
    Variable("c", "positive by the second only", "", "c", low=0, high=1e9),
    Variable("d", "both negative", "", "d", low=0, high=1e9),
)
PO = Variable("p_o", "observed agreement", "", "p_o", low=0, high=1)
PE = Variable("p_e", "chance agreement", "", "p_e", low=0, high=0.999)
KAPPA = Variable("kap", "Cohen's kappa", "", r"\kappa", low=-1, high=1)
ALTMAN = "Altman, Practical Statistics for Medical Research (1991)"
BLAND = "Bland and Altman (1986), Lancet 327, 307"
COHEN = "Cohen (1960), Educ. Psychol. Meas. 20, 37; Altman (1991), chapter 14"
GUM = "JCGM 100 (GUM, 2008), section 6; NIST Technical Note 1297 (1994)"
COVERED = "About 95 % coverage for k = 2 where the result is near normal and its degrees of freedom are many."


def _limit(side: int, id: str, name: str, gives: str, expected: str, check: str) -> Formula:
    sign = "-+"[side > 0]
    return Formula(
        id=id,
        name=name,
        latex=rf"\bar d{sign}z\,s_d,\quad z = 1.96",
        needs=(BIAS, SPREAD, Z),
        gives=Variable("limit", gives, "", rf"\bar d{sign}1.96\,s_d", low=-1e7, high=1e7),
        compute=lambda d, s, z: d + side * z * s,
        valid="Differences near normal, with no trend over the range; z = 1.96 for 95 %. Same unit throughout.",
        source=BLAND,
        says=("limit of agreement", "limits of agreement", "Bland-Altman", "Bland Altman"),
        note="agreement-reliability",
        example=({"d": "0.5", "s": "1"}, expected),
        check=({"d": "-2", "s": "5", "z": "2"}, check, "hand-worked: two standard deviations of 5 from -2"),
    )


FORMULAS = (
    Formula(
        id="two-sample-t",
        name="Two-sample t statistic (Welch)",
        latex=r"t = \frac{\bar x_1-\bar x_2}{\sqrt{s_1^2/n_1+s_2^2/n_2}}",
        needs=(
            Variable("m1", "sample mean", "", r"\bar x_1", "first", ONE, low=-1e9, high=1e9),
            S1,
            N1,
            Variable("m2", "sample mean", "", r"\bar x_2", "second", TWO, low=-1e9, high=1e9),
            S2,
            N2,
        ),
        gives=Variable("t", "t statistic", "", "t", low=-1e6, high=1e6),
        compute=lambda m1, s1, n1, m2, s2, n2: (m1 - m2) / root(s1**2 / n1 + s2**2 / n2),
        valid="Two independent groups, means near normal, variances not taken as equal; all in one unit.",
        source=f"Welch (1947), Biometrika 34, 28; {ALTMAN}, chapter 9",
        says=("Welch", "two-sample", "two groups"),
        note="hypothesis-and-multiple-comparisons",
        example=({"m1": "12", "m2": "10", "s1": "3", "s2": "4", "n1": "36", "n2": "64"}, "2.82843"),
        check=(
            {"m1": "7", "m2": "5", "s1": "2", "s2": "3", "n1": "12", "n2": "9"},
            "1.732051",
            "scipy.stats.ttest_ind_from_stats(7, 2, 12, 5, 3, 9, equal_var=False)",
        ),
    ),
    Formula(
        id="welch-df",
        name="Degrees of freedom of Welch's test",
        latex=r"\nu = \frac{\left(s_1^2/n_1+s_2^2/n_2\right)^2}{\frac{(s_1^2/n_1)^2}{n_1-1}+\frac{(s_2^2/n_2)^2}{n_2-1}}",
        needs=(S1, N1, S2, N2),
        gives=Variable("nu", "degrees of freedom", "", r"\nu", low=0.5, high=1e9),
        compute=lambda s1, n1, s2, n2: (
            (s1**2 / n1 + s2**2 / n2) ** 2 / ((s1**2 / n1) ** 2 / (n1 - 1) + (s2**2 / n2) ** 2 / (n2 - 1))
        ),
        valid="Two independent groups, variances not taken as equal.",
        source=f"Welch (1947), Biometrika 34, 28; {ALTMAN}, chapter 9",
        says=("Welch",),
        note="hypothesis-and-multiple-comparisons",
        example=({"s1": "12", "n1": "12", "s2": "9", "n2": "20"}, "18.4606"),
        check=({"s1": "2", "n1": "5", "s2": "2", "n2": "5"}, "8", "limit: equal groups have 2 (n - 1)"),
    ),
    Formula(
        id="paired-t",
        name="Paired t statistic",
        latex=r"t = \frac{\bar d}{s_d/\sqrt n}",
        needs=(BIAS, SPREAD, Variable("n", "group size", "", "n", low=2, high=1e9)),
        gives=Variable("t", "t statistic", "", "t", low=-1e6, high=1e6),
        compute=lambda d, s, n: d / (s / root(n)),
        valid="Differences of pairs, near normal; n - 1 degrees of freedom.",
        source=f"{ALTMAN}, chapter 9",
        says=("paired",),
        note="hypothesis-and-multiple-comparisons",
        example=({"d": "0.5", "s": "1", "n": "16"}, "2"),
        check=({"d": "3", "s": "1.632993", "n": "4"}, "3.674235", "scipy.stats.ttest_1samp([1, 3, 3, 5], 0)"),
    ),
    _limit(1, "bland-altman", "Upper limit of agreement (Bland-Altman)", "upper limit of agreement", "2.46", "8"),
    _limit(
        -1, "bland-altman-lower", "Lower limit of agreement (Bland-Altman)", "lower limit of agreement", "-1.46", "-12"
    ),
    Formula(
        id="kappa",
        name="Cohen's kappa",
        latex=r"\kappa = \frac{p_o-p_e}{1-p_e}",
        needs=(PO, PE),
        gives=KAPPA,
        compute=lambda p_o, p_e: (p_o - p_e) / (1 - p_e),
        valid="Two observers, nominal categories, unweighted; depends on the prevalence.",
        source=COHEN,
        note="agreement-reliability",
        example=({"p_o": "0.85", "p_e": "0.5"}, "0.7"),
        check=({"p_o": "80 %", "p_e": "60 %"}, "0.5", "hand-worked: half of the way from chance to full agreement"),
    ),
    Formula(
        id="kappa-counts",
        name="Cohen's kappa from a two-by-two table",
        latex=r"\kappa = \frac{2(ad-bc)}{(a+b)(b+d)+(a+c)(c+d)}",
        needs=CELLS,
        gives=KAPPA,
        compute=lambda a, b, c, d: 2 * (a * d - b * c) / ((a + b) * (b + d) + (a + c) * (c + d)),
        valid="Two observers, yes or no: a and d are the cases in which they agree.",
        source=COHEN,
        says=("both positive", "both negative", "two-by-two"),
        note="agreement-reliability",
        example=({"a": "40", "b": "10", "c": "5", "d": "45"}, "0.7"),
        check=(
            {"a": "20", "b": "5", "c": "10", "d": "15"},
            "0.4",
            "by the definition: agreement 0.7, by chance 0.5",
        ),
    ),
    Formula(
        id="gum-expanded",
        name="Expanded uncertainty from its components",
        latex=r"U = k\,u_c,\quad u_c = \sqrt{\sum_i(c_iu_i)^2}",
        needs=(
            Variable("u", "uncertainty component", "%", "c_iu_i", low=0, high=1000, many=True),
            Variable("k", "normal quantile", "", "k", default="2", low=0.5, high=5),
        ),
        gives=Variable("U", "expanded uncertainty", "%", "U", low=0, high=1e4),
        compute=lambda u, k: k * root(total(x**2 for x in u)),
        valid=f"Uncorrelated components, each times its sensitivity. {COVERED}",
        source=GUM,
        says=("expanded uncertainty", "uncertainty budget"),
        note="uncertainty-gum",
        example=({"u": "0.9 %, 0.5 %, 0.3 %, 0.4 %", "k": "2"}, "2.2891 %"),
        check=({"u": "3 %, 4 %, 12 %", "k": "2"}, "26 %", "hand-worked: 3-4-12-13, doubled"),
    ),
    Formula(
        id="gum-expanded-combined",
        name="Expanded uncertainty from the combined one",
        latex=r"U = k\,u_c",
        needs=(
            Variable("u_c", "combined standard uncertainty", "%", "u_c", low=0, high=1000),
            Variable("k", "normal quantile", "", "k", default="2", low=0.5, high=5),
        ),
        gives=Variable("U", "expanded uncertainty", "%", "U", low=0, high=1e4),
        compute=lambda u_c, k: k * u_c,
        valid=COVERED,
        source=GUM,
        says=("combined standard uncertainty", "combined uncertainty"),
        note="uncertainty-gum",
        example=({"u_c": "1.2 %", "k": "2"}, "2.4 %"),
        check=({"u_c": "0.7 %", "k": "3"}, "2.1 %", "hand-worked: three times 0.7"),
    ),
)
