"""The data folder as Python values: sentence pairs, dictionary pairs, questions with their paragraphs."""

import ast
import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Parallel corpora whose licence is stated; the others are left out with --licensed-only.
LICENSED = ("imt-general", "imt-news", "imt-religious", "nusax", "talpco", "tatoeba-1000")
HELD_OUT = "imt-news"  # news that the extractor learns nothing from but names, to measure on


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation."""

    en: str
    id: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A question about a paragraph. `answer` is where its answer stands, None where the paragraph has none."""

    question: str
    paragraph: str
    answer: tuple[int, int] | None


def parallel(data: Path, licensed_only: bool) -> dict[str, list[Pair]]:
    """Sentence pairs by corpus, in the documents' order, without blanks and without what an earlier one has."""
    corpora: dict[str, list[Pair]] = {}
    seen: set[Pair] = set()
    for path in sorted((data / "parallel").glob("*.en")):
        if licensed_only and path.stem not in LICENSED:
            continue
        en = path.read_text(encoding="utf-8").split("\n")
        id_ = path.with_suffix(".id").read_text(encoding="utf-8").split("\n")
        pairs = [Pair(a.strip(), b.strip()) for a, b in zip(en, id_, strict=True) if a.strip() and b.strip()]
        corpora[path.stem] = [pair for pair in dict.fromkeys(pairs) if pair not in seen]
        seen.update(pairs)
    return corpora


def dictionary(data: Path, wordnet: Path | None) -> list[Pair]:
    """Word pairs from Wiktionary, and from Wordnet Bahasa where `wordnet`, the folder of the English side, is given."""
    pairs: list[Pair] = []
    for line in (data / "lexicon" / "en-id-wiktionary.txt").read_text(encoding="utf-8").splitlines():
        english, found, translations = line.partition(" :: ")
        if line.startswith("#") or not found:
            continue
        word = re.split(r"\s*[{(]", english)[0]
        for translation in re.split(r"[,;]", re.sub(r"\{[^}]*\}|\([^)]*\)|/[^/]*/", "", translations)):
            if translation.strip(" ?"):
                pairs.append(Pair(word, translation.strip(" ?")))
    if wordnet:
        lemmas = _synsets(wordnet)
        for line in (data / "lexicon" / "wordnet-bahasa-ind.tab").read_text(encoding="utf-8").splitlines():
            synset, kind, *lemma = line.split("\t")
            if kind == "ind:lemma" and lemma:
                pairs += [Pair(word, lemma[0]) for word in lemmas.get(synset, ())]
    return pairs


def readings(data: Path) -> Iterator[Reading]:
    """The training questions of IDK-MRC and of FacQA, over paragraphs of Wikipedia and of news."""
    for entry in json.loads((data / "idk-mrc" / "train.json").read_text(encoding="utf-8")):
        for qa in entry["qas"]:
            answers = [] if qa["is_impossible"] else qa["answers"]
            start = answers[0]["answer_start"] if answers else 0
            answer = (start, start + len(answers[0]["text"])) if answers else None
            yield Reading(qa["question"].strip(), entry["context"], answer)
    with (data / "facqa" / "train.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words, labels = ast.literal_eval(row["passage"]), ast.literal_eval(row["seq_label"])
            text, spans = _laid_out(words)
            inside = [span for span, label in zip(spans, labels, strict=True) if label != "O"]
            answer = (inside[0][0], inside[-1][1]) if inside else None
            yield Reading(_laid_out(ast.literal_eval(row["question"]))[0], text, answer)


def _laid_out(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as running text, without spaces before closing punctuation, and where each of them stands in it."""
    text = ""
    spans: list[tuple[int, int]] = []
    for token in tokens:
        glued = not text or re.fullmatch(r"[.,;:!?%)\]}]+|-an", token) or text[-1] in "([{-"
        text += token if glued else " " + token
        spans.append((len(text) - len(token), len(text)))
    return text, spans


def _synsets(wordnet: Path) -> dict[str, list[str]]:
    """English lemmas by synset, as in '00001740-a', from WordNet's data files (wndb(5))."""
    lemmas: dict[str, list[str]] = {}
    for part in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" ")
            count = int(fields[3], 16)
            kind = {"s": "a"}.get(fields[2], fields[2])
            names = [re.sub(r"\(\w+\)$", "", fields[4 + 2 * i]).replace("_", " ") for i in range(count)]
            lemmas[f"{fields[0]}-{kind}"] = names
    return lemmas
