"""National identity numbers must never be published."""

from pathlib import Path

import pytest

from moteplass.check.identity_numbers import is_identity_number
from scenarios.overlay import faults_of, lay, lines_of, page

# Skatteetaten's weights, written here anew so that a slip in the code's own does not hide itself.
K1, K2 = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def synthetic(birth: str, start: int = 100) -> str:
    """A number that nobody has: the date as given (with 80 added to the month, as in Skatteetaten's test numbers, or 40
    to the day, as in D-numbers), the first serial that has control digits."""
    for serial in range(start, 1000):
        digits = [int(digit) for digit in f"{birth}{serial}"]
        first = -sum(weight * digit for weight, digit in zip(K1, digits, strict=True)) % 11
        second = -sum(weight * digit for weight, digit in zip(K2, [*digits, first], strict=True)) % 11
        if first < 10 and second < 10:
            return f"{birth}{serial}{first}{second}"
    raise AssertionError


NUMBERS = [synthetic("018170"), synthetic("419285"), synthetic("319299", 500)]


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers(number: str) -> None:
    """Right control digits and a date, also a D-number's and a test number's."""
    assert is_identity_number(number)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("place", range(11))
def test_one_digit_wrong(number: str, place: int) -> None:
    """Any one digit changed makes it another number: invoices and telephone numbers in a row are not taken for one.
    (From 2032 the first control digit may be up to three more, so there a change can pass the first rule, not the second.)"""
    changed = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
    assert not is_identity_number(changed)


@pytest.mark.parametrize("number", ["00000000000", "32817012345", "99999999999"])
def test_what_has_no_date(number: str) -> None:
    """Eleven digits that cannot begin with a date."""
    assert not is_identity_number(number)


def test_a_number_is_found_in_every_file_and_not_repeated(tmp_path: Path) -> None:
    """In fields, texts and data, with the usual signs between, also in files that cannot be read otherwise; the message,
    which may end in a public log, does not say the number."""
    a, b, c = NUMBERS
    content = lay(
        tmp_path,
        {
            "pages/ny-side.md": page(f"owner: {a}\n", f"Nummeret er {b[:6]} {b[6:]}, ikke 55 00 00 00.\n\n{c}."),
            "pages/uten-felt.md": f"Hei\r\n{a[:6]}-{a[6:]}\r\n",
            "pages/latin.md": f"\xe5\n{a}\n".encode("latin-1"),
            "data/gone.yaml": f"- {{address: /x/, since: 2026-01-01, why: '{b}'}}\n",
            "files/liste.txt": "".join(NUMBERS),
        },
    )
    found = [(fault.path, fault.line) for fault in faults_of(content) if fault.key == "identity_number"]
    assert found == [
        ("content/data/gone.yaml", 1),
        ("content/pages/latin.md", 2),
        ("content/pages/ny-side.md", 4),
        ("content/pages/ny-side.md", 7),
        ("content/pages/ny-side.md", 9),
        ("content/pages/uten-felt.md", 2),
    ]
    printed = "".join(lines_of(content)).replace(" ", "").replace("-", "")
    assert not any(number[6:] in printed for number in NUMBERS)


def test_longer_numbers_are_others(tmp_path: Path) -> None:
    """Eleven digits inside a longer number are not one."""
    assert lines_of(lay(tmp_path, {"pages/ny-side.md": page(body=f"1{NUMBERS[0]} og {NUMBERS[0]}2")})) == []
