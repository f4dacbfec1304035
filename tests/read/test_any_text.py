"""Whatever is in a file, the preflight says what is wrong with it: never an exception, always a line that is there."""

import json
import types
import typing
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Union

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from moteplass.check import check
from moteplass.model import data as models
from moteplass.model.kinds import KINDS, Kind
from moteplass.model.search_words import Also
from moteplass.read.content import read_content
from moteplass.read.data import FILES
from moteplass.read.history import History
from moteplass.words import editor_words, site_words
from scenarios.overlay import TODAY, lay

SAY, SITE = editor_words(), site_words()
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

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

# What fields take: each is given those of these that it accepts. They name what is in the base, and meet each other's limits.
RIGHT = [
    *(
        "true",
        "nei",
        "0",
        "8",
        "9999",
        "60.39",
        "5.32",
        "#12564f",
        "2026",
        "2026-11",
        "2026-12-01",
        "2027-01-05",
        "2027-03-28",
        "2028-02-29",
    ),
    *("1900-01-01", "2100-12-31", "2026-12-01 18:00", "2027-01-05 18:00", "00:00", "02:30", "18:00", "23:59"),
    *("hver tirsdag", "annenhver søndag", "første mandag i måneden", "siste fredag i måneden", "Med *Markdown*", "4601", "0301"),
    *(
        "test",
        "prove",
        "ensomhet",
        "sammen",
        "selvhjelp",
        "gotaas2012",
        "index",
        "bli-med",
        "link",
        "active",
        "jul",
        "nb",
        "en",
        "ar",
    ),
    *("bli-med.md", "../images/bilde.png", "/gammel/", "/sok/", "https://a.no/", "https://b.no:8080/x?y=1#z"),
    *("55 00 00 00", "116 123", "a@b.no", "post@example.org", "22 22 22 22"),
]
DATA: dict[str, type[BaseModel]] = {
    "accessibility.yaml": models.AccessibilityFile,
    "gone.yaml": models.GoneAddresses,
    "help_lines.yaml": models.HelpLines,
    "limits.yaml": models.LimitsFile,
    "site.yaml": models.SiteFile,
    "menu.yaml": models.Menu,
    "municipalities.yaml": models.Municipalities,
    "next_steps.yaml": models.NextSteps,
    "palettes.yaml": models.Palettes,
    "pauses.yaml": models.Pauses,
    "organisations.yaml": models.Organisations,
    "plain_words.yaml": models.PlainWords,
    "references.yaml": models.References,
    "search_words.yaml": models.SearchWordsFile,
    "tags.yaml": models.Tags,
    "themes.yaml": models.Themes,
}


@cache
def filled(model: type[BaseModel], slips: bool = False) -> st.SearchStrategy[dict[str, Any]]:
    """What may be written for a group of fields: all that are required, and any of the others."""
    fields = {
        name: taken(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation, slips)
        for name, field in model.model_fields.items()
    }
    required = {name: fields.pop(name) for name, field in model.model_fields.items() if field.is_required()}
    drawn = st.fixed_dictionaries(required, optional=fields)
    # Some fields hang on another: the address of a channel is of its kind.
    return drawn if slips else drawn.filter(lambda value: _takes(model, value))


@cache
def data_file(name: str, slips: bool = False) -> st.SearchStrategy[Any]:
    """What a data file may hold."""
    return taken(DATA[name].model_fields["root"].annotation, slips)


def taken(kind: Any, slips: bool = False) -> st.SearchStrategy[Any]:
    """What a field of this type takes, as it is written; with ``slips`` here and there anything else."""
    right = _taken(kind, slips)
    return st.integers(0, 29).flatmap(lambda number: VALUES if number == 0 else right) if slips else right


def _taken(kind: Any, slips: bool) -> st.SearchStrategy[Any]:
    inner = typing.get_args(kind)[0] if typing.get_origin(kind) is Annotated else kind
    origin, parts = typing.get_origin(inner), [part for part in typing.get_args(inner) if part is not type(None)]
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return filled(inner, slips)
    if origin is tuple:
        return st.lists(taken(parts[0], slips), max_size=3, unique_by=_small if kind == Also else None)
    if origin is dict:
        return st.dictionaries(taken(parts[0]), taken(parts[1], slips), max_size=3)
    if origin in (Union, types.UnionType) and any(_is_group(part) for part in parts):
        return st.one_of([taken(part, slips) for part in parts])
    return st.sampled_from([text for text in [*RIGHT, *_choices(inner)] if _takes(kind, text)])


def _small(value: Any) -> str:
    """By what two words are the same to the search."""
    return str(value).strip().lower()


def _is_group(kind: Any) -> bool:
    inner = typing.get_args(kind)[0] if typing.get_origin(kind) is Annotated else kind
    return typing.get_origin(inner) in (tuple, dict) or (isinstance(inner, type) and issubclass(inner, BaseModel))


def _choices(kind: Any) -> list[str]:
    """The words of a ``Literal``, on its own or as one of several forms."""
    if typing.get_origin(kind) is Literal:
        return list(typing.get_args(kind))
    return [choice for part in typing.get_args(kind) for choice in _choices(part)]


def _takes(kind: Any, value: Any) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


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
    pauses = "jul: {name: Juleferien, dates: [{first: 2026-12-20, last: 2027-01-03}]}\n"
    content = lay(tmp_path, dict.fromkeys(rest) | {"data/pauses.yaml": pauses})
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


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
@settings(MANY, max_examples=40)
@given(data=st.data())
def test_any_whole_entry(content: Path, kind: Kind, data: st.DataObject) -> None:
    """Every field of every kind with values that it takes, in any combination: all rules about whole entries are tried."""
    path = content / kind.folder / "prove.md"
    path.write_text(written(data.draw(filled(kind.model)), "Tekst."), encoding="utf-8")
    all_say(content)
    assert read_content(content, SITE).sources[f"{kind.folder}/prove.md"].is_valid
    path.unlink()


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
@settings(MANY, max_examples=30)
@given(data=st.data())
def test_any_value_of_every_field(content: Path, kind: Kind, data: st.DataObject) -> None:
    """Entries that would be whole but for a field or two with any text, list or group as its value."""
    names = st.sampled_from([*kind.model.model_fields, "ukjent", "Title", "[key]"])
    fields = data.draw(filled(kind.model, slips=True)) | data.draw(st.dictionaries(names, VALUES, max_size=2))
    body = data.draw(st.one_of(st.just("Tekst."), SIGNS))
    say_with(content / kind.folder / "prove.md", written(fields, body).encode("utf-8", "replace"))


def written(fields: dict[str, Any], body: str) -> str:
    """A Markdown file. JSON is YAML's flow style, so that every value arrives as it was drawn."""
    front = "".join(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    return f"---\n{front}---\n\n{body}\n"


@MANY
@given(
    name=st.sampled_from(FILES),
    text=st.one_of(st.binary(max_size=100), SIGNS.map(str.encode), VALUES.map(lambda value: json.dumps(value).encode())),
)
def test_any_text_as_data(content: Path, name: str, text: bytes) -> None:
    """Every data file with anything in it."""
    say_with(content / "data" / name, text)


@MANY
@given(name=st.sampled_from(FILES), data=st.data())
def test_any_whole_data(content: Path, name: str, data: st.DataObject) -> None:
    """Every data file with values that its fields take."""
    path = content / "data" / name
    before = path.read_bytes() if path.is_file() else None
    value = data.draw(data_file(name))
    path.write_text(json.dumps(value), encoding="utf-8")
    all_say(content)
    assert f"data/{name}" not in read_content(content, SITE).unread
    path.write_bytes(before) if before is not None else path.unlink()


@settings(MANY, max_examples=80)
@given(name=st.sampled_from(FILES), data=st.data())
def test_data_that_is_nearly_right(content: Path, name: str, data: st.DataObject) -> None:
    """The same with anything for a value here and there."""
    value = data.draw(data_file(name, slips=True))
    say_with(content / "data" / name, json.dumps(value).encode())
