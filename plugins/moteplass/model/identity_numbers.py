"""National identity numbers (fødselsnummer, D-nummer), however they are written: they are never published, and never repeated.

A text is first made plain: entities, encodings and marks undone, digits of every script as 0 to 9. Then every number of eleven
digits is tried that people may have written: in one, in groups with one sign between them, or a date and, a little further on, five
digits. It is one if its control digits are right and its first six can be a date, unless it is written as something else is: a bank
account, a telephone number, a part of a longer code.
"""

import re
import unicodedata
from collections.abc import Iterator

from .characters import decoded, unescaped

FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTHS = ("jan", "feb", "mar", "apr", "ma[iy]", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "de[sc]")

# Six digits in any groups, or a date as people write it, with a year of two or four digits, its month as a word too.
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}"
_YEAR = r"(?:18|19|20)\d\d"
_DATE = (
    rf"\d(?:[\W_]{{0,2}}\d){{5}}|\d{{4}}{_YEAR}|{_YEAR}\d{{4}}|{_YEAR}[\W_]\d\d[\W_]\d\d"
    rf"|\d\d?[\W_]{{1,2}}(?:\d\d?|{_MONTH})[\W_]{{1,2}}(?:{_YEAR}|\d\d)"
)
_LAST_FIVE = r"(?:\d{5}|(?:\d{3}[\W_]{1,3}\d\d|\d(?:[\W_]{1,3}\d){4})(?![\W_]{0,3}\d))"
# What may stand between them: signs, as of a table's cells or a quotation, and a word for what comes.
_WORD = r"(?:og|fnr|f\W?nr|p\W?nr|pers\W?nr|person(?:nr|nummer|nummeret)|fødselsn(?:r|ummer|ummeret)|nr|nummer|er)"
_BETWEEN = rf"[\W_]{{0,30}}(?:{_WORD}[\W_]{{1,10}}){{0,3}}"

GROUP = re.compile(r"\d+")
UNBROKEN = re.compile(r"\d(?<!\d\d)\d{10}(?!\d)")
# A row of groups with the same sign between them, as long as it is; the last, with which another row may begin, is looked at only.
EVENLY_PARTED = re.compile(r"\d(?<!\d\d)\d{0,8}(?P<sign>[\W_]{1,3})(?=\d)(?:\d{1,9}(?P=sign)(?=\d))*(?=(?P<last>\d{1,9})(?!\d))")
# Looked for at the first digit of every group. That digit comes first, and all else by looking back at it, since a pattern that
# begins with a digit passes over text without digits ten times as fast.
DATE_FIRST = re.compile(rf"\d(?<!\d\d)(?<=(?=(?P<date>{_DATE})(?!\d){_BETWEEN}(?P<last>{_LAST_FIVE})(?!\d))\d)", re.IGNORECASE)

# The groups in which other things are written: bank accounts, what begins with a year; and the end of an IBAN.
OTHER_GROUPS = ((4, 2, 5), (4, 2, 2, 3), (4, 2, 2, 2, 1))
IBAN, IBAN_GROUPS = re.compile(r"\b[a-z]{2}\d\d\W\Z", re.IGNORECASE), (4, 4, 3)
TELEPHONE = re.compile(r"\b(?:[2-9]\d{7}|[49]\d\d[\W_]\d\d[\W_]\d{3})\b")  # and three digits of something else
AMOUNT = re.compile(r"\W{0,2}(?:kr|kroner|nok)\b|,-", re.IGNORECASE)
ACCOUNT = re.compile(r"\b(?:bank)?(?:konto(?:nr|nummer|nummeret)?|kto|iban|account)\b\D{0,20}\Z", re.IGNORECASE)
IDENTITY = re.compile(r"(?:f\W?nr|fødsels|født|personn|d-?nummer|identitet)\D{0,30}\Z", re.IGNORECASE)

# What ends a line or a cell, in HTML and in the XML of office programs; all other elements stand inside a word or around it.
BLOCK = re.compile(
    r"</?(?:p|div|br|hr|h[1-6]|[uo]l|li|d[tdl]|t[dhr]|option|button|text|title|[wa]:(?:p|br|tab|tc)|text:[a-z-]+|table:[a-z-]+"
    r"|si|c|row)\b[^<>]*>",
    re.IGNORECASE,
)
ASIDE = re.compile(r"<[^<>]*>|\]\([^()\n]*\)")  # elements, and where a link of Markdown leads
WITH_DIGITS = re.compile(r"<(?:[^<>\d]*\d){8}[^<>]*>|\]\((?:[^()\n\d]*\d){8}[^()\n]*\)")  # those in which a number can stand
DRAWN = re.compile(r"""\s(?:d|points|transform|viewBox)=["'][^"']*["']""")  # coordinates
LONGEST_ROW = 48  # eleven digits, and up to three signs between each two
AROUND = 40  # signs before a number that may say what it is


class _Plain(dict[int, str | None]):
    """For ``str.translate``: digits of every script as 0 to 9; without marks of emphasis and what has no width."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        digit = unicodedata.digit(sign, None)
        unseen = unicodedata.category(sign) in ("Cf", "Mn", "Me") or sign in "*`~"
        self[code] = str(digit) if digit is not None else None if unseen else sign
        return self[code]


_PLAIN = _Plain()
ODD = re.compile("[*`~\u00ad\u00b2\u00b3\u00b9\u0300-\U0010ffff]+")  # what is not itself in ``_PLAIN``


def has_identity_number(text: str) -> bool:
    """Whether an identity number stands in the text, which may be Markdown, YAML, HTML, XML or JSON. Linear in its length."""
    return any(_is_in(reading) for reading in _readings(text))


def masked(text: str) -> str:
    """The text, without any digit if it has an identity number: what is said of one must not say it again."""
    return "".join("•" if sign.isdigit() else sign for sign in text) if has_identity_number(text) else text


def is_identity_number(digits: str) -> bool:
    """Eleven digits whose two control digits are right and whose first six can be a date (Skatteetaten; from 2032 on the first
    control digit may leave other remainders, which are accepted too). 40 is added to the day in a D-number, 40 or 80 to the month
    in numbers of hospitals and of test data."""
    day, month = int(digits[:2]), int(digits[2:4])
    day -= 40 if day > 40 else 0
    month -= 80 if month > 80 else 40 if month > 40 else 0
    if not (1 <= month <= 12 and 1 <= day <= DAYS[month - 1]):
        return False
    first = sum(weight * int(digit) for weight, digit in zip(FIRST, digits, strict=False)) % 11
    second = sum(weight * int(digit) for weight, digit in zip(SECOND, digits, strict=False)) % 11
    return first in (0, 1, 2, 3) and second == 0


def _readings(text: str) -> Iterator[str]:
    """The text as a reader sees it, and what stands in its elements: alternative texts, addresses, comments."""
    text = ODD.sub(lambda match: match[0].translate(_PLAIN), decoded(unescaped(text)))
    yield _single_blanks(ASIDE.sub("", BLOCK.sub("|", text)))
    yield _single_blanks(DRAWN.sub("", "\n".join(WITH_DIGITS.findall(text))))


def _single_blanks(text: str) -> str:
    """A blank for several, and no empty lines; a line end stays one, for it parts numbers otherwise than a blank does."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _is_in(text: str) -> bool:
    return any(is_identity_number(digits) and not _is_other(place, text) for digits, place in _candidates(text))


def _candidates(text: str) -> Iterator[tuple[str, slice]]:
    """Eleven digits, and where they stand."""
    for match in UNBROKEN.finditer(text):
        yield match[0], slice(*match.span())
    for match in EVENLY_PARTED.finditer(text):
        place = slice(match.start(), match.end("last"))
        groups = GROUP.findall(text[place]) if place.stop - place.start < LONGEST_ROW else []
        if sum(map(len, groups)) == 11 and (len(groups) > 2 or len(match["sign"]) == 1):  # else two cells of a table
            yield "".join(groups), place
    for match in DATE_FIRST.finditer(text):
        last = "".join(GROUP.findall(match["last"]))
        yield from ((f"{birth}{last}", slice(match.start("date"), match.end("last"))) for birth in _births(match["date"]))


def _births(date: str) -> Iterator[str]:
    """The six digits that a date may be meant as: day, month and the last two of the year."""
    parts = re.findall(r"\d+|[^\W\d_]{3,}", date.lower())
    joined = "".join(parts)
    if len(joined) == 6 and joined.isdigit():
        yield joined
    if len(joined) == 8 and joined.isdigit():
        yield joined[:4] + joined[6:]
        yield joined[6:] + joined[4:6] + joined[2:4]
    if len(parts) == 3 and len(parts[0]) < 3:
        day, month, year = parts
        named = next((f"{number}" for number, name in enumerate(MONTHS, start=1) if re.match(name, month)), month)
        yield f"{day:0>2}{named:0>2}{year[-2:]}"


def _is_other(place: slice, text: str) -> bool:
    """Whether what stands around the digits, or how they are grouped, says that they are something else."""
    before, after = text[max(0, place.start - AROUND) : place.start], text[place.stop : place.stop + AROUND]
    if IDENTITY.search(before):
        return False
    groups = tuple(map(len, GROUP.findall(text[place])))
    in_groups = (
        groups in OTHER_GROUPS
        or (groups == IBAN_GROUPS and IBAN.search(before))
        or (sum(groups) == 11 and TELEPHONE.search(text[place]))
    )
    in_code = re.search(r"\d[^\W_]*\Z", before) or re.match(r"[^\W_]*\d", after)
    in_number = re.search(r"(?:\d\.|(?<!\w)\+)\Z", before) and groups == (11,)  # a decimal; a telephone number with its country
    return bool(in_groups or in_code or in_number or ACCOUNT.search(before) or AMOUNT.match(after))
