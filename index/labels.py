"""The network that reads an article and labels who leaves, from where, to where, as what and when.

It labels words (BIO, Ramshaw and Marcus 1995) over the encoder of index/network.py: first of everybody, then of one
person or group whose words are pointed out to it (entity markers, Baldini Soares et al. 2019), so that with several
leavers it says whose role and whose employer it is. Weights by training/extraction.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from index.evidence import BORDER, OPENING, Pieces, Sheet
from index.language import Language
from index.network import WIDTH, Batch, Encoder, gather
from index.tagger import Names, Token, shape

Kind = Literal[
    "leaver", "person", "left", "destination", "organization", "role", "group", "goes", "removed", "hired", "when"
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""The marks of training/articles/README.md; "goes", "removed" and "hired" are the words that tell of the leaving."""
TAGS: Final = 1 + 2 * len(KINDS)
"""Outside, then the begin and the inside of each kind."""
LISTS: Final = ("given", "family", "place", "word")
LOOKS: Final = 11 + len(LISTS)
"""What the network is told of a word beside its pieces; the last two: whether it is pointed out, and whether any is."""

_TOGETHER = 8  # sheets that are read at once; attention takes memory

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span of words, what it is, and how sure that is."""

    kind: Kind
    first: int
    last: int  # the word after it
    shares: Floats  # (len(KINDS),) how likely each kind is


@dataclass(frozen=True, slots=True)
class Reading:
    """The labelled spans of a sheet, and how likely whoever is pointed out leaves; of nobody that means nothing."""

    labelled: list[Labelled]
    leaves: float


class Labeller(Encoder):
    """Scores of the tags of each word; the opening before them has the tag of whoever is pointed out."""

    def __init__(self, pieces: int, layers: int) -> None:
        super().__init__(pieces, layers, LOOKS)
        self.tags = nn.Linear(WIDTH, TAGS)

    def forward(self, batch: Batch) -> Tensor:
        """(b, n, TAGS) logits."""
        return self.tags(self.states(batch)).float()  # type: ignore[no-any-return]

    @torch.inference_mode()
    def read(self, sheets: Sequence[Sheet]) -> list[Reading]:
        """Each of `sheets`, its spans by their words after the opening."""
        found: list[Reading] = []
        for start in range(0, len(sheets), _TOGETHER):
            part = sheets[start : start + _TOGETHER]
            tags = self(gather(part)).log_softmax(-1).numpy()
            found += [
                Reading(decode(rows[1 : len(sheet.features)]), leaving(np.exp(rows[0, 1::2])))
                for rows, sheet in zip(tags, part, strict=True)
            ]
        return found


def leaving(shares: Floats) -> float:
    """How likely somebody is to leave by the shares of the kinds: as against one who does not."""
    leaver, group, person = (float(shares[KINDS.index(kind)]) for kind in ("leaver", "group", "person"))
    return (leaver + group) / max(leaver + group + person, 1e-9)


def pointing(sheet: Sheet, places: Sequence[tuple[int, int]]) -> Sheet:
    """`sheet` with the words of `places`, from and to, pointed out."""
    features = sheet.features.copy()
    features[:, -1] = 1
    for first, last in places:
        features[first + 1 : last + 1, -2] = 1
    return replace(sheet, features=features)


def lay_out(
    paragraphs: Sequence[Sequence[Sequence[Token]]],
    language: Language,
    times: Sequence[tuple[int, int]],
    names: Names,
    pieces: Pieces,
) -> tuple[Sheet, tuple[Token | None, ...]]:
    """The words of `paragraphs`, each of sentences, in a row with a border between paragraphs (None among the words).

    `times`: characters from and to.
    """
    words: list[Token | None] = []
    looks: list[Floats] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            words.append(None)
            looks.append(np.zeros(LOOKS, np.float32))
        for sentence in paragraph:
            for place, word in enumerate(sentence):
                words.append(word)
                looks.append(_look(word, place, language, times, names))
    parts = [(OPENING,), *((BORDER,) if word is None else pieces.of(word.text) for word in words)]
    features = np.stack([np.zeros(LOOKS, np.float32), *looks])
    return Sheet(
        pieces=np.array([number for part in parts for number in part], np.int64),
        word=np.repeat(np.arange(len(parts)), [len(part) for part in parts]),
        features=features,
        start=0,
    ), tuple(words)


def _look(word: Token, place: int, language: Language, times: Sequence[tuple[int, int]], names: Names) -> Floats:
    look = shape(word.text)
    listed = names.kinds(word.text)
    inside = [start for start, end in times if start <= word.start < end]
    return np.array(
        [
            look[0] == "X",
            look == "XX" or look == "X.",
            look in ("XxX", "xX"),
            look[0] == "0",
            word.text[0].isalpha(),
            place == 0,
            language == "id",
            bool(inside),
            any(start == word.start for start in inside),
            *(name in listed for name in LISTS),
            0,
            0,
        ],
        np.float32,
    )


def decode(tags: Floats) -> list[Labelled]:
    """The likeliest spans by the (n, TAGS) log probabilities: an inside follows a begin or an inside of its kind."""
    n = len(tags)
    if not n:
        return []
    best = tags[0].copy()
    best[2::2] = -np.inf
    back = np.zeros((n, TAGS), np.int64)
    for place in range(1, n):
        top = int(best.argmax())
        scores = np.full(TAGS, best[top], np.float32)
        back[place] = top
        for inside in range(2, TAGS, 2):
            from_begin = best[inside - 1] >= best[inside]
            back[place, inside] = inside - 1 if from_begin else inside
            scores[inside] = best[inside - 1] if from_begin else best[inside]
        best = scores + tags[place]
    path = [int(best.argmax())]
    for place in range(n - 1, 0, -1):
        path.append(int(back[place, path[-1]]))
    path.reverse()
    found: list[Labelled] = []
    place = 0
    while place < n:
        if path[place] % 2 == 0:
            place += 1
            continue
        last = place + 1
        while last < n and path[last] == path[place] + 1:
            last += 1
        begins = np.exp(tags[place, 1::2])
        found.append(Labelled(KINDS[path[place] // 2], place, last, begins))
        place = last
    return found
