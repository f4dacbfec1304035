"""``{senteret}`` in a text, a field or the menu, which the offices may share, becomes the name of the one whose site this is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from ..model.office import Office
from ..read.content import Content
from ..read.leftovers import OFFICE_NAME
from ..read.markdown import Text
from ..read.source import Source


def with_office_name(content: Content, office: Office) -> Content:
    """The same content, in which ``{senteret}`` is the name of this office in the language around it."""

    def renamed(source: Source) -> Source:
        return replace(source, entry=_in_value(source.entry, office.title_in(source.entry.lang)))

    def renamed_texts(texts: Mapping[str, Text]) -> dict[str, Text]:
        """Of the sources that there are: some have been left out, their texts not."""
        found = [(source, texts[path]) for path, source in content.sources.items() if path in texts]
        return {source.path: _in_text(text, office.title_in(source.entry.lang)) for source, text in found}

    return replace(
        content,
        sources={path: renamed(source) for path, source in content.sources.items()},
        texts=renamed_texts(content.texts),
        notes=renamed_texts(content.notes),
        data=replace(
            content.data,
            menu={lang: _in_value(sections, office.title_in(lang)) for lang, sections in content.data.menu.items()},
        ),
    )


def _in_text(text: Text, name: str) -> Text:
    headings = tuple(replace(heading, text=_in_value(heading.text, name)) for heading in text.headings)
    return replace(text, lead=_in_html(text.lead, name), html=_in_html(text.html, name), headings=headings)


def _in_html(html: Markup, name: str) -> Markup:
    for form in OFFICE_NAME:
        html = html.replace(form, name)  # Markup escapes the name
    return html


def _in_value(value: Any, name: str) -> Any:
    """A value of a model, with all that is in it."""
    if isinstance(value, str):
        return value.replace(OFFICE_NAME[0], name).replace(OFFICE_NAME[1], name)
    if isinstance(value, tuple):
        return tuple(_in_value(item, name) for item in value)
    if isinstance(value, BaseModel):
        changed = {field: new for field, old in value if (new := _in_value(old, name)) != old}
        return value.model_copy(update=changed) if changed else value
    return value
