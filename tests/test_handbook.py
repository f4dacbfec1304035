"""docs/felt.md, which is made from the content model, and the words that explain each field."""

import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from moteplass.cli.handbook import tables
from moteplass.model import data
from moteplass.model.accessibility import AccessibilityRun
from moteplass.model.help_lines import HelpLine
from moteplass.model.kinds import KINDS
from moteplass.model.localized import Localized
from moteplass.model.palette import Palette
from moteplass.model.schedule import NamedPause
from moteplass.model.search_words import SearchWords
from moteplass.words import editor_words

ROOT = Path(__file__).resolve().parents[1]
WORDS = editor_words()
FIELDS = sorted({(kind.name, name) for kind in KINDS for name in kind.model.model_fields})
DATA_FILES = {
    "tags.yaml": Localized,
    "references.yaml": data.Reference,
    "help_lines.yaml": HelpLine,
    "menu.yaml": data.MenuSection,
    "search_words.yaml": SearchWords,
    "gone.yaml": data.Gone,
    "themes.yaml": data.Theme,
    "pauses.yaml": NamedPause,
    "limits.yaml": data.Limits,
    "palettes.yaml": Palette,
    "site.yaml": data.SiteOwner,
    "accessibility.yaml": AccessibilityRun,
}


def groups(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """(name of the field, its group of fields) for each field of ``model`` that holds such a group, in a list or not."""
    for name, field in model.model_fields.items():
        pending: list[typing.Any] = [field.annotation]
        while pending:
            annotation = pending.pop()
            if isinstance(annotation, type) and issubclass(annotation, BaseModel):
                yield name, annotation
            pending += typing.get_args(annotation)


GROUPS = sorted({(name, group) for kind in KINDS for name, group in groups(kind.model)}, key=lambda pair: pair[0])


def test_the_tables_are_those_of_the_model() -> None:
    """docs/felt.md says what the model says today; ``python3 tasks.py handbook`` writes it anew."""
    written = (ROOT / "docs" / "felt.md").read_text(encoding="utf-8")
    assert written == tables(WORDS), "docs/felt.md is out of date: run python3 tasks.py handbook"


def key_of(kind: str, name: str) -> str:
    """The key of the sentence that explains a field: that of its kind, or of the field wherever it stands."""
    return own if (own := f"own_fields.{kind}.{name}") in WORDS else f"fields.{name}"


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_each_field_has_a_sentence(kind: str, name: str) -> None:
    """A volunteer finds every field of every kind explained in a whole sentence."""
    sentence = WORDS(key_of(kind, name))
    assert sentence[0].isupper() or sentence.split()[0] in ("true", "draft", "link")  # may begin with a value to type
    assert sentence.endswith(".")


@pytest.mark.parametrize(("name", "group"), GROUPS, ids=[name for name, _ in GROUPS])
def test_a_group_names_its_fields(name: str, group: type[BaseModel]) -> None:
    """The sentence of a field that holds others names each of them, since they have no row of their own."""
    sentence = WORDS(f"fields.{name}")
    assert [inner for inner in group.model_fields if inner not in sentence] == []


def test_no_sentence_is_left_over() -> None:
    """A field that is gone from the model is gone from the words too."""
    assert {key for key in WORDS.keys() if key.startswith(("fields.", "own_fields."))} == {key_of(*field) for field in FIELDS}  # noqa: SIM118


def test_the_handbook_has_a_row_for_each_data_file() -> None:
    """A volunteer who opens content/data/ finds every file of it in the handbook."""
    handbook = (ROOT / "docs" / "handbok.md").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "content" / "data").glob("*.yaml") if f"| `{path.name}` |" not in handbook] == []


@pytest.mark.parametrize(("name", "model"), DATA_FILES.items(), ids=DATA_FILES)
def test_the_handbook_names_the_fields_of_each_data_file(name: str, model: type[BaseModel]) -> None:
    """The table of data files in docs/handbok.md has a row for the file, with every field that its model knows."""
    handbook = (ROOT / "docs" / "handbok.md").read_text(encoding="utf-8")
    row = next(line for line in handbook.splitlines() if line.startswith(f"| `{name}`"))
    assert [field for field in model.model_fields if f"`{field}`" not in row] == []
