"""Where a run of capitals behind a role is an organization and the person who has the role there."""

from collections import Counter
from collections.abc import Sequence, Set

from index.capitals import ORGANIZATION_WORDS
from index.language import FUNCTION_WORDS
from index.roles import HONORIFICS, ROLE_HEADS
from index.tagger import Tagger, Token

# Honorifics that are names as well, or end an organization's.
_NAMES_TOO = frozenset(("mas", "mak", "ibu"))


def glued(
    words: Sequence[Token], first: int, last: int, known: Counter[str], speakers: Set[str], tagger: Tagger
) -> tuple[int, int] | None:
    """Where the organization of the run from `first` to `last` ends and the person begins, None where it is one name.

    An honorific between them tells, or the article's other mentions: "kepala desain Gojek Karina W", "Ketua Federasi
    X H. Syamsul B". `known` counts the article's names, `speakers` are the first words of those who say something.
    The person begins at `last` where only the honorific is in the run.
    """
    if not _after_role(words, first):
        return None
    personal = words[first].text in speakers or {"given", "family"} & set(tagger.names.kinds(words[first].text))
    titled = _titled(words, first, last, bool(personal))
    if titled:
        return titled
    if personal:
        return None
    for place in range(last - 1, first, -1):
        head, rest = (" ".join(word.text for word in words[a:b]) for a, b in ((first, place), (place, last)))
        several = place + 1 < last
        given = "given" in tagger.names.kinds(words[place].text)
        alone = known[words[place].text] or (several and known[rest])
        body = place > first + 1 and words[first].text.lower() in ORGANIZATION_WORDS
        within = given or (body and any("given" in tagger.names.kinds(word.text) for word in words[place:last]))
        by_head = known[head] and (alone or (within and several))
        if by_head or (given and alone and not known[words[first].text]):
            return place, place
    return None


def _titled(words: Sequence[Token], first: int, last: int, personal: bool) -> tuple[int, int] | None:
    """As `glued`, where an honorific stands between; `personal`: the first word is a person's, so that H. is H."""
    end = last
    while end > first + 1 and words[end - 1].text.lower() in HONORIFICS - _NAMES_TOO:
        end -= 1
    dotted = last < len(words) and words[last].text == "."
    if end < last and dotted and (not personal or words[first].text.lower() in ORGANIZATION_WORDS):
        return end, last
    for place in range(first + 1, last - 1):
        title = words[place].text.rstrip(".").lower()
        if title not in HONORIFICS or (len(title) == 1 and personal) or not words[place].text[0].isupper():
            continue
        behind = place + 1
        while behind < last and (words[behind].text == "." or words[behind].text.rstrip(".").lower() in HONORIFICS):
            behind += 1
        if behind < last:
            return place, behind
    return None


def _after_role(words: Sequence[Token], place: int) -> bool:
    """Whether an Indonesian role ends before the word at `place`: "kepala desain", "Ketua Umum"."""
    for before in range(place - 1, max(-1, place - 5), -1):
        low = words[before].text.lower()
        if low in ROLE_HEADS:
            return True
        if not low.isalpha() or low in FUNCTION_WORDS["id"]:
            return False
    return False
