"""The field tables of the handbook, from the content model: a field that is added there is explained here."""

from pydantic import BaseModel

from .model.entry import Entry
from .model.kinds import KINDS
from .words import Words


def tables(words: Words) -> str:
    """Markdown: the fields that all entries have, then those of each kind."""
    parts = [f"# {words('handbook.heading')}", f"## {words('handbook.common')}", _table(Entry, frozenset(), words)]
    for kind in KINDS:
        parts += [f"## {words(f'kinds.{kind.name}')}", _table(kind.model, frozenset(Entry.model_fields), words)]
    return "\n\n".join(parts) + "\n"


def _table(model: type[BaseModel], without: frozenset[str], words: Words) -> str:
    fields = {name: field for name, field in model.model_fields.items() if name not in without}
    if not fields:
        return words("handbook.none")
    head = f"| {words('handbook.field')} | {words('handbook.required')} | {words('handbook.meaning')} |\n|---|---|---|"
    rows = [
        f"| `{name}` | {words('handbook.yes') if field.is_required() else words('handbook.no')} | {words(f'fields.{name}')} |"
        for name, field in fields.items()
    ]
    return "\n".join([head, *rows])
