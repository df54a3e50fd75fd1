"""Times as news tells them ("Kamis", "minggu lalu", "on 30 June"), resolved against the day of publication.

A date is as precise as the words are: a day that nobody wrote is never filled in, which libraries for dates do.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_DAYS = {
    name: number
    for number, names in enumerate(
        (
            "senin monday",
            "selasa tuesday",
            "rabu wednesday",
            "kamis thursday",
            "jumat jum'at friday",
            "sabtu saturday",
            "ahad minggu sunday",
        )
    )
    for name in names.split()
}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "sehari se a one satu",
            "two dua",
            "three tiga",
            "four empat",
            "five lima",
            "six enam",
            "seven tujuh",
            "eight delapan",
            "nine sembilan",
        ),
        start=1,
    )
    for word in words.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}  # months; a winter ends in the year after it began
_COUNT = "|".join(_NUMBERS)
_EARLY = r"(?:(?:awal|pertengahan|akhir|early|mid|late|the (?:start|middle|end) of|the beginning of)[- ])?"

# In this order: what is found first keeps its words.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE if loose else 0)
    for pattern, loose in (
        (
            r"\b(?:(?P<before>[Ll]ast|[Nn]ext) )?"
            r"(?P<weekday>Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu(?! (?:lalu|ini|depan))|Ahad|Monday|Tuesday"
            r"|Wednesday|Thursday|Friday|Saturday|Sunday)"
            r"(?: (?P<way>(?:pekan|minggu) lalu|lalu|(?:pekan |minggu )?depan|mendatang|last week|next week))?"
            r"(?: (?:pagi|siang|sore|malam|morning|afternoon|evening|night))?"
            r"(?:,? ?\((?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{2,4}))?\))?",
            False,
        ),
        (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})\b(?:\.?,? (?P<year>\d{{4}})\b)?", True),
        (rf"\b(?P<month>{_MONTH})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,? (?P<year>\d{{4}})\b)?", True),
        (r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})\b", True),
        (rf"\b{_EARLY}(?:bulan )?(?P<month>{_MONTH})\b\.? (?:tahun )?(?P<year>\d{{4}})\b", True),
        (
            rf"\b(?P<count>{_COUNT}|\d+) ?(?P<unit>hari|pekan|minggu|bulan|tahun|days?|weeks?|months?|years?) "
            r"(?P<way>lalu|silam|yang lalu|ago|earlier|lagi|mendatang)\b",
            True,
        ),
        (
            rf"\b{_EARLY}(?P<unit>pekan|minggu|bulan|tahun) "
            r"(?P<way>yang lalu|lalu|kemarin|silam|ini|depan|mendatang)\b",
            True,
        ),
        (rf"\b(?:awal|pertengahan|akhir|early|mid|late|the end of|the start of)[- ](?P<month>{_MONTH})\b(?! \d)", True),
        (r"\bthe (?:end|start|middle) of (?P<way>the|this|next|last) (?P<unit>week|month|year|season|term)\b", True),
        (rf"\b{_EARLY}(?P<way>last|this|next) (?P<unit>week|month|year|spring|summer|autumn|fall|winter)\b", True),
        (r"\b(?P<word>kemarin|besok|hari ini|semalam|tadi malam|last night|yesterday|today|tomorrow|tonight)\b", True),
        (
            r"(?:(?<=\bin )|(?<=\bby )|(?<=\bsince )|(?<=\bpada )|(?<=\bsejak )|(?<=\bbulan ))"
            rf"(?P<month>{_MONTH})\b(?! \d)",
            True,
        ),
        # Names of persons, and words, that are months as well need the words of the pattern before.
        (
            rf"\b{_EARLY}(?P<month>(?!may\b|mei\b|april\b|june\b|[a-z]{{3,4}}\b)(?:{_MONTH}))"
            r"(?: (?P<way>lalu|ini|depan|mendatang))?\b",
            True,
        ),
        (rf"\b{_EARLY}(?:tahun )?(?P<year>(?:19|20)\d\d)\b", True),
    )
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in a text, characters `start` to `end`; `date` is ISO, a year, a month or a day (None: can't be told)."""

    text: str
    start: int
    end: int
    date: str | None


def moments(text: str, published: date | None, start: int = 0, end: int | None = None) -> list[Moment]:
    """The times that `text` tells between `start` and `end`, in order, without overlaps."""
    found: list[Moment] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, len(text) if end is None else end):
            if all(match.end() <= other.start or match.start() >= other.end for other in found):
                found.append(Moment(match.group(), *match.span(), _resolve(match, published)))
    return sorted(found, key=lambda moment: moment.start)


def _resolve(match: re.Match[str], published: date | None) -> str | None:
    part = {name: value.casefold() for name, value in match.groupdict().items() if value}
    if "month" in part:
        return _in_month(part, published)
    if "year" in part:
        return part["year"]
    if published is None:
        return None
    if "word" in part:
        away = {
            "kemarin": -1,
            "semalam": -1,
            "tadi malam": -1,
            "last night": -1,
            "yesterday": -1,
            "besok": 1,
            "tomorrow": 1,
        }.get(part["word"], 0)
        return (published + timedelta(days=away)).isoformat()
    if "weekday" in part:
        return _weekday(part, published).isoformat()
    return _away(part, published)


def _in_month(part: dict[str, str], published: date | None) -> str | None:
    month = int(part["month"]) if part["month"].isdigit() else _MONTHS[part["month"]]
    year = int(part["year"]) if "year" in part else None
    if year is not None and year < 100:
        year += 2000
    day = int(part["day"]) if "day" in part else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    if year is None:
        if published is None:
            return None
        # The nearest such month: news of January tells of "December" and of "March".
        year = min(range(published.year - 1, published.year + 2), key=lambda y: abs(_months(published, y, month)))
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _months(published: date, year: int, month: int) -> float:
    """How many months lie between; of two equally far the past one counts as nearer."""
    away = (year - published.year) * 12 + month - published.month
    return away + 0.5 if away > 0 else away


def _weekday(part: dict[str, str], published: date) -> date:
    """The day that a weekday means; the latest one, the day of publication included, where nothing says otherwise."""
    day = _DAYS[part["weekday"]]
    monday = published - timedelta(days=published.weekday())
    way = part.get("way", part.get("before", ""))
    if way.startswith(("pekan ", "minggu ")) or way.endswith(" week"):
        return monday + timedelta(days=day + (-7 if way.endswith("lalu") or way.startswith("last") else 7))
    if way in ("depan", "mendatang", "next"):
        return published + timedelta(days=(day - published.weekday() - 1) % 7 + 1)
    back = (published.weekday() - day) % 7
    return published - timedelta(days=back or (7 if way in ("lalu", "last") else 0))


def _away(part: dict[str, str], published: date) -> str | None:
    """The date of "three weeks ago", as precise as its unit."""
    way = part["way"]
    ahead = way in ("lagi", "mendatang", "depan", "next")
    count = 0 if way in ("ini", "this", "the") else _NUMBERS.get(part.get("count", "a"), 0) or int(part["count"])
    count = count if ahead else -count
    unit = part["unit"].rstrip("s")
    if unit in ("hari", "day"):
        return (published + timedelta(days=count)).isoformat()
    if unit in ("tahun", "year"):
        return str(published.year + count)
    if unit in ("bulan", "month"):
        months = published.year * 12 + published.month - 1 + count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit in ("pekan", "minggu", "week"):
        monday = published + timedelta(days=7 * count - published.weekday())
        sunday = monday + timedelta(days=6)
        same_month = monday.month == sunday.month
        if same_month:
            return f"{monday.year:04}-{monday.month:02}"
        return str(monday.year) if monday.year == sunday.year else None
    if count < 0 and published.month > _ENDS.get(unit, 12):
        return str(published.year)  # "last spring", said in October, is this year's
    return str(published.year + (count > 0) - (count < 0)) if unit in _SEASONS else None
