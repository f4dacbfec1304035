"""What is an identity number, in all the ways in which people write one, and what is something else."""

import time

import pytest

from moteplass.model.identity_numbers import has_identity_number, is_identity_number, masked

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


NUMBERS = [synthetic("018170"), synthetic("419285"), synthetic("319299", 500), synthetic("014170")]
TEST = "01817010055"  # of NUMBERS; written out below, so that each way can be read as it stands


# --- Ways to write one ---------------------------------------------------------------------------------------------
WAYS = {
    "in one": "01817010055",
    "a blank": "018170 10055",
    "two blanks": "018170  10055",
    "a tab": "018170\t10055",
    "a hyphen": "018170-10055",
    "a hyphen with blanks": "018170 - 10055",
    "what Word makes of a hyphen": "018170–10055",
    "an em dash": "018170—10055",
    "a hyphen that does not break": "018170‑10055",
    "a figure dash": "018170‒10055",
    "a minus": "018170−10055",
    "a full-width hyphen": "018170－10055",
    "a dot": "018170.10055",
    "a comma": "018170,10055",
    "a semicolon": "018170;10055",
    "a colon": "018170:10055",
    "a slash": "018170/10055",
    "a backslash": "018170\\10055",
    "an underscore": "018170_10055",
    "a plus": "018170+10055",
    "a middle dot": "018170·10055",
    "brackets": "018170 (10055)",
    "square brackets": "018170 [10055]",
    "quotation marks": "«018170» «10055»",
    "a no-break blank": "018170\u00a010055",
    "a thin blank": "018170\u200910055",
    "a narrow no-break blank": "018170\u202f10055",
    "a hair blank": "018170\u200a10055",
    "an ideographic blank": "018170\u300010055",
    "no width": "018170\u200b10055",
    "no width, elsewhere": "0181\u200b7010055",
    "a joiner": "018\u206017010055",
    "a byte order mark": "018170\ufeff10055",
    "a soft hyphen": "0181\u00ad7010055",
    "a direction mark": "018170\u200e10055",
    "a date with dots": "01.81.70 10055",
    "a date with dots, and a hyphen": "01.81.70-10055",
    "a date with blanks": "01 81 70 10055",
    "a date with hyphens": "01-81-70-10055",
    "a date with slashes": "01/81/70 10055",
    "a whole year": "01.81.1970 10055",
    "a whole year, in one": "01811970 10055",
    "a day of one digit": "1.81.1970 10055",
    "a short date": "1.81.70 10055",
    "the year first": "1970-81-01 10055",
    "threes": "018 170 10055",
    "threes and twos": "018 170 100 55",
    "the last five in two": "018170 100 55",
    "twos": "01 81 70 10 05 5",
    "digit by digit": "0 1 8 1 7 0 1 0 0 5 5",
    "digit by digit, with hyphens": "0-1-8-1-7-0-1-0-0-5-5",
    "digit by digit, in two parts": "0 1 8 1 7 0 - 1 0 0 5 5",
    "digit by digit, in cells": "| 0 | 1 | 8 | 1 | 7 | 0 | 1 | 0 | 0 | 5 | 5 |",
    "parted elsewhere": "0181 7010055",
    "parted elsewhere, late": "01817010 055",
    "over a line end": "født 018170\n10055",
    "over an empty line": "018170\n\n10055",
    "over lines of a quotation": "> 018170\n> 10055",
    "in two items": "- 018170\n- 10055",
    "in two cells": "| 018170 | 10055 |",
    "in two cells, with stars": "| **018170** | **10055** |",
    "stars": "018170**10055**",
    "stars around both": "**018170** *10055*",
    "underscores around": "_018170_ _10055_",
    "as code": "`018170` `10055`",
    "struck out": "~~018170~~10055",
    "a mark inside": "0181**70**10055",
    "half of it a link": "[018170](https://www.example.org/)10055",
    "an element": "<b>018170</b>10055",
    "an element inside": "01<span>81</span>7010055",
    "a word break": "018170<wbr>10055",
    "a line break": "018170<br>10055",
    "cells": "<tr><td>018170</td><td>10055</td></tr>",
    "cells of one digit": "<td>" + "</td><td>".join(TEST) + "</td>",
    "paragraphs": "<p>018170</p>\n<p>10055</p>",
    "an empty comment between": "018170<!-- -->10055",
    "in a comment": "<!-- 018170 10055 -->",
    "in an alternative text": '<img src="/a.png" alt="018170 10055">',
    "in an address": '<a href="/x/?id=01817010055">x</a>',
    "an entity for a blank": "018170&nbsp;10055",
    "an entity for a dash": "018170&#8211;10055",
    "an entity for a soft hyphen": "0181&shy;7010055",
    "entities for digits": "&#48;&#x31;817010055",
    "an entity twice encoded": "018170&amp;nbsp;10055",
    "percent-encoded": "018170%2010055",
    "percent-encoded twice": "018170%252010055",
    "an escape": '"018170\\u00a010055"',
    "an escape of a line end": '"018170\\n10055"',
    "an escape of Markdown": "018170\\-10055",
    "full-width digits": "０１８１７０１００５５",
    "Arabic-Indic digits": "٠١٨١٧٠ ١٠٠٥٥",
    "Persian digits": "۰۱۸۱۷۰۱۰۰۵۵",
    "Devanagari digits": "०१८१७०-१००५५",
    "mathematical digits": "𝟎𝟏𝟖𝟏𝟕𝟎𝟏𝟎𝟎𝟓𝟓",
    "superscripts": "⁰¹⁸¹⁷⁰¹⁰⁰⁵⁵",
    "keys": "".join(f"{digit}\ufe0f\u20e3" for digit in TEST),
    "with a word": "fødselsnummer 01817010055.",
    "fnr.": "fnr.018170 10055",
    "grown together with a word": "fnr01817010055",
    "in a file's name": "referat-018170-10055.pdf",
    "words between": "født 01.81.70, personnummer 10055",
    "fnr. between": "01.81.70 fnr. 10055",
    "grouped as an account, but named": "fødselsnr. 0181 70 10055",
    "in JSON": '{"navn":"Kari","nummer":"018170 10055"}',
    "in CSV": "Kari;01817010055;Bergen",
    "a D-number": f"{NUMBERS[1][:6]} {NUMBERS[1][6:]}",
    "a number of the next century": f"{NUMBERS[2][:6]} {NUMBERS[2][6:]}",
    "a hospital's number": f"{NUMBERS[3][:6]} {NUMBERS[3][6:]}",
    "behind another number": "47 018170 10055",
    "before another number": "018170 10055 47",
}


def date(month: str) -> str:
    """«1. januar 1970» with a serial, for a month of its own: the other ways have one that no calendar has."""
    number = synthetic("010170")
    return f"1. {month} 1970 {number[6:]}"


WAYS["a late day and a whole year, in one"] = f"31121970 {synthetic('311270')[6:]}"
WAYS |= {f"the month as {month}": date(month) for month in ("januar", "jan.", "Januar")}

# --- What is something else ----------------------------------------------------------------------------------------
ACCOUNT = synthetic("150302")  # a bank's number may begin so, and its last digit is reckoned as the second of these
INNOCENT = {
    "another last digit": "01817010056",
    "another last but one": "01817010065",
    "no such day": "32817010055",
    "no such month": "01337010055",
    "a day beyond D-numbers": "81817010055",
    "twelve digits": "018170100551",
    "one digit before": "101817010055",
    "fifteen digits": "018170100551234",
    "ten digits": "0181701005",
    "all noughts": "00000000000",
    "an account": f"{ACCOUNT[:4]} {ACCOUNT[4:6]} {ACCOUNT[6:]}",
    "an account with dots": f"{ACCOUNT[:4]}.{ACCOUNT[4:6]}.{ACCOUNT[6:]}",
    "an account in one, and named": f"Kontonummer: {ACCOUNT}",
    "an account, named shortly": f"kto. {ACCOUNT}",
    "an account in a table": f"| Konto | {ACCOUNT} |",
    "an IBAN": f"NO93 {ACCOUNT[:4]} {ACCOUNT[4:8]} {ACCOUNT[8:]}",
    "an IBAN in one": f"NO93{ACCOUNT}",
    "a telephone number": "55 01 81 70",
    "a telephone number with its country": "+47 55 01 81 70",
    "a Swiss number": f"+{synthetic('414166')}",
    "two telephone numbers": "55 31 24 16 / 55 31 24 17",
    "mobile numbers": "901 23 456 902 34 567",
    "a list of telephone numbers": "\n".join(f"- 55 31 {n} {n + 1}" for n in range(10, 60)),
    "a table of them": "\n".join(f"| Kari | 55 31 {n} {n + 1} | 9{n}1 23 456 |" for n in range(10, 60)),
    "short numbers": "110, 112, 113, 116 111, 116 117, 116 123, 116 006",
    "short numbers in a row": "116 117 116 123 116 006",
    "an organisation's number": "912 345 678",
    "an organisation's number with MVA": "912345678MVA",
    "a date": "01.01.1970",
    "two dates": "01.01.2026–31.12.2026",
    "a date and a time": "17.01.2026 18.00",
    "a short date and a time": "7.1.2026 9.30",
    "a date and two times": "17.1.2026 9.30–11.00",
    "a moment": "2026-01-17T18:00:00+01:00",
    "moments in a row": "20260117T180000,20260124T180000,20260131T180000",
    "a sitemap": "<lastmod>2026-11-27T06:22:00+01:00</lastmod><lastmod>2026-11-24T10:55:00+01:00</lastmod>",
    "a rule of a calendar": "EXDATE;TZID=Europe/Oslo:20261222T180000,20261229T180000",
    "years": "1970 1981 1992 2003 2014",
    "prices": "1 000 2 000 3 000 kr",
    "amounts": "| 150 000 | 120 500 | 10 055 |",
    "numbers to ten": "1 2 3 4 5 6 7 8 9 10",
    "numbers from nought": "0 1 2 3 4 5 6 7 8 9 10",
    "a long row of digits": "9 0 1 8 1 7 0 1 0 0 5 5 9",
    "an ISBN": "ISBN 978-82-15-01817-0",
    "an ISBN in one": "9788215018170",
    "an old ISBN": "82-15-01817-0",
    "an ISSN": "ISSN 0181-7010",
    "a DOI": "https://doi.org/10.1016/S0140-6736(20)30183-5",
    "an article's number": "https://www.nrk.no/1.16543210",
    "a hash with it inside": "3f01817010055ab9c",
    "a picture's hash": "/bilder/stoler-01817010-480.avif",
    "a commit": "9b01817010055f3e4d5c6b7a8901234567890abc",
    "a UUID": "550e8400-e29b-41d4-a716-446655440000",
    "coordinates": "60.39299, 5.32415",
    "coordinates with many digits": "60.01817010055, 5.32415",
    "a place on a map": "https://www.google.com/maps/@60.3929912,5.3241512,17z",
    "UTM": "32V 297540 6700780",
    "municipalities": '["4601", "4627", "4626", "4631"]',
    "a postal address": "Strandgaten 6, 5013 Bergen, postboks 1234",
    "a case number": "Sak 2026/01817-10",
    "a version": "1.10.055.0181",
    "a Zoom meeting": "https://us02web.zoom.us/j/84512345678?pwd=a1b2c3",
    "a drawing": '<path d="M01 81 70 10 05 5"/>',
    "a price of eleven digits in words": "01817 kroner og 010055 øre",
    "halves far apart": "018170 er et tall. Det er også 10055.",
    "halves in two sentences": f"Vi har 018170{' ' * 10}ting, og 10055 andre.",
    "an old address": "/2012/05/17/123/",
    "a moment in one": "20260117180000",
    "a row of a list": "55 01 65 11\n156;Kari",  # the last of one line and the first of the next
    "a telephone number in one, and a number": "55018170 10055",
    "a telephone number in one, and a short number": "55018170;113",
    "two cells": "| 0181701 | 0055 |",
    "a date and a price": "01.81.70 10055 kr",
    "a date and another price": "01.81.70: 10055,-",
    "a row of numbers and telephone numbers": "123;55018170",
    "a mobile number and a short one": f"{synthetic('411170')[:3]} {synthetic('411170')[3:5]} {synthetic('411170')[5:8]} 113",
    "a search index": "nb_018170a nb_10055bc",
}


def test_the_table_is_long_enough() -> None:
    """As many of each as the issue wants."""
    assert len(WAYS) >= 80
    assert len(INNOCENT) >= 60
    assert NUMBERS[0] == TEST


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_write_one(way: str) -> None:
    """Found however it is written, alone and in a text."""
    assert has_identity_number(WAYS[way])
    assert has_identity_number(f"Hei, {WAYS[way]} og ha det.")


@pytest.mark.parametrize("name", INNOCENT)
def test_what_is_something_else(name: str) -> None:
    """No false alarm: a site must be able to give its telephone and its account."""
    assert not has_identity_number(INNOCENT[name])
    assert not has_identity_number(f"Hei, {INNOCENT[name]} og ha det.")


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers(number: str) -> None:
    """Right control digits and a date, also a D-number's, a hospital's and a test number's."""
    assert is_identity_number(number)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("place", range(11))
def test_one_digit_wrong(number: str, place: int) -> None:
    """Any one digit changed makes it another number: invoices and telephone numbers in a row are not taken for one.
    (From 2032 the first control digit may be up to three more, so there a change can pass the first rule, not the second.)"""
    changed = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
    assert not is_identity_number(changed)


@pytest.mark.parametrize("number", ["00000000000", "32817012345", "99999999999", synthetic("310230"), synthetic("015370")])
def test_what_has_no_date(number: str) -> None:
    """Eleven digits that cannot begin with a date: no such day, or no such month."""
    assert not is_identity_number(number)


@pytest.mark.parametrize("way", WAYS)
def test_masked(way: str) -> None:
    """What is said of a text with a number has none of its digits; of another text it has all."""
    assert not any(character.isdigit() for character in masked(WAYS[way]))
    assert masked("55 01 81 70") == "55 01 81 70"


PARTS = ["0", "0 ", "01.81.70 ", "018170", "018170 1005", "1 ", "<", "<b", "&#48;", "&amp;", "%30", "%25", "\\u0030", "](", "[]("]


@pytest.mark.parametrize("part", [*PARTS, "| ", "*", "0*", "\u200b", "١", "0\u0301", "konto ", "fnr ", "1. januar "])
def test_the_time_grows_as_the_text_does(part: str) -> None:
    """A text of 250 kB of any sign that means something here is looked at in less than 2 s of the processor."""
    text = part * (250_000 // len(part))
    began = time.process_time()
    has_identity_number(text)
    assert time.process_time() - began < 2
