"""``{senteret}`` in a text, a field or the menu, which the offices may share, becomes the name of the one whose site this is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape
from pydantic import BaseModel

from ..model.office import Office
from ..read.content import Content
from ..read.leftovers import OFFICE_NAME
from ..read.markdown import Text
from ..read.source import Source

Rename = Callable[[str], str]


def with_office_name(content: Content, office: Office) -> Content:
    """The same content, in which ``{senteret}`` is the name of this office in the language around it."""

    def rename_in(lang: str) -> Rename:
        name = office.title_in(lang)
        return lambda text: re.sub(OFFICE_NAME, lambda _: name, text)

    def renamed(source: Source) -> Source:
        return replace(source, entry=_value(source.entry, rename_in(source.entry.lang)))

    def renamed_texts(texts: Mapping[str, Text]) -> dict[str, Text]:
        """Of the sources that there are: some have been left out, their texts not."""
        found = [(source, texts[path]) for path, source in content.sources.items() if path in texts]
        return {source.path: _text(text, rename_in(source.entry.lang)) for source, text in found}

    return replace(
        content,
        sources={path: renamed(source) for path, source in content.sources.items()},
        texts=renamed_texts(content.texts),
        notes=renamed_texts(content.notes),
        data=replace(
            content.data,
            menu={lang: _value(sections, rename_in(lang)) for lang, sections in content.data.menu.items()},
        ),
    )


def _text(text: Text, rename: Rename) -> Text:
    if "{" not in text.lead + text.html:
        return text

    def safe(html: Markup) -> Markup:
        return Markup(re.sub(OFFICE_NAME, lambda found: str(escape(rename(found[0]))), html))

    headings = tuple(replace(heading, text=rename(heading.text)) for heading in text.headings)
    return replace(text, lead=safe(text.lead), html=safe(text.html), headings=headings)


def _value(value: Any, rename: Rename) -> Any:
    """A value of a model, with all that is in it."""
    if isinstance(value, str):
        return rename(value)
    if isinstance(value, tuple):
        return tuple(_value(item, rename) for item in value)
    if isinstance(value, BaseModel):
        changed = {name: new for name, old in value if (new := _value(old, rename)) != old}
        return value.model_copy(update=changed) if changed else value
    return value
