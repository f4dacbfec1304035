"""Characters that no page of the site has, and how a text is read by a program that undoes entities and encodings.

Two sorts. What nobody can see and nobody meant, and what comes along with every paste from a web page, Word or Teams, is taken
away without a word (``tidy``): a volunteer could neither find nor delete it, and nothing is lost. What changes how a text reads,
or shows as a box, is refused by its code point (``unwanted``), for then somebody must say what was meant.
"""

import re
from html import unescape
from urllib.parse import unquote

# Refused: C0 and C1 controls (XML 1.0, 2.2); bidirectional embeddings, overrides and isolates, and their deprecated kin (UTR 36);
# interlinear annotation; surrogates and noncharacters (HTML, 13.2.3.5); private use, which no reader's font has; tags, and
# variation selectors in a row, which carry hidden text.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_DIRECTIONS = "\u202a-\u202e\u2066-\u206f"
_NO_CHARACTERS = "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff"
_NO_CHARACTERS += "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 15))
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
# The flags of England, Scotland and Wales are the only ones that are spelt with tags (UTS 51, RGI).
_FLAGS = "|".join(
    "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in name) + "\U000e007f" for name in ("gbeng", "gbsct", "gbwls")
)
_REFUSED = f"[{_CONTROLS}{_DIRECTIONS}{_NO_CHARACTERS}]|(?<=[{_SELECTORS}])[{_SELECTORS}]"

# Taken away: a byte order mark inside a text, what fills up a place without a letter in it, and what joins, parts or varies without
# width, but where a script or an emoji needs it: ZWSP parts the words of Thai, Lao, Burmese and Khmer; ZWNJ and ZWJ join Arabic,
# Indic and other letters, and emoji; a variation selector stands behind a sign, not behind a letter of the alphabet.
_UNSEEN = (
    "[\u034f\u115f\u1160\u180e\u2060-\u2065\u3164\ufeff\uffa0]"
    "|(?<![\u2800-\u28ff])\u2800(?![\u2800-\u28ff])"
    "|(?<=[a-zA-Z\u00c0-\u024f ,.;:@/-])[\ufe00-\ufe0f]|(?<=[0-9])[\ufe00-\ufe0f](?!\u20e3)"
    "|(?<![\u0e00-\u109f\u1780-\u17ff])\u200b"
    "|(?<![\u0590-\u1cff\u2600-\u27bf\ua800-\uabff\ufb50-\ufdff\ufe0f\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
    "\U0001f000-\U0001faff])[\u200c\u200d]"
)
_MARKS = "\u061c\u200e\u200f"  # LRM, RLM and ALM, which mean something beside letters that run from right to left
_RIGHT_TO_LEFT = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
# Line ends of other programs: of Word, of a PDF's page, and those that JavaScript and YAML take for line ends too.
_BREAKS = dict.fromkeys((0x0B, 0x0C, 0x2028, 0x2029), " ")

# Word's bullets, which have no place in Unicode of their own.
_BULLET = re.compile(r"^([ \t]*)[\uf02d\uf0a7\uf0b7\uf0d8\uf0fc](?=[ \t\u00a0])", re.MULTILINE)
# What any of these begins with: a look for single characters is many times as fast, and most texts have none of them.
_UNTIDY = re.compile(
    "[\x0b\x0c\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028\u2029\u2060-\u2065\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\uf02d\uf0a7\uf0b7\uf0d8\uf0fc]"
)
# In a field, and in an address: a place to part a word, blanks of other widths, and what is written as an entity.
_PLACE_TO_PART = "\u00ad"
_BLANKS = {
    ord(blank): " " for blank in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
}
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

_TAKEN_AWAY = (re.compile(f"{_UNSEEN}|[{_MARKS}]"), re.compile(_UNSEEN))
_UNWANTED = tuple(re.compile(f"(?P<flag>{_FLAGS})|{_REFUSED}|[\u2028\u2029]|{taken.pattern}") for taken in _TAKEN_AWAY)
# What any of these begins with, in one look: most texts have none of it.
_SUSPECT = re.compile(
    f"[{_CONTROLS}{_DIRECTIONS}{_NO_CHARACTERS}{_SELECTORS}{_MARKS}\u034f\u115f\u1160\u180e\u200b-\u200d\u2028\u2029\u2060-\u2065\u2800\u3164"
    "\ufeff\uffa0]"
)
# Letters that look like nothing: Braille's empty cell, and what Hangul and Unicode fill up with.
_BLANK = re.compile("[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b-\u200f\u2800\u3164\ufe00-\ufe0f\uffa0]*")

_REFERENCE = re.compile(r"&(?:#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}))|[A-Za-z][A-Za-z0-9]{1,30});?")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|U([0-9a-fA-F]{8})|[nrtNLP_\\])")
_ENCODED = re.compile("(?:%[0-9a-fA-F]{2})+")
_HYPHENS = {0x2010: "-", 0x2011: "-", 0x2212: "-"}  # that Word has put in for the typed one
AROUND = 20  # characters
TIMES = 3  # how often an encoding may be encoded again; nothing that shows a text undoes more


def tidy(text: str) -> str:
    """The text without what nobody sees; line ends of other programs are blanks."""
    if not _UNTIDY.search(text):
        return text
    return _TAKEN_AWAY[runs_to_the_left(text)].sub("", _BULLET.sub(r"\1•", text.translate(_BREAKS)))


def plain_blanks(text: str) -> str:
    """The text with blanks alone between its words, of whatever width they were."""
    return text if text.isascii() else text.translate(_BLANKS)


def as_field(text: str) -> str:
    """The text of a field as it is meant: HTML's entities are signs, and no place to part a word is in it."""
    text = _ENTITY.sub(_meant, text) if "&" in text else text
    return plain_blanks(text).replace(_PLACE_TO_PART, "")


def _meant(entity: re.Match[str]) -> str:
    """The sign; an entity for one that may not be on a page stays, and is refused as written."""
    sign = unescape(entity[0])
    return sign if sign and unwanted(sign) is None else entity[0]


def exact(text: str) -> str:
    """A name, a date, a number, as it was typed before a program made it look nice."""
    return text if text.isascii() else text.translate(_HYPHENS)


def unwanted(text: str, right_to_left: bool = False) -> int | None:
    """Where the first character stands that may not be on a page, or None. ``right_to_left``: whether what stands around it has
    letters that run so, also where this text has none."""
    if not _SUSPECT.search(text):
        return None
    found = _UNWANTED[right_to_left or runs_to_the_left(text)].finditer(text)
    return next((match.start() for match in found if not match["flag"]), None)


def runs_to_the_left(text: str) -> bool:
    """Whether some of its letters run from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing of it."""
    return _BLANK.fullmatch(text) is not None


def code_point(character: str) -> str:
    """What people can look a character up by: ``U+202E``."""
    return f"U+{ord(character):04X}"


def in_context(text: str, place: int) -> str:
    """A character by its code point, among the words where it stands: ``redak[U+0007]sjonen``."""
    before = text[max(0, place - AROUND) : place].rpartition("\n")[2]
    after = text[place + 1 : place + 1 + AROUND].partition("\n")[0]
    return f"{before}[{code_point(text[place])}]{after}"


def decoded(text: str) -> str:
    """The text as it is read where entities and percent-encodings are undone, also those that are encoded once more."""
    for _ in range(TIMES):
        before = text
        text = _REFERENCE.sub(_referred, text) if "&" in text else text
        text = _ENCODED.sub(_unquoted, text) if "%" in text else text
        if text == before:
            break
    return text


def unescaped(text: str) -> str:
    """The text with the escapes of JSON and YAML undone: ``\\u00a0``; line ends and the like are blanks. What stands behind an
    escaped backslash are letters."""
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def _referred(reference: re.Match[str]) -> str:
    """What an entity stands for, controls too, which ``html.unescape`` leaves out without a word."""
    hexadecimal, decimal = reference.groups()
    number = int(hexadecimal, 16) if hexadecimal else int(decimal) if decimal else None
    if number is None or 0x80 <= number <= 0x9F:  # the latter are Windows-1252 (HTML, 13.2.5.80): &#150; is a dash
        return unescape(reference[0])
    return chr(number) if number <= 0x10FFFF else "\ufffd"


def _unquoted(encoded: re.Match[str]) -> str:
    """What a percent-encoding stands for; «50%deltakelse» has none."""
    try:
        return unquote(encoded[0], errors="strict")
    except UnicodeDecodeError:
        return encoded[0]


def _escaped(escape: re.Match[str]) -> str:
    if escape[0] == r"\\":
        return escape[0]
    number = int(next(filter(None, escape.groups()), "20"), 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"
