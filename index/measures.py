"""What figures are made of: the likeness of two answers, and how well a confidence tells right from wrong."""

import re
import string
from collections import Counter

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

BINS = 10


def normalise(text: str) -> list[str]:
    """The tokens that SQuAD compares (Rajpurkar et al. 2016): lower case, no punctuation, no English articles."""
    bare = "".join(character for character in text.lower() if character not in string.punctuation)
    return re.sub(r"\b(a|an|the)\b", " ", bare).split()


def token_f1(prediction: str, gold: str) -> float:
    """Token F1; where one side is empty, as an abstention is, 1 if both are (SQuAD 2.0, Rajpurkar et al. 2018)."""
    left, right = normalise(prediction), normalise(gold)
    if not left or not right:
        return float(left == right)
    common = (Counter(left) & Counter(right)).total()
    return 2 * common / (len(left) + len(right))


def auroc(confidence: Floats, positive: Flags) -> float | None:
    """The chance that a positive's confidence is above a negative's, ties counting half; None without both."""
    from sklearn.metrics import roc_auc_score  # slow to import, and wanted here only

    return float(roc_auc_score(positive, confidence)) if 0 < positive.sum() < len(positive) else None


def calibration_error(confidence: Floats, right: Flags) -> float:
    """How far confidence is from the share of right answers, averaged over `BINS` equally full bins."""
    bins = np.array_split(np.argsort(confidence, kind="stable"), BINS)
    gaps = [len(rows) * abs(confidence[rows].mean() - right[rows].mean()) for rows in bins if len(rows)]
    return float(sum(gaps) / max(len(confidence), 1))


def risk(confidence: Floats, right: Flags, coverage: float) -> float:
    """The share of wrong answers among the surest `coverage` (0..1) of all (El-Yaniv and Wiener 2010)."""
    surest = np.argsort(-confidence, kind="stable")[: max(1, round(coverage * len(confidence)))]
    return float(1 - right[surest].mean())
