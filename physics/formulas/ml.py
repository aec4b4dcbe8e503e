"""Language models and the statistics that judge them."""

from __future__ import annotations

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import number, of, root, total
from physics.units import Quantity, exp, pure

SUCCESSES = Variable("k", "number of successes", "", "k", low=0, high=1e9)
SIZE = Variable("n", "sample size", "", "n", low=1, high=1e9)
Z = Variable("z", "normal quantile", "", "z", default="1.96", low=0.1, high=10)
SD = Variable("s", "sample standard deviation", "", "s", low=1e-12, high=1e12)


def wilson(k: Quantity, n: Quantity, z: Quantity, side: int) -> Quantity:
    """One limit of the Wilson score interval: side -1 the lower, +1 the upper.

    Raises OutOfRange if there are more successes than trials.
    """
    if k > n:
        raise OutOfRange("There are more successes than trials: check which number is which.")
    p, n, z = pure(k) / pure(n), pure(n), pure(z)
    half = z * root(p * (1 - p) / n + z**2 / (4 * n**2))
    return number((p + z**2 / (2 * n) + side * half) / (1 + z**2 / n))


def _limit(side: int, id: str, name: str, gives: str, expected: str, check: str) -> Formula:
    return Formula(
        id=id,
        name=name,
        latex=r"\frac{\hat p+\frac{z^2}{2n}"
        + "-+"[side > 0]
        + r"z\sqrt{\frac{\hat p(1-\hat p)}n+\frac{z^2}{4n^2}}}{1+z^2/n}",
        needs=(SUCCESSES, SIZE, Z),
        gives=Variable("limit", gives, "", "p", low=0, high=1),
        compute=lambda k, n, z: wilson(k, n, z, side),
        valid="Independent trials; z = 1.96 for 95 %. Sound for small n and for proportions near 0 or 1.",
        source="Wilson (1927); Altman et al., Statistics with Confidence (2000)",
        says=("Wilson",),
        note="statistics-basics",
        example=({"k": "2", "n": "3"}, expected),
        check=({"k": "8", "n": "10"}, check, "scipy.stats.binomtest(8, 10).proportion_ci(method='wilson')"),
    )


FORMULAS = (
    Formula(
        id="perplexity-loss",
        name="Perplexity from mean loss",
        latex=r"PPL = e^{\bar{\mathcal L}}",
        needs=(Variable("L", "mean loss", "", r"\bar{\mathcal L}", low=0, high=50),),
        gives=Variable("PPL", "perplexity", "", "PPL", low=1, high=1e12),
        compute=lambda L: number(exp(L)),
        valid="Mean cross-entropy per token in nats; comparable only under one tokeniser.",
        source="Jelinek et al. (1977), J. Acoust. Soc. Am. 62, S63; seed paper section 5.1 and eq. 9",
        note="lora-qlora-perplexity",
        example=({"L": "1.7037"}, "5.49424"),
        check=({"L": "0.693147"}, "2", "hand-worked: a coin toss per token"),
    ),
    Formula(
        id="lora-update",
        name="Trainable parameters of a LoRA adapter",
        latex=r"n = r\,(d+k)",
        needs=(
            Variable("d", "matrix dimension", "", "d", "output", ("output", "by", "x"), low=2, high=1e7),
            Variable("k", "matrix dimension", "", "k", "input", ("input", "by", "x"), low=2, high=1e7),
            Variable("r", "LoRA rank", "", "r", low=1, high=1e5),
        ),
        gives=Variable("params", "number of parameters", "", "n", low=1, high=1e15),
        compute=lambda d, k, r: r * (d + k),
        valid="One adapted d by k matrix, its two factors d by r and r by k; scale by alpha/r.",
        source="Hu et al. (2021), LoRA, section 4",
        note="lora-qlora-perplexity",
        example=({"d": "4096", "k": "4096", "r": "16"}, "131072"),
        check=({"d": "1000", "k": "500", "r": "8"}, "12000", "hand-worked: 8 x 1500"),
    ),
    Formula(
        id="quantised-memory",
        name="Memory of quantised weights",
        latex=r"M = \frac{N\,b}{8}",
        needs=(
            Variable("N", "number of parameters", "", "N", low=1e3, high=1e15),
            Variable("b", "bits per weight", "", "b", low=1, high=64),
        ),
        gives=Variable("M", "memory", "GB", "M", low=1e-9, high=1e9),
        compute=lambda N, b: N * b / 8 * of(1, "byte"),
        valid="Weights alone; block scales add about 0.13 bit in NF4 with double quantisation.",
        source="Dettmers et al. (2023), QLoRA, section 3",
        note="lora-qlora-perplexity",
        example=({"N": "7e9", "b": "4"}, "3.5 GB"),
        check=({"N": "1e9", "b": "16"}, "2 GB", "hand-worked: two bytes each"),
    ),
    _limit(-1, "wilson", "Wilson lower confidence limit", "lower confidence limit", "0.207655", "0.490162"),
    _limit(1, "wilson-upper", "Wilson upper confidence limit", "upper confidence limit", "0.93851", "0.943318"),
    Formula(
        id="brier",
        name="Brier score",
        latex=r"BS = \frac1N\sum_i(p_i-y_i)^2",
        needs=(
            Variable("p", "forecast probability", "", "p_i", low=0, high=1, many=True),
            Variable("y", "outcome", "", "y_i", low=0, high=1, many=True),
        ),
        gives=Variable("BS", "Brier score", "", "BS", low=0, high=1),
        compute=lambda p, y: total((a - b) ** 2 for a, b in zip(p, y, strict=True)) / len(p),
        valid="Yes-or-no outcomes coded 1 and 0; 0 is best, 0.25 is a constant forecast of one half. "
        "Brier's own score sums over both classes, which doubles it.",
        source="Brier (1950), Mon. Weather Rev. 78, 1",
        note="rag-and-calibration",
        example=({"p": "0.9, 0.6, 0.2", "y": "1, 0, 0"}, "0.136667"),
        check=({"p": "0.5, 0.5, 0.5, 0.5", "y": "1, 0, 1, 1"}, "0.25", "limit: a constant forecast of one half"),
    ),
    Formula(
        id="standard-error",
        name="Standard error of a mean",
        latex=r"SE = \frac{s}{\sqrt n}",
        needs=(SD, SIZE),
        gives=Variable("SE", "standard error", "", "SE", low=1e-15, high=1e12),
        compute=lambda s, n: s / root(n),
        valid="Independent observations.",
        source="Altman, Practical Statistics for Medical Research (1991), chapter 8",
        note="statistics-basics",
        example=({"s": "4", "n": "64"}, "0.5"),
        check=({"s": "10", "n": "25"}, "2", "hand-worked: a fifth of 10"),
    ),
    Formula(
        id="confidence-half-width",
        name="Half-width of a confidence interval of a mean",
        latex=r"h = z\,\frac{s}{\sqrt n}",
        needs=(SD, SIZE, Z),
        gives=Variable("h", "confidence half-width", "", "h", low=1e-15, high=1e12),
        compute=lambda s, n, z: z * s / root(n),
        valid="Large n, z = 1.96 for 95 %; a small sample needs Student's t.",
        source="Altman (1991), chapter 8",
        note="statistics-basics",
        example=({"s": "4", "n": "64", "z": "1.96"}, "0.98"),
        check=({"s": "12", "n": "144", "z": "2"}, "2", "hand-worked: twice a standard error of 1"),
    ),
)
