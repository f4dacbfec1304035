"""What is decided before any page is made."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from babel.lists import format_list

from ..model.help_lines import HelpLine
from ..model.office import Office
from ..model.palette import Palette
from ..read.content import Content
from ..read.selection import is_for
from ..read.source import Source
from ..words import Words, locale_of

SUBSCRIBED = "webcal://"


def placeholder_address(office_id: str) -> str:
    """An address for the site of an office that has none yet (RFC 2606)."""
    return f"https://{office_id}.example/"


@dataclass(frozen=True, kw_only=True)
class SiteSettings:
    """What is decided before any page is made: whose site it is, of which day, at which address, in which words."""

    content: Content
    office_source: Source[Office]
    today: datetime.date
    site_url: str
    preview: bool
    words: dict[str, Words]  # by language, bokmål first

    @property
    def office(self) -> Office:
        return self.office_source.entry

    @property
    def office_id(self) -> str:
        return self.office_source.stem

    @property
    def palette(self) -> Palette:
        return self.content.data.palettes[self.office.colours]

    @property
    def base(self) -> str:
        """The path that the site lies under, with slashes around: ``/`` or ``/link/``."""
        return urlsplit(self.site_url).path.rstrip("/") + "/"

    @property
    def origin(self) -> str:
        parts = urlsplit(self.site_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def is_trial(self) -> bool:
        """Until the office has given its site an address of its own, search engines are asked to leave it out."""
        return self.office.site_url is None

    @cached_property
    def help_lines(self) -> tuple[HelpLine, ...]:
        """Those for readers of this office, in the order of the file."""
        served = set(self.office.municipalities)
        return tuple(
            line
            for line in self.content.data.help_lines
            if is_for(line.offices, self.office_id, self.office) and (not line.municipalities or served & set(line.municipalities))
        )

    @property
    def first_help_line(self) -> HelpLine:
        """The one at the top of every page; the preflight asks for just one."""
        return next(line for line in self.help_lines if line.first)

    @property
    def has_address(self) -> bool:
        """Whether programs elsewhere can load it: until it has an address, one is made up."""
        return self.site_url != placeholder_address(self.office_id)

    def is_unconfirmed(self, office: Office) -> bool:
        """Whether an office is not closed, as far as we know, and nobody has made sure of it lately."""
        return office.active and not office.is_confirmed(self.content.data.limits, self.today)

    def url(self, path: str) -> str:
        """Root-relative address of something on the site."""
        return self.base + path

    def absolute(self, path: str) -> str:
        """Full address, for canonical links, feeds and the sitemap."""
        return self.origin + self.base + path

    def subscription(self, calendar: str) -> str:
        """What a calendar program subscribes to."""
        return SUBSCRIBED + self.absolute(calendar).partition("://")[2]

    def office_name(self, lang: str) -> str:
        """What the office is called in this language."""
        return self.office.title_in(lang)

    def office_summary(self, lang: str) -> str:
        """What the office says of itself in this language."""
        return self.office.summary_in(lang)

    def municipality_names(self, numbers: tuple[str, ...], lang: str) -> str:
        """«Bergen, Askøy og Alver»."""
        names = [self.content.data.municipalities[number].name for number in numbers]
        return format_list(names, locale=locale_of(lang))

    def at_municipality(self, number: str, lang: str) -> str:
        """«i Bergen», «på Osterøy»."""
        known = self.content.data.municipalities[number]
        return self.words[lang](known.at, name=known.name)
