"""Kinds of agreement between observers, tests of means, uncertainty budgets and retrieval that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind, found_in, k

# fmt: off
MODELS: tuple[Kind, ...] = (
    *found_in("the model's output",
        k("token probability", "", "token probabilities; probabilities of the true tokens; probability of the true token; probabilities of the tokens; "
           "probabilities of the correct tokens; probability of each token; probability of the correct token; probabilities of the right tokens; true-token probabilities; "
           "true token probabilities; correct-token probabilities; correct token probabilities; probability of the right token; probabilities to the true tokens; "
           "probabilities to the correct tokens; probabilities to the right tokens; probability of the next token; token likelihoods",
           clues="token probabilities; probabilities; probs; token probs; probabilities p"),
        k("total cross-entropy", "", "summed cross-entropy; summed cross-entropy loss; summed loss; total loss; negative log-likelihood; total negative log-likelihood; NLL; "
           "negative log likelihood; total cross-entropy loss; summed cross entropy; total cross entropy; sum of the token losses; summed token loss; total cross entropy loss; "
           "cross-entropy of the sequence; cross-entropy loss of the sequence; cross-entropy loss over the sequence; loss of the sequence; sequence loss; summed cross entropy loss",
           also="mean loss"),
        k("logit", "", "logits; raw scores; class scores; unnormalised scores; output scores; unnormalized scores", clues="logits"),
        k("softmax temperature", "", "sampling temperature; temperature scaling; temperature tau; softmax temp; temperature parameter; calibration temperature",
           clues="temperature; temp; softmax temperature; tau; temperature scaling"),
        k("class probability", "", "softmax probability; probability of the first class; probability of class 1; class probabilities; softmax output; first class probability; "
           "probability of the top class; first-class probability; probability of the first token; softmax probability of the first class; probability of the first logit; softmax")),
    *found_in("the evaluation of a model",
        k("bin size", "", "samples per bin; bin sizes; bin counts; answers per bin; predictions per bin; number per bin; samples in the bins; samples in each bin; "
           "number in each bin; answers in the bins; predictions in each bin; number of samples per bin; answers in each bin; predictions in the bins",
           also="sample size", clues="samples per bin; answers per bin; bin sizes; predictions per bin; bin counts; in the bins; per bin"),
        k("bin accuracy", "", "accuracies; bin accuracies; accuracy of the bins; accuracy per bin; accuracy in each bin; accuracies of the bins; observed accuracies",
           clues="accuracies; accuracy; acc"),
        k("bin confidence", "", "confidences; bin confidences; mean confidences; confidence per bin; average confidence; mean confidence; confidence in each bin; stated confidences; "
           "confidences of the bins; average confidences", clues="confidences; confidence; conf; mean confidence; mean confidences"),
        k("expected calibration error", "", "ECE; calibration error; expected calibration"),
        k("relevance", "", "relevances; relevance grades; graded relevances; relevance scores; relevance judgments; relevance judgements; ranked relevances; "
           "relevances in ranked order; relevance labels; graded relevance; relevance of the results; relevance values; relevance of the hits; relevance in ranked order; relevances by rank",
           clues="relevances; relevance"),
        k("ideal relevance", "", "ideal relevances; ideal order; ideal ranking; relevances in ideal order; ideal relevance order; best order; ideal relevances in order",
           clues="ideal; ideal order; ideal ranking; ideal order is; best order"),
        k("nDCG", "", "normalised discounted cumulative gain; normalized discounted cumulative gain; normalised DCG; normalized DCG; nDCG@k; nDCG of the ranking"),
        k("DCG", "", "discounted cumulative gain; DCG of the ranking; DCG@k"),
        k("relevant hits", "", "relevant documents in the top k; relevant passages in the top k; relevant passages retrieved; relevant documents retrieved; retrieved relevant documents; "
           "relevant hits in the top k; relevant passages found; relevant documents found; relevant results",
           clues="relevant hits; hits; relevant in the top; are found; are retrieved; were found; were retrieved; are in the top 10; are in the top 5; are in the top 3; are in the top 20; are in the top k; are in the top ten; are in the top five; relevant documents in the top; relevant passages in the top; "
           "are relevant; were relevant; of them relevant; relevant ones among them; relevant; is relevant; of which are relevant; of these are relevant; of them are relevant; "
           "turn out relevant; turned out to be relevant; useful"),
        k("relevant documents", "", "number of relevant documents; relevant passages; total relevant; relevant documents in total; relevant items; relevant chunks; relevant passages in total; "
           "total relevant documents; relevant papers", clues="relevant documents; relevant passages; relevant items; relevant chunks; relevant ones; relevant in total; relevant papers; relevant docs; relevant texts; "
           "relevant"),
        k("retrieved documents", "", "number of results; passages retrieved; documents retrieved; results shown; retrieved passages; retrieved results; top results; passages returned; results returned",
           clues="retrieved; results; in the top; retrieved passages; retrieved documents; returned passages; top results"),
        k("recall at k", "", "recall; R@k; recall@k; recall@5; recall@10; recall at 5; recall at 10; recall of the retriever; recall of the search; recall@3; recall@20; retrieval recall"),
        k("precision at k", "", "precision@k; P@k; precision@5; precision@10; precision at 5; precision at 10; retrieval precision; precision of the retriever; precision of the search; "
           "precision of the results; precision@3; precision@20",
           also="relative standard deviation")),
)
TESTS: tuple[Kind, ...] = (
    *found_in("the study's data",
        k("sample mean", "", "group mean; group means; mean of the group; mean of the sample; means of the groups; sample average; mean of group",
           clues="mean; means; average; group mean; mean value; mean score")),
    *found_in("the study's data: the number of members of each group",
        k("group size", "", "number of patients in the group; patients per group; subjects per group; number in each group; size of the group; number of pairs; group sizes",
           also="sample size", clues="patients; subjects; pairs; volunteers; measurements; samples; phantoms; plans")),
    *found_in("the study's data",
        k("t statistic", "", "t value; Welch t; t-statistic; Welch's t; Welch t statistic; two-sample t; t score; Welch statistic; Welch's t statistic; t test statistic; "
           "Welch t value; two-sample t statistic; t-value; test statistic t; Welch t-test; Welch's t-test; Welch t test; Welch's t test; paired t; paired t statistic; t-test statistic; "
           "two-sample t-test; two-sample t test; t of the paired test; paired t-test; paired t test"),
        k("degrees of freedom", "", "Welch degrees of freedom; Welch-Satterthwaite degrees of freedom; effective degrees of freedom; Welch df; number of degrees of freedom")),
    *found_in("the paired measurements",
        k("mean difference", "", "mean of the differences; average difference; mean bias; bias of the differences; average of the differences; mean paired difference; mean deviation between the methods; differ by; differs by; differ on average by; differ by an average of; "
           "differed by; differed on average by; disagree by; disagree on average by; reads higher by; reads lower by; average deviation; systematic difference; average disagreement",
           clues="bias; mean difference; mean bias; average difference; mean of the differences"),
        k("SD of the differences", "", "standard deviation of the differences; SD of differences; standard deviation of the difference; SD of the difference; spread of the differences; "
           "standard deviation of differences; SD of paired differences; standard deviation of the paired differences; SD of the paired differences; differences have a standard deviation",
           also="sample standard deviation"),
        k("upper limit of agreement", "", "upper limit of the agreement; upper agreement limit; upper LoA; upper 95 % limit of agreement; upper 95% limit of agreement; upper Bland-Altman limit; "
           "upper Bland Altman limit; upper limit of agreement (Bland-Altman)"),
        k("lower limit of agreement", "", "lower limit of the agreement; lower agreement limit; lower LoA; lower 95 % limit of agreement; lower 95% limit of agreement; lower Bland-Altman limit; "
           "lower Bland Altman limit")),
    *found_in("the table of the two observers",
        k("observed agreement", "", "proportion of observed agreement; observed proportion of agreement; p_o; observed agreement of; raw agreement; percent agreement; actual agreement; "
           "agreement observed", clues="observed agreement; raw agreement; agreement observed"),
        k("chance agreement", "", "expected agreement; agreement expected by chance; p_e; agreement by chance; expected chance agreement; agreement due to chance; random agreement; "
           "expected by chance; agreement from chance; proportion expected by chance", clues="by chance; chance; expected by chance; would agree by chance"),
        k("Cohen's kappa", "", "kappa; Cohen kappa; kappa statistic; κ; kappa coefficient; Cohen's kappa coefficient; kappa value; Cohen's κ; unweighted kappa; inter-observer kappa; interobserver kappa"),
        k("both positive", "", "both observers positive; both readers positive; both say yes; both readers say positive; both call positive; positive by both; positive for both; agree on positive",
           clues="both positive; positive by both; both yes; positive for both; yes-yes; yes by both; called positive by both; rated positive by both; scored positive by both"),
        k("both negative", "", "both observers negative; both readers negative; both say no; both readers say negative; negative by both; negative for both; agree on negative",
           clues="both negative; negative by both; both no; negative for both; no-no; no by both; called negative by both; rated negative by both; scored negative by both"),
        k("positive by the first only", "", "only the first positive; positive only by the first; only the first reader positive; only reader A positive; only the first observer positive; only the first",
           clues="only by the first; positive only by the first; only the first; only A; yes-no; by the first only; positive by the first only; only by A; positive only by A; by A only; "
           "only reader A; only by reader A; positive only by reader A; only reader 1; only by reader 1; positive only by reader 1"),
        k("positive by the second only", "", "only the second positive; positive only by the second; only the second reader positive; only reader B positive; only the second observer positive; only the second",
           clues="only by the second; positive only by the second; only the second; only B; no-yes; by the second only; positive by the second only; only by B; positive only by B; by B only; "
           "only reader B; only by reader B; positive only by reader B; only reader 2; only by reader 2; positive only by reader 2")),
)
BUDGETS: tuple[Kind, ...] = (
    *found_in("the uncertainty budget",
        k("uncertainty component", "%", "uncertainty components; standard uncertainty components; component uncertainties; standard uncertainties; components of uncertainty; "
           "components of the budget; uncertainty contributions; standard uncertainties of; budget components; contributions to the uncertainty; uncertainties of the components; "
           "standard components; relative standard uncertainties; component standard uncertainties", also="relative standard deviation", clues="components; uncertainty components"),
        k("combined standard uncertainty", "%", "combined uncertainty; standard uncertainty; combined standard uncertainty u_c; u_c; standard combined uncertainty; total standard uncertainty; overall standard uncertainty",
           also="combined relative uncertainty; relative standard deviation"),
        k("expanded uncertainty", "%", "expanded relative uncertainty; relative expanded uncertainty; expanded combined uncertainty; uncertainty at k = 2; expanded measurement uncertainty; "
           "uncertainty with k = 2; uncertainty for k = 2; k = 2 uncertainty; U (k = 2); uncertainty at k=2; uncertainty (k = 2); uncertainty (k=2); expanded standard uncertainty")),
)
AGREEMENT: tuple[Kind, ...] = (*MODELS, *TESTS, *BUDGETS)
# fmt: on
