"""The small types of fields: what they take and what they refuse."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from moteplass.model import values
from moteplass.model.forms import is_site
from moteplass.model.localized import Localized
from moteplass.model.old_addresses import PagePath, Path


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
        *(
            "mailto:post@link.no",
            "//a.no/",
            "https:a.no",
            "https:/a.no",
            "data:text/html,x",
            "https://a.no/\tb",
            "https://a.no/\nb",
        ),
        *("https://kari:hemmelig@a.no/", "https://kari@a.no/", "https://a.no@b.no/", "http://127.0.0.1/", "http://10.0.0.1:8000/"),
        *("http://[::1]/", "http://2130706433/", "http://0x7f.0.0.1/", "https://skriver.1/", "https://skriver/", "https://-a.no/"),
        *("https://a.no/%00", "https://a.no/%0d%0aSet-Cookie:x", "https://a.no/%E2%80%AEfdp.exe", "https://a.no/?q=%E2%80%8B"),
        *("https://a.no/&#x202e;", f"https://{'a' * 64}.no/"),
    ],
)
def test_what_is_no_web_address(value: str) -> None:
    """What a browser would not follow, or what would break the page that carries it."""
    assert refuses(values.Url, value) == "url"


@pytest.mark.parametrize("path", ["", "/", "/link/", "/link", "/tilbud/møteplass/", "/~kari/v1.2/", "/.hjem/"])
def test_the_address_of_a_site(path: str) -> None:
    """Others are put behind it."""
    assert takes(values.SiteUrl, f"https://www.example.org{path}") == f"https://www.example.org{path}"


@pytest.mark.parametrize(
    "path",
    [
        "/?kontor=link",
        "/#link",
        "?",
        "#",
        "//ond.no/",
        "/a//b/",
        "/../a/",
        "/a/..",
        "/./",
        "/*/",
        "/a;b/",
        "/a$b/",
        "/a'b/",
        "/a&b/",
        "/%5c/",
        "/a,b/",
    ],
)
def test_what_is_no_address_of_a_site(path: str) -> None:
    """Nothing may end it, lead to another host, or mean something in HTML or in a host's configuration, where it stands."""
    assert refuses(values.SiteUrl, f"https://www.example.org{path}") == "url"


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "//example.org/", "https:///a/", "example.org", "https://kari@example.org/"]
)
def test_what_others_cannot_be_put_behind(address: str) -> None:
    """`--site-url` is not held to be a ``Url`` first: another scheme, no host and a user's name are no address of a site either."""
    assert not is_site(address)
    assert is_site("http://localhost:8000/a/")


@pytest.mark.parametrize("kind", [values.Latitude, values.Longitude])
def test_degrees_are_published_as_they_are_read(kind: Any) -> None:
    """The least and the most of the schema are those that a file may have."""
    schema = TypeAdapter(kind).json_schema()
    for limit, beyond in ((schema["minimum"], -0.1), (schema["maximum"], 0.1)):
        assert takes(kind, str(limit)) == limit
        assert refuses(kind, f"{limit + beyond:.1f}") == "degrees"


@pytest.mark.parametrize("value", ["55 00 00 00", "+47 55 00 00 00", "116 123", "113", "02800", "40000000"])
def test_telephone_numbers(value: str) -> None:
    """Norwegian numbers: eight digits, and the special short ones."""
    assert takes(values.NorwegianTelephone, value) == value


@pytest.mark.parametrize("value", ["55 00 00", "+46 8 123 456 78", "10000000", "ring oss", "55-00-00-00", "1"])
def test_what_is_no_telephone_number(value: str) -> None:
    """A number that cannot be rung in Norway is not printed on a page about help."""
    assert refuses(values.NorwegianTelephone, value) == "telephone"


@pytest.mark.parametrize(
    ("value", "good"), [("00:00", True), ("09:30", True), ("23:59", True), ("9:30", False), ("24:01", False), ("1800", False)]
)
def test_times_of_day(value: str, good: bool) -> None:
    """Times as structured data takes them."""
    assert takes(values.Clock, value) == value if good else refuses(values.Clock, value) == "clock"


@pytest.mark.parametrize(
    "value",
    [
        *("post@link.no", "fornavn.etternavn@sted.kommune.no", "post+moter@link.no", "kari_n-1@link.no", "POST@Link.No", "a@b.co"),
        *("post@linktromsø.no", "post@xn--linktroms-94a.no", "post@čáppa.no", f"{'a' * 64}@link.no"),
    ],
)
def test_e_mail_addresses(value: str) -> None:
    """Addresses as people have them, also at a domain in Norwegian and Sami letters."""
    assert takes(values.Email, value) == value


@pytest.mark.parametrize(
    "value",
    [
        *("post@link.no?bcc=kari@link.no", "post@link.no?subject=Hei", "post@link.no,kari@link.no", "post@link.no;kari@link.no"),
        *("post%3Fcc=x@link.no", "post&cc=x@link.no", "post#x@link.no", "post/x@link.no", "post=x@link.no", "post!x@link.no"),
        *("<post@link.no>", "LINK <post@link.no>", '"post"@link.no', "(x)post@link.no", "mailto:post@link.no", "//post@link.no"),
        *("post@link.no\nBcc: x@link.no", "post @link.no", "post@ link.no", "post\u00a0@link.no", "post\u2009@link.no"),
        *(".post@link.no", "post.@link.no", "po..st@link.no", "post@link..no", "post@.link.no", "post@link.no.", "post@-link.no"),
        *("post@link", "post@localhost", "post@127.0.0.1", "post@[127.0.0.1]", "post@link.1", "post@@link.no", "@link.no", "post@"),
        *("pøst@link.no", "post@\u0430.no", "post@link.n\u043e", "po\u017ft@link.no", "post(a)link.no", f"{'a' * 65}@link.no"),
        *(f"post@{'a' * 64}.no", f"a@{'b.' * 130}no"),
    ],
)
def test_what_is_no_e_mail_address(value: str) -> None:
    """What could carry a header or a second recipient in ``mailto:``, and what no post office would deliver."""
    assert refuses(values.Email, value) == "email"


@pytest.mark.parametrize("value", ["ga-pa-mote", "a", "2023", "a-1"])
def test_slugs(value: str) -> None:
    """ASCII words with hyphens between, in small letters however they were written; also as Word has made the hyphen."""
    for written in (value, value.upper(), value.replace("-", "\u2011")):
        assert takes(values.Slug, written) == value


@pytest.mark.parametrize("value", ["-a", "a-", "a--b", "A b", "å", "a b", "a_b", "a.b", "a/b", "a\n"])
def test_what_is_no_slug(value: str) -> None:
    """Nothing that an address would have to encode, and no second way to write one."""
    assert refuses(values.Slug, value + "x" if value == "a\n" else value) == "slug"


@pytest.mark.parametrize("kind", [values.Slug, values.Name])
def test_names(kind: Any) -> None:
    """A name can be that of a folder on every system: not too long, and none that Windows keeps for its devices."""
    assert takes(kind, "a" * 100) == "a" * 100
    assert refuses(kind, "a" * 101) == "name_long"
    for name in ("con", "prn", "aux", "nul", "com1", "com9", "lpt1"):
        assert refuses(kind, name) == "name_reserved"
    for name in ("cons", "console", "com", "com10", "null", "kon"):
        assert takes(kind, name) == name


def test_the_name_of_a_place() -> None:
    """A name need not be a slug, but neither can it be one that Windows has no folder for."""
    assert takes(values.Name, "Sør-Varanger / Mátta-Várjjat") == "Sør-Varanger / Mátta-Várjjat"
    for name in ("Bergen?", "A:B", "Bergen."):
        assert refuses(values.Name, name) == "name_reserved"


OLD_PAGES = ["/gammel/", "/gammel", "/2015/06/26/tekst.html", "/", "/gammel.htm", "/a_b/c-d/", "/404", "/feed/", "/1/"]
OLD_FILES = ["/feed.xml", "/sw.js", "/_headers", "/robots.txt", "/-a/"]
# As written → as a host sees it.
OF_OLDER_SITES = {
    "/Gammel/": "/Gammel/",
    "/sider/om-%C3%B8ya/": "/sider/om-øya/",
    "/sider/om-o\u0308ya/": "/sider/om-öya/",
    "/om%20oss": "/om oss",
    "/om oss/": "/om oss/",
    "/?p=12": "/?p=12",
    "/?page_id=4&lang=no": "/?page_id=4&lang=no",
    "/Default.aspx?ID=4": "/Default.aspx?ID=4",
    "/gammel.php": "/gammel.php",
    "/filer/Gammel (1).PDF": "/filer/Gammel (1).PDF",
    "/v1.0/": "/v1.0/",
    "/a.b/c/": "/a.b/c/",
    "/~kari/": "/~kari/",
    "/a&b/": "/a&b/",
    "/a?b": "/a?b",
}
OUTSIDE = ["gammel/", "//annet.no/", "https://a.no/", "javascript:x"]
HIDDEN = ["/.htaccess", "/.git/config", "/.well-known/security.txt", "/a/.b/", "/..", "/../hemmelig", "/./a", "/a./", "/a/b."]
OTHERS = [
    "/a//b/",
    "/a\\b",
    "/a#b",
    "/a:b",
    "/%2e%2e/x/",
    "/%00/",
    "/%ff/",
    "/a*/",
    '/a"/',
    "/{a}/",
    "/$a/",
    "/?",
    "/?a b",
    "/`a`/",
]


@pytest.mark.parametrize("value", [*OLD_PAGES, *OLD_FILES])
def test_old_addresses(value: str) -> None:
    """Addresses that this site may have had, from its root: what is gone may have been a file too, what leads on was a page."""
    assert takes(Path, value) == value
    if value in OLD_PAGES:
        assert takes(PagePath, value) == value
    else:
        assert refuses(PagePath, value) == "old_address"


@pytest.mark.parametrize(("written", "seen"), OF_OLDER_SITES.items())
def test_addresses_of_older_sites(written: str, seen: str) -> None:
    """Capitals, Norwegian letters, blanks and queries, percent-encoded or not."""
    assert takes(Path, written) == takes(PagePath, written) == seen


@pytest.mark.parametrize("value", [*OUTSIDE, *HIDDEN, *OTHERS])
def test_what_is_no_old_address(value: str) -> None:
    """Nothing that would leave the site's folder or lead to another host, and never a name that begins or ends with a dot; whoever
    had an address of another sort is told what can lead on."""
    assert refuses(Path, value) == "address"
    assert refuses(PagePath, value) == ("address" if value in OUTSIDE else "old_address")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (f"/{'a' * 100}/{'b' * 97}/", ""),
        (f"/{'a' * 100}/{'b' * 98}/", "name_long"),
        (f"/{'a' * 101}/", "name_long"),
        ("/con/", "name_reserved"),
        ("/a/nul.html", "name_reserved"),
        ("/a/lpt1", "name_reserved"),
    ],
)
def test_old_addresses_are_names_too(value: str, problem: str) -> None:
    """Each part can be a folder or a file on every system, and the whole is not too long."""
    for kind in (Path, PagePath):
        assert (refuses(kind, value) if problem else takes(kind, value)) == (problem or value)


def test_text() -> None:
    """Trimmed, on one line; empty and invisible ones are refused for what they are; a direction override never reaches a page."""
    assert takes(values.Text, "  hei \n") == "hei"
    assert takes(values.Title, "To\n  linjer\n") == "To linjer"  # «title: |»
    assert refuses(values.Text, " ") == "empty"
    assert refuses(values.Text, ["a"]) == "text_expected"
    for sign in "\x00\x07\r\x85\u202e\u2066\ue000\U000e0041":  # as an escape of YAML makes them
        assert refuses(values.Text, f"a{sign}b") == "control_character"
    assert refuses(values.Text, "\u200b\u3164") == "empty"
    assert takes(values.Text, "\ufeffse\u200blv\u2028hjelp") == "selv hjelp"


@pytest.mark.parametrize("line_end", ["\n", " \n\n ", "\t"])
def test_a_field_is_one_line(line_end: str) -> None:
    """Line ends are blanks, but in what is written as Markdown; a no-break blank stays."""
    assert takes(values.Title, f"To{line_end}linjer\u00a0her\n") == "To linjer\u00a0her"
    assert takes(values.Markdown, f"To{line_end}linjer\n") == f"To{line_end}linjer"


@pytest.mark.parametrize(("kind", "most"), [(values.Title, values.TITLE_MAX), (values.Text, values.LINE_MAX)])
def test_the_length_of_a_field(kind: Any, most: int) -> None:
    """To the very character."""
    assert takes(kind, "a" * most) == "a" * most
    assert refuses(kind, "a" * (most + 1)) == "field_long"
    assert refuses(values.Url, f"https://a.no/{'a' * values.LINE_MAX}") == "field_long"


def test_several() -> None:
    """One value may stand for a list of one; nothing may not, since an empty line is a forgotten one."""
    assert takes(values.ListOf[values.Slug], "a") == ("a",)
    assert takes(values.ListOf[values.Slug], ["a", "b"]) == ("a", "b")
    assert takes(values.ListOf[values.Slug], []) == ()
    assert refuses(values.ListOf[values.Slug], "") == "empty"


def test_an_unknown_field_is_refused() -> None:
    """A misspelt key is never silently without effect."""

    class Group(values.Fields):
        name: values.Text

    assert refuses(Group, {"name": "x", "nmae": "y"}) == "extra_forbidden"


def test_bokmal_stands_in_for_a_language_that_a_phrase_lacks() -> None:
    """What it has is shown, in a language that only a fork has too."""
    phrase = Localized.model_validate({"nb": "Gruppe", "en": "Group", "de": "Gruppen"})
    assert [phrase[lang] for lang in ("nb", "nn", "en", "de")] == ["Gruppe", "Gruppe", "Group", "Gruppen"]
