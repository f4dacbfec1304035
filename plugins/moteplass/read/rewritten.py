"""A value in the form that its field takes: «+47 55 31 09 45» → ``55 31 09 45``. Each function gives '' where it cannot tell."""

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import unquote, urlsplit

from babel import Locale

from ..model.forms import EMAIL, SLUG, is_url, link_problem, old_address
from ..model.slugs import slugify
from ..model.values import is_norwegian
from . import written_dates

_NUMBERS = re.compile(r"\+?\d(?:[ .\u00a0-]?\d)+", re.ASCII)
_WEB = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s)>\]]*)?(?=[\s)>\],]|$)", re.IGNORECASE)


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
    "partial_date": written_dates.date,
    "day": written_dates.day,
    "when": written_dates.moment,
    "clock": written_dates.clock,
    "degrees": degrees,
    "count": count,
    "email": email,
    "telephone": telephone,
    "url": url,
    "slug": slug,
    "colour": colour,
    "address": address,
}


@cache
def _languages() -> dict[str, str]:
    """The names of the languages in Norwegian and English → their codes; of Norwegian's two also without the common word."""
    names = {name.casefold(): code for lang in ("en", "nb") for code, name in Locale(lang).languages.items() if "_" not in code}
    return names | {name.rpartition(" ")[2]: code for name, code in names.items() if code in ("nb", "nn")}
