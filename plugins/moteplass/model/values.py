"""The small types of front matter fields: text, yes or no, addresses, telephone numbers."""

import re
from typing import Annotated, Any, LiteralString, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from .characters import exact, in_context, is_blank, tidy, unwanted
from .forms import EMAIL, NAME_MAX, SLUG, URL_MAX, is_site, is_url, name_problem

DECIMAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,6})?")
CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LINE_BREAKS = re.compile(r"[\t\n ]+")
LINE_MAX = URL_MAX  # characters of a field of one line; what is longer belongs in the text below the fields
TITLE_MAX = 200  # characters; it stands in a tab, a list and a picture for sharing
YES = ("true", "yes", "ja")
NO = ("false", "no", "nei")


class Fields(BaseModel):
    """A group of fields: unknown ones are refused, so that a misspelt key is never silently without effect."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _text(value: Any) -> Any:
    """Front matter scalars arrive as text, in which YAML has undone the escapes; an empty one is reported as empty, not as too
    short."""
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text expected")
    value = tidy(value).strip()
    if is_blank(value):
        raise PydanticCustomError("empty", "empty")
    if (place := unwanted(value)) is not None:
        raise PydanticCustomError("control_character", "control character", {"context": in_context(value, place)})
    return value


def _one_line(value: Any) -> Any:
    """Line ends, which YAML keeps after ``|`` and in quotation marks, are blanks: a calendar's line or a table's row would end
    there (RFC 5545, 3.1)."""
    return at_most(LINE_BREAKS.sub(" ", _text(value)), LINE_MAX)


def _title(value: str) -> str:
    return at_most(value, TITLE_MAX)


def at_most(value: str, most: int) -> str:
    """The value, if it is no longer than that many signs."""
    if len(value) > most:
        raise PydanticCustomError("field_long", "too long", {"length": len(value), "limit": most})
    return value


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text expected")
    if value.lower() in YES + NO:
        return value.lower() in YES
    raise PydanticCustomError("flag", "not yes or no", {"value": value})


def _list(value: Any) -> Any:
    """A single value may stand where a list is asked for; nothing at all may not."""
    if value == "":
        raise PydanticCustomError("empty", "empty")
    return [value] if isinstance(value, str | dict) else value


def _colour(value: str) -> str:
    """As CSS has it, in six digits: what else a style sheet could hold never gets there."""
    if not COLOUR.fullmatch(value):
        raise PydanticCustomError("colour", "not a colour", {"value": value})
    return value.lower()


def _small(value: Any) -> Any:
    """One of a few words, in whatever letters it was written."""
    return exact(value).strip().lower() if isinstance(value, str) else value


def _slug(value: str) -> str:
    """In small letters, as every address is."""
    small = value.lower()
    if not SLUG.fullmatch(small):
        raise PydanticCustomError("slug", "not a slug", {"value": value})
    return as_name(small)


def as_name(value: str) -> str:
    if problem := name_problem(value):
        raise PydanticCustomError(problem, "not a name", {"value": value[:NAME_MAX], "limit": NAME_MAX})
    return value


def as_url(value: str) -> str:
    if not is_url(value):
        raise PydanticCustomError("url", "not a web address", {"value": value})
    return value


def _site_url(value: str) -> str:
    if not is_site(value):
        raise PydanticCustomError("url", "not the address of a site", {"value": value})
    return value


def as_email(value: str) -> str:
    if not EMAIL.fullmatch(value):
        raise PydanticCustomError("email", "not an e-mail address", {"value": value})
    return value


def is_norwegian(number: str) -> bool:
    """Norwegian numbers: eight digits, or the 3- to 6-digit special numbers (Nkom's number plan, E.164)."""
    digits = re.sub(r"\s", "", number).removeprefix("+47")
    return re.fullmatch(r"[2-9]\d{7}|0\d{4}|1\d{2,5}", digits, re.ASCII) is not None


def is_mobile(number: str) -> bool:
    """Whether it can get a text message: eight digits from 4 or 9 (Nkom's number plan)."""
    return re.fullmatch(r"(?:\+47)?[49]\d{7}", re.sub(r"\s", "", number), re.ASCII) is not None


def as_telephone(value: str) -> str:
    if not is_norwegian(value):
        raise PydanticCustomError("telephone", "not a Norwegian number", {"value": value})
    return value


def _clock(value: str) -> str:
    """``18:30``, as schema.org and a reader take it; 24:00 is the midnight that a day ends with."""
    if value == "24:00":
        return "00:00"
    if not CLOCK.fullmatch(value):
        raise PydanticCustomError("clock", "not a time of day", {"value": value})
    return value


def _number(key: LiteralString, least: int, most: int) -> BeforeValidator:
    """A whole number, as digits."""

    def check(value: Any) -> int:
        if isinstance(value, int):
            return value
        text = exact(_text(value))
        if not re.fullmatch(r"\d{1,4}", text, re.ASCII) or not least <= int(text) <= most:
            raise PydanticCustomError(key, "not such a number", {"value": text})
        return int(text)

    return BeforeValidator(check)


def _degrees(least: float, most: float) -> BeforeValidator:
    """Degrees on the map of mainland Norway, ``60.39``; outside it, latitude and longitude have often changed places."""

    def check(value: Any) -> float:
        text = exact(_text(value))
        if not DECIMAL.fullmatch(text) or not least <= float(text) <= most:
            raise PydanticCustomError("degrees", "not degrees in Norway", {"value": text, "least": least, "most": most})
        return float(text)

    return BeforeValidator(check)


def _pattern(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


Text = Annotated[str, StringConstraints(min_length=1), BeforeValidator(_one_line)]
Exact = Annotated[Text, AfterValidator(exact)]
Title = Annotated[Text, AfterValidator(_title)]
Markdown = Annotated[str, StringConstraints(min_length=1), BeforeValidator(_text)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Name = Annotated[Text, AfterValidator(as_name)]
Slug = Annotated[Exact, AfterValidator(_slug), _pattern(f"^{SLUG.pattern}$")]
# The name of something of ours, which the preflight looks for: «Grupper» is ``grupper``.
Key = Annotated[Exact, AfterValidator(str.lower)]
Colour = Annotated[Exact, AfterValidator(_colour), _pattern(f"^{COLOUR.pattern}$")]
Url = Annotated[Exact, AfterValidator(as_url), WithJsonSchema({"type": "string", "format": "uri"})]
SiteUrl = Annotated[Url, AfterValidator(_site_url)]
Email = Annotated[Exact, AfterValidator(as_email), WithJsonSchema({"type": "string", "format": "email"})]
NorwegianTelephone = Annotated[Exact, AfterValidator(as_telephone)]
# Held to the same rule by the preflight: a preview may have a number that somebody has still to fill in.
Telephone = Exact
Count = Annotated[int, _number("count", 0, 9999), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 9999})]
Months = Annotated[int, _number("months", 1, 120), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 120})]
Clock = Annotated[Exact, AfterValidator(_clock), _pattern(f"^{CLOCK.pattern}$")]
Latitude = Annotated[float, _degrees(57.9, 71.3), WithJsonSchema({"type": "number", "minimum": 57.9, "maximum": 71.3})]
Longitude = Annotated[float, _degrees(4.4, 31.2), WithJsonSchema({"type": "number", "minimum": 4.4, "maximum": 31.2})]
T = TypeVar("T")
ListOf = Annotated[tuple[T, ...], BeforeValidator(_list)]
Choice = Annotated[T, BeforeValidator(_small)]
