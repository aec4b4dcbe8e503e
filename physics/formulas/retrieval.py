"""How language models and searches are scored: losses, calibration, ranking."""

from __future__ import annotations

import math

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import number, total
from physics.units import Quantity, exp, log, pure

TOKENS = Variable("p", "token probability", "", r"p_\theta(y_t)", low=1e-300, high=1, many=True)
HITS = Variable("hits", "relevant hits", "", "h", low=0, high=1e9)
GRADES = Variable("rel", "relevance", "", "rel_i", low=0, high=100, many=True)
SEED = "Jelinek et al. (1977), J. Acoust. Soc. Am. 62, S63, for the perplexity; seed paper section 5.1, eqs. 8 and 9"
RETRIEVAL = "Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), chapter 8"
GAIN = "Burges et al. (2005); Järvelin and Kekäläinen (2002), ACM Trans. Inf. Syst. 20, 422"
GAIN_VALID = "Gain 2^rel - 1, discount log2 of the rank plus one; for relevances of 0 and 1 the gain is the relevance."


def surprise(p: Quantity) -> float:
    """Summed negative log-likelihood in nats."""
    return -float(total(log(one) for one in p))


def gain(rel: Quantity | list[float]) -> float:
    """Discounted cumulative gain of relevances in ranked order."""
    return sum((2 ** float(pure(r)) - 1) / math.log2(i + 2) for i, r in enumerate(rel))


def calibration_error(n: Quantity, acc: Quantity, conf: Quantity) -> Quantity:
    """Mean gap of accuracy and confidence, each bin weighted by its size."""
    sizes = [float(pure(one)) for one in n]
    gaps = [abs(float(pure(a - c))) for a, c in zip(acc, conf, strict=True)]
    return number(sum(w * g for w, g in zip(sizes, gaps, strict=True)) / sum(sizes))


def softmax(z: Quantity, tau: Quantity) -> Quantity:
    """Probability of the first class."""
    scores = [float(pure(one)) / float(pure(tau)) for one in z]
    top = max(scores)
    return number(math.exp(scores[0] - top) / sum(math.exp(s - top) for s in scores))


FORMULAS = (
    Formula(
        id="cross-entropy",
        name="Summed cross-entropy loss of a sequence",
        latex=r"\mathcal L_{CE} = -\sum_{t=1}^{T}\ln p_\theta(y_t\mid\mathbf x_{<t})",
        needs=(TOKENS,),
        gives=Variable("L", "total cross-entropy", "", r"\mathcal L_{CE}", low=0, high=1e9),
        compute=lambda p: number(surprise(p)),
        valid="In nats, summed over the tokens; divide by their number for the loss per token.",
        source=SEED,
        says=("summed", "total loss", "negative log-likelihood"),
        note="lora-qlora-perplexity",
        example=({"p": "0.5, 0.25, 0.8"}, "2.30259"),
        check=({"p": "0.5, 0.125, 0.25"}, "4.158883", "powers of two: six bits, 6 ln 2"),
    ),
    Formula(
        id="cross-entropy-mean",
        name="Mean cross-entropy loss per token",
        latex=r"\bar{\mathcal L} = -\frac1T\sum_{t=1}^{T}\ln p_\theta(y_t\mid\mathbf x_{<t})",
        needs=(TOKENS,),
        gives=Variable("L", "mean loss", "", r"\bar{\mathcal L}", low=0, high=1000),
        compute=lambda p: number(surprise(p) / len(p)),
        valid="In nats per token; its exponential is the perplexity.",
        source=SEED,
        says=("per token", "mean loss", "mean cross-entropy", "average loss"),
        note="lora-qlora-perplexity",
        example=({"p": "0.5, 0.25, 0.8"}, "0.767528"),
        check=({"p": "0.5, 0.125, 0.25"}, "1.386294", "powers of two: two bits a token, 2 ln 2"),
    ),
    Formula(
        id="perplexity",
        name="Perplexity from token probabilities",
        latex=r"PPL = \exp\!\left(\frac1T\sum_{t=1}^{T}-\ln p_\theta(y_t\mid\mathbf x_{<t})\right)",
        needs=(TOKENS,),
        gives=Variable("PPL", "perplexity", "", "PPL", low=1, high=1e300),
        compute=lambda p: number(exp(surprise(p) / len(p))),
        valid="The inverse of the geometric mean of the probabilities; comparable only under one tokeniser.",
        source=SEED,
        note="lora-qlora-perplexity",
        example=({"p": "0.5, 0.25, 0.8"}, "2.15443"),
        check=({"p": "0.5, 0.125, 0.25"}, "4", "powers of two: six bits over three tokens, 2^2"),
    ),
    Formula(
        id="ece",
        name="Expected calibration error",
        latex=r"ECE = \sum_b\frac{n_b}{N}\left|acc_b-conf_b\right|",
        needs=(
            Variable("n", "bin size", "", "n_b", low=0, high=1e12, many=True),
            Variable("acc", "bin accuracy", "", "acc_b", low=0, high=1, many=True),
            Variable("conf", "bin confidence", "", "conf_b", low=0, high=1, many=True),
        ),
        gives=Variable("E", "expected calibration error", "", "ECE", low=0, high=1),
        compute=calibration_error,
        valid="Depends on the number of bins and on how they are cut; a low value says nothing of accuracy.",
        source="Guo et al. (2017), On calibration of modern neural networks, section 2",
        says=("ECE", "calibration error"),
        note="rag-and-calibration",
        example=({"n": "50, 50", "acc": "0.6, 0.9", "conf": "0.7, 0.95"}, "0.075"),
        check=(
            {"n": "10, 30", "acc": "0.5, 0.8", "conf": "0.7, 0.9"},
            "0.125",
            "hand-worked: a quarter of 0.2 and three quarters of 0.1",
        ),
    ),
    Formula(
        id="dcg",
        name="Discounted cumulative gain",
        latex=r"DCG = \sum_i\frac{2^{rel_i}-1}{\log_2(i+1)}",
        needs=(GRADES,),
        gives=Variable("DCG", "DCG", "", "DCG", low=0, high=1e30),
        compute=lambda rel: number(gain(rel)),
        valid=f"Relevances in ranked order. {GAIN_VALID}",
        source=GAIN,
        note="rag-and-calibration",
        example=({"rel": "1, 0, 1"}, "1.5"),
        check=({"rel": "3, 0, 2"}, "8.5", "hand-worked: 7 and half of 3"),
    ),
    Formula(
        id="ndcg",
        name="Normalised discounted cumulative gain",
        latex=r"nDCG = \frac{\sum_i (2^{rel_i}-1)/\log_2(i+1)}{\sum_i (2^{rel^*_i}-1)/\log_2(i+1)}",
        needs=(GRADES, Variable("ideal", "ideal relevance", "", "rel^*_i", low=0, high=100, many=True)),
        gives=Variable("nDCG", "nDCG", "", "nDCG", low=0, high=1),
        compute=lambda rel, ideal: number(gain(rel) / gain(ideal)),
        valid=f"rel* are the relevances of the best possible order. {GAIN_VALID}",
        source=GAIN,
        says=("ideal",),
        note="rag-and-calibration",
        example=({"rel": "1, 0, 1", "ideal": "1, 1, 0"}, "0.919721"),
        check=(
            {"rel": "3, 2, 0", "ideal": "3, 2, 2"},
            "0.855669",
            "hand-worked: (7 + 3/log2(3)) / (8.5 + 3/log2(3))",
        ),
    ),
    Formula(
        id="ndcg-ranked",
        name="Normalised discounted cumulative gain of one ranking",
        latex=r"nDCG = \frac{DCG(rel)}{DCG(rel\ \mathrm{sorted})}",
        needs=(GRADES,),
        gives=Variable("nDCG", "nDCG", "", "nDCG", low=0, high=1),
        compute=lambda rel: number(gain(rel) / gain(sorted((float(pure(r)) for r in rel), reverse=True))),
        valid=f"All relevant documents are in the ranking; the ideal is its relevances sorted. {GAIN_VALID}",
        source=GAIN,
        says=("of a ranking", "of this ranking", "ranked list"),
        note="rag-and-calibration",
        example=({"rel": "1, 0, 1"}, "0.919721"),
        check=({"rel": "0, 1"}, "0.630930", "hand-worked: 1/log2(3)"),
    ),
    Formula(
        id="recall-at-k",
        name="Recall at k",
        latex=r"R@k = \frac{|\text{relevant in top }k|}{|\text{relevant}|}",
        needs=(HITS, Variable("total", "relevant documents", "", r"|\text{relevant}|", low=1, high=1e9)),
        gives=Variable("R", "recall at k", "", "R@k", low=0, high=1),
        compute=lambda hits, total: hits / total,
        valid="Share of the relevant documents that the first k results hold.",
        source=RETRIEVAL,
        says=("recall",),
        note="rag-and-calibration",
        example=({"hits": "3", "total": "4"}, "0.75"),
        check=({"hits": "2", "total": "5"}, "0.4", "hand-worked: two of five"),
    ),
    Formula(
        id="precision-at-k",
        name="Precision at k",
        latex=r"P@k = \frac{|\text{relevant in top }k|}{k}",
        needs=(HITS, Variable("k", "retrieved documents", "", "k", low=1, high=1e9)),
        gives=Variable("P", "precision at k", "", "P@k", low=0, high=1),
        compute=lambda hits, k: hits / k,
        valid="Share of the first k results that are relevant.",
        source=RETRIEVAL,
        says=("retrieval", "retrieved", "precision at"),
        note="rag-and-calibration",
        example=({"hits": "3", "k": "5"}, "0.6"),
        check=({"hits": "2", "k": "8"}, "0.25", "hand-worked: two of eight"),
    ),
    Formula(
        id="softmax",
        name="Softmax with temperature",
        latex=r"p_1 = \frac{e^{z_1/\tau}}{\sum_j e^{z_j/\tau}}",
        needs=(
            Variable("z", "logit", "", "z_j", low=-1e4, high=1e4, many=True),
            Variable("tau", "softmax temperature", "", r"\tau", default="1", low=0.01, high=100),
        ),
        gives=Variable("p1", "class probability", "", "p_1", low=0, high=1),
        compute=softmax,
        valid="Probability of the first class listed; a higher temperature flattens the distribution.",
        source="Guo et al. (2017), On calibration of modern neural networks, section 4",
        says=("softmax", "logits"),
        note="rag-and-calibration",
        example=({"z": "2, 1, 0", "tau": "1"}, "0.665241"),
        check=({"z": "1, 2, 3", "tau": "0.5"}, "0.0158762", "scipy.special.softmax([2, 4, 6])[0]"),
    ),
)
