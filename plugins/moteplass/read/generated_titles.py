"""What the pages that no file makes are called, by us and by readers."""

from typing import Literal

from ..model.addresses import search_bundle
from ..model.generated import GeneratedPage
from ..model.office import Office
from ..words import Words
from .data import Data

Part = Literal["title", "intro"]


def phrase(page: GeneratedPage, part: Part, data: Data, office: Office, words: Words) -> str:
    """The title of a page or its introduction, on the site of an office, in the page's language (``words``)."""
    key = "contact_closed" if page.template == "contact" and not office.active else page.words
    values = {"name": office.title_in(page.lang)}
    if page.of == "municipality":
        known = data.municipalities[page.key]
        values["at"] = words(known.at, name=known.name)
    elif page.of == "theme":
        values |= {"title": data.themes[page.key].title[page.lang], "theme": data.themes[page.key].label[page.lang]}
    return words(f"{key}.{part}", **values)


def also_of(page: GeneratedPage, data: Data, words: Words) -> tuple[str, ...]:
    """What readers call the page: its own words, and on the finder those of every theme. One search serves bokmål and nynorsk, so
    that the words of a theme in either are words of both."""
    own = words(f"{page.words}.also").split(", ") if f"{page.words}.also" in words else []
    themes = [data.themes[page.key]] if page.of == "theme" else data.themes.values() if page.template == "finder" else []
    bundle = search_bundle(page.lang)
    of_themes = [word for theme in themes for lang, also in theme.also.items() if search_bundle(lang) == bundle for word in also]
    return tuple(dict.fromkeys([*own, *of_themes]))
