"""YAML read as text, with the line of every value."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from moteplass.read.sources import split
from moteplass.read.yaml_text import parse

FILES = [path for path in (ROOT / "tests").rglob("*") if path.suffix in (".md", ".yaml") and "node_modules" not in path.parts]


@pytest.mark.parametrize(
    "value", ["0301", "18:30", "no", "ja", "1_000", "0x1F", "1e3", "2022-02-31", "~x", "=", "3.10", ".5", "True", "12:30:45"]
)
def test_values_stay_as_typed(value: str) -> None:
    """YAML 1.1 reads 0301 as 193, 18:30 as 1110 and «no» as false; here they are what the editor typed."""
    assert parse(f"felt: {value}").value == {"felt": value}


@pytest.mark.parametrize("value", ["", "~", "null", "# bare en merknad"])
def test_nothing_is_an_empty_text(value: str) -> None:
    """A field without a value is there, and empty."""
    assert parse(f"felt: {value}").value == {"felt": ""}


def test_lines() -> None:
    """Every field, list item and nested field knows its line, counted from the first line of its file."""
    read = parse("a: 1\nb:\n  - x\n  - y\nc:\n  d: |\n    flere\n    linjer\n  e: 2\n", first_line=2)
    assert read.value == {"a": "1", "b": ["x", "y"], "c": {"d": "flere\nlinjer\n", "e": "2"}}
    assert {place: read.lines[place] for place in (("a",), ("b",), ("b", 1), ("c", "d"), ("c", "e"))} == {
        ("a",): 2,
        ("b",): 3,
        ("b", 1): 5,
        ("c", "d"): 7,
        ("c", "e"): 10,
    }


def test_lines_behind_separators() -> None:
    """U+2028 and U+2029, which text pasted from elsewhere brings, are no line ends to an editor."""
    read = parse("a: x\u2028y\u2029zå\nb: 2\n")
    assert read.value == {"a": "x y zå", "b": "2"}
    assert read.lines["b",] == 2


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("a: b: c", 1, "yaml_colon"),
        ("ok: 1\na: «Møte»: i dag", 2, "yaml_colon"),
        ("ok: 1\nliste:\n  - a: b: c", 3, "yaml_colon"),
        ("a:b\nc: d", 1, "yaml_space"),
        ("a: b\nc:d", 2, "yaml_space"),
        ("a: b\n  c: d", 2, "yaml_indent"),
        (" a: b\nc: d", 2, "yaml_indent"),
        ("a:\n  - b\n - c", 3, "yaml_indent"),
        ("\ta: b", 1, "yaml_tab"),
        ("a: b\nc:\td: e", 2, "yaml_tab"),
        ('a: "b', 1, "yaml_quotes"),
        ('a: "b\nc: d\ne: f', 1, "yaml_quotes"),
        ('a: "b\nc: "d"', 1, "yaml_quotes"),
        ('x: 1\na: "b" c', 2, "yaml_quotes"),
        ("x: 1\na: 'b's c'", 2, "yaml_quotes"),
        ('x: "hel"\na:\n  - "halv\n', 3, "yaml_quotes"),
        ('a: "C:\\sti"', 1, "yaml_backslash"),
        ("x: 1\na: [b\nc: d", 2, "yaml_bracket"),
        ("x: 1\na: {b: c\nd: e", 2, "yaml_bracket"),
        ("a: [", 1, "yaml_bracket"),
        ("a: {b: c: d}", 1, "yaml_bracket"),
        ('a: ["b" c]', 1, "yaml_bracket"),
        ('x: 1\na: ["b" "c"]', 2, "yaml_comma"),
        ("a: {b: c d: e}", 1, "yaml_comma"),
        ("x: 1\na: (b: c)", 2, "yaml_braces"),
        ("a: [b] c", 1, "yaml_start"),
        ("a: b\nbare tekst\nc: d", 2, "yaml_no_colon"),
        ("a: @b", 1, "yaml_start"),
        ("a: `b`", 1, "yaml_start"),
        ("a: %b", 1, "yaml_start"),
        ("a: - b", 1, "yaml_start"),
        ("a: ? b", 1, "yaml_start"),
        ("a: > b", 1, "yaml_start"),
        ("a: | b", 1, "yaml_start"),
        ("x: 1\n%TAG b", 2, "yaml_start"),
        ("a: *b", 1, "yaml_alias"),
        ("a: **b** c", 1, "yaml_alias"),
        ("a: * b", 1, "yaml_alias"),
        ("x: 1\na: &b c", 2, "yaml_alias"),
        ("a: & b", 1, "yaml_alias"),
        ("a: !b c", 1, "yaml_tag"),
        ("a: !b!c d", 1, "yaml_tag"),
        ("a: !<b c", 1, "yaml_tag"),
        ("a: b #c", 1, "text_after_hash"),
        ("- a\nb: c", 2, "yaml_other"),
        ("a: b\n--- \nc: d", 2, "yaml_other"),
        ("a: 1\nb: 2\na: 3", 3, "duplicate_key"),
        ("a:\n  b: 1\n  b: 2", 3, "duplicate_key"),
        ("a: \x07", 1, "control_character"),
        ("a: 1\nb: \x00", 2, "control_character"),
    ],
)
def test_mistakes(text: str, line: int, key: str) -> None:
    """What volunteers type wrong, with the line where it is to be mended and its likeliest cause."""
    assert [(at, what) for at, what, _ in parse(text).problems] == [(line, key)]


@pytest.mark.parametrize(
    "text",
    [
        "a: b # c",
        "a: b#c",
        "a: 'b #c'",
        'a: "b" #c',
        "a: C# og F#",
        "# bare\na: b",
        "a: b\n\n\n# slutt\n",
        "a: «b: c»".replace(": c", ""),
    ],
)
def test_what_is_no_mistake(text: str) -> None:
    """Comments and signs that do no harm."""
    assert parse(text).problems == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a: b: c", '"b: c"'),
        ('a: b: "c"', "'b: \"c\"'"),
        ("a: b: \"c\" og 'd'", "'b: \"c\" og ''d'''"),
        ("a: C:\\x: y", "'C:\\x: y'"),
    ],
)
def test_the_fix_that_is_shown_works(typed: str, shown: str) -> None:
    """What the message tells to write is what was meant, when YAML reads it."""
    ((_, key, values),) = parse(typed).problems
    assert (key, values["quoted"]) == ("yaml_colon", shown)
    assert parse(f"{values['key']}: {values['quoted']}").value == {"a": typed.removeprefix("a: ")}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ('a: ["b" "c"   "d"]', ["b", "c", "d"]),
        ("a: {b: c og f d: e, f: g h: i}", {"b": "c og f", "d": "e", "f": "g", "h": "i"}),
    ],
)
def test_the_comma_that_is_shown_is_the_one_that_is_missing(typed: str, value: object) -> None:
    """Commas between what stands in brackets: those that were left out, and no more."""
    ((_, key, values),) = parse(typed).problems
    assert (key, parse(f"a: {values['meant']}").value) == ("yaml_comma", {"a": value})


def test_nested_without_end() -> None:
    """Nesting deeper than any editor types is a fault, not a crash."""
    assert parse("a: " + "[" * 600 + "]" * 600).problems == [(1, "yaml_other", {})]


@given(st.text(alphabet=st.sampled_from("ab:,-#'\"[]{}&*!|>%@`\\?~= \n\t\u2028æ1"), max_size=60))
def test_any_text(text: str) -> None:
    """Never an exception; every problem is on a line that there is."""
    for line, _, _ in parse(text).problems:
        assert 1 <= line <= text.count("\n") + 1


def without_libyaml(text: str) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        return parse(text)


@given(st.text(alphabet=st.sampled_from("ab:,-#'\"[]{}&*!|>%@`\\?~= \n\tæ1"), max_size=60))
def test_any_text_with_libyaml(text: str) -> None:
    """The same values, lines and faults come out whether or not PyYAML has libyaml."""
    assert parse(text) == without_libyaml(text)


def test_every_fixture_with_libyaml() -> None:
    """The same of every text and data file of the fixtures and scenarios."""
    assert yaml.__with_libyaml__
    for path in FILES:
        text = path.read_text(encoding="utf-8", errors="replace")
        front = (split(text)[0] if path.suffix == ".md" else text) or ""
        assert parse(front) == without_libyaml(front), path
