"""The data files of ``content/data/``."""

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, RootModel
from pydantic_core import PydanticCustomError

from .accessibility import AccessibilityRun
from .dates import Day
from .help_lines import HelpLine
from .localized import Localized
from .old_addresses import Path
from .organisations import Organisation
from .palette import Palette
from .schedule import NamedPause
from .search_words import Also, SearchWords
from .values import (
    Count,
    Exact,
    Fields,
    Flag,
    ListOf,
    Name,
    Slug,
    Text,
    Url,
)


class Reference(Fields):
    """A work that pages cite."""

    authors: ListOf[Text]
    year: Text
    title: Text
    series: Text | None = None
    link: Url | None = None


class MenuItem(Fields):
    """A link of the menu: a file of ``content/`` or an address; ``offices`` as in an entry."""

    title: Text
    link: Text
    offices: ListOf[Slug] = ()


class MenuSection(MenuItem):
    """A heading of the menu with the links below it."""

    items: ListOf[MenuItem] = ()


class Gone(Fields):
    """An address that is answered with 410, and why."""

    address: Path
    since: Day
    why: Text


class Theme(Fields):
    """What groups are about: a word for it, the title of the list of such groups, and by language what readers call it."""

    label: Localized
    title: Localized
    also: dict[Text, Also] = Field(default={})


Freshness = Literal["fresh", "unconfirmed", "withdrawn"]


class Limits(Fields):
    """After how many days a group or an office that nobody has confirmed is said to be so, and after how many a group leaves the
    lists; ``plain_language``: whether ``check`` gives notes on language."""

    unconfirmed_days: Count = 90
    withdrawn_days: Count = 180
    plain_language: Flag = True

    def freshness(self, confirmed: datetime.date, today: datetime.date) -> Freshness:
        """What holds on a day of what was confirmed on another."""
        age = (today - confirmed).days
        return "withdrawn" if age > self.withdrawn_days else "unconfirmed" if age > self.unconfirmed_days else "fresh"


class Municipality(Fields):
    """Its name, which is part of addresses, and whether it is an island: Norwegian says «på Osterøy» and «i Bergen»."""

    name: Name
    island: Flag = False

    @property
    def at(self) -> str:
        """The key of the phrase for what is there, in the site's words."""
        return "places.on" if self.island else "places.in"


def _number(value: str) -> str:
    """Four digits (SSB, standard for kommuneinndeling)."""
    if not re.fullmatch(r"\d{4}", value, re.ASCII):
        raise PydanticCustomError("municipality_number", "not the number of a municipality", {"value": value})
    return value


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


MunicipalityNumber = Annotated[Exact, AfterValidator(_number)]


class HelpLines(RootModel[tuple[HelpLine, ...]]):
    """``help_lines.yaml``."""


class Organisations(RootModel[tuple[Organisation, ...]]):
    """``organisations.yaml``."""


class References(RootModel[dict[Text, Reference]]):
    """``references.yaml``: key → work."""


class Tags(RootModel[dict[Text, Localized]]):
    """``tags.yaml``: id → label."""


class Municipalities(RootModel[dict[MunicipalityNumber, Annotated[Municipality, BeforeValidator(_named)]]]):
    """``municipalities.yaml``: number → municipality, or its name alone."""


class Menu(RootModel[dict[Text, tuple[MenuSection, ...]]]):
    """``menu.yaml``: language → sections."""


class NextSteps(RootModel[dict[Text, dict[Text, ListOf[Text]]]]):
    """``next_steps.yaml``: language → template, or ``default`` → where a reader can go from such a page, as in ``next``."""


class GoneAddresses(RootModel[tuple[Gone, ...]]):
    """``gone.yaml``."""


class SearchWordsFile(RootModel[SearchWords]):
    """``search_words.yaml``."""


class Themes(RootModel[dict[Slug, Theme]]):
    """``themes.yaml``: id → theme."""


class PlainWords(RootModel[dict[Text, dict[Text, Text]]]):
    """``plain_words.yaml``: language → heavy word → a plainer one."""


class Palettes(RootModel[dict[Slug, Palette]]):
    """``palettes.yaml``: name → colours."""


class Pauses(RootModel[dict[Slug, NamedPause]]):
    """``pauses.yaml``: id → pause."""


class AccessibilityFile(RootModel[AccessibilityRun]):
    """``accessibility.yaml``."""


class SiteOwner(Fields):
    """Whose site this content is made into where nobody says otherwise."""

    office: Slug


class SiteFile(RootModel[SiteOwner]):
    """``site.yaml``."""


class LimitsFile(RootModel[Limits]):
    """``limits.yaml``."""
