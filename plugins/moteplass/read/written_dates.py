"""Dates and times as people write them, in the form that their fields take: «3. mars 2026» → ``2026-03-03``. Each function gives ''
where it cannot tell."""

import re
from datetime import datetime
from functools import cache
from itertools import product
from typing import Any

from babel import Locale

from ..model.dates import OSLO, PartialDate

_YEAR_LAST = re.compile(r"(?:\w+dag,? )?(\d{1,2})[./ -]+(\w+)[./ -]+(\d{4}|\d{2})(?!\d).*", re.DOTALL)
_YEAR_FIRST = re.compile(r"(\d{4})[./ -]?(\w{1,2})[./ -]?(\d{1,2})(?!\d).*", re.DOTALL)
_MONTH = re.compile(r"([^\W\d]+)\.?,? (\d{4})")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_TIME = re.compile(r"(?:^|[^\d.:/-])(\d{1,2})(?:[.:](\d{2})|(\d{2}))?(?![\d.:])", re.ASCII)
_HALF = re.compile(r"halv|kvart|over|\bpå\b|før|Z$|[+-]\d\d:?\d\d$")  # what says another time than its numbers
_ZONED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)", re.ASCII)
_SECONDS = re.compile(r"(\d:\d\d):\d\d$", re.ASCII)
_AT = r"(?:(?:kl(?:okk(?:a|en|o))?|at)\b\.?\s*)?\d{1,2}(?:[.:]?\d{2})?(?::\d{2})?(?:\s*[ap]\.?m\.?)?"
_DATE = r"(?:\w+dag,? )?(?:\d{1,2}[./ -]+\w+[./ -]+(?:\d{4}|\d{2})|\d{4}[./ -]?\w{1,2}[./ -]?\d{1,2})(?!\d)"
_MOMENT = re.compile(rf"({_DATE})(?:(?:[T,]|,?\s)\s*({_AT}))?", re.ASCII | re.IGNORECASE)
_ONLY_CLOCK = re.compile(_AT, re.ASCII | re.IGNORECASE)


def day(text: str) -> str:
    """A whole day, however it was written."""
    found = date(text)
    return found if len(found) == len("2026-03-03") else ""


def date(text: str) -> str:
    """A day, a month or a year: «mars 2026», «våren 2026»."""
    text = re.sub("[\u2012-\u2015]", "-", text.strip())
    if match := _YEAR_FIRST.fullmatch(text):
        return _iso(match[1], match[2], match[3])
    if match := _YEAR_LAST.fullmatch(text):
        return _iso(match[3] if len(match[3]) == 4 else f"20{match[3]}", _month(match[2]), match[1])
    if (match := _MONTH.fullmatch(text)) and _month(match[1]):
        return _iso(match[2], _month(match[1]))
    years = set(_YEAR.findall(text)) if not re.search(r"\d[.\-/]\d", text) else set()
    return years.pop() if len(years) == 1 else ""


def moment(text: str) -> str:
    """A day, or a day and a time of it, if nothing else is there; what has a zone of its own, in Oslo."""
    if _ZONED.fullmatch(text.strip()):
        try:
            return f"{datetime.fromisoformat(text.strip()).astimezone(OSLO):%Y-%m-%d %H:%M}"
        except (ValueError, OverflowError):
            return ""
    match = _MOMENT.fullmatch(re.sub("[\u2012-\u2015]", "-", text.strip()))
    when, at = (day(match[1]), clock(match[2] or "")) if match else ("", "")
    return f"{when} {at}" if when and at else when if match and not match[2] else ""


def period(text: str) -> str:
    """The fields of one day, or of the first and the last: «24.12.2026–2.1.2027»."""
    days = [day(part) for part in re.split(r"\s*(?:\btil(?: og med)?\b|[–—]|\s-\s)[\s-]*|-(?=til-)", text.strip()) if part]
    if not all(days) or len(days) > 2:
        return ""
    return f"{{{', '.join(f'{name}: {one}' for name, one in zip(('first', 'last'), days, strict=False))}}}"


def clock(text: str) -> str:
    """A time of day: «kl. 18», «18.30», «1830», «6 pm»; of «18–20» the first."""
    text = _SECONDS.sub(r"\1", text.strip())
    match = None if _HALF.search(text) else _TIME.search(text)
    hour, minute = (int(match[1]), int(match[2] or match[3] or 0)) if match else (24, 0)
    half = re.search(r"\d\s*([ap])\.?m\b", text, re.IGNORECASE)
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half[1].lower() == "p")
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def is_clock(text: str) -> bool:
    """Whether it is a time of day and nothing else."""
    return _ONLY_CLOCK.fullmatch(text.strip()) is not None


def _iso(year: str, month: str, day: str = "") -> str:
    try:
        return str(PartialDate.parse("-".join(part.zfill(2) for part in (year, month, day) if part)))
    except ValueError:
        return ""


def _month(word: str) -> str:
    return word if word.isdigit() else _months().get(word.casefold().rstrip("."), "")


@cache
def _months() -> dict[str, str]:
    """The names of the months, whole and shortened, in the languages that people write here → their numbers."""
    names: dict[str, Any] = {}
    for lang, width in product(("en", "nn", "nb"), ("wide", "abbreviated")):
        names |= {name.casefold().rstrip("."): f"{number:02}" for number, name in Locale(lang).months["format"][width].items()}
    return names
