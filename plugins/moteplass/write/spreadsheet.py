"""Tables as CSV, so that a Norwegian Excel opens them right."""

import csv
import io
import re
from collections.abc import Iterable

from ..words import Words

# What a spreadsheet would reckon with (OWASP, CSV injection), the full-width signs of East Asian keyboards among them, or show
# without its first digits, as a municipality's number.
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠].*|0[0-9]+", re.DOTALL)


def table(columns: Iterable[str], rows: Iterable[Iterable[object]], words: Words) -> bytes:
    """UTF-8 with a mark, semicolons, CRLF (RFC 4180)."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value, words) for value in row])
    return text.getvalue().encode("utf-8-sig")


def cell(value: object, words: Words) -> str:
    """Lists as words with commas, nothing as nothing; what a spreadsheet would make something else of is made text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return words("data.yes" if value else "data.no")
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if FORMULA.fullmatch(text) else text
