"""The same content as the site of each office, at a domain root and under a sub-path."""

import json
import shutil
from pathlib import Path

import pytest
import yaml
from lxml import html as lxml_html
from lxml.html import HtmlElement

from conftest import ROOT, build
from moteplass.model.office import Office

OFFICES = sorted(path.stem for path in (ROOT / "content" / "offices").glob("*.md"))
SIGN_UP = ("meld deg på", "bli med")


def page(folder: Path, name: str) -> HtmlElement:
    return lxml_html.document_fromstring((folder / name).read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8"))


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every office's public site."""
    folders = {office: tmp_path_factory.mktemp(office) for office in OFFICES}
    for office, folder in folders.items():
        build(folder, office=office)
    return folders


def test_all_eight_offices_are_there() -> None:
    """The six LINK centres and the two district offices of the network."""
    assert OFFICES == ["bergen", "lyngen", "nordland-troms-finnmark", "oslo", "porsgrunn", "tromso", "trondheim", "vestland"]


@pytest.mark.parametrize("office", OFFICES)
def test_each_has_its_own_name_home_and_contact(office: str, sites: dict[str, Path]) -> None:
    """Name in the title, the header and the footer; «Om …» and «Kontakt» of its own; a home page of its kind."""
    home = page(sites[office], "index.html")
    name = (home.findtext(".//title") or "").partition(" – ")[0]
    source = (ROOT / "content" / "offices" / f"{office}.md").read_text(encoding="utf-8")
    assert f"title: {name}\n" in source
    assert home.xpath("string(//header//a[@class='wordmark'])").strip() == name
    assert name in home.xpath("string(//footer)")
    assert page(sites[office], "om/index.html").findtext(".//h1") == f"Om {name}"
    title = "Hvem du kan kontakte nå" if office in ("nordland-troms-finnmark", "vestland") else f"Kontakt {name}"
    assert page(sites[office], "kontakt/index.html").findtext(".//h1") == title
    others = {page(sites[other], "index.html").findtext(".//title") for other in OFFICES if other != office}
    assert home.findtext(".//title") not in others


@pytest.mark.parametrize("office", ["vestland", "nordland-troms-finnmark"])
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


@pytest.mark.parametrize("office", [office for office in OFFICES if office not in ("vestland", "nordland-troms-finnmark")])
def test_an_open_office_leads_on(office: str, sites: dict[str, Path]) -> None:
    """No closing notice; the contact page leads to a telephone, an e-mail, the centre's own website or the network."""
    root = page(sites[office], "kontakt/index.html")
    assert not root.xpath("//aside[contains(@class, 'closed-notice')]")
    main = root.xpath("//main")[0]
    assert main.xpath(
        ".//a[starts-with(@href, 'tel:') or starts-with(@href, 'mailto:') or starts-with(@href, 'https://')]"
    ) or main.xpath(".//a[@href='/nettverket/']")


@pytest.mark.parametrize("office", OFFICES)
def test_no_placeholder_is_ever_shown(office: str, sites: dict[str, Path]) -> None:
    """What an office has not filled in is left out: no «None», no empty row, no unfilled blank."""
    for path in sites[office].rglob("*.html"):
        root = page(sites[office], path.relative_to(sites[office]).as_posix())
        text = str(root.text_content())
        assert "None" not in text, path
        assert "{" not in str(root.xpath("string(//body)")), path
        assert not [term for term in root.iter("dd", "dt", "li", "h1", "h2", "h3") if not str(term.text_content()).strip()], path


def test_under_a_sub_path(tmp_path: Path) -> None:
    """Under https://host/link/bergen/ every address carries the path, canonical and social ones the origin too; the
    build's own verification, which resolves each link, passes."""
    build(tmp_path / "ut", site_url="https://host.example/link/bergen/")
    for path in (tmp_path / "ut").rglob("*.html"):
        root = page(tmp_path / "ut", path.relative_to(tmp_path / "ut").as_posix())
        for address in [*root.xpath("//@href"), *root.xpath("//@src")]:
            assert not address.startswith("/") or address.startswith("/link/bergen/"), (path, address)
        for address in [*root.xpath("//link[@rel='canonical']/@href"), *root.xpath("//meta[@property='og:url']/@content")]:
            assert address.startswith("https://host.example/link/bergen/"), (path, address)
    assert "https://host.example/link/bergen/" in (tmp_path / "ut" / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://host.example/link/bergen/" in (tmp_path / "ut" / "feed.xml").read_text(encoding="utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


def add(content: Path, name: str, front: str, body: str = "Brødtekst.") -> None:
    (content / name).write_text(f"---\n{front}\n---\n\n{body}\n", encoding="utf-8")


def everything(folder: Path) -> str:
    """All that was published, as one text."""
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.rglob("*")) if path.is_file())


HIDDEN = {
    "draft": "status: draft",
    "example": "example: true",
    "scheduled": "publish_from: 2026-12-02",
    "expired": "publish_until: 2026-11-30",
    "withdrawn": "consent: {given_on: 2026-01-01, kept_by: daglig leder, scope: [site], withdrawn_on: 2026-11-01}",
    "elsewhere": "offices: [oslo]",
}


@pytest.mark.parametrize("why", HIDDEN)
def test_what_is_not_public_is_nowhere(why: str, content: Path, tmp_path: Path) -> None:
    """A draft, an example, what is scheduled, expired, withdrawn or another office's: in no page, list, feed, sitemap or
    other file of the public site. A nonsense word would show where it leaks."""
    extra = HIDDEN[why]
    consent = "" if "consent" in extra else "\nconsent: {given_on: 2026-01-01, kept_by: daglig leder, scope: [site, feeds]}"
    add(
        content,
        "stories/skjult.md",
        f"title: Kvakkelorum\nsummary: Kvakkelorum i sammendraget.\ndate: 2026-10-05\n{extra}{consent}",
    )
    build(tmp_path / "ut", content=content)
    assert "kvakkelorum" not in everything(tmp_path / "ut").lower()
    assert not (tmp_path / "ut" / "historier" / "skjult").exists()


@pytest.mark.parametrize("why", [name for name in HIDDEN if name != "elsewhere"])
def test_the_preview_shows_it_with_a_badge(why: str, content: Path, tmp_path: Path) -> None:
    """The preview shows the same entries, each with the reason why the public does not see it."""
    extra = HIDDEN[why]
    consent = "" if "consent" in extra else "\nconsent: {given_on: 2026-01-01, kept_by: daglig leder, scope: [site, feeds]}"
    add(
        content,
        "stories/skjult.md",
        f"title: Kvakkelorum\nsummary: Kvakkelorum i sammendraget.\ndate: 2026-10-05\n{extra}{consent}",
    )
    build(tmp_path / "ut", content=content, preview=True)
    badge = page(tmp_path / "ut", "historier/skjult/index.html").xpath("string(//p[@class='badge']/strong)")
    words = {"draft": "Kladd", "example": "Eksempel", "scheduled": "Ikke publisert ennå"}
    assert badge == {**words, "expired": "Ikke lenger publisert", "withdrawn": "Samtykket er trukket"}[why]


def test_a_story_without_consent_stops_the_build(content: Path, tmp_path: Path) -> None:
    """Nothing at all is written."""
    from moteplass.faults import ContentFaults

    add(content, "stories/ny.md", "title: Min historie\nsummary: Noe jeg vil fortelle.")
    with pytest.raises(ContentFaults) as caught:
        build(tmp_path / "ut", content=content)
    assert [fault.key for fault in caught.value.faults if not fault.warning] == ["consent_missing"]
    assert not (tmp_path / "ut").exists()


def test_consent_for_the_site_alone_keeps_a_story_out_of_feeds_and_print(content: Path, tmp_path: Path) -> None:
    """The scope of a consent is held: on the site, but in neither feed, and not printed."""
    consent = "consent: {given_on: 2026-01-01, kept_by: leder, scope: [site]}"
    add(content, "stories/ny.md", f"title: Kvakkelorum\nsummary: Kvakkelorum.\ndate: 2026-10-05\n{consent}")
    build(tmp_path / "ut", content=content)
    assert page(tmp_path / "ut", "historier/ny/index.html").xpath("//body[@class='no-print']")
    for feed in ("feed.xml", "feed.json"):
        assert "Kvakkelorum" not in (tmp_path / "ut" / feed).read_text(encoding="utf-8")


ODD = "<script>alert(1)</script> & co"


@pytest.mark.parametrize("kind", ["pages", "articles", "stories", "campaigns", "offices"])
def test_an_odd_title_is_shown_as_that_text(kind: str, content: Path, tmp_path: Path) -> None:
    """A title with markup in it is text everywhere: page, list, crumbs, feeds, sitemap, structured data, social tags."""
    extra = {
        "stories": "source: {name: Noen}",
        "campaigns": "closing_note: Slutt.",
        "offices": "kind: link\narea: Et sted",
    }.get(kind, "")
    add(content, f"{kind}/rar.md", f'title: "{ODD}"\nsummary: "{ODD} her."\ndate: 2026-10-05\n{extra}')
    build(tmp_path / "ut", content=content)
    shown = [path for path in (tmp_path / "ut").rglob("*") if path.is_file() and b"alert(1)" in path.read_bytes()]
    assert len(shown) >= 1
    for path in shown:
        raw = path.read_text(encoding="utf-8")
        if path.suffix == ".json":  # a JSON Feed's title is plain text by its specification, and so is open data
            assert ODD in [item["title"] for item in json.loads(raw).get("items" if path.name == "feed.json" else kind, [])]
            continue
        if path.suffix == ".csv":
            assert ODD in raw
            continue
        assert "<script>alert" not in raw, path
        if path.name == "feed.xml":  # the summary is HTML there, so that the text is escaped once more
            assert "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; &amp;amp; co her." in raw
        if path.suffix == ".html":
            root = page(tmp_path / "ut", path.relative_to(tmp_path / "ut").as_posix())
            assert not [s for s in root.iter("script") if not s.get("src") and s.get("type") != "application/ld+json"], path
    own = next(path for path in shown if path.parent.name == "rar")
    assert page(tmp_path / "ut", own.relative_to(tmp_path / "ut").as_posix()).findtext(".//h1") == ODD


def test_the_last_test_is_told_as_it_was(content: Path, tmp_path: Path) -> None:
    """«Tilgjengelighet» gives the day, the pages and what each checker found, faults too, and whose site it was."""
    (content / "data" / "accessibility.yaml").write_text(
        "checked: 2026-10-05\noffice: oslo\npages: 77\ncheckers:\n  - {name: axe, version: '4.1', problems: 3}\n", encoding="utf-8"
    )
    build(tmp_path / "ut", content=content)
    text = " ".join(str(page(tmp_path / "ut", "tilgjengelighet/index.html").xpath("string(//main)")).split())
    assert "5. oktober 2026 gikk disse verktøyene gjennom alle de 77 sidene på nettstedet til LINK Oslo." in text
    assert "axe 4.1: 3" in text
    assert "Sidene du leser nå, er laget på samme måte." in text
    (content / "data" / "accessibility.yaml").unlink()
    build(tmp_path / "uten", content=content)
    assert "Sist prøvd" not in page(tmp_path / "uten", "tilgjengelighet/index.html").text_content()


def test_the_last_test_was_made_with_the_checkers_in_use() -> None:
    """The figures in the content are those of the versions that the tests pin: a newer checker asks for a new run."""
    pinned = json.loads((ROOT / "tests" / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    run = yaml.safe_load((ROOT / "content" / "data" / "accessibility.yaml").read_text(encoding="utf-8"))
    assert {checker["name"]: checker["version"] for checker in run["checkers"]} == {
        "axe": pinned["axe-core"],
        "IBM Equal Access": pinned["accessibility-checker-engine"],
        "Nu Html Checker": pinned["vnu-jar"],
        "html-validate": pinned["html-validate"],
    }


def test_links_in_a_closing_note(content: Path, tmp_path: Path) -> None:
    """A file that a campaign's closing note names is linked by its address, on the campaign's page and under each story."""
    path = content / "campaigns" / "statsbudsjettet-2023.md"
    note = "closing_note: Les [ordlista](../pages/ordliste.md) først.\n---\n"
    head, _, body = path.read_text(encoding="utf-8").partition("closing_note:")
    path.write_text(head + note + body.partition("---\n")[2], encoding="utf-8")
    build(tmp_path / "ut", content=content, site_url="https://host.example/link/")
    for name in ("kampanjer/statsbudsjettet-2023", "historier/link-bergen-og-statsbudsjettet"):
        links = page(tmp_path / "ut", f"{name}/index.html").xpath("//main//a[text()='ordlista']/@href")
        assert links == ["/link/ordliste/"], name


def test_redirects(content: Path, tmp_path: Path) -> None:
    """An old address leads on: a page on any host, a rule for hosts that read ``_redirects``."""
    path = content / "pages" / "ordliste.md"
    path.write_text(path.read_text(encoding="utf-8").replace("owner:", "redirect_from: [/ord/]\nowner:", 1), encoding="utf-8")
    build(tmp_path / "ut", content=content)
    assert page(tmp_path / "ut", "ord/index.html").xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=/ordliste/"]
    assert (tmp_path / "ut" / "_redirects").read_text(encoding="utf-8").count("/ord/ /ordliste/ 301\n") == 1


def test_without_history_nothing_is_claimed(content: Path, tmp_path: Path) -> None:
    """Content that git does not know: no «Sist endret», and feeds carry only what has a whole day."""
    build(tmp_path / "ut", content=content)
    assert "Sist endret" not in everything(tmp_path / "ut")


def test_the_dates_of_content_are_never_completed() -> None:
    """A year stays a year, a month a month, in each language."""
    from moteplass.enrich.wording import date_words
    from moteplass.model.dates import PartialDate

    assert date_words(PartialDate.parse("2022"), "nb") == "2022"
    assert date_words(PartialDate.parse("2022-11"), "nb") == "november 2022"
    assert date_words(PartialDate.parse("2015-06-26"), "nb") == "26. juni 2015"
    assert date_words(PartialDate.parse("2015-06-26"), "nn") == "26. juni 2015"
    assert date_words(PartialDate.parse("2015-06-26"), "en") == "26 June 2015"


def test_an_office_that_has_filled_everything_in(content: Path, tmp_path: Path) -> None:
    """Address, telephone, e-mail, hours and site_url are shown where a reader looks, and the site may be listed."""
    path = content / "offices" / "bergen.md"
    filled = (
        "site_url: https://prove.example.org/\ntelephone: 55 12 34 56\nemail: post@prove.no\n"
        "address: {street: Prøvegata 1, postal_code: '5003', city: Bergen, directions: Gå inn fra bakgården.}\n"
        "hours:\n  - {day: mandag, opens: '10:00', closes: '15:00'}\n  - {day: onsdag, opens: '10:00', closes: '15:00'}\n"
        "  - {day: torsdag, opens: '10:00', closes: '15:00'}\n  - {day: tirsdag, opens: '13:00', closes: '15:00'}\n"
        "  - {day: tirsdag, opens: '09:00', closes: '11:30'}\n"
        "closures:\n  - {first: 2026-12-21, last: 2027-01-03}\n  - {first: 2026-11-16}\n"
        "people:\n  - {role: Gruppekontakten, telephone: 55 12 34 57}\nowner:"
    )
    path.write_text(path.read_text(encoding="utf-8").replace("owner:", filled, 1), encoding="utf-8")
    site = build(tmp_path / "ut", content=content)
    assert isinstance(site.office, Office)
    contact = page(tmp_path / "ut", "kontakt/index.html")
    assert contact.xpath("//main//a[@href='tel:55123456']")
    assert contact.xpath("//main//a[@href='mailto:post@prove.no']")
    text = " ".join(" ".join(contact.xpath("//main//text()")).split())
    assert "Prøvegata 1, 5003 Bergen" in text
    assert "Slik finner du fram Gå inn fra bakgården." in text
    assert "Tirsdag 1. desember 2026: åpent kl. 9–11.30 og kl. 13–15." in text
    rows = [" ".join(" ".join(row.itertext()).split()) for row in contact.xpath("//table[@class='hours']/tbody/tr")]
    assert rows == [
        *("mandag kl. 10–15", "tirsdag kl. 9–11.30 og kl. 13–15", "onsdag kl. 10–15", "torsdag kl. 10–15"),
        *("fredag stengt", "lørdag stengt", "søndag stengt"),
    ]
    assert "Stengt på helligdager. Stengt også 21. desember til 3. januar." in text
    assert "Gruppekontakten 55 12 34 57" in text
    assert "åpent nå" not in text
    municipality = " ".join(str(page(tmp_path / "ut", "kommune/4601-bergen/index.html").xpath("string(//main)")).split())
    assert "mandag kl. 10–15, tirsdag kl. 9–11.30 og kl. 13–15, onsdag–torsdag kl. 10–15" in municipality
    assert not contact.xpath("//meta[@name='robots']")
    assert "Sitemap: https://prove.example.org/sitemap.xml" in (tmp_path / "ut" / "robots.txt").read_text(encoding="utf-8")
