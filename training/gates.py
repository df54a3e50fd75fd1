"""The words and pairs of words by which a sentence may tell of a departure: a sparse logistic regression."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from index.extraction import read_sentences
from index.gate import Gate, grams
from training.lessons import as_document
from training.marked import Marked

MISSED = 0.05
"""The share of telling sentences that may be missed; most articles tell of a departure in more than one."""
OTHERS = 20_000


def learn_gate(articles: Sequence[Marked], others: Sequence[str]) -> Gate:
    """The gate that tells sentences with a leaver from the rest, and from `others`, of which few tell of any."""
    texts: list[str] = []
    tells: list[bool] = []
    for article in articles:
        document = as_document(article)
        offset = document.text.index(article.text)
        told = [mark.start + offset for mark in article.marks if mark.kind in ("leaver", "group")]
        for sentence in read_sentences(document):
            texts.append(document.text[sentence.start : sentence.end])
            tells.append(any(sentence.start <= start < sentence.end for start in told))
    rest = others[:: max(1, len(others) // OTHERS)]
    texts += rest
    tells += [False] * len(rest)
    words = CountVectorizer(analyzer=grams, min_df=3, binary=True)
    rows, truth = words.fit_transform(texts), np.array(tells)
    model = LogisticRegression(l1_ratio=1, C=1.0, solver="liblinear", class_weight={True: 5.0, False: 1.0})
    odds = cross_val_predict(model, rows, truth, cv=5, method="decision_function")
    least = float(np.quantile(odds[truth], MISSED))
    model.fit(rows, truth)
    weights = {str(gram): float(w) for gram, w in zip(words.get_feature_names_out(), model.coef_[0], strict=True) if w}
    return Gate(weights, least - float(model.intercept_[0]))
