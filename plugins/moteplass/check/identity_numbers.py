"""National identity numbers (fødselsnummer, D-nummer) must never be published."""

import re
from collections.abc import Iterator

from ..faults import Fault
from ..read.content import Content
from ..read.sources import written_lines

CANDIDATE = re.compile(r"(?<!\d)(\d{6})[ \u00a0.-]?(\d{5})(?!\d)")
FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def check(content: Content) -> Iterator[Fault]:
    """Every file of text or data, readable or not; the number itself is not repeated in the message."""
    for path, number, line in written_lines(content.folder):
        if any(is_identity_number("".join(match.groups())) for match in CANDIDATE.finditer(line)):
            yield Fault(path, number, "identity_number")


def is_identity_number(digits: str) -> bool:
    """Eleven digits whose two control digits are right and whose first six can be a date (Skatteetaten; from 2032 on
    the first control digit may leave other remainders, which are accepted too)."""
    day, month = int(digits[:2]), int(digits[2:4])
    if not (1 <= day % 40 <= 31 and 1 <= month % 40 <= 12):
        return False
    first = sum(weight * int(digit) for weight, digit in zip(FIRST, digits, strict=False)) % 11
    second = sum(weight * int(digit) for weight, digit in zip(SECOND, digits, strict=False)) % 11
    return first in (0, 1, 2, 3) and second == 0
