"""E-mails and text messages that a reader finds begun: right in form, and neutral in what they say."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from conftest import build
from moteplass.model.values import is_mobile
from moteplass.render.contact_links import mail, sms
from scenarios.overlay import BASE, HOST_AND_CONTROLLER, PRIVACY, lay

ANSWERS = """site_url: https://link.example/
confirmed: 2026-11-20
telephone: {number}
email: post@selvhjelp.no
hours: {{day: tirsdag, opens: "10:00", closes: "14:00"}}
answers_within: {days}
kind:"""
GROUP = """---
title: Etter et selvmord
summary: En gruppe som bare finnes i testene.
office: test
municipalities: ["4601"]
theme: ensomhet
kind: specific
state: {state}
confirmed: 2026-11-20
---

Tekst.
"""
EVENT = """---
title: Åpent møte om sorg
summary: Et møte som bare finnes i testene.
office: test
municipalities: ["4601"]
kind: open
start: 2027-01-12 18:00
end: 2027-01-12 20:00
sign_up: {email: kurs@selvhjelp.no, telephone: "91 23 45 67"}
---

Tekst.
"""


def test_the_form_of_an_address() -> None:
    """RFC 6068: everything but letters, digits and a few signs in per cent, by UTF-8; a blank is %20, since a plus stays a plus.
    RFC 5724 for text messages."""
    assert mail("post+a@selvhjelp.no", "Blåbær & sånt?", "Hei! 100 % +1 #2") == (
        "mailto:post%2Ba@selvhjelp.no?subject=Bl%C3%A5b%C3%A6r%20%26%20s%C3%A5nt%3F&body=Hei%21%20100%20%25%20%2B1%20%232%20"
    )
    assert sms("91 23 45 67", "Hei på deg") == "sms:+4791234567?&body=Hei%20p%C3%A5%20deg"
    assert sms("91 23 45 67") == "sms:+4791234567"


@pytest.mark.parametrize(
    ("number", "mobile"),
    [
        ("91 23 45 67", True),
        ("+47 41234567", True),
        ("55 31 09 45", False),
        ("116 123", False),
        ("04545", False),
        ("800 33 321", False),
    ],
)
def test_who_gets_text_messages(number: str, mobile: bool) -> None:
    """Only numbers from 4 or 9 of eight digits: a message to any other would get lost."""
    assert is_mobile(number) == mobile


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small centre that answers, with an open and a closed group and an event with sign-up."""
    root = tmp_path_factory.mktemp("begun")
    office = (BASE / "offices" / "test.md").read_text(encoding="utf-8")
    files = {
        "offices/test.md": office.replace("kind:", HOST_AND_CONTROLLER + ANSWERS.format(number='"91 23 45 67"', days=3), 1),
        "pages/personvern.md": PRIVACY,
        "groups/samler.md": GROUP.format(state="collecting"),
        "groups/lukket.md": GROUP.format(state="running").replace("Etter et", "Etter enda et"),
        "events/motet.md": EVENT,
    }
    build(root / "site", office="test", content=lay(root, dict(files)))
    return root / "site"


def page(path: Path) -> HtmlElement:
    return lxml_html.document_fromstring(path.read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8"))


def begun(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """(to whom, fields) of every message that is begun on the page."""
    for href in page(path).xpath("//a/@href"):
        parts = urlsplit(href)
        if parts.scheme in ("mailto", "sms") and parts.query:
            yield unquote(parts.path), dict(parse_qsl(parts.query, strict_parsing=False))


@pytest.mark.parametrize("page", ["kontakt", "grupper/samler", "grupper/lukket", "arrangementer/motet", "kommune/4601-bergen"])
def test_messages_are_begun_where_the_number_stands(folder: Path, page: str) -> None:
    """Beside the office's number a text message, and an e-mail with a subject, each with a short text."""
    found = list(begun(folder / page / "index.html"))
    assert {"+4791234567", "post@selvhjelp.no"} <= {whom for whom, _ in found}
    assert [fields for _, fields in found if not 10 < len(fields["body"]) < 200 and "https" not in fields["body"]] == []


def test_what_is_begun_is_neutral(folder: Path) -> None:
    """No subject, and no address that it goes to, says what somebody struggles with; nor does the text, but for the address of the
    page that somebody finds wrong. A closed group's page begins just what any other's does."""
    seen = 0
    for path in folder.rglob("index.html"):
        for whom, fields in begun(path):
            seen += 1
            told = f"{whom} {fields.get('subject', '')} {fields['body'].partition('http')[0]}".lower()
            assert not [word for word in ("sorg", "selvmord", "ensom", "angst", "gruppe", "hjelp ") if word in told], path
    assert seen > 10
    pages = [folder / "grupper" / name / "index.html" for name in ("samler", "lukket")]
    one, other = ([str(it).replace("lukket", "samler") for it in begun(page)] for page in pages)
    assert one == other


def test_what_a_sign_up_says(folder: Path) -> None:
    """The day and hour of the meeting, which name nothing else; to the one who takes sign-ups."""
    found = dict(it for it in begun(folder / "arrangementer" / "motet" / "index.html") if it[0] == "kurs@selvhjelp.no")
    assert found["kurs@selvhjelp.no"]["subject"] == "Påmelding"
    assert "12. januar 2027" in found["kurs@selvhjelp.no"]["body"]


@pytest.mark.parametrize(
    ("days", "said"),
    [("0", "samme virkedag"), ("1", "innen én virkedag"), ("3", "innen 3 virkedager"), ("", "")],
)
def test_what_happens_next(tmp_path: Path, days: str, said: str) -> None:
    """The contact page says what comes first, within how many days somebody answers if the office has said so, and that an e-mail
    is not safe for what is personal; without an e-mail address and a mobile number not the last."""
    office = (BASE / "offices" / "test.md").read_text(encoding="utf-8")
    own = HOST_AND_CONTROLLER + ANSWERS.format(number='"55 31 09 45"', days=days)
    own = own if days else own.replace("answers_within: \n", "").replace("email: post@selvhjelp.no\n", "")
    files = {"offices/test.md": office.replace("kind:", own, 1), "pages/personvern.md": PRIVACY}
    build(tmp_path / "site", office="test", content=lay(tmp_path, dict(files)))
    root = page(tmp_path / "site" / "kontakt" / "index.html")
    (note,) = root.xpath("//section[@aria-labelledby='_how']//p[@class='note']")
    assert note.text_content().startswith("Først tar vi en prat.")
    assert said in note.text_content()
    assert ("Du får svar" in note.text_content()) == bool(said)
    assert ("ikke trygge steder" in note.text_content()) == bool(days)


def test_what_is_wrong_is_told_to_the_office(folder: Path) -> None:
    """Each group and event ends with an e-mail to the office that names the address of its page, its subject nothing."""
    for name in ("grupper/samler", "grupper/lukket", "arrangementer/motet"):
        found = [(whom, it) for whom, it in begun(folder / name / "index.html") if "https://" in it["body"]]
        assert [(whom, it["subject"]) for whom, it in found] == [("post@selvhjelp.no", "Feil på nettstedet")]
        assert f"https://link.example/{name}/ " in found[0][1]["body"]
    assert not [it for it in begun(folder / "kontakt" / "index.html") if "https://" in it[1]["body"]]


@pytest.mark.parametrize(
    "name", ["grupper", "grupper/sted/4601-bergen", "grupper/tema/ensomhet", "arrangementer", "kommune/4601-bergen", ""]
)
def test_lists_can_be_subscribed_to(folder: Path, name: str) -> None:
    """Beside every list of meetings stands its calendar: of its place or its theme, else of everything; as a subscription, and as a
    file for whom no program takes subscriptions."""
    kind, _, key = name.partition("/")
    file = {"sted/4601-bergen": "-4601-bergen", "4601-bergen": "-4601-bergen", "tema/ensomhet": "-ensomhet"}.get(key, "")
    links = page(folder / name / "index.html").xpath("//main//a/@href")
    assert f"webcal://link.example/data/kalender{file}.ics" in links, kind
    assert f"/data/kalender{file}.ics" in links
    assert (folder / "data" / f"kalender{file}.ics").is_file()


def test_the_next_meetings_can_be_subscribed_to(folder: Path) -> None:
    """A meeting with its own calendar too; the list of what is over has none."""
    links = page(folder / "arrangementer" / "motet" / "index.html").xpath("//main//a/@href")
    assert "webcal://link.example/arrangementer/motet/kalender.ics" in links
    links = page(folder / "arrangementer" / "tidligere" / "index.html").xpath("//main//a/@href")
    assert not [link for link in links if link.endswith(".ics")]


def test_a_made_up_address_is_no_subscription(tmp_path: Path) -> None:
    """A trial that nobody has given an address has calendars to fetch, and none to subscribe to; with an address both."""
    content = lay(tmp_path, {"events/motet.md": EVENT})
    for address, subscribed in (("", []), ("https://prove.example/sti/", ["webcal://prove.example/sti/data/kalender.ics"])):
        site = tmp_path / f"site-{len(subscribed)}"
        build(site, office="test", content=content, site_url=address)
        links = page(site / "arrangementer" / "index.html").xpath("//main//a/@href")
        assert [link for link in links if link.startswith("webcal:")] == subscribed
        assert any(link.endswith("/data/kalender.ics") and link.startswith("/") for link in links)
