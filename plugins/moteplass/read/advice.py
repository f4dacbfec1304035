"""What to write instead of a value that cannot be: the key of the sentence and its blanks, from pydantic's typed error."""

import re
from typing import Any, get_args

from pydantic import BaseModel

from ..model.group import PartOfDay
from ..model.rhythm import WEEKDAYS
from ..model.values import NO
from . import meant, rewritten, written_dates
from .model_fields import choices_of, group_at, is_required, takes_several
from .rewritten import FORMS
from .yaml_text import Location

Advice = tuple[str, dict[str, Any]]
# Fields without which something is shown that was to be kept back: nobody is told to take such a line out.
HOLDING_BACK = frozenset(
    {"status", "example", "publish_from", "publish_until", "sensitive", "consent", "withdrawn_on", "minor", "guardian", "closed"}
)
PARTS_OF_DAY: tuple[str, ...] = get_args(PartOfDay)
AGES = re.compile(r"(\d+)(?: *[-–] *(\d+)| *\+)?(?: år)?", re.ASCII)
NAMED = re.compile(r"([^\W\d][\w -]*?) *= *(\S.*)")  # «street = Storgata 1»
STREET = re.compile(r"(?!(?:\w*rom|\w*sal|\w*hall|inngang|etasje|plan)\b)[^\d,]{3,} \d+ ?\w?", re.IGNORECASE)
SEPARATOR = re.compile(r"\s*[,;]\s*")


def at(value: Any, location: Location) -> Any:
    """What was written at a location; one text may stand for a list of it."""
    for part in location:
        value = value if isinstance(value, str) else value[part]
    return value


def empty(root: type[BaseModel], location: Location) -> Advice:
    """A field without a value: one that must be there, or that keeps something back, is filled in."""
    kept = HOLDING_BACK.intersection(str(part) for part in location)
    return ("empty_held" if kept else "empty_required" if is_required(root, location) else "empty"), {}


def missing(root: type[BaseModel], location: Location) -> Advice:
    """A field that must be there, with its choices where it has some."""
    group, name = _owner(root, location)
    if group and (known := choices_of(group, name)):
        return "missing_choice", {"field": name, "known": _with_meanings(name, known)}
    return ("missing_part" if len(location) > 1 else "missing"), {"field": name}


def choice(root: type[BaseModel], location: Location, given: str) -> Advice:
    """A word that is none of the choices: the one that it means, here or in another field of choices, or all."""
    group, name = _owner(root, location)
    if group is None:
        return "text_expected", {}
    for field in (name, *group.model_fields):
        if one := meant.choice(field, given, choices_of(group, field)):
            meaning = meant.meaning_of(field, one)
            return "choice_meant", {"value": given, "field": field, "meant": one, "meaning": f" ({meaning})" if meaning else ""}
    return "choice", {"value": given, "choices": _with_meanings(name, choices_of(group, name))}


def fields(root: type[BaseModel], location: Location, given: Any) -> Advice:
    """A text, or a list, where fields are wanted: which, and where the text belongs."""
    group, name = group_at(root, location), _owner(root, location)[1]
    known = group.model_fields if group else {}
    guessed = _parted(given, frozenset(known)) if isinstance(given, str) else {}
    example = {name: "…" for name, field in known.items() if field.is_required()} | guessed
    example = example or dict.fromkeys(list(known)[:2], "…")
    left = tuple(name for name in known if name not in example)
    values = {"field": name, "example": _as_fields(example), "known": left}
    return "group_expected_more" if left else "group_expected", values


def loose(root: type[BaseModel], location: Location, text: str, front_matter: Any) -> Advice:
    """A text behind a comma among fields in braces: the rest of a number, of a text or of a list, or a field without its name.
    ``location``: of the field before it."""
    group, before = _owner(root, location)
    written = at(front_matter, location[:-1])
    value = written[before]
    left = [name for name in (group.model_fields if group else ()) if name not in written]
    if re.fullmatch(r"\d+,\d+", f"{value},{text}", re.ASCII):
        return "decimal", {"meant": f"{before}: {value}.{text}"}
    if group and takes_several(group, before):
        return "list_meant", {"meant": f"{before}: [{value}, {text}]"}
    if (named := NAMED.fullmatch(text)) and (found := [name for name in meant.names(named[1]) if name in left]):
        return "loose_near", {"text": text, "meant": f"{found[0]}: {named[2]}"}
    if guessed := _guess(text, frozenset(left)):
        return "loose_near", {"text": text, "meant": _as_fields(guessed)}
    return "loose", {"text": text, "joined": f'{before}: "{value}, {text}"', "known": tuple(left)}


def form(key: str, values: dict[str, Any], name: str) -> Advice:
    """A value that is not in the form of its field, in that form where it can be told."""
    value = str(values.get("value", ""))
    if key == "slug" and name == "pauses" and re.search(r"\d", value):
        return pause(value)
    one = (meant.choice(name, value, ("0",)) if key == "count" else "") or (FORMS[key](value) if key in FORMS else "")
    if one in ("", value) or (key == "degrees" and not values["least"] <= float(one) <= values["most"]):
        return key, values
    if key == "slug" and value.endswith(".md"):
        return "slug_ending", {"value": value, "meant": one}
    return "decimal" if key == "degrees" and "," in value else "written_otherwise", {"value": value, "meant": one}


def pause(value: str) -> Advice:
    """Days, or a week, in place of the name of a pause."""
    days = written_dates.period(value)
    return ("written_otherwise", {"value": value, "meant": days}) if days else ("pause_form", {"value": value})


def end(given: str, values: dict[str, Any], start: str) -> Advice:
    """An end without its day, which is that of the beginning."""
    when = written_dates.moment(start)[: len("2027-01-14")]
    at = written_dates.clock(given)
    if when and at and written_dates.is_clock(given):
        return "written_otherwise", {"value": given, "meant": f"{when} {at}"}
    return form("when", values, "end")


def several(given: str, name: str, key: str) -> Advice | None:
    """Several values in one text, where each has a place of its own in a list."""
    parts = [part for part in SEPARATOR.split(given.strip()) if part]
    form_of = FORMS.get(key, str)
    listed = ", ".join(f'"{part}"' if part.isdigit() else form_of(part) or part for part in parts)
    return ("list_meant", {"meant": f"{name}: [{listed}]"}) if len(parts) > 1 else None


def _parted(text: str, known: frozenset[str]) -> dict[str, str]:
    """The fields of a group that stand in a text with commas between; its name is what is left."""
    found: dict[str, str] = {}
    left = []
    for part in SEPARATOR.split(text):
        guessed = _guess(part, known - found.keys())
        found |= guessed
        left += [] if guessed else [part]
    return {"name": ", ".join(left), **found} if left and "name" in known else found


def _guess(text: str, known: frozenset[str]) -> dict[str, str]:
    """The fields of a group that a text belongs in, by its form alone."""
    forms = {
        "email": rewritten.email(text),
        "link": rewritten.url(text),
        "website": rewritten.url(text),
        "telephone": rewritten.telephone(text),
        "first": written_dates.day(text),
        "given_on": written_dates.day(text),
        "least": ages[1] if (ages := AGES.fullmatch(text)) else "",
        "most": (ages[2] or "") if ages else "",
        "needed": "false" if text.lower() in NO else "",
        "day": _word(text, "day", WEEKDAYS),
        "part": _word(text, "part", PARTS_OF_DAY),
    }
    if found := {name: value for name, value in forms.items() if value and name in known}:
        return found
    if known >= {"postal_code", "city"} and (match := re.fullmatch(r"(\d{4}) +(\D+)", text, re.ASCII)):
        return {"postal_code": f'"{match[1]}"', "city": match[2]}
    return {"street": text} if "street" in known and STREET.fullmatch(text) else {}


def _word(text: str, field: str, known: tuple[str, ...]) -> str:
    return next((one for word in text.split() if (one := meant.choice(field, word, known))), "")


def _with_meanings(field: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(meant.with_meaning(field, value) for value in known)


def _as_fields(values: dict[str, str]) -> str:
    return ", ".join(f'{name}: "{value}"' if re.search(r"[,:]\s", value) else f"{name}: {value}" for name, value in values.items())


def _owner(root: type[BaseModel], location: Location) -> tuple[type[BaseModel] | None, str]:
    """The model of the fields among which a value stands, and the name of its field."""
    last = max((number for number, part in enumerate(location) if isinstance(part, str)), default=None)
    return (None, "") if last is None else (group_at(root, location[:last]), str(location[last]))
