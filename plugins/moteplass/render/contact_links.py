"""Telephone numbers, and addresses that ring, or begin a text message or an e-mail."""

import re
from urllib.parse import quote


def tel(number: str) -> str:
    """The address that rings a telephone number (RFC 3966): ``tel:55000000``, whatever else a preview's number may have."""
    return f"tel:{re.sub(r'[^+0-9]', '', number)}"


def sms(number: str, body: str = "") -> str:
    """The address that writes a text message to a number (RFC 5724): ``sms:+4791234567``, or ``sms:113``. A text that is begun
    comes after ``?&``, not ``?``: Android splits fields at both, while iOS takes ``&body`` since 8 and ``?body`` only lately."""
    dialled = re.sub(r"[^+0-9]", "", number)
    address = f"sms:+47{dialled}" if re.fullmatch(r"[2-9][0-9]{7}", dialled) else f"sms:{dialled}"
    return f"{address}?&body={quote(body, safe='')}" if body else address


def mail(address: str, subject: str, begun: str) -> str:
    """The address that begins an e-mail with a subject and a text to go on from (RFC 6068). Both are one line: that a file is
    verified to have no control character holds for what is encoded in it too."""
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={quote(f'{begun} ', safe='')}"


def unbroken(words: str) -> str:
    """Words, such as a telephone number, that no line break parts."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")
