"""A value in the form that its field takes: «3. mars 2026» → ``2026-03-03``. Each function gives '' where it cannot tell."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from itertools import product
from typing import Any
from urllib.parse import unquote, urlsplit

from babel import Locale

from ..model.dates import OSLO, PartialDate
from ..model.forms import EMAIL, SLUG, is_url, link_problem, old_address
from ..model.slugs import slugify
from ..model.values import is_norwegian

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
_NUMBERS = re.compile(r"\+?\d(?:[ .\u00a0-]?\d)+", re.ASCII)
_WEB = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s)>\]]*)?(?=[\s)>\],]|$)", re.IGNORECASE)


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


def degrees(text: str) -> str:
    """With a point, and no more decimals than a map can show."""
    match = re.fullmatch(r"\D*(\d{1,3})[.,](\d+)\D*", text, re.ASCII)
    return f"{float(f'{match[1]}.{match[2]}'):.4f}".rstrip("0").rstrip(".") if match else ""


def count(text: str) -> str:
    """«200 kr», «1 200,-»."""
    numbers = re.findall(r"\d+", re.sub(r"(?<=\d)[ .\u00a0](?=\d{3}(?!\d))|,(?:-|00)", "", text), re.ASCII)
    return numbers[0] if len(numbers) == 1 and len(numbers[0]) <= 4 else ""


def email(text: str) -> str:
    """The one address in «mailto:post@link.no» or «LINK <post@link.no>»."""
    found = {word for word in re.split(r"[\s<>()\[\],;:?]+", text) if EMAIL.fullmatch(word)}
    return found.pop() if len(found) == 1 else ""


def telephone(text: str) -> str:
    """The one Norwegian number in the text, in pairs of digits."""
    found = [re.sub(r"\D", "", number).removeprefix("0047").removeprefix("47") for number in _NUMBERS.findall(text)]
    one = found[0] if len(found) == 1 and is_norwegian(found[0]) else ""
    return " ".join(re.findall("..", one)) if len(one) == 8 else one


def telephone_link(href: str) -> str:
    """``tel:`` and the digits that were written: of a number with marks between, or the one Norwegian number that is there."""
    written = unquote(href).partition(":")[2].strip()
    digits = re.sub(r"[^\d+]", "", written) if re.fullmatch(r"\+?[\d\s().\u00a0-]+", written, re.ASCII) else telephone(written)
    found = f"tel:{re.sub('^00', '+', digits.replace(' ', ''))}"
    return "" if link_problem(found) else found


def url(text: str) -> str:
    """With the beginning that people leave out, without what a link in a text has around it."""
    found = {word if "://" in word else f"https://{word}" for word in _WEB.findall(text)}
    is_clear = len(found) == 1 and not re.search(r"@|\s[/?#]|://\S*\s\S*\.", text)
    return one if is_clear and is_url(one := found.pop()) else ""


def slug(text: str) -> str:
    """The name of a file without its folder and ending, in letters that an address can have."""
    name = re.sub(r"\.(md|markdown|html?)$", "", text.strip().rstrip("/").rpartition("/")[2], flags=re.IGNORECASE)
    return found if re.search(r"[^\W_]", name) and SLUG.fullmatch(found := slugify(name)) else ""


def language(text: str) -> str:
    """The code of a language that is called by its name, or whose code has capitals or a country: «engelsk», «nb-NO»."""
    word = text.strip().casefold()
    code = re.split("[-_]", word)[0]
    found = _languages().get(word) or (code if code in _languages().values() else "")
    return "nb" if found == "no" else found


def address(text: str) -> str:
    """The path of a page, from the root of the site, of an address that was given in full or without its first slash."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:  # a bracket that does not end
        return ""
    path = f"/{parts.path.lstrip('/')}" + (f"?{parts.query}" if parts.query else "")
    path = f"{path}/" if "." not in path and "?" not in path and not path.endswith("/") and not parts.scheme else path
    return path if old_address(path) and " " not in path else ""


def colour(text: str) -> str:
    """Six digits behind the mark, in the quotation marks that YAML needs there."""
    digits = text.strip().strip("#").lower()
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return f'"#{digits}"' if re.fullmatch("[0-9a-f]{6}", digits) else ""


# The typed error of a field (model/values.py, model/dates.py) → the form that it takes.
FORMS: dict[str, Callable[[str], str]] = {
    "partial_date": date,
    "day": day,
    "when": moment,
    "clock": clock,
    "degrees": degrees,
    "count": count,
    "email": email,
    "telephone": telephone,
    "url": url,
    "slug": slug,
    "colour": colour,
    "address": address,
}


def _iso(year: str, month: str, day: str = "") -> str:
    try:
        return str(PartialDate.parse("-".join(part.zfill(2) for part in (year, month, day) if part)))
    except ValueError:
        return ""


def _month(word: str) -> str:
    return word if word.isdigit() else _months().get(word.casefold().rstrip("."), "")


@cache
def _languages() -> dict[str, str]:
    """The names of the languages in Norwegian and English → their codes; of Norwegian's two also without the common word."""
    names = {name.casefold(): code for lang in ("en", "nb") for code, name in Locale(lang).languages.items() if "_" not in code}
    return names | {name.rpartition(" ")[2]: code for name, code in names.items() if code in ("nb", "nn")}


@cache
def _months() -> dict[str, str]:
    """The names of the months, whole and shortened, in the languages that people write here → their numbers."""
    names: dict[str, Any] = {}
    for lang, width in product(("en", "nn", "nb"), ("wide", "abbreviated")):
        names |= {name.casefold().rstrip("."): f"{number:02}" for number, name in Locale(lang).months["format"][width].items()}
    return names
