"""Which words of a sentence may be a name: what the tagger says, and capitals that it takes for nothing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.capitals import (
    ACTS,
    AFFIXES,
    ALSO_GIVEN,
    BALINESE,
    BEFORE_NAMES,
    BREAKS,
    COMMON_TOO,
    CONNECTORS,
    EMPLOYS,
    NEVER_FIRST,
    NOT_NAMES,
    NUMBERS,
    ORGANIZATION_WORDS,
    PLAIN_FIRST,
    SEATS,
    SPEECH,
)
from index.glued import glued
from index.language import FUNCTION_WORDS
from index.roles import BEFORE_HEAD, HONORIFICS, PEOPLES, ROLE_FIELDS, ROLE_HEADS
from index.tagger import Tagger, Token, shape


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, as a candidate for a name."""

    first: int
    last: int
    label: str  # what the tagger says: PER, ORG, LOC or O


def find_names(sentences: Sequence[tuple[Sequence[Token], Sequence[str]]], tagger: Tagger) -> list[list[Run]]:
    """The candidates of each sentence of an article, given as words and labels; what is a name in one is in all."""
    found = [_runs(words, labels, tagger) for words, labels in sentences]
    known = Counter(
        " ".join(word.text for word in words[run.first : run.last])
        for (words, _), runs in zip(sentences, found, strict=True)
        for run in runs
    )
    parts = {part for name in known for part in name.split()}
    speakers = {
        words[run.first].text
        for (words, _), runs in zip(sentences, found, strict=True)
        for run in runs
        if SPEECH & {word.text.lower() for word in words[max(0, run.first - 1) : run.first]}
    }
    for (words, _), runs in zip(sentences, found, strict=True):
        _add_first_word(words, runs, parts, tagger)
        runs[:] = [part for run in runs for part in _cut(words, run, known, speakers, tagger)]
    return found


def _runs(words: Sequence[Token], labels: Sequence[str], tagger: Tagger) -> list[Run]:
    """Names as runs of words: what the tagger labels, and other capitals that it takes for nothing."""
    runs: list[Run] = []
    place = 0
    while place < len(words):
        named = _may_be_name(words, place, labels) or _is_given(words, place, tagger)
        if not named or _is_first_word(words, place, labels, tagger):
            place += 1
            continue
        label = labels[place][2:] or "O"
        last = place + 1
        while last < len(words) and (
            _goes_on(words, place, last, labels)
            or _is_surname(words, last, labels, tagger)
            or _of_organization(words, place, last)
            or _of_saint(words, last)
        ):
            last += 1
        while last - 1 > place and words[last - 1].text.lower() in CONNECTORS:
            last -= 1
        inside = Counter(tag[2:] for tag in labels[place:last] if tag != "O")
        label = inside.most_common(1)[0][0] if inside else "O"
        runs.append(Run(place, last, label))
        place = last
    return runs


def _of_saint(words: Sequence[Token], place: int) -> bool:
    """Whether a name goes on at an apostrophe or behind it: "St Anne's School"."""
    houses = ("School", "Hospital", "College", "Church", "Academy", "Hospice", "Cathedral", "Clinic", "University")
    behind = [word.text for word in words[place : place + 2]]
    if behind and behind[0] in houses:
        return words[place - 1].text in ("'s", "’s")
    return len(behind) == 2 and behind[0] in ("'s", "’s") and behind[1] in houses


def _add_first_word(words: Sequence[Token], runs: list[Run], known: set[str], tagger: Tagger) -> None:
    """A sentence's first word is a name where it is one elsewhere in the article, or a common given name."""
    first = next((place for place, word in enumerate(words) if word.text[0].isalnum()), 0)
    if first >= len(words) or (runs and runs[0].first <= first):
        return
    word = words[first].text
    plain = word.lower() in NOT_NAMES | NUMBERS | ROLE_HEADS | HONORIFICS | FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]
    listed = tagger.names.kinds(word)
    unheard = "word" not in listed and not AFFIXES.fullmatch(word.lower())
    acts = first + 1 < len(words) and words[first + 1].text in EMPLOYS
    name = word in known or unheard or acts or ("given" in listed and word.lower() not in COMMON_TOO)
    if shape(word) == "Xx" and not plain and name:
        last = first + 1
        while last < len(words) and shape(words[last].text) == "Xx" and words[last].text.lower() not in ROLE_HEADS:
            last += 1
        while runs and runs[0].first < last:
            last = max(last, runs.pop(0).last)
        runs.insert(0, Run(first, last, "O"))


def _cut(words: Sequence[Token], run: Run, known: Counter[str], speakers: set[str], tagger: Tagger) -> list[Run]:
    """`run` in two where its last word is a brand that stands alone more often ("Sora OpenAI"), or where it begins
    with an organization whose head is named behind ("Kepala Dinas Kesehatan Lilis Suryani").
    """
    last = words[run.last - 1].text
    whole = " ".join(word.text for word in words[run.first : run.last])
    if run.last - run.first > 1 and is_brand(last) and known[last] > known[whole]:
        return [replace(run, last=run.last - 1, label="O"), Run(run.last - 1, run.last, "ORG")]
    apart = glued(words, run.first, run.last, known, speakers, tagger)
    if apart:
        person = [Run(apart[1], run.last, "PER")] if apart[1] < run.last else []
        return [replace(run, last=apart[0], label="ORG"), *person]
    given = [p for p in range(run.first + 2, run.last) if "given" in tagger.names.kinds(words[p].text)]
    low = [word.text.lower() for word in words]
    after_role = run.first > 0 and low[run.first - 1] in ROLE_HEADS | ROLE_FIELDS
    # "Kepala Dinas Pendidikan Rohman Hakim": of what, then who.
    fields = [p for p in range(run.first + 1, run.last) if low[p] in ROLE_FIELDS]
    of_office = bool(fields) and fields == list(range(run.first + 1, fields[-1] + 1)) and fields[-1] + 2 < run.last
    if low[run.first] in ("dinas", "badan", "kantor") and of_office and low[fields[-1]] not in ("kota", "daerah"):
        return [replace(run, last=fields[-1] + 1, label="ORG"), Run(fields[-1] + 1, run.last, "PER")]
    # "Camat Sukamaju Endang Suryana": of which place, then who.
    behind = [p for p in range(run.first + 1, run.last) if "given" in tagger.names.kinds(words[p].text)]
    seat = run.first > 0 and low[run.first - 1] in SEATS
    if seat and behind and run.last - run.first > 2 and "given" not in tagger.names.kinds(words[run.first].text):
        return [replace(run, last=behind[0], label="LOC"), Run(behind[0], run.last, "PER")]
    # "Ketua Partai Bintang Rakyat Sutan Harahap mundur": too long for one, and a person acts.
    if (
        after_role
        and run.last - run.first > 4
        and low[run.first] in ORGANIZATION_WORDS
        and {*low[run.last : run.last + 1]} & ACTS
    ):
        return [replace(run, last=run.last - 2, label="ORG"), Run(run.last - 2, run.last, "PER")]
    apposed = (
        low[run.last : run.last + 1] == [","] and words[run.last + 1].text[0].isupper()
        if run.last + 1 < len(words)
        else False
    )
    if (
        given
        and not apposed
        and after_role
        and low[run.first] in ORGANIZATION_WORDS
        and not set(low[given[0] : run.last]) & ORGANIZATION_WORDS
    ):
        return [replace(run, last=given[0], label="ORG"), Run(given[0], run.last, "PER")]
    return [run]


# What somebody does or what happens to them, as a noun.
_HAPPENS = re.compile(r"Ke\w{4,}an|Pe[mnr]\w{4,}an|Pe[lrw]\w{4,}an|[A-Z]\w{4,}nya")


def _begins_name(words: Sequence[Token], place: int) -> bool:
    """Whether what follows shows that a word is a name's first: "I Made", "X & Y", "Mitra Jaya"."""
    word, low = words[place].text, words[place].text.lower()
    follows, second = (words[n].text if n < len(words) else "." for n in (place + 1, place + 2))
    begins = place == 0 or words[place - 1].text in '"“‘(:'
    return (
        (word == "I" and follows in BALINESE)
        or (begins and follows == "&" and second[0].isupper())
        or (low in ("mitra", "penerbit") and place > 0 and follows[0].isupper())
    )


def _is_in_role(words: Sequence[Token], place: int, labels: Sequence[str]) -> bool:
    """Whether a capital word is a role's, or says of which people somebody is."""
    low = words[place].text.lower()
    follows = place + 1 < len(words) and words[place + 1].text[0].isupper()
    before = words[place - 1].text if place else "."
    if low in ROLE_HEADS:
        return before.lower() == "the" or labels[place] == "O" or follows or not before[0].isupper()
    if follows and low in BEFORE_HEAD and _ends_in_head(words, place + 1):
        return True  # "Prime Minister P"
    if low in PEOPLES and follows and labels[place + 1].endswith("-PER"):
        return True
    return place > 0 and low in ROLE_FIELDS and before.lower() in ROLE_HEADS | ROLE_FIELDS


def _may_be_name(words: Sequence[Token], place: int, labels: Sequence[str]) -> bool:
    word = words[place].text
    low = word.lower()
    if not word[0].isalpha() or not any(letter.isupper() for letter in word):
        return False
    if _begins_name(words, place):
        return True
    if low in NOT_NAMES or low.rstrip(".") in HONORIFICS or _is_headed(low):
        return False
    begins = place == 0 or words[place - 1].text in '"“‘(:'
    follows = place + 1 < len(words) and words[place + 1].text[0].isupper()
    if _is_in_role(words, place, labels):
        return False
    common = low in FUNCTION_WORDS["id"] or low in FUNCTION_WORDS["en"]
    if begins and labels[place] == "B-PER" and follows and low in BEFORE_NAMES:
        return False
    if begins and (common or (labels[place] == "O" and shape(word) == "Xx")):
        # A sentence's first word is a capital anyway; a name of two words shows by the second one.
        second = words[place + 1].text if follows else ""
        pairs = (
            shape(second or ".") in ("Xx", "XX", "XxX")
            and not low.endswith(("s", "ly", "ing"))
            and low not in PLAIN_FIRST
        )
        pairs = (
            pairs
            and not _is_headline(words)
            and second.lower() not in ROLE_HEADS | NOT_NAMES | HONORIFICS | PEOPLES
            and low not in PEOPLES
        )
        named = follows and (labels[place + 1] != "O" or second.lower() in ORGANIZATION_WORDS or pairs)
        return not common and named
    return not common


def _is_given(words: Sequence[Token], place: int, tagger: Tagger) -> bool:
    """Whether a word that is common as well is a given name here: "Dan Curnow"."""
    word, follows = words[place].text, words[place + 1].text if place + 1 < len(words) else ""
    return (
        shape(word) == "Xx"
        and (place > 0 or not {"given", "place"} & set(tagger.names.kinds(follows or ".")))
        and shape(follows or ".") == "Xx"
        and word.lower() in ALSO_GIVEN
        and bool({"family", "given"} & set(tagger.names.kinds(follows)) or "word" not in tagger.names.kinds(follows))
    )


def _is_first_word(words: Sequence[Token], place: int, labels: Sequence[str], tagger: Tagger) -> bool:
    """Whether a sentence begins with a common word that a name or a role follows: "Kursi Rina", "Posisi CTO"."""
    if place and words[place - 1].text not in '"“‘(:-–—':
        return False
    word, kinds = words[place].text, tagger.names.kinds(words[place].text)
    follows = words[place + 1].text if place + 1 < len(words) else ""
    listed = {"given", "family", "place"} & set(kinds) or word.lower() in ORGANIZATION_WORDS
    if _HAPPENS.fullmatch(word) and not listed and labels[place][2:] in ("", "PER") and follows[:1].isupper():
        return True  # "Kepindahan Vania"
    if word.lower() in ORGANIZATION_WORDS and follows in ("group", "company", "firm", "maker", "giant"):
        return True  # "Semiconductor group X"
    if "word" not in kinds or {"given", "family", "place"} & set(kinds) or word.lower() in ORGANIZATION_WORDS:
        return False
    if not follows[:1].isupper():
        return labels[place] == "O" or word.lower() in ROLE_FIELDS
    given = "given" in tagger.names.kinds(follows)
    if word.lower() in NEVER_FIRST or follows.lower() in NOT_NAMES:
        return True
    return follows.lower() in ROLE_HEADS or (given and labels[place][2:] in ("", "PER"))


def _of_organization(words: Sequence[Token], first: int, place: int) -> bool:
    """Whether the word at `place` belongs to the organization that begins at `first`: "Universitas X Jaya"."""
    apart = words[place].start > words[place - 1].end + 1
    low = words[place].text.lower()
    return (
        not apart
        and words[first].text.lower() in ORGANIZATION_WORDS
        and shape(words[place].text) in ("Xx", "XX")
        and low not in ROLE_HEADS | NOT_NAMES | HONORIFICS
    )


def _is_surname(words: Sequence[Token], place: int, labels: Sequence[str], tagger: Tagger) -> bool:
    """Whether the word at `place` goes on with a person's name though the tagger begins another there."""
    before = words[place - 1]
    return (
        labels[place] != "O"
        and labels[place - 1] != "O"
        and labels[place].startswith("B-")
        and "PER" in (labels[place][2:], labels[place - 1][2:])
        and words[place].start == before.end + 1
        and shape(words[place].text) in ("Xx", "XxX")
        and "given" in tagger.names.kinds(before.text)
        and words[place].text.lower() not in ORGANIZATION_WORDS
        and not is_brand(words[place].text)
        and before.text.lower() not in ORGANIZATION_WORDS
        and (place < 2 or not labels[place - 2].endswith("PER"))
    )


def _is_headline(words: Sequence[Token]) -> bool:
    """Whether most words have a capital, so that it tells nothing."""
    plain = [word for word in words if word.text[0].isalpha()]
    return sum(word.text[0].isupper() for word in plain) > 0.6 * len(plain) > 2


def _goes_on(words: Sequence[Token], first: int, place: int, labels: Sequence[str]) -> bool:
    """Whether the name that began at `first` has the word at `place`."""
    word, label = words[place].text, labels[place]
    before = labels[place - 1]
    if label.startswith("B-") and before != "O" and before[2:] != label[2:]:
        return False
    if label.startswith("I-"):
        if word in BREAKS:
            return False
        return word[0].isalnum() or word in "&-."
    if words[place].start > words[place - 1].end + 1:
        return False
    low = word.lower()
    if word[0].isupper():
        role = low in ROLE_HEADS or low in NOT_NAMES or _is_headed(low)
        return not role and not (label.startswith("B-") and before != "O")
    if low in CONNECTORS - {"and", "the", "for", "di"} or word == "&":
        follows = place + 1 < len(words) and words[place + 1].text[0].isupper()
        person = labels[first][2:] == "PER"
        return (
            follows
            and (person or low in ("of", "&"))
            and (low != "of" or any(word.text.lower() in ORGANIZATION_WORDS for word in words[first:place]))
        )
    return bool(re.fullmatch(r"\d{1,4}", word)) and words[place - 1].text[0].isupper() and label != "O"


def _ends_in_head(words: Sequence[Token], place: int) -> bool:
    """Whether the words from `place` on are the rest of a role: "Financial Officer"."""
    while place < len(words) and words[place].text.lower() in BEFORE_HEAD - ROLE_HEADS:
        place += 1
    return place < len(words) and words[place].text.lower() in ROLE_HEADS


def _is_headed(low: str) -> bool:
    """Whether a word is a compound or a possessive of a role's: "vice-president", "CEO-nya"."""
    first, _, last = low.partition("-")
    return bool(last) and (
        (first in ("vice", "co", "ex") and last in ROLE_HEADS) or (last == "nya" and first in ROLE_HEADS)
    )


def is_brand(word: str) -> bool:
    """Whether a word has capitals inside, as OpenAI has and McGrew, though a person, too."""
    return (
        word.isalpha() and shape(word) in ("XxX", "xX") and not re.match(r"(?:Ma?c|De|Di|La|Le|Van|O['’])[A-Z]", word)
    )
