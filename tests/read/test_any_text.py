"""Whatever is in a file, the preflight says what is wrong with it: never an exception, always a line that is there."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from moteplass.check import check
from moteplass.model.kinds import KINDS, Kind
from moteplass.read.content import read_content
from moteplass.read.data import FILES
from moteplass.read.history import History
from moteplass.words import editor_words, site_words
from scenarios.overlay import TODAY, lay

SAY, SITE = editor_words(), site_words()
MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

SIGNS = st.text(alphabet=st.sampled_from("ab:,-–#'\"[]{}()&*!|>%@`\\?~=^_<>/. \t\n\r\u2028\u00a0æØ1230"), max_size=80)
WORDS = st.sampled_from(
    [
        *(
            "",
            "no",
            "ja",
            "true",
            "~",
            "0301",
            "18:30",
            "2022",
            "2022-11",
            "2022-02-31",
            "2026-12-01",
            "9999-12-31",
            "0000-00-00",
            "1e999",
        ),
        *("site", "test", "link", "nb", "nn", "selvhjelp", "sammen", "gotaas2012", "index", "bli-med", "aktuelt", "home", "draft"),
        *(
            "https://a.no/",
            "https://[",
            "//",
            "/",
            "/x/",
            "../x.md",
            "bli-med.md",
            "#a",
            "mailto:a@b.no",
            "C:\\x.png",
            "{filename}x",
            "%zz",
        ),
        *("55 00 00 00", "a@b.no", "http://a.no:99999999/", "https://ø" * 30 + ".no", "{", "}", "{value}", "{0}", "%s", "x" * 500),
    ]
)
SCALARS = st.one_of(WORDS, SIGNS, st.text(max_size=30), st.integers().map(str))
VALUES = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(SCALARS, inner, max_size=3)), max_leaves=6
)


def say_with(path: Path, raw: bytes) -> None:
    """Lay the file in the content for one example; every fault has a sentence on one line, and a line that its file has."""
    before = path.read_bytes() if path.is_file() else None
    path.write_bytes(raw)
    all_say(path.parents[1])
    path.write_bytes(before) if before is not None else path.unlink()


def all_say(content: Path) -> None:
    faults = check(read_content(content, SITE), TODAY, History(), SITE)
    for fault in faults:
        text = fault.text(SAY)
        assert text.startswith(f"{fault.path}:{fault.line}: ")
        assert "\n" not in text
        json.dumps(fault.as_json(SAY), ensure_ascii=False).encode("utf-8")
        path = content.parent / fault.path
        raw = path.read_bytes() if path.is_file() else b""
        lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        assert 1 <= fault.line <= lines, text


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small part of the base, whose files the examples change."""
    rest = ("campaigns/sammen.md", "images/bilde.png", "data/municipalities.yaml", "data/menu.yaml")
    content = lay(tmp_path, dict.fromkeys(rest))
    for kind in KINDS:
        (content / kind.folder).mkdir(exist_ok=True)
    return content


@MANY
@given(
    kind=st.sampled_from(KINDS),
    raw=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode), SIGNS.map(str.encode)),
)
@example(kind=KINDS[0], raw=b"")
@example(kind=KINDS[0], raw=b"---")
@example(kind=KINDS[0], raw=b"---\n---")
@example(kind=KINDS[0], raw=b"---\n? a\n---\n")
def test_any_bytes_as_a_text(content: Path, kind: Kind, raw: bytes) -> None:
    """A file of anything, in any folder."""
    say_with(content / kind.folder / "prove.md", raw)


@MANY
@given(kind=st.sampled_from(KINDS), front=SIGNS, body=st.one_of(SIGNS, st.text(max_size=200)))
def test_any_front_matter(content: Path, kind: Kind, front: str, body: str) -> None:
    """Anything between the lines of ---, and anything as the text."""
    say_with(content / kind.folder / "prove.md", f"---\ntitle: Prøve\n{front}\n---\n{body}".encode("utf-8", "replace"))


@settings(MANY, max_examples=600)
@given(kind=st.sampled_from(KINDS), data=st.data())
def test_any_value_of_every_field(content: Path, kind: Kind, data: st.DataObject) -> None:
    """Every field of every kind with any text, list or group as its value."""
    names = st.sampled_from([*kind.model.model_fields, "ukjent", "Title"])
    fields = data.draw(st.dictionaries(names, VALUES, max_size=8))
    whole = {"title": "Prøve", "summary": "En prøve.", "kind": "link", "area": "Et sted", "closing_note": "Takk."}
    known = {name: value for name, value in whole.items() if name in kind.model.model_fields} | fields
    body = data.draw(st.one_of(st.just("Tekst."), SIGNS))
    # JSON is YAML's flow style, so that every value arrives as it was drawn.
    front = "".join(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in known.items())
    say_with(content / kind.folder / "prove.md", f"---\n{front}---\n\n{body}\n".encode("utf-8", "replace"))


@MANY
@given(
    name=st.sampled_from(FILES),
    text=st.one_of(st.binary(max_size=100), SIGNS.map(str.encode), VALUES.map(lambda value: json.dumps(value).encode())),
)
def test_any_text_as_data(content: Path, name: str, text: bytes) -> None:
    """Every data file with anything in it."""
    say_with(content / "data" / name, text)


@settings(MANY, max_examples=500)
@given(name=st.sampled_from(FILES), data=st.data())
def test_data_that_is_nearly_right(content: Path, name: str, data: st.DataObject) -> None:
    """The shape of each data file, with anything for its values."""
    fields = {
        "gone.yaml": ("address", "since", "why"),
        "help_lines.yaml": (
            "id",
            "name",
            "number",
            "audience",
            "hours",
            "website",
            "kind",
            "first",
            "source",
            "checked",
            "review_by",
        ),
        "menu.yaml": ("title", "link", "offices", "items"),
        "references.yaml": ("authors", "year", "title", "series", "link"),
        "tags.yaml": ("nb", "nn", "en"),
    }.get(name, ("a", "b"))
    group = st.dictionaries(
        st.sampled_from(fields), st.one_of(VALUES, st.lists(st.dictionaries(st.sampled_from(fields), VALUES), max_size=2))
    )
    value = data.draw(
        st.one_of(st.lists(group, max_size=3), st.dictionaries(SCALARS, st.one_of(group, st.lists(group, max_size=3)), max_size=3))
    )
    say_with(content / "data" / name, json.dumps(value).encode())
