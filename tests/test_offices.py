"""The same content as the site of each office; and one site with much of all that an editor may write, below a path."""

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html as lxml_html
from lxml.html import HtmlElement

from conftest import FULL, build, made_once
from moteplass.faults import ContentFaults
from moteplass.model.dates import PartialDate
from moteplass.render.formatting import format_date
from moteplass.words import site_words
from published import files_with
from scenarios.overlay import BASE, HOST_AND_CONTROLLER, PRIVACY, lay
from sites import BuiltSite

OFFICES = sorted(path.stem for path in (FULL / "offices").glob("*.md"))
CLOSED = ["kystkontoret", "vidda"]
SIGN_UP = ("meld deg på", "bli med", "ta kontakt med oss", "kontakt oss", "sign up", "join", "contact us")
# In every language: the sentences that ask a reader to write to this office, or to let it know.
ANSWERED = [words(key) for words in site_words().values() for key in ("groups.empty", "events.empty", "contact.intro")]


def page(folder: Path, name: str) -> HtmlElement:
    return lxml_html.document_fromstring((folder / name).read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8"))


def front_matter(office: str) -> dict[str, Any]:
    """The fields of an office of the full content."""
    fields: dict[str, Any] = yaml.safe_load((FULL / "offices" / f"{office}.md").read_text(encoding="utf-8").split("---\n")[1])
    return fields


@pytest.fixture(scope="module")
def sites(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every office's public site."""
    others = [office for office in OFFICES if office != "fjellby"]
    built = {office: made_once(tmp_path_factory, f"office-{office}", partial(build, office=office)) for office in others}
    return {"fjellby": site.folder, **{office: folder for office, (folder, _) in built.items()}}


@pytest.mark.parametrize("office", OFFICES)
def test_each_has_its_own_name_home_and_contact(office: str, sites: dict[str, Path]) -> None:
    """Name in the title, the header and the footer; «Om …» and «Kontakt» of its own; a home page of its kind."""
    home = page(sites[office], "index.html")
    name = (home.findtext(".//title") or "").partition(" – ")[0]
    source = (FULL / "offices" / f"{office}.md").read_text(encoding="utf-8")
    assert f"title: {name}\n" in source
    assert home.xpath("string(//header//a[@class='wordmark'])").strip() == name
    assert name in home.xpath("string(//footer)")
    assert page(sites[office], "om/index.html").findtext(".//h1") == f"Om {name}"
    title = "Hvem du kan kontakte nå" if office in CLOSED else f"Kontakt {name}"
    assert page(sites[office], "kontakt/index.html").findtext(".//h1") == title
    others = {page(sites[other], "index.html").findtext(".//title") for other in OFFICES if other != office}
    assert home.findtext(".//title") not in others


@pytest.mark.parametrize("office", ["fjellby", "nordnes"])
def test_a_shared_text_names_the_office(office: str, sites: dict[str, Path]) -> None:
    """``{senteret}`` is the name of the office whose site it is: in a heading and a field."""
    home = page(sites[office], "index.html")
    name = home.xpath("string(//header//a[@class='wordmark'])").strip()
    assert home.xpath("string(//meta[@name='description']/@content)").startswith(f"Gratis selvhjelpsgrupper hos {name}.")
    assert home.xpath("string(//h2[@id='et-lite-skritt-hos-senteret-er-nok'])").strip() == f"Et lite skritt hos {name} er nok"
    assert files_with(sites[office], ("senteret}",)) == {}


@pytest.mark.parametrize("office", CLOSED)
def test_a_closed_office_says_so_everywhere(office: str, sites: dict[str, Path]) -> None:
    """On every page that it is closed, since when, and the nearest LINK; nowhere an offer to sign up."""
    for path in sites[office].rglob("*.html"):
        name = path.relative_to(sites[office]).as_posix()
        root = page(sites[office], name)
        if root.xpath("//meta[@http-equiv='refresh']"):
            continue  # an old address, which only leads on
        notice = root.xpath("//aside[contains(@class, 'closed-notice')]")
        assert notice, name
        assert notice[0].xpath(".//time/@datetime"), name
        assert notice[0].xpath(".//a[contains(@href, '/nettverket/')]"), name
        offers = [str(link.text_content()).strip().lower() for link in root.iter("a")]
        assert not [offer for offer in offers if offer.startswith(SIGN_UP)], name
        told = str(root.text_content())
        assert not [sentence for sentence in ANSWERED if sentence in told], name


@pytest.mark.parametrize("lang", ["nn", "en"])
def test_a_closed_office_tells_of_the_nearest_in_the_readers_language(lang: str, sites: dict[str, Path]) -> None:
    """Its contact page has what the nearest centre says of itself in that language, and nothing of it in bokmål."""
    nearest = front_matter("fjellby")
    told = page(sites["kystkontoret"], f"{lang}/{'contact' if lang == 'en' else 'kontakt'}/index.html").text_content()
    assert nearest["translations"][lang]["summary"] in told
    assert nearest["summary"] not in told


@pytest.mark.parametrize("office", OFFICES)
def test_bokmal_is_marked_on_pages_in_other_languages(office: str, sites: dict[str, Path]) -> None:
    """What a page in nynorsk or English says of another one is in its own language, or marked as bokmål (WCAG 3.1.2)."""
    described = {"nb": set[str](), "nn": set[str](), "en": set[str]()}
    for path in sites[office].rglob("*.html"):
        root = page(sites[office], path.relative_to(sites[office]).as_posix())
        described[root.get("lang")].add(root.xpath("string(//meta[@name='description']/@content)"))
    for lang in ("nn", "en"):
        only_bokmal = described["nb"] - described[lang]
        for path in (sites[office] / lang).rglob("*.html"):
            root = page(sites[office], path.relative_to(sites[office]).as_posix())
            unmarked = root.xpath("//body//p[not(ancestor-or-self::*[@lang='nb'])]")
            assert [p.text_content() for p in unmarked if p.text_content().strip() in only_bokmal] == [], path


@pytest.mark.parametrize("office", [office for office in OFFICES if office not in CLOSED])
def test_an_open_office_leads_on(office: str, sites: dict[str, Path]) -> None:
    """No closing notice; the contact page leads to a telephone, an e-mail, the centre's own website or the network."""
    root = page(sites[office], "kontakt/index.html")
    assert not root.xpath("//aside[contains(@class, 'closed-notice')]")
    main = root.xpath("//main")[0]
    assert main.xpath(
        ".//a[starts-with(@href, 'tel:') or starts-with(@href, 'mailto:') or starts-with(@href, 'https://')]"
    ) or main.xpath(".//a[@href='/nettverket/']")


@pytest.mark.parametrize("office", [office for office in OFFICES if office not in CLOSED])
def test_a_trial_says_whom_to_turn_to_instead(office: str, sites: dict[str, Path]) -> None:
    """An office whose telephone and e-mail address are not known yet says so where a page ends with a person: in words, with its
    website or else the network, and with a telephone that answers; never with a link that only leads to such words."""
    source = (FULL / "offices" / f"{office}.md").read_text(encoding="utf-8")
    website = re.search(r"^website: (.*)$", source, re.MULTILINE)
    said = 0
    for path in sites[office].rglob("*.html"):
        root = page(sites[office], path.relative_to(sites[office]).as_posix())
        for end in root.xpath(
            "//p[contains(@class, 'contact-line')] | //section[@aria-labelledby='_talk' or @aria-labelledby='_how']"
        ):
            links = end.xpath(".//a/@href")
            assert links == [website[1] if website else "/nettverket/", "tel:116123"], path
            assert ("står ik" in end.text_content()) or ("There is no phone number or email" in end.text_content()), path
            said += 1
    assert said > 40


@pytest.mark.parametrize("office", OFFICES)
def test_no_placeholder_is_ever_shown(office: str, sites: dict[str, Path]) -> None:
    """What an office has not filled in is left out: no «None», no empty row, no unfilled blank."""
    for path in sites[office].rglob("*.html"):
        root = page(sites[office], path.relative_to(sites[office]).as_posix())
        text = str(root.text_content())
        assert "None" not in text, path
        assert "{" not in str(root.xpath("string(//body)")), path
        assert not [term for term in root.iter("dd", "dt", "li", "h1", "h2", "h3") if not str(term.text_content()).strip()], path


# One small site below a path, for all the tests that follow: each looks for something of its own in it.
SITE_URL = "https://host.example/link/test/"
FILLED_IN = f"""site_url: {SITE_URL}
confirmed: 2026-11-20
{HOST_AND_CONTROLLER}telephone: 55 12 34 56
email: post@prove.no
address: {{street: Prøvegata 1, postal_code: '5003', city: Bergen, directions: Gå inn fra bakgården.}}
hours:
  - {{day: mandag, opens: '10:00', closes: '15:00'}}
  - {{day: onsdag, opens: '10:00', closes: '15:00'}}
  - {{day: torsdag, opens: '10:00', closes: '15:00'}}
  - {{day: tirsdag, opens: '13:00', closes: '15:00'}}
  - {{day: tirsdag, opens: '09:00', closes: '11:30'}}
closures:
  - {{first: 2026-12-21, last: 2027-01-03}}
  - {{first: 2026-11-16}}
people:
  - {{role: Gruppekontakten, telephone: 55 12 34 57}}
"""
CHECKED = """checked: 2026-10-05
office: storvik
pages: 77
checkers:
  - {name: axe, version: '4.1', problems: 3}
"""
CONSENT = "consent: {given_on: 2026-01-01, kept_by: daglig leder, scope: [site, feeds]}"
HIDDEN = {
    "draft": f"status: draft\n{CONSENT}",
    "example": f"example: true\n{CONSENT}",
    "scheduled": f"publish_from: 2026-12-02\n{CONSENT}",
    "expired": f"publish_until: 2026-11-30\n{CONSENT}",
    "withdrawn": CONSENT.replace("}", ", withdrawn_on: 2026-11-01}"),
    "elsewhere": f"offices: [storvik]\n{CONSENT}",
}
# What each kind must have besides.
KINDS = {
    "pages": "",
    "articles": "writer: Kari Skribent",
    "stories": "writer: Per Forteller",
    "campaigns": "closing_note: Slutt.",
    "offices": "kind: link\narea: Et sted",
}
ODD = {kind: f"<script>alert({number})</script> & co" for number, kind in enumerate(KINDS)}


def entry(title: str, more: str) -> str:
    """A file of any kind."""
    return f'---\ntitle: "{title}"\nsummary: "{title} her."\ndate: 2026-10-05\n{more}\n---\n\nBrødtekst.\n'


def word(what: str) -> str:
    """A nonsense word, to see where a story comes out."""
    return f"kvakk{what}lorum"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small content of the scenarios with something of each test. Git does not know it."""
    office, joining, campaign = (
        (BASE / name).read_text(encoding="utf-8") for name in ("offices/test.md", "pages/bli-med.md", "campaigns/sammen.md")
    )
    files = {
        "offices/test.md": office.replace("kind:", f"{FILLED_IN}kind:"),
        "offices/storvik.md": office.replace("LINK Test", "LINK Storvik"),
        "data/accessibility.yaml": CHECKED,
        "pages/personvern.md": PRIVACY,
        "pages/tilgjengelighet.md": entry("Tilgjengelighet", "template: accessibility"),
        "pages/bli-med.md": joining.replace("summary:", "redirect_from: [/ord/]\nsummary:"),
        "campaigns/sammen.md": campaign.replace("Takk til alle", "Les [hvordan du blir med](../pages/bli-med.md). Takk til alle"),
        "stories/sammen.md": entry(word("public"), f"campaign: sammen\n{CONSENT}"),
        "stories/bare-her.md": entry(word("here"), CONSENT.replace(", feeds", "")),
        **{f"stories/{why}.md": entry(word(why), more) for why, more in HIDDEN.items()},
        **{f"{kind}/odd-{kind}.md": entry(ODD[kind], f"{more}\nsource: {{name: Avisa om {kind}}}") for kind, more in KINDS.items()},
    }
    return lay(tmp_path_factory.mktemp("varied"), files)


@pytest.fixture(scope="module")
def public(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("public") / "link" / "test"
    build(folder, office="test", content=content)
    return folder


@pytest.fixture(scope="module")
def previewed(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("previewed")
    build(folder, office="test", content=content, preview=True)
    return folder


def test_under_a_sub_path(public: Path) -> None:
    """Under https://host/link/test/ every address carries the path, canonical and social ones the origin too; the
    build's own verification, which resolves each link, passes."""
    for path in public.rglob("*.html"):
        root = page(public, path.relative_to(public).as_posix())
        for address in [*root.xpath("//@href"), *root.xpath("//@src")]:
            assert not address.startswith("/") or address.startswith("/link/test/"), (path, address)
        for address in [*root.xpath("//link[@rel='canonical']/@href"), *root.xpath("//meta[@property='og:url']/@content")]:
            assert address.startswith(SITE_URL), (path, address)
    assert SITE_URL in (public / "sitemap.xml").read_text(encoding="utf-8")
    assert SITE_URL in (public / "feed.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("why", HIDDEN)
def test_what_is_not_public_is_nowhere(why: str, public: Path) -> None:
    """A draft, an example, what is scheduled, expired, withdrawn or another office's: in no page, list, feed, sitemap or
    other file of the public site, the search index too. A nonsense word would show where it leaks, as that of a public story
    does."""
    assert files_with(public, (word(why),)) == {}
    assert not (public / "historier" / why).exists()
    shown = files_with(public, (word("public"),))
    assert {"historier/sammen/index.html", "feed.xml", "feed.json"} <= shown.keys()
    assert any(name.startswith("pagefind/") for name in shown)


@pytest.mark.parametrize("why", [name for name in HIDDEN if name != "elsewhere"])
def test_the_preview_shows_it_with_a_badge(why: str, previewed: Path) -> None:
    """The preview shows the same entries, each with the reason why the public does not see it."""
    badge = page(previewed, f"historier/{why}/index.html").xpath("string(//p[@class='badge']/strong)")
    words = {"draft": "Kladd", "example": "Eksempel", "scheduled": "Ikke publisert ennå"}
    assert badge == {**words, "expired": "Ikke lenger publisert", "withdrawn": "Samtykket er trukket"}[why]


def test_a_story_without_consent_stops_the_build(tmp_path: Path) -> None:
    """Nothing at all is written."""
    content = lay(tmp_path, {"stories/ny.md": entry("Min historie", "")})
    with pytest.raises(ContentFaults) as caught:
        build(tmp_path / "ut", office="test", content=content)
    assert [fault.key for fault in caught.value.faults if not fault.warning] == ["consent_missing"]
    assert not (tmp_path / "ut").exists()


def test_consent_for_the_site_alone_keeps_a_story_out_of_feeds_and_print(public: Path) -> None:
    """The scope of a consent is held: on the site, but in neither feed, and not printed."""
    assert page(public, "historier/bare-her/index.html").xpath("//body[@class='no-print']")
    for feed in ("feed.xml", "feed.json"):
        text = (public / feed).read_text(encoding="utf-8")
        assert (word("here") in text, word("public") in text) == (False, True)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_shows_its_source(kind: str, public: Path) -> None:
    """Who published it first stands below the text, whatever sort of entry it is; nowhere is it lost."""
    shown = [name for name in files_with(public, (f"avisa om {kind}",)) if name.endswith(f"odd-{kind}/index.html")]
    assert len(shown) == 1


def test_feeds_name_the_writer(public: Path) -> None:
    """Of an article and a story that somebody has signed (RFC 4287, 4.2.1; JSON Feed, authors)."""
    feed = (public / "feed.xml").read_text(encoding="utf-8")
    writers = {
        item["title"]: item.get("authors") for item in json.loads((public / "feed.json").read_text(encoding="utf-8"))["items"]
    }
    assert "<author><name>Kari Skribent</name></author>" in feed
    assert writers[ODD["articles"]] == [{"name": "Kari Skribent"}]
    assert writers[ODD["stories"]] == [{"name": "Per Forteller"}]
    assert writers[word("public")] is None


@pytest.mark.parametrize("kind", KINDS)
def test_an_odd_title_is_shown_as_that_text(kind: str, public: Path) -> None:
    """A title with markup in it is text everywhere: page, list, crumbs, feeds, sitemap, structured data, social tags."""
    title, own = ODD[kind], re.search(r"alert\(\d\)", ODD[kind])
    assert own
    shown = [path for path in public.rglob("*") if path.is_file() and own[0].encode() in path.read_bytes()]
    assert len(shown) >= 1
    for path in shown:
        raw = path.read_text(encoding="utf-8")
        if path.suffix == ".json":  # a JSON Feed's title is plain text by its specification, and so is open data
            assert title in [item["title"] for item in json.loads(raw).get("items" if path.name == "feed.json" else kind, [])]
            continue
        if path.suffix == ".csv":
            assert title in raw
            continue
        assert "<script>alert" not in raw, path
        if path.name == "feed.xml":  # the summary is HTML there, so that the text is escaped once more
            assert f"&amp;lt;script&amp;gt;{own[0]}&amp;lt;/script&amp;gt; &amp;amp; co her." in raw
        if path.suffix == ".html":
            root = page(public, path.relative_to(public).as_posix())
            assert not [s for s in root.iter("script") if not s.get("src") and s.get("type") != "application/ld+json"], path
    (place,) = [path for path in shown if path.parent.name == f"odd-{kind}"]
    assert page(public, place.relative_to(public).as_posix()).findtext(".//h1") == title


def test_the_last_test_is_told_as_it_was(public: Path, tmp_path: Path) -> None:
    """«Tilgjengelighet» gives the day, the pages and what each checker found, faults too, and whose site it was."""
    text = " ".join(str(page(public, "tilgjengelighet/index.html").xpath("string(//main)")).split())
    assert "Disse verktøyene gikk gjennom alle de 77 sidene på nettstedet til LINK Storvik 5. oktober 2026." in text
    assert "axe 4.1: 3" in text
    assert "Sidene du leser nå, er laget på samme måte." in text
    content = lay(tmp_path, {"pages/tilgjengelighet.md": entry("Tilgjengelighet", "template: accessibility")})
    build(tmp_path / "uten", office="test", content=content)
    assert "Sist prøvd" not in page(tmp_path / "uten", "tilgjengelighet/index.html").text_content()
    assert "Sist prøvd" in text


def test_links_in_a_closing_note(public: Path) -> None:
    """A file that a campaign's closing note names is linked by its address under each story; the campaign's own page is without."""
    for name, hrefs in {"kampanjer/sammen": [], "historier/sammen": ["/link/test/bli-med/"]}.items():
        links = page(public, f"{name}/index.html").xpath("//main//a[text()='hvordan du blir med']/@href")
        assert links == hrefs, name


def test_redirects(public: Path) -> None:
    """An old address leads on: a page on any host, a rule for hosts that read ``_redirects``."""
    assert page(public, "ord/index.html").xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=/link/test/bli-med/"]
    rule = "/link/test/ord/ /link/test/bli-med/ 301\n"
    assert (public / "_redirects").read_text(encoding="utf-8").count(rule) == 1


def test_without_history_nothing_is_claimed(public: Path) -> None:
    """Content that git does not know: no «Sist endret», and feeds carry only what has a whole day."""
    assert files_with(public, ("sist endret",)) == {}
    assert len(json.loads((public / "feed.json").read_text(encoding="utf-8"))["items"]) == 3


def test_the_dates_of_content_are_never_completed() -> None:
    """A year stays a year, a month a month, in each language."""
    assert format_date(PartialDate.parse("2022"), "nb") == "2022"
    assert format_date(PartialDate.parse("2022-11"), "nb") == "november 2022"
    assert format_date(PartialDate.parse("2015-06-26"), "nb") == "26. juni 2015"
    assert format_date(PartialDate.parse("2015-06-26"), "nn") == "26. juni 2015"
    assert format_date(PartialDate.parse("2015-06-26"), "en") == "26 June 2015"


def test_an_office_that_has_filled_everything_in(public: Path) -> None:
    """Address, telephone, e-mail, hours and site_url are shown where a reader looks, and the site may be listed."""
    contact = page(public, "kontakt/index.html")
    assert contact.xpath("//main//a[@href='tel:55123456']")
    assert contact.xpath("//main//a[starts-with(@href, 'mailto:post@prove.no?')]")
    text = " ".join(" ".join(contact.xpath("//main//text()")).split())
    assert "Prøvegata 1, 5003 Bergen" in text
    assert "Slik finner du fram Gå inn fra bakgården." in text
    assert "Tirsdag 1. desember 2026: åpent kl. 9–11.30 og kl. 13–15." in text
    rows = [" ".join(" ".join(row.itertext()).split()) for row in contact.xpath("//table[@class='opening-hours']/tbody/tr")]
    assert rows == [
        *("mandag kl. 10–15", "tirsdag kl. 9–11.30 og kl. 13–15", "onsdag kl. 10–15", "torsdag kl. 10–15"),
        *("fredag stengt", "lørdag stengt", "søndag stengt"),
    ]
    assert "Stengt på helligdager. Stengt også fra 21. desember til 3. januar." in text
    assert "Gruppekontakten 55 12 34 57" in text
    assert "åpent nå" not in text
    municipality = " ".join(str(page(public, "kommune/4601-bergen/index.html").xpath("string(//main)")).split())
    assert "mandag kl. 10–15, tirsdag kl. 9–11.30 og kl. 13–15, onsdag–torsdag kl. 10–15" in municipality
    assert not contact.xpath("//meta[@name='robots']")
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (public / "robots.txt").read_text(encoding="utf-8")
