"""corpus/departures.yaml: what people mend in the list of departures.

Each entry of its list says one thing:

- fix: Bob McCrew            # a row by its person, as the list has it; then what is to be different
  person: Bob McGrew
- hide: Ani Wijaya           # a row that is false
- add: Citra Lestari         # a row that no article tells, with its source
  organization: PT Gudang
  source: press release of 3 March 2025
`organization` beside fix and hide picks one row of several.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import get_args

import yaml
from rapidfuzz import fuzz, process

from index.corpus import CORRECTIONS
from index.rows import Departure, Quote
from index.wordings import LeavingKind

_ACTIONS = ("fix", "hide", "add")
_VALUES = ("person", "group", "role", "organization", "destination", "when", "date", "kind")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_NEAR = 60  # of 100: close enough to be asked after


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry: what is to be done with the row of `name`."""

    line: int
    action: str
    name: str
    values: Mapping[str, str]


def parse_corrections(text: str) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """The entries of `text`, and a sentence for each that can't be used; where it is no YAML there are no entries."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return (), (f"is no YAML from line {line} on ({error.problem}); mend that line.",)
    except yaml.YAMLError:
        return (), ("is no YAML that can be read; save it as UTF-8 text.",)
    if root is None:
        return (), ()
    if not isinstance(root, yaml.SequenceNode):
        return (), ("is no list; begin each entry with '- fix:', '- hide:' or '- add:'.",)
    corrections: list[Correction] = []
    problems: list[str] = []
    for node in root.value:
        line = node.start_mark.line + 1
        try:
            corrections.append(_entry(node, line))
        except ValueError as error:
            problems.append(f"line {line} {error}.")
    return tuple(corrections), tuple(problems)


def correct(
    departures: Sequence[Departure], corrections: Sequence[Correction]
) -> tuple[tuple[Departure, ...], tuple[str, ...]]:
    """`departures` with the corrections done, in their order; and a sentence for each that fits no row."""
    rows = list(departures)
    problems: list[str] = []
    for correction in corrections:
        if correction.action == "add":
            rows.append(_added(correction))
            continue
        organization = correction.values.get("organization") if correction.action == "hide" else None
        places = [
            place
            for place, row in enumerate(rows)
            if (row.person or row.group or "").casefold() == correction.name.casefold()
            and (organization is None or (row.organization or "").casefold() == organization.casefold())
        ]
        if not places:
            problems.append(f"line {correction.line} {_missing(correction, rows)}.")
        for place in reversed(places):
            if correction.action == "hide":
                del rows[place]
            else:
                rows[place] = replace(rows[place], edited=True, **correction.values)  # type: ignore[arg-type]
    return tuple(rows), tuple(problems)


def _entry(node: yaml.Node, line: int) -> Correction:
    """Raises ValueError with the rest of a sentence that begins with the line."""
    values = _values(node)
    actions = [action for action in _ACTIONS if action in values]
    if len(actions) != 1:
        raise ValueError("needs one of 'fix:', 'hide:' and 'add:'")
    action = actions[0]
    name = values.pop(action)
    if "kind" in values and values["kind"] not in get_args(LeavingKind):
        raise ValueError(f"has the kind {values['kind'][:30]!r}; it is one of {', '.join(get_args(LeavingKind))}")
    if "date" in values and not _DATE.fullmatch(values["date"]):
        raise ValueError(f"has the date {values['date'][:30]!r}; write it as 2025, 2025-03 or 2025-03-31")
    if action == "add" and "source" not in values:
        raise ValueError("adds a departure without 'source:'; say where it is told")
    if action == "fix" and not values:
        raise ValueError("fixes nothing; say what is to be different, such as 'person: …'")
    if action != "add" and "source" in values:
        raise ValueError("has a 'source:', which only an added departure takes")
    return Correction(line, action, name, values)


def _values(node: yaml.Node) -> dict[str, str]:
    """The keys of an entry with their plain values. Raises ValueError as `_entry` does."""
    if not isinstance(node, yaml.MappingNode):
        raise ValueError("is no entry; begin it with 'fix:', 'hide:' or 'add:'")
    values: dict[str, str] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            raise ValueError("has a list or a nested value; a correction takes plain text")
        if key.value not in (*_ACTIONS, *_VALUES, "source"):
            raise ValueError(f"has {key.value[:30]!r}; it takes {', '.join((*_ACTIONS, *_VALUES, 'source'))}")
        if key.value in values:
            raise ValueError(f"has {key.value!r} twice")
        text = " ".join(value.value.encode(errors="replace").decode().split())
        if not text or len(text) > 300:
            raise ValueError(f"has nothing, or more than 300 characters, behind '{key.value}:'")
        values[key.value] = text
    return values


def _added(correction: Correction) -> Departure:
    values = dict(correction.values)
    quote = Quote(values.pop("source"), CORRECTIONS, correction.line)
    empty = {field.name: None for field in fields(Departure) if field.name in _VALUES}
    row = {**empty, "person": correction.name, "kind": "resigned", **values}
    return Departure(**row, quotes=(quote,), edited=True)  # type: ignore[arg-type]


def _missing(correction: Correction, rows: Sequence[Departure]) -> str:
    names = [row.person or row.group or "" for row in rows]
    near = process.extractOne(correction.name, names, scorer=fuzz.WRatio, score_cutoff=_NEAR)
    hint = f"; did you mean {near[0]!r}?" if near else "; write the name as the list has it"
    return f"is about {correction.name[:60]!r}, of whom no article tells a departure{hint}".rstrip("?")
