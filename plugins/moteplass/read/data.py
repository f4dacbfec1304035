"""The YAML files of ``content/data/`` → typed data."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import RootModel

from ..faults import Fault
from ..model import data as models
from ..model.accessibility import AccessibilityRun
from ..model.addresses import data_files
from ..model.generated import GeneratedPage, generated_pages
from ..model.help_lines import HelpLine
from ..model.localized import Localized
from ..model.organisations import Organisation
from ..model.palette import Palette
from ..model.schedule import NamedPause
from ..model.search_words import SearchWords
from ..results import NONE_KEPT, Results
from . import validate, yaml_text
from .colours import theme_palettes
from .files import is_astray, read_text

FILES = (
    *("accessibility.yaml", "gone.yaml", "help_lines.yaml", "limits.yaml", "menu.yaml", "municipalities.yaml", "next_steps.yaml"),
    *("organisations.yaml", "palettes.yaml", "pauses.yaml", "plain_words.yaml", "references.yaml", "search_words.yaml"),
    *("site.yaml", "tags.yaml", "themes.yaml"),
)
R = TypeVar("R", bound=RootModel[Any])


@dataclass(frozen=True)
class Data:
    """What the data files hold; a missing file is empty. ``lines``: file name → location → line."""

    help_lines: tuple[HelpLine, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    references: dict[str, models.Reference] = field(default_factory=dict)
    tags: dict[str, Localized] = field(default_factory=dict)
    municipalities: dict[str, models.Municipality] = field(default_factory=dict)
    menu: dict[str, tuple[models.MenuSection, ...]] = field(default_factory=dict)
    gone: tuple[models.Gone, ...] = ()
    search_words: SearchWords = field(default_factory=SearchWords)
    themes: dict[str, models.Theme] = field(default_factory=dict)
    own_palettes: dict[str, Palette] = field(default_factory=dict)
    pauses: dict[str, NamedPause] = field(default_factory=dict)
    plain_words: dict[str, dict[str, str]] = field(default_factory=dict)
    limits: models.Limits = field(default_factory=models.Limits)
    accessibility: AccessibilityRun | None = None
    next_steps: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    site: models.SiteOwner | None = None
    lines: dict[str, dict[yaml_text.Location, int]] = field(default_factory=dict)

    def own_office(self, offices: Collection[str]) -> str:
        """The office whose site is built where the call names none: that of ``site.yaml``, or the only one there is; else ''."""
        if self.site:
            return self.site.office
        return next(iter(offices)) if len(offices) == 1 else ""

    @property
    def palettes(self) -> dict[str, Palette]:
        """By name: the theme's, and the centre's own, which may be another of the same name."""
        return theme_palettes() | self.own_palettes

    @property
    def municipality_names(self) -> dict[str, str]:
        """Number → name."""
        return {number: known.name for number, known in self.municipalities.items()}

    def generated(self, languages: Collection[str]) -> tuple[GeneratedPage, ...]:
        """The pages that no file makes, on a site in these languages."""
        return tuple(generated_pages(languages, self.municipality_names, self.themes))

    @property
    def files(self) -> frozenset[str]:
        """Every feed and file of open data."""
        return data_files(self.municipality_names, self.themes)


def read_data(content: Path, results: Results = NONE_KEPT) -> tuple[Data, list[Fault], set[str]]:
    """Every data file; what cannot be read is a fault, and that file counts as empty and is among the unread."""
    faults: list[Fault] = []
    unread: set[str] = set()
    lines: dict[str, dict[yaml_text.Location, int]] = {}

    def read(name: str, model: type[R], empty: Any) -> Any:
        path = content / "data" / f"{name}.yaml"
        if not path.is_file() or is_astray(path, content) or is_astray(path.parent, content):
            return empty
        shown = f"{content.name}/data/{name}.yaml"
        text, problems = read_text(path, shown)
        value, lines[name], found = results.of("data", (shown, text), partial(_value_of, text, shown, model, empty))
        faults.extend([*problems, *found])
        unread.update({f"data/{name}.yaml"} if found or (problems and not text) else ())
        return value

    data = Data(
        help_lines=read("help_lines", models.HelpLines, ()),
        organisations=read("organisations", models.Organisations, ()),
        references=read("references", models.References, {}),
        tags=read("tags", models.Tags, {}),
        municipalities=read("municipalities", models.Municipalities, {}),
        menu=read("menu", models.Menu, {}),
        gone=read("gone", models.GoneAddresses, ()),
        search_words=read("search_words", models.SearchWordsFile, SearchWords()),
        themes=read("themes", models.Themes, {}),
        own_palettes=read("palettes", models.Palettes, {}),
        pauses=read("pauses", models.Pauses, {}),
        plain_words=read("plain_words", models.PlainWords, {}),
        limits=read("limits", models.LimitsFile, models.Limits()),
        next_steps=read("next_steps", models.NextSteps, {}),
        accessibility=read("accessibility", models.AccessibilityFile, None),
        site=read("site", models.SiteFile, None),
        lines=lines,
    )
    return data, faults, unread


def _value_of(text: str, shown: str, model: type[R], empty: Any) -> tuple[Any, dict[yaml_text.Location, int], list[Fault]]:
    """What a file holds, ``empty`` if it has faults; the lines of it; and the faults."""
    parsed = yaml_text.parse(text)
    if parsed.problems:
        return empty, parsed.lines, [Fault(shown, line, key, values=dict(values)) for line, key, values in parsed.problems]
    found = validate.validate(model, parsed.value or empty, parsed, shown)
    return found.value.root if found.value else empty, parsed.lines, found.faults
