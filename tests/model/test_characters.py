"""Characters: what is taken away, what is refused, what stays, and what is read of codes."""

import time

import pytest

from moteplass.model.characters import as_field, decoded, in_context, is_blank, tidy, unescaped, unwanted

PERSIAN, WALES = "می\u200cخواهم", "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"

TAKEN_AWAY = {
    "a blank without width": ("Selv\u200bhjelp", "Selvhjelp"),
    "a word joiner": ("Selv\u2060hjelp", "Selvhjelp"),
    "a byte order mark inside": ("Selv\ufeffhjelp", "Selvhjelp"),
    "invisible operators": ("Selv\u2061\u2062\u2063\u2064hjelp", "Selvhjelp"),
    "a Mongolian vowel separator": ("Selv\u180ehjelp", "Selvhjelp"),
    "joiners between Latin letters": ("Selv\u200c\u200dhjelp", "Selvhjelp"),
    "what fills up a place": ("Selv\u034f\u115f\u1160\u3164\uffa0hjelp", "Selvhjelp"),
    "an empty cell of Braille": ("Selv\u2800hjelp", "Selvhjelp"),
    "a variant of a letter": ("post\ufe0f@link\ufe0e.no, 55\ufe0f 01", "post@link.no, 55 01"),
    "Word's bullets": ("\uf0b7\tMat\n  \uf0a7 Drikke", "•\tMat\n  • Drikke"),
    "direction marks where nothing runs to the left": ("\u200e55 01 02 03\u200f\u061c", "55 01 02 03"),
    "line ends of other programs": ("Hei\u2028på\u2029deg", "Hei på deg"),
}
STAYS = {
    "Norwegian": "Blåbærsyltetøy – «så godt» … 100 °C\u00a0½",
    "a soft hyphen": "selvhjelps\u00adgruppe",
    "lines and tabulators": "a\n\tb",
    "marks beside Arabic": "مرحبا \u200fC++\u200e \u061c5",
    "a joiner in Persian": PERSIAN,
    "a joiner in Hindi": "क्\u200dष",
    "word ends in Thai": "กลุ่ม\u200bช่วยเหลือ",
    "a family": "👨\u200d👩\u200d👧",
    "a heart on fire": "❤\ufe0f\u200d🔥",
    "the flag of Wales": WALES,
    "a key and a heart": "1\ufe0f\u20e3 ❤\ufe0f",
    "Braille": "⠓⠑⠊\u2800⠙⠑⠛",
    "a rainbow": "🏳\ufe0f\u200d🌈",
    "Sami": "Eŋgeš čáppa",
    "combining accents": "e\u0301",
    "a Japanese variant": "葛\U000e0100",
}
REFUSED = {
    "NUL": "\x00",
    "a bell": "\x07",
    "a bare carriage return": "\r",
    "an escape": "\x1b",
    "delete": "\x7f",
    "the next line of IBM": "\x85",
    "a control of Latin-1": "\x9b",
    "an embedding": "\u202a",
    "an override": "\u202e",
    "the end of one": "\u202c",
    "an isolate": "\u2066",
    "the end of an isolate": "\u2069",
    "what was once for digits": "\u206e",
    "half a character": "\ud800",
    "private use": "\ue000",
    "private use, of Word's signs": "\uf0b7",
    "private use, far off": "\U0010fffd",
    "no character": "\ufdd0",
    "no character either": "\uffff",
    "no character, far off": "\U0003fffe",
    "an annotation": "\ufff9",
    "a tag": "\U000e0041",
    "the first of many tags": "\U000e0001",
    "variants in a row": "❤\ufe0f\ufe0e",
    "half a flag": WALES[:-1],
}
CODES = {
    "&#2;": "\x02",
    "&#x202E;": "\u202e",
    "&#8238;": "\u202e",
    "&#8238": "\u202e",
    "&#x0000000000202e;": "\u202e",
    "&#0;": "\x00",
    "&#13;": "\r",
    "&#xd800;": "\ud800",
    "&#xfffe;": "\ufffe",
    "&ZeroWidthSpace;": "\u200b",
    "&NoBreak;": "\u2060",
    "&zwj;": "\u200d",
    "&rlm;": "\u200f",
    "&amp;#x202E;": "\u202e",
    "&#38;#x202E;": "\u202e",
    "%E2%80%AE": "\u202e",
    "%25E2%2580%25AE": "\u202e",
    "%00": "\x00",
    "%26%23x202E;": "\u202e",
}


@pytest.mark.parametrize("name", TAKEN_AWAY)
def test_taken_away(name: str) -> None:
    """What nobody sees and nobody meant is gone, and until then no page may have it."""
    written, tidied = TAKEN_AWAY[name]
    assert tidy(written) == tidied
    assert unwanted(written) is not None
    assert unwanted(tidied) is None


@pytest.mark.parametrize("name", STAYS)
def test_stays(name: str) -> None:
    """What a script, an emoji or a writer needs is neither taken away nor refused."""
    assert tidy(STAYS[name]) == STAYS[name]
    assert unwanted(STAYS[name]) is None


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    """What changes how a text reads, or shows as a box: found where it stands, among words of any script, and named."""
    for text in (f"Hei {REFUSED[name]}på deg", f"مرحبا {REFUSED[name]} بك"):
        assert tidy(text) == text
        place = unwanted(text)
        assert place is not None
        assert text[place] in REFUSED[name]
        assert f"[U+{ord(text[place]):04X}]" in in_context(text, place)


@pytest.mark.parametrize("code", CODES)
def test_codes(code: str) -> None:
    """However a character is encoded, it is the same."""
    assert decoded(f"a{code}b") == f"a{CODES[code]}b"


def test_what_is_no_code() -> None:
    """Old Windows entities are what browsers make of them, and what is no code stays."""
    assert decoded("&#150; &#128; 100 % og 50 %, A&B &ukjent; &#xZ; &#9999999;") == "– € 100 % og 50 %, A&B &ukjent; &#xZ; \ufffd"
    assert unescaped("\\u00a0\\x41\\U0001F600\\n") == "\u00a0A😀 "
    assert unescaped("C:\\bilder\\U0011FFFF") == "C:\\bilder\ufffd"


@pytest.mark.parametrize("text", ["50%deltakelse", "100%ede", "fra 1%99 til %C3", "%E2%80", "Skriv \\\\u202e eller \\\\n slik"])
def test_what_only_looks_like_a_code(text: str) -> None:
    """A forgotten blank behind «%», and a backslash that is shown, are letters."""
    assert decoded(unescaped(text)) == text


def test_context() -> None:
    """A few words of the line are shown, and the character by its code point."""
    assert in_context("En linje\nredak\x07sjonen\nen annen", 14) == "redak[U+0007]sjonen"


@pytest.mark.parametrize("text", ["", " \n", "\u00a0", "\u00ad", "\u3164", "\u2800", "\u200b\u200e", "\ufe0f"])
def test_blank(text: str) -> None:
    """A title of nothing but such signs is none."""
    assert is_blank(text)
    assert not is_blank(f"{text}a")


@pytest.mark.parametrize(
    "part", ["&#", "&amp;", "&a", "%", "%E2", "\\u", "\u200e", "\u200d", "❤\ufe0f", "a", "&#x0", "🏴\U000e0067"]
)
def test_the_time_grows_as_the_text_does(part: str) -> None:
    """A text of 1 MB of any sign that means something here is looked at in less than 2 s of the processor."""
    text = part * (1_000_000 // len(part))
    began = time.process_time()
    unwanted(decoded(unescaped(tidy(text))))
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("post\u00ad@link\u00adbergen.no", "post@linkbergen.no"),
        ("55\u00a001\u202f02\u200303", "55 01 02 03"),
        ("Kaffe &amp; te &#8211; n&aring;&nbsp;og da", "Kaffe & te – nå og da"),
        ("https://a.no/?a=1&copy=2&amp;b=3", "https://a.no/?a=1&copy=2&b=3"),
        ("&#x202e; &ukjent; R&D;", "&#x202e; &ukjent; R&D;"),
    ],
)
def test_a_field(typed: str, meant: str) -> None:
    """A field is read as it looks: no soft hyphens, plain blanks, entities as their signs, but for those that are refused."""
    assert as_field(typed) == meant
