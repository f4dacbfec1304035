"""The field tables of the handbook, from the content model: a field that is added there is explained here."""

from pydantic import BaseModel

from ..model.entry import Entry
from ..model.kinds import KINDS
from ..words import Words


def tables(words: Words) -> str:
    """Markdown: the fields that all entries have, then those of each kind."""
    parts = [f"# {words('handbook.heading')}", f"## {words('handbook.common')}", _table(Entry, "", frozenset(), words)]
    for kind in KINDS:
        parts += [f"## {words(f'kinds.{kind.name}')}", _table(kind.model, kind.name, frozenset(Entry.model_fields), words)]
    return "\n\n".join(parts) + "\n"


def _table(model: type[BaseModel], kind: str, without: frozenset[str], words: Words) -> str:
    fields = {name: field for name, field in model.model_fields.items() if name not in without}
    if not fields:
        return words("handbook.none")
    head = f"| {words('handbook.field')} | {words('handbook.required')} | {words('handbook.meaning')} |\n|---|---|---|"
    rows = [
        f"| `{name}` | {words('handbook.yes') if field.is_required() else words('handbook.no')} | {_meaning(kind, name, words)} |"
        for name, field in fields.items()
    ]
    return "\n".join([head, *rows])


def _meaning(kind: str, name: str, words: Words) -> str:
    """What the field is for: in this kind, or wherever it stands."""
    own = f"own_fields.{kind}.{name}"
    return words(own if own in words else f"fields.{name}")
