"""Names of persons, organizations and places: a CRF for both languages, from Indonesian annotations alone.

English has none here, so labels are projected (Yarowsky, Ngai and Wicentowski, HLT 2001): an Indonesian tagger labels
the Indonesian side of the parallel news, and a name that stands letter for letter in the English sentence carries its
label over. A sentence with capitals that nothing explains is left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random

import pycrfsuite
from tqdm import tqdm

from index.tagger import Names, Tagger, features, tokens
from index.tagger import names as names_in
from training.data import Pair

Labelled = list[tuple[str, str]]  # words with their labels

NEWS = ("bbc-468", "imt-general", "imt-news", "panl-bppt-eco", "panl-bppt-int", "panl-bppt-sci", "panl-bppt-spo")
_KINDS = {"PERSON": "PER", "ORGANISATION": "ORG", "PLACE": "LOC", "PER": "PER", "ORG": "ORG", "LOC": "LOC"}
_PARAMETERS = {"c1": 0.1, "c2": 0.05, "max_iterations": 100, "feature.minfreq": 2}
_WORDNET_PERSON, _WORDNET_PLACE = "18", "15"  # lexicographer files, lexnames(5WN)

# Capitals that are no names of persons, organizations or places: titles, peoples, the calendar.
_OTHER_CAPITALS = frozenset(
    """a august british buddhist april bishop captain catholic chairman chief christian coach colonel december deputy
    director dr executive february friday general god governor head hindu i islamic islamist january jewish july june
    justice king lord major march may mayor minister ministry monday mr mrs ms muslim november october olympic pope
    president prime prince princess prof professor queen saturday secretary senator september sir sunday sunni shiite
    the thursday tuesday vice wednesday western
    afghan african american arab argentine asian australian belgian brazilian canadian chinese dutch egyptian english
    european filipino french german greek indian indonesian iranian iraqi israeli italian japanese javanese korean
    lebanese malaysian mexican palestinian polish portuguese russian saudi spanish swedish swiss thai turkish ukrainian
    vietnamese""".split()
)


WRITTEN = Path(__file__).with_name("names.txt")


def train(data: Path, corpora: Mapping[str, Sequence[Pair]], wordnet: Path | None, out: Path, rng: Random) -> None:
    """Make names.txt and tagger.crf in the folder `out`; `corpora` are the sentence pairs by corpus."""
    pairs = [pair for found in corpora.values() for pair in found]
    save_names(name_lists(WRITTEN, wordnet, (text for pair in pairs for text in (pair.en, pair.id))), out / "names.txt")
    names = Names.open(out / "names.txt")
    sentences = annotated(data)
    learn(sentences, names, out / "tagger.crf")  # Indonesian alone, to label what the English learns from
    news = [pair for name in NEWS for pair in corpora.get(name, ())]
    learn([*sentences, *projected(news, Tagger.open(out), rng)], names, out / "tagger.crf")


def annotated(data: Path) -> list[Labelled]:
    """The annotated Indonesian sentences of idner-news-2k and NERGrit."""
    return [*_read(data / "ner" / "idner-news-2k-train.txt"), *_read(data / "ner" / "nergrit-train.tsv")]


def name_lists(written: Path, wordnet: Path | None, texts: Iterable[str]) -> dict[str, list[str]]:
    """Our own list of names, with persons and places of WordNet where `wordnet`, its folder, is given.

    The list "word" is of what `texts` write in lower case, so that a sentence's first word is known to be no name.
    """
    lists: dict[str, set[str]] = {"given": set(), "family": set(), "place": set()}
    kind = "given"
    for line in written.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            found = re.match(r"# (given|family|place)\b", line)
            kind = found[1] if found else kind
        else:
            lists[kind].update(line.lower().split())
    if wordnet:
        given: Counter[str] = Counter()
        for name, file in _instances(wordnet):
            words = name.split()
            if file == _WORDNET_PLACE and len(words) == 1:
                lists["place"].add(name.lower())
            elif file == _WORDNET_PERSON and len(words) > 1 and all(word[0].isupper() for word in words):
                given[words[0].lower()] += 1
                lists["family"].add(words[-1].lower())
        titles = {"sir", "president", "st.", "saint", "king", "dame", "being", "almighty", "ghost"}
        lists["given"] |= {word for word, count in given.items() if count > 1} - titles
        lists["family"] -= titles
    lists["word"] = _common(texts)
    return {kind: sorted(words) for kind, words in lists.items()}


def _common(texts: Iterable[str]) -> set[str]:
    """Words that `texts` have in lower case at least five times, and not far more often as names."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in texts:
        for place, word in enumerate(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)):
            if word.islower():
                lower[word] += 1
            elif place:
                upper[word.lower()] += 1
    return {word for word, count in lower.items() if count >= 5 and count > 0.3 * upper[word]}


def save_names(lists: dict[str, list[str]], path: Path) -> None:
    """Write the lists as index/tagger.py reads them."""
    lines = [f"{kind} {word}\n" for kind, words in lists.items() for word in words]
    path.write_text("".join(lines), encoding="utf-8")


def learn(sentences: Iterable[Labelled], names: Names, path: Path) -> None:
    """Train on `sentences` and write the model to `path`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_PARAMETERS)
    for sentence in sentences:
        trainer.append(features([word for word, _ in sentence], names), [label for _, label in sentence])
    trainer.train(str(path))


def projected(pairs: Sequence[Pair], tagger: Tagger, rng: Random) -> list[Labelled]:
    """English sentences with the labels of their translations; half as many without a name as with one."""
    found = [_project(pair, tagger) for pair in tqdm(pairs, desc="names", unit="pairs")]
    kept = [sentence for sentence in found if sentence]
    named = [sentence for sentence in kept if any(label != "O" for _, label in sentence)]
    plain = [sentence for sentence in kept if all(label == "O" for _, label in sentence)]
    return named + rng.sample(plain, min(len(plain), len(named) // 2))


def _project(pair: Pair, tagger: Tagger) -> Labelled:
    """The English words with their labels; none where a capital stays unexplained."""
    indonesian = [token.text for token in tokens(pair.id)]
    english = [token.text for token in tokens(pair.en)]
    labels = ["O"] * len(english)
    names = [(indonesian[first:last], kind) for first, last, kind in names_in(tagger.tag(indonesian))]
    for words, kind in sorted(names, key=lambda name: -len(name[0])):
        for first in range(len(english) - len(words) + 1):
            last = first + len(words)
            if english[first:last] == words and set(labels[first:last]) == {"O"}:
                labels[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (len(words) - 1)
    for place, word in enumerate(english):
        begins = place == 0 or english[place - 1] in '"“‘('
        if labels[place] != "O" or begins or not word[0].isupper():
            continue
        if "place" in tagger.names.kinds(word):
            labels[place] = "B-LOC"
        elif not (word.lower() in _OTHER_CAPITALS or re.fullmatch(r"Rp\d*|[A-Z]\.?", word)):
            return []
    return list(zip(english, labels, strict=True))


def _read(path: Path) -> list[Labelled]:
    """Sentences of a file with a word a line, its label at the end."""
    sentences: list[Labelled] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split()
        if not columns:
            sentences.append([])
        elif len(columns) > 1:
            label = columns[-1]
            sentences[-1].append((columns[0], label if label == "O" else label[:2] + _KINDS[label[2:]]))
    return [sentence for sentence in sentences if sentence]


def _instances(wordnet: Path) -> Iterable[tuple[str, str]]:
    """The proper nouns of WordNet's data.noun (wndb(5WN)), each with its lexicographer file."""
    for line in (wordnet / "data.noun").read_text(encoding="utf-8").splitlines():
        fields = line.split(" ")
        if line.startswith(" ") or " @i " not in line:
            continue
        for place in range(int(fields[3], 16)):
            name = fields[4 + 2 * place].replace("_", " ")
            if name[0].isupper():
                yield name, fields[1]
