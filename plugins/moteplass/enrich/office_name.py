"""``{senteret}`` in a text, a field or a data file, which the offices may share, becomes the name of the one whose site this is."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from pydantic import BaseModel

from ..model.localized import Localized
from ..model.office import Office
from ..read.content import Content
from ..read.leftovers import OFFICE_NAME
from ..read.source import Source
from ..read.text import Text


def with_office_name(content: Content, office: Office) -> Content:
    """The same content, in which ``{senteret}`` is the name of this office in the language around it."""

    def renamed(source: Source) -> Source:
        return replace(source, entry=_in_value(source.entry, office, source.entry.lang))

    def renamed_texts(texts: Mapping[str, Text]) -> dict[str, Text]:
        """Of the sources that there are: some have been left out, their texts not."""
        found = [(source, texts[path]) for path, source in content.sources.items() if path in texts]
        return {source.path: _in_text(text, office, source.entry.lang) for source, text in found}

    data = {part.name: getattr(content.data, part.name) for part in fields(content.data) if part.name != "lines"}
    return replace(
        content,
        sources={path: renamed(source) for path, source in content.sources.items()},
        texts=renamed_texts(content.texts),
        notes=renamed_texts(content.notes),
        data=replace(content.data, **{name: _in_value(value, office, "nb") for name, value in data.items()}),
    )


def _in_text(text: Text, office: Office, lang: str) -> Text:
    headings = tuple(replace(heading, text=_in_value(heading.text, office, lang)) for heading in text.headings)
    return replace(text, lead=_in_value(text.lead, office, lang), html=_in_value(text.html, office, lang), headings=headings)


def _in_value(value: Any, office: Office, lang: str) -> Any:
    """A value of a model or a data file, with all that is in it; what stands under a language is in that."""
    if isinstance(value, str):
        for placeholder in OFFICE_NAME:
            value = value.replace(placeholder, office.title_in(lang))  # Markup escapes the name
        return value
    if isinstance(value, tuple):
        return tuple(_in_value(item, office, lang) for item in value)
    if isinstance(value, dict):
        return {key: _in_value(inner, office, key if key in office.translations else lang) for key, inner in value.items()}
    if isinstance(value, BaseModel):
        inside = ((field, old, field if isinstance(value, Localized) else lang) for field, old in value)
        changed = {field: new for field, old, own in inside if (new := _in_value(old, office, own)) != old}
        return value.model_copy(update=changed) if changed else value
    return value
