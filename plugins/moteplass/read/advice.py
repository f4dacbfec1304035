"""What to write instead: pydantic's typed error → the key of the sentence and its blanks.

A field is looked for where it is written, under the names that people give it, then where else it can stand. Nothing here says
«delete»: a date of withdrawal that stands one step too far out is the last thing to throw away.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from babel.lists import format_list
from pydantic import BaseModel

from ..model.group import PartOfDay
from ..model.kinds import KINDS
from ..model.schedule import WEEKDAYS
from ..model.values import NO
from . import meant, rewritten
from .known import Known
from .rewritten import FORMS
from .structure import choices_of, group_at, groups_with, is_required
from .yaml_text import Location

Advice = tuple[str, dict[str, Any]]
FEW = 12  # fields of a group that can be listed
NEAR = 0.75
# Fields without which something is shown that was to be kept back: nobody is told to take such a line out.
HOLDING_BACK = frozenset(
    {"status", "example", "publish_from", "publish_until", "sensitive", "consent", "withdrawn_on", "minor", "guardian", "closed"}
)
PARTS_OF_DAY: tuple[str, ...] = get_args(PartOfDay)
SEPARATOR = re.compile(r"\s*[,;]\s*")


def unknown_field(root: type[BaseModel], location: Location, whole: Any, looks: bool) -> Advice:
    """A field that its group does not have. ``whole``: all that was written; ``looks``: whether names that are alike are looked
    for, which takes time."""
    group = group_at(root, location[:-1])
    fields = group.model_fields if group else {}
    written = str(location[-1])
    if "{" in written:
        return _colon_before(written, _at(whole, location))
    possible = meant.names(written)
    if here := [name for name in possible if meant.field_of(name) in fields]:
        return "unknown_field_near", {"suggestion": _either(here)}
    for name in possible:
        if advice := _elsewhere(root, location, meant.field_of(name), whole):
            return advice
    if looks and (here := _alike(written, fields)):
        return "unknown_field_near", {"suggestion": _either(here)}
    if fields and len(fields) <= FEW:
        return "unknown_field_among", {"known": tuple(fields)}
    return "unknown_field", {}


def meant_by(root: type[BaseModel], location: Location) -> list[str]:
    """The fields beside an unknown one that it is likely to be."""
    group = group_at(root, location[:-1])
    return [field for name in meant.names(str(location[-1])) if group and (field := meant.field_of(name)) in group.model_fields]


def empty(root: type[BaseModel], location: Location) -> Advice:
    """A field without a value: one that must be there, or that keeps something back, is filled in."""
    kept = HOLDING_BACK.intersection(str(part) for part in location)
    return ("empty_held" if kept else "empty_required" if is_required(root, location) else "empty"), {}


def missing(root: type[BaseModel], location: Location) -> Advice:
    """A field that must be there, with its choices where it has some."""
    group, name = group_at(root, location[:-1]), str(location[-1])
    if group and (known := choices_of(group, name)):
        return "missing_choice", {"field": name, "known": told(name, known)}
    return ("missing_part" if len(location) > 1 else "missing"), {"field": name}


def choice(root: type[BaseModel], location: Location, given: str) -> Advice:
    """A word that is none of the choices: the one that it means, here or in another field of choices, or all."""
    group, name = group_at(root, location[:-1]), _name(location)
    known = choices_of(group, name) if group else ()
    for field in (name, *(group.model_fields if group else ())):
        if (of := known if field == name else choices_of(group, field) if group else ()) and (
            one := meant.choice(field, given, of)
        ):
            meaning = meant.meaning_of(field, one)
            return "choice_meant", {"value": given, "field": field, "meant": one, "meaning": f" ({meaning})" if meaning else ""}
    return "choice", {"value": given, "choices": told(name, known)}


def told(field: str, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(meant.told(field, value) for value in values)


def group(root: type[BaseModel], location: Location, given: Any) -> Advice:
    """A text, or a list, where fields are wanted: which, and where the text belongs."""
    model, name = group_at(root, location), _name(location)
    if "{" in name:
        return _colon_before(name, given)
    fields = model.model_fields if model else {}
    text = given if isinstance(given, str) else ""
    guessed = guess(text, frozenset(fields))
    first = guessed or ({"name": text} if text and "name" in fields else {})
    wanted = {name: "…" for name, field in fields.items() if field.is_required()} | first
    wanted = wanted or dict.fromkeys(list(fields)[:2], "…")
    example = ", ".join(f"{name}: {value}" for name, value in wanted.items())
    left = tuple(name for name in fields if name not in wanted)
    return ("group_expected_more" if left else "group_expected"), {"field": name, "example": example, "known": left}


def loose(root: type[BaseModel], location: Location, text: str, whole: Any) -> Advice:
    """A text behind a comma among fields in braces: the rest of a number, of a text, or a field without its name. ``location``: of
    the field before it."""
    before, written = str(location[-1]), _at(whole, location[:-1])
    value = str(written[before])
    if re.fullmatch(r"\d+", text) and re.fullmatch(r"\d+", value):
        return "decimal", {"meant": f"{before}: {value}.{text}"}
    model = group_at(root, location[:-1])
    left = [name for name in (model.model_fields if model else ()) if name not in written]
    guessed = ", ".join(f"{name}: {part}" for name, part in guess(text, frozenset(left)).items())
    if guessed:
        return "loose_near", {"text": text, "meant": guessed}
    return "loose", {"text": text, "whole": f'{before}: "{value}, {text}"', "known": tuple(left)}


def form(key: str, values: dict[str, Any], name: str) -> Advice:
    """A value that is not in the form of its field, in that form where it can be told."""
    value = str(values.get("value", ""))
    one = (meant.choice(name, value, ("0",)) if key == "count" else "") or (FORMS[key](value) if key in FORMS else "")
    if one in ("", value) or (key == "degrees" and not values["least"] <= float(one) <= values["most"]):
        return key, values
    if key == "slug" and value.endswith(".md"):
        return "slug_ending", {"value": value, "meant": one}
    return "decimal" if key == "degrees" else "written_otherwise", {"value": value, "meant": one}


def several(given: str, name: str, key: str) -> Advice | None:
    """Several values in one text, where each has a place of its own in a list."""
    parts = [part for part in SEPARATOR.split(given.strip()) if part]
    form_of = FORMS.get(key, str)
    return ("list_meant", {"meant": f"{name}: [{', '.join(form_of(part) or part for part in parts)}]"}) if len(parts) > 1 else None


def guess(text: str, fields: frozenset[str]) -> dict[str, str]:
    """The fields of a group that a text belongs in, by its form alone."""
    forms = {
        "email": rewritten.email(text),
        "link": rewritten.url(text),
        "website": rewritten.url(text),
        "telephone": rewritten.telephone(text),
        "first": rewritten.day(text),
        "given_on": rewritten.day(text),
        "least": rewritten.count(text),
        "needed": "false" if text.lower() in NO else "",
        "day": next((day for word in text.split() if (day := meant.choice("day", word, WEEKDAYS))), ""),
        "part": next((part for word in text.split() if (part := meant.choice("part", word, PARTS_OF_DAY))), ""),
    }
    if found := {name: value for name, value in forms.items() if value and name in fields}:
        return found
    if fields >= {"postal_code", "city"} and (match := re.fullmatch(r"(\d{4}) +(\D+)", text, re.ASCII)):
        return {"postal_code": f'"{match[1]}"', "city": match[2]}
    return {"street": text} if "street" in fields and re.fullmatch(r"\D{3,} \d+ ?\w?", text) else {}


def _colon_before(name: str, value: Any) -> Advice:
    """``place {name: Huset}``, which YAML takes for a field called «place {name»."""
    return "colon_before", {"meant": f"{re.sub(' *{', ': {', name, count=1)}: {value}"}


def _at(whole: Any, location: Location) -> Any:
    for part in location:
        whole = whole[part]
    return whole


def _elsewhere(root: type[BaseModel], location: Location, name: str, whole: Any) -> Advice | None:
    """Where else a field of this name can stand: further out, in a group beside, or in an entry of another kind."""
    here = _label(location[:-1])
    homes = [home for home in groups_with(root, name) if home != here]
    if "" in homes:
        return "field_outer", {"name": name, "group": here}
    written = [home for home in homes if isinstance(whole, Mapping) and home.partition(".")[0] in whole]
    if homes:
        return "field_inner", {"name": name, "groups": _either(written or homes)}
    folders = [f"{kind.folder}/" for kind in KINDS if groups_with(kind.model, name)]
    return ("field_of_kind", {"name": name, "folders": _either(folders)}) if folders and _is_entry(root) else None


def _alike(written: str, fields: Mapping[str, Any]) -> list[str]:
    """The field whose name, or whose Norwegian name, is nearest."""
    names = {**meant.other_names(fields), **{name: (name,) for name in fields}}
    return [name for near in Known(names).near(written.lower(), cutoff=NEAR) for name in names[near]]


def _is_entry(root: type[BaseModel]) -> bool:
    return any(root is kind.model for kind in KINDS)


def _either(names: Sequence[str]) -> str:
    """Names in quotation marks, with the Norwegian «or»."""
    return format_list([f"«{name}»" for name in names], style="or", locale="nb")


def _name(location: Location) -> str:
    return next((part for part in reversed(location) if isinstance(part, str)), "")


def _label(location: Location) -> str:
    return ".".join(part for part in location if isinstance(part, str))
