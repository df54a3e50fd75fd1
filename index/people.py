"""Which words name somebody, and which names are of the same person."""

from collections.abc import Collection

_PARTICLES = frozenset(
    "de der den van von ter ten da dos das do du di del della la le al el bin binti ibn abu af av zu e y i and".split()
)
# Words with a capital at a sentence's start: the first stand for somebody alone, the others before a description.
_PRONOUNS = frozenset(
    """he she they i it we who both this that these those one ia dia beliau saya mereka kami kita keduanya ketiganya
    keempatnya dirinya""".split()
)
_ARTICLES = frozenset("the a an his her their its yang sang para si".split())


def is_name(text: str) -> bool:
    """Whether the words that stand for somebody are a name, and no pronoun or description ("The striker")."""
    words = text.split()
    named = all(word[0].isupper() or word.lower() in _PARTICLES or not word[0].isalpha() for word in words)
    first = words[0].lower()
    described = first in _ARTICLES or (len(words) == 1 and first in _PRONOUNS)
    return named and not described and any(word[0].isupper() for word in words)


def full_names(names: Collection[str]) -> dict[str, str]:
    """The longest name with the words of each, where only one can be meant; else the name itself."""
    full: dict[str, str] = {}
    for name in set(names):
        longer = [other for other in set(names) if len(other.split()) > len(name.split()) and contains(other, name)]
        best = max(longer, key=lambda other: (len(other), other), default=name)
        full[name] = best if all(contains(best, other) for other in longer) else name
    return full


def contains(name: str, part: str) -> bool:
    """Whether `name` has the words of `part`, in order and together."""
    words, sought = name.casefold().split(), part.casefold().split()
    return any(words[place : place + len(sought)] == sought for place in range(len(words) - len(sought) + 1))
