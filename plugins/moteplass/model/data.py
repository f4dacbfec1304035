"""The data files of ``content/data/``."""

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, RootModel, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from .accessibility import AccessibilityRun
from .characters import exact
from .dates import Day
from .old_addresses import Path
from .palette import Palette
from .schedule import NamedPause
from .search_words import Also, SearchWords
from .values import (
    Choice,
    Count,
    Exact,
    Fields,
    Flag,
    ListOf,
    Name,
    NorwegianTelephone,
    Slug,
    Text,
    Url,
    as_email,
    as_telephone,
    as_url,
)


class Localized(BaseModel):
    """One phrase in the languages of the site, by their codes; bokmål stands in for a missing one. Which languages there are, a
    centre decides (``theme/locale/``): the preflight tells of others."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Text]

    nb: Text
    nn: Text | None = None
    en: Text | None = None

    def __getitem__(self, lang: str) -> str:
        return getattr(self, lang, None) or self.nb

    @property
    def others(self) -> tuple[str, ...]:
        """The languages besides those that every site may have."""
        return tuple(self.__pydantic_extra__)


ChannelKind = Literal["call", "sms", "text_telephone", "chat", "message", "email", "visit"]
# What a reader can do now → the channels by which it is done.
WAYS: dict[str, tuple[ChannelKind, ...]] = {
    "call": ("call",),
    "write": ("sms", "text_telephone", "chat", "message", "email"),
    "go": ("visit",),
}
ADDRESS_FORMS = {
    **dict.fromkeys(("call", "sms", "text_telephone"), as_telephone),
    **dict.fromkeys(("chat", "message"), as_url),
    "email": as_email,
}


class Channel(Fields):
    """One way to reach a help line, and when somebody answers there. ``address`` is the number, the web address, the e-mail
    address or the street; without it the line's website tells."""

    kind: Choice[ChannelKind]
    address: Text | None = None
    hours: Localized | None = None

    @field_validator("address")
    @classmethod
    def _address(cls, value: str, info: ValidationInfo) -> str:
        form = ADDRESS_FORMS.get(info.data.get("kind", ""))
        return form(exact(value)) if form else value


class HelpLine(Fields):
    """A place where somebody answers now, by which channels, and against what it was last checked. ``number``, with its
    ``hours``, is the channel ``call``; ``municipalities`` and ``offices`` (as in an entry) are those whose sites show it."""

    id: Text
    name: Localized
    number: NorwegianTelephone | None = None
    audience: Localized
    hours: Localized | None = None
    channels: ListOf[Channel] = ()
    website: Url | None = None
    kind: Choice[Literal["emergency", "talk"]]
    first: Flag = False
    free: Flag = False
    offices: ListOf[Slug] = ()
    municipalities: ListOf[Text] = ()
    source: Text
    checked: Day
    review_by: Day

    @property
    def all_channels(self) -> tuple[Channel, ...]:
        """The channel of its number, and the others."""
        own = (Channel(kind="call", address=self.number, hours=self.hours),) if self.number else ()
        return own + self.channels

    def channels_to(self, way: str) -> tuple[Channel, ...]:
        """Those by which a reader can ``call``, ``write`` or ``go``."""
        return tuple(channel for channel in self.all_channels if channel.kind in WAYS[way])

    @property
    def calls(self) -> str:
        """The number to ring; '' where nobody answers a telephone."""
        return next((channel.address for channel in self.channels_to("call") if channel.address), "")


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
    """After how many days a group that nobody has confirmed is said to be so, and after how many it leaves the lists."""

    unconfirmed_days: Count = 90
    withdrawn_days: Count = 180

    def freshness(self, confirmed: datetime.date, today: datetime.date) -> Freshness:
        """What holds on a day of a group that was confirmed on another."""
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
