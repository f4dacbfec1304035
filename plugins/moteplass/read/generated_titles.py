"""What the pages that no file makes are called."""

from typing import Literal

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
