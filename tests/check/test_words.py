"""The words that people read, in every language."""

import re

import pytest

from moteplass.faults import Fault, in_order
from moteplass.words import LOCALE, Words, editor_words, site_words

BLANK = re.compile(r"\{(\w*)\}")
OTHERS = sorted(path.stem for path in LOCALE.glob("*.toml") if path.stem != "nb")


def blanks(words: Words, key: str) -> list[str]:
    """The names in braces, each as often as it stands."""
    return sorted(BLANK.findall(words(key)))


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_has_every_sentence(lang: str) -> None:
    """The same keys as bokmål, no more and no fewer, so that no page mixes languages, each with the same blanks to fill."""
    nb, other = Words.load(LOCALE / "nb.toml"), Words.load(LOCALE / f"{lang}.toml")
    assert other.keys() == nb.keys()
    assert {key: blanks(other, key) for key in nb.keys()} == {key: blanks(nb, key) for key in nb.keys()}  # noqa: SIM118  # not a dict


@pytest.mark.parametrize("words", [*site_words().values(), editor_words()], ids=[*site_words(), "editor"])
def test_sentences_are_whole(words: Words) -> None:
    """No sentence is forgotten, padded, or has a brace too many."""
    for key in words.keys():  # noqa: SIM118  # not a dict
        sentence = words(key)
        assert sentence == sentence.strip() or key in ("check.warning", "check.note"), key
        assert "TODO" not in sentence
        if blanks(words, key):
            words(key, **dict.fromkeys(blanks(words, key), "x"))
        else:
            assert "{" not in sentence, key
            assert "}" not in sentence, key


def test_a_missing_sentence_is_bokmals() -> None:
    """A key that a language lacks is said in bokmål; one that nobody has is an error, not an empty page."""
    nb = Words({"a": {"b": "Hei {name}", "c": "Kolon"}})
    nn = Words({"a": {"b": "Hei, {name}"}}, nb)
    assert (nn("a.b", name="Kari"), nn("a.c")) == ("Hei, Kari", "Kolon")
    with pytest.raises(KeyError):
        nn("a.d")


def test_a_blank_may_have_any_name() -> None:
    """Values are put in as they are: braces in them mean nothing, and a blank may be named «key»."""
    assert Words({"a": "{key}: {value}"})("a", key="title", value="{value}{0}") == "title: {value}{0}"


def test_a_fault_is_one_line() -> None:
    """Whatever an editor typed: nothing that starts a new line, or that a terminal would act on."""
    words = Words({"faults": {"x": "«{value}» finnes ikke"}, "check": {"warning": "merknad: "}})
    fault = Fault("content/a\nb.md", 3, "x", "felt\x1b[31m", {"value": "a\r\n\u202eb\u2028c"}, warning=True)
    assert fault.text(words) == "content/a b.md:3: merknad: «felt [31m»: «a b c» finnes ikke"
    assert fault.as_json(words) == {
        "file": "content/a b.md",
        "line": 3,
        "field": "felt [31m",
        "code": "x",
        "level": "warning",
        "message": "«a b c» finnes ikke",
    }


def test_faults_are_sorted_and_said_once() -> None:
    """By file and line, as an editor goes through them; one mistake is one line, even if two offices share it."""
    faults = [Fault("b", 2, "x"), Fault("a", 10, "x"), Fault("a", 9, "y"), Fault("a", 9, "x"), Fault("a", 10, "x")]
    assert [(fault.path, fault.line, fault.key) for fault in in_order(faults)] == [
        ("a", 9, "x"),
        ("a", 9, "y"),
        ("a", 10, "x"),
        ("b", 2, "x"),
    ]
