"""Persons that "and" and commas join: "P, the R, and P"."""

import re

from index.mentions import Mention, Signs

_CONJUNCTION = re.compile(r"(?<!\S)(?:,|;|and|dan|serta|bersama|with|&|maupun)(?!\S)")
_AND = re.compile(r"(?<!\S)(?:and|dan|serta|bersama|with|&|maupun|as well as|along)(?!\S)")
_JOINS = re.compile(
    r"(?: (?:(?:and|dan|serta|,) (?![a-z]+(?:ed|ing|s)(?!\S)|(?:me|di|ber|ter)[a-z]{4,}|(?:he|she|who|they|was|is"
    r"|has|had|will|ia|dia|yang|akan|telah)(?!\S))[a-z-]+(?= (?:R )?P)"
    r"|,|;|and|dan|serta|bersama|dengan|along|together|with|as|well|are|maupun|juga|&|the|an?|its|their|his"
    r"|her|of|for|at|in|di"
    r"|dari|pada|seorang|salah|satu|sang|selaku|sebagai|R|O|L|\d+|then|'s|’s|former|mantan|itu|tersebut|fellow"
    r"|colleagues?"
    r"|rekannya|koleganya|\([^()]*\)))* ?"
)
_ASIDE = re.compile(
    r" , (?:who|yang|the|an?|its|seorang|salah|R|\d+)[^,;]*?(?= ,| ;| and P| dan P| serta P| and R P| dan R P)"
)

_ACTS = re.compile(r" (?:(?:has|have|had|will|was|were|akan|telah) )?(?:[a-z]+ed|quit|left|me[a-z]{4,})(?!\S)")


def coordinated(sign: Signs, number: int, place: int) -> list[Mention]:
    """The persons before the one at `place` that "and" and commas join to it, in order."""
    persons = [i for i, start in enumerate(sign.starts) if sign.text.startswith("P", start) and i < place]
    found: list[Mention] = []
    last = place
    for other in reversed(persons):
        between = _ASIDE.sub(" ,", sign.between(other, last))
        if not (_CONJUNCTION.search(between) and _JOINS.fullmatch(between)):
            break
        if last == place and not _AND.search(between):
            break  # "R O, P, R P": a comma alone joins nobody
        found.insert(0, (number, other))
        last = other
    return found


def listed(sign: Signs, number: int, place: int) -> list[Mention]:
    """The person at `place` and those behind that "and", commas and semicolons join to it."""
    found = [(number, place)]
    sure = 1  # "P, R P" goes on with a list only where "and" ends it; else the second is what the first has the role in
    persons = [i for i, start in enumerate(sign.starts) if sign.text.startswith("P", start) and i > place]
    for other in persons:
        between = _ASIDE.sub(" ,", sign.between(found[-1][1], other))
        if not (_CONJUNCTION.search(between) and _JOINS.fullmatch(between)):
            break
        if re.search(r", (?:and|dan)(?!\S)", between) and _ACTS.match(sign.after(other)):
            break  # "O fired P, and Q resigned"
        found.append((number, other))
        if between.split() != [",", "R"]:
            sure = len(found)
    return found[:sure]
