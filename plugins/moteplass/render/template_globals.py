"""What the theme's templates may call, besides the data of the site. Everything here is pure."""

import base64
import datetime
import hashlib
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from babel.units import format_unit
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ..enrich.document import Document, GroupDocument, TextDocument
from ..enrich.meeting_lists import calendar_lists, calendar_of, joinable_groups, own_upcoming_events
from ..enrich.search_words import spellings
from ..enrich.site import Site, alternates
from ..enrich.texts import picture_html
from ..model import addresses
from ..model.dates import PartialDate
from ..model.help_lines import WAYS
from ..model.kinds import KINDS
from ..model.map_projection import HEIGHT, WIDTH
from ..model.occurrences import Timetable
from ..model.office import Hours, Office
from ..model.rhythm import Weekday
from ..model.schedule import Pause
from ..model.search_words import SearchWords
from ..model.values import is_mobile
from ..read.citations import reference_id
from ..results import NONE_KEPT, Results
from ..words import locale_of, text_direction
from .alphabet import by_letter
from .contact_links import mail, sms, tel, unbroken
from .finder import Filter, filters, language_name, sections, step_free
from .formatting import format_date, format_periods, format_schedule, format_when, weekday_names
from .map import marks
from .opening import Opening, format_spans, format_today, format_week, opening_of
from .structured_data import json_ld
from .stylesheet import Stylesheet, theme_css

WHOLE_WORD = 3  # letters of a word of danger that does not begin others (theme/static/js/search.js)


def globals_for(site: Site, results: Results = NONE_KEPT) -> dict[str, Callable[..., Any] | Any]:
    """Names for Jinja's global namespace. ``t`` speaks the language of the document being written."""
    plain = site.office.kind == "district"
    stylesheet = results.of("style sheet", (repr(site.palette), plain, theme_css()), lambda: Stylesheet(site.palette, plain))

    @pass_context
    def t(context: Context, key: str, **values: object) -> str:
        sentence = site.words[_lang(context)](key)
        if any(isinstance(value, Markup) for value in values.values()):
            return escape(sentence).format(**values)  # escapes the values that are no markup too
        return sentence.format(**values) if values else sentence

    @pass_context
    def localized_date(context: Context, date: PartialDate | datetime.date) -> str:
        return format_date(date, _lang(context))

    @pass_context
    def schedule(context: Context, timetable: Timetable) -> str:
        lang = _lang(context)
        return format_schedule(timetable, site.today, site.words[lang], lang)

    @pass_context
    def localized_when(context: Context, start: datetime.date, end: datetime.date | None = None) -> str:
        lang = _lang(context)
        return format_when(start, end, site.words[lang], lang)

    @pass_context
    def weekdays(context: Context, *names: Weekday) -> str:
        return weekday_names(names, _lang(context))

    @pass_context
    def spoken_language(context: Context, code: str) -> str:
        return language_name(code, _lang(context))

    @pass_context
    def opening_today(context: Context, opening: Opening) -> str:
        lang = _lang(context)
        return format_today(opening, site.today, site.words[lang], lang)

    @pass_context
    def opening_hours(context: Context, spans: tuple[Hours, ...]) -> str:
        lang = _lang(context)
        return format_spans(spans, site.words[lang], lang)

    @pass_context
    def week(context: Context, opening: Opening) -> str:
        lang = _lang(context)
        return format_week(opening, site.words[lang], lang)

    @pass_context
    def periods(context: Context, closures: tuple[Pause, ...]) -> str:
        lang = _lang(context)
        return format_periods(closures, site.today, site.words[lang], lang)

    @pass_context
    def months(context: Context, count: int) -> str:
        return format_unit(count, "duration-month", locale=locale_of(_lang(context)))

    @pass_context
    def group_filters(context: Context, documents: list[GroupDocument]) -> list[Filter]:
        return filters(site, documents, _lang(context))

    return {
        "site": site,
        "t": t,
        "format_date": localized_date,
        "schedule": schedule,
        "format_when": localized_when,
        "weekdays": weekdays,
        "spoken_language": spoken_language,
        "own_name": lambda code: language_name(code, code).capitalize(),
        "opening": lambda office: opening_of(office, site.today),
        "opening_today": opening_today,
        "opening_hours": opening_hours,
        "week": week,
        "periods": periods,
        "months": months,
        "group_filters": group_filters,
        "group_sections": lambda documents: sections(site, documents),
        "step_free": step_free,
        "calendar_lists": calendar_lists,
        "calendar_of": lambda key: calendar_of(site, key),
        "joinable_groups": lambda most: joinable_groups(site)[:most],
        "help_ways": lambda: [way for way in WAYS if any(line.channels_to(way) for line in site.help_lines)],
        "help_lines_to": lambda way: [line for line in site.help_lines if line.channels_to(way)],
        "is_mobile": is_mobile,
        "upcoming_events": lambda most: own_upcoming_events(site)[:most],
        "addresses": addresses,
        "lists": {kind.name: kind.prefix for kind in KINDS if kind.list_template},
        "url": site.url,
        "absolute": site.absolute,
        "picture": lambda image: picture_html(image.picture, image.alt, site.base, lazy=False),
        "lang_attributes": lang_attributes,
        "locale_of": locale_of,
        "json_ld": lambda document: json_ld(site, document),
        "alternates": alternates,
        "reference_id": reference_id,
        "map_marks": lambda: marks((doc.entry for doc in site.documents.entries(Office, "nb")), site.is_unconfirmed),
        "map_size": (WIDTH, HEIGHT),
        "by_letter": by_letter,
        "search_words": search_lists(site.content.data.search_words),
        "style_sheet": stylesheet.for_page,
    }


def filters_for(site: Site) -> dict[str, Callable[..., Any]]:
    """Names for Jinja's filters."""
    return {
        "document_at": site.listed,
        "host": display_host,
        "tel": tel,
        "sms": sms,
        "mail": mail,
        "unbroken": unbroken,
        "csp_hash": csp_hash,
    }


def display_host(address: str) -> str:
    """«linkbergen.no» of a full address, with Norwegian letters where the name has them (RFC 3492)."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return host.encode("idna").decode("idna")


def search_lists(known: SearchWords) -> dict[str, str]:
    """What the search page's script must know, in all spellings, as it splits them: at each ``|``. A word of danger that must stand
    alone has one: «dø» is not «do»."""
    alone = [word for word in known.crisis if len(word) <= WHOLE_WORD]
    others = [word for word in known.crisis if word not in alone]
    lists = {"stop_words": _spelled(known.stop_words), "crisis": [*alone, *_spelled(others)]}
    return {name: "|".join(dict.fromkeys(words)) for name, words in lists.items()}


def _spelled(words: Iterable[str]) -> list[str]:
    return [way for word in words for way in (word, *spellings(word))]


def csp_hash(inline: str) -> str:
    """The source expression that lets just this style sheet in (CSP 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}"


def lang_attributes(document: Document, page: Document | None = None) -> Markup:
    """The attributes of an element with words of ``document`` on ``page`` (its own, if none is named) where the page is
    in another language (WCAG 3.1.2); nothing where it is the same."""
    lang = (document.text_lang if isinstance(document, TextDocument) else "") or document.lang
    if lang == (page or document).lang:
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(lang, text_direction(lang))


def _lang(context: Context) -> str:
    document = context.get("document")
    return document.lang if isinstance(document, Document) else "nb"
