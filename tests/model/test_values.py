"""The small types of fields: what they take and what they refuse."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from moteplass.model import values


def takes(kind: Any, value: object) -> object:
    """The value as the type reads it."""
    return TypeAdapter(kind).validate_python(value)


def refuses(kind: Any, value: object) -> str:
    """The typed error of a value that is refused."""
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(kind).validate_python(value)
    return str(raised.value.errors()[0]["type"])


@pytest.mark.parametrize(
    ("value", "meant"), [("ja", True), ("Ja", True), ("true", True), ("yes", True), ("no", False), ("NEI", False)]
)
def test_yes_and_no(value: str, meant: bool) -> None:
    """Yes and no in Norwegian and English, in any case; YAML's own «no» has stayed a text until here."""
    assert takes(values.Flag, value) is meant
    assert refuses(values.Flag, "kanskje") == "flag"


@pytest.mark.parametrize(
    "value", ["https://www.linkbergen.no/", "http://selvhjelp.no", "https://linktromsø.no/", "https://a.no:8080/x?y=1#z"]
)
def test_web_addresses(value: str) -> None:
    """Full addresses, Norwegian letters in the name too."""
    assert takes(values.Url, value) == value


@pytest.mark.parametrize(
    "value",
    [
        *(
            "www.linkbergen.no",
            "linkbergen.no",
            "https://",
            "https://localhost",
            "ftp://a.no",
            "javascript:alert(1)",
            "https://a b.no",
        ),
        *(
            "https://a.no/<b>",
            'https://a.no/"',
            "https://a.no\\x",
            "https://a.no:port/",
            "https://[::1",
            "https://xn--a.no/",
            "https://a..no",
        ),
        "mailto:post@link.no",
    ],
)
def test_what_is_no_web_address(value: str) -> None:
    """What a browser would not follow, or what would break the page that carries it."""
    assert refuses(values.Url, value) == "url"


def test_the_address_of_a_site() -> None:
    """Others are put behind it, so nothing may end it."""
    assert takes(values.SiteUrl, "https://www.example.org/link/") == "https://www.example.org/link/"
    assert refuses(values.SiteUrl, "https://www.example.org/?kontor=link") == "url"
    assert refuses(values.SiteUrl, "https://www.example.org/#link") == "url"


@pytest.mark.parametrize("value", ["55 00 00 00", "+47 55 00 00 00", "116 123", "113", "02800", "40000000"])
def test_telephone_numbers(value: str) -> None:
    """Norwegian numbers: eight digits, and the special short ones."""
    assert takes(values.NorwegianTelephone, value) == value


@pytest.mark.parametrize("value", ["55 00 00", "+46 8 123 456 78", "10000000", "ring oss", "55-00-00-00", "1"])
def test_what_is_no_telephone_number(value: str) -> None:
    """A number that cannot be rung in Norway is not printed on a page about help."""
    assert refuses(values.NorwegianTelephone, value) == "telephone"


@pytest.mark.parametrize(
    ("value", "good"), [("00:00", True), ("09:30", True), ("23:59", True), ("9:30", False), ("24:00", False), ("1800", False)]
)
def test_times_of_day(value: str, good: bool) -> None:
    """Times as structured data takes them."""
    assert takes(values.Clock, value) == value if good else refuses(values.Clock, value) == "clock"


@pytest.mark.parametrize("value", ["ga-pa-mote", "a", "2023", "a-1"])
def test_slugs(value: str) -> None:
    """Lower-case ASCII words with hyphens between."""
    assert takes(values.Slug, value) == value


@pytest.mark.parametrize("value", ["-a", "a-", "a--b", "A", "å", "a b", "a_b", "a.b", "a/b", "a\n"])
def test_what_is_no_slug(value: str) -> None:
    """Nothing that an address would have to encode, and no second way to write one."""
    assert refuses(values.Slug, value + "x" if value == "a\n" else value) == "slug"


@pytest.mark.parametrize("value", ["/gammel/", "/gammel", "/2015/06/26/tekst.html", "/"])
def test_old_addresses(value: str) -> None:
    """Addresses of this site, from its root."""
    assert takes(values.Path, value) == value


@pytest.mark.parametrize("value", ["gammel/", "/../hemmelig", "//annet.no/", "/æ/", "/a b/", "https://a.no/", "/a//b/"])
def test_what_is_no_old_address(value: str) -> None:
    """Nothing that would leave the site's folder or lead to another host."""
    assert refuses(values.Path, value) == "address"


def test_text() -> None:
    """Trimmed; empty and invisible ones are refused for what they are; a direction override never reaches a page."""
    assert takes(values.Text, "  hei \n") == "hei"
    assert refuses(values.Text, " ") == "empty"
    assert refuses(values.Text, ["a"]) == "text_expected"
    assert refuses(values.Text, "a\u202eb") == "control_character"
    assert refuses(values.Text, "a\x07b") == "control_character"


def test_several() -> None:
    """One value may stand for a list of one; nothing may not, since an empty line is a forgotten one."""
    assert takes(values.Several[values.Slug], "a") == ("a",)
    assert takes(values.Several[values.Slug], ["a", "b"]) == ("a", "b")
    assert takes(values.Several[values.Slug], []) == ()
    assert refuses(values.Several[values.Slug], "") == "empty"


def test_an_unknown_field_is_refused() -> None:
    """A misspelt key is never silently without effect."""

    class Group(values.Fields):
        name: values.Text

    assert refuses(Group, {"name": "x", "nmae": "y"}) == "extra_forbidden"
