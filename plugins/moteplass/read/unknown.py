"""A field that does not exist where it is written: under which name it is known, or where else it belongs.

Nothing here says «delete»: a date of withdrawal that stands one step too far out is the last thing to throw away.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from babel.lists import format_list
from pydantic import BaseModel

from ..model.kinds import KINDS
from ..model.meeting import Contact
from ..model.office import Person
from . import meant
from .advice import Advice, at
from .known import Known
from .model_fields import choices_of, group_at, groups_with
from .yaml_text import Location

FEW = 12  # fields of a group that can be listed
PERSON = ("name", "navn", "fornavn", "etternavn", "first_name", "last_name", "kontaktperson", "person")
NEAR = 0.75
SHORTEST = 4  # letters of a name that others can be said to be like


def advise(root: type[BaseModel], location: Location, front_matter: Any, looks: bool) -> Advice:
    """What is said of a field that its group does not have. ``front_matter``: all of it; ``looks``: whether names that are
    alike are looked for, which takes time."""
    group, written = group_at(root, location[:-1]), str(location[-1])
    fields = group.model_fields if group else {}
    if _is_persons_name(group, written):
        return "person_name", {"name": written}
    if "{" in written:
        return colon_before(written, at(front_matter, location))
    if here := _here(root, group, written):
        return "unknown_field_near", {"suggestion": _either(here)}
    names = [meant.field_of(name) for name in meant.names(written)] if _is_entry(root) else []
    homes = (*(_elsewhere(root, location, name) for name in names), *(_of_kind(name) for name in names))
    if advice := next(filter(None, homes), None):
        return advice
    if looks and len(written) >= SHORTEST and (here := _alike(written, fields)):
        return "unknown_field_near", {"suggestion": _either(here)}
    if fields and len(fields) <= FEW:
        return "unknown_field_among", {"known": tuple(fields)}
    return "unknown_field", {}


def meant_by(root: type[BaseModel], location: Location) -> list[str]:
    """The fields of the same group that an unknown one stands for; some with the value that it stands for, as ``status: draft``."""
    group, written = group_at(root, location[:-1]), str(location[-1])
    return [] if _is_persons_name(group, written) else _here(root, group, written)


def colon_before(name: str, value: Any) -> Advice:
    """``place {name: Huset}``, which YAML takes for a field called «place {name»."""
    return "colon_before", {"meant": f"{re.sub(' *{', ': {', name, count=1)}: {value}"}


def _is_persons_name(group: type[BaseModel] | None, written: str) -> bool:
    """Whether the name of somebody stands where a role does: it is not to be published, as «role» either."""
    return group in (Contact, Person) and meant.names(written)[0] in PERSON


def _here(root: type[BaseModel], group: type[BaseModel] | None, written: str) -> list[str]:
    """Fields of a group by another name; or, if no field is called so, by one of their choices: ``day: mandag`` for «mandag»."""
    fields = group.model_fields if group else {}
    if named := [name for name in meant.names(written) if meant.field_of(name) in fields]:
        return named
    if group is None or groups_with(root, written):
        return []
    found = {name: meant.choice_called(name, written, choices_of(group, name)) for name in fields}
    return [f"{name}: {one}" for name, one in found.items() if one]


def _elsewhere(root: type[BaseModel], location: Location, name: str) -> Advice | None:
    """Where else in the entry a field of this name can stand: further out, or in a group beside."""
    here = ".".join(part for part in location[:-1] if isinstance(part, str))
    homes = [home for home in groups_with(root, name) if home != here]
    if "" in homes:
        return "field_outer", {"name": name, "group": here}
    if homes:
        return "field_inner", {"name": name, "groups": _either(homes)}
    return None


def _of_kind(name: str) -> Advice | None:
    """The kinds of entries that have such a field."""
    folders = [f"{kind.folder}/" for kind in KINDS if groups_with(kind.model, name)]
    return ("field_of_kind", {"name": name, "folders": _either(folders)}) if folders else None


def _alike(written: str, fields: Mapping[str, Any]) -> list[str]:
    """The field whose name, or whose Norwegian name, is nearest."""
    names = {**meant.other_names(fields), **{name: (name,) for name in fields}}
    return [name for near in Known(names).near(written.lower(), cutoff=NEAR) for name in names[near]]


def _is_entry(root: type[BaseModel]) -> bool:
    return any(root is kind.model for kind in KINDS)


def _either(names: Sequence[str]) -> str:
    """Names in quotation marks, with the Norwegian «or»."""
    return format_list([f"«{name}»" for name in names], style="or", locale="nb")
