"""The Atom feed, the JSON Feed, the sitemap and robots.txt say what the content says, and no more."""

import datetime
import json
import re
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from moteplass.enrich.document import Document
from sites import BuiltSite

from .looking import OSLO, described, front_matter, last_changed, meta, one, text, written

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
# RFC 3339 with a time zone, as RFC 4287, 3.3 and JSON Feed 1.1 want it.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True)
class Item:
    """What both feeds can say of an entry, read from either."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime.datetime | None
    updated: datetime.datetime


def atom(site: BuiltSite) -> etree._Element:
    return etree.fromstring((site.folder / "feed.xml").read_bytes())


def json_feed(site: BuiltSite) -> dict[str, Any]:
    feed = json.loads((site.folder / "feed.json").read_text(encoding="utf-8"))
    assert isinstance(feed, dict)
    return feed


def only(element: etree._Element, name: str) -> etree._Element:
    """The element's only child of this name."""
    found = element.findall(ATOM + name)
    assert len(found) == 1, f"{len(found)} × {name} in {element.tag}"
    return found[0]


def words(element: etree._Element) -> str:
    """An Atom text construct as plain text (RFC 4287, 3.1): type="html" holds escaped markup."""
    kind = element.get("type", "text")
    assert kind in ("text", "html")
    content = element.text or ""
    return text(lxml_html.fromstring(f"<div>{content}</div>")) if kind == "html" else content


def moment(value: str) -> datetime.datetime:
    """A date and time as both formats write it."""
    assert MOMENT.fullmatch(value), value
    return datetime.datetime.fromisoformat(value)


def atom_items(site: BuiltSite) -> list[Item]:
    items = []
    for entry in atom(site).findall(ATOM + "entry"):
        published = entry.find(ATOM + "published")
        content = only(entry, "content")
        assert content.get("type") == "html"
        items.append(
            Item(
                id=only(entry, "id").text or "",
                url=only(entry, "link").get("href", ""),
                title=words(only(entry, "title")),
                summary=words(only(entry, "summary")),
                html=content.text or "",
                published=moment(published.text or "") if published is not None else None,
                updated=moment(only(entry, "updated").text or ""),
            )
        )
    return items


def json_items(site: BuiltSite) -> list[Item]:
    return [
        Item(
            id=item["id"],
            url=item["url"],
            title=item["title"],
            summary=item["summary"],
            html=item["content_html"],
            published=moment(item["date_published"]) if "date_published" in item else None,
            updated=moment(item["date_modified"]),
        )
        for item in json_feed(site)["items"]
    ]


def expected(site: BuiltSite) -> dict[str, Document]:
    """url → the articles and stories that belong in the feeds, by what their files say."""
    found = {}
    for document in site.data.documents.values():
        if document.kind not in ("article", "story"):
            continue
        fields = front_matter(site, document)
        dated = len(fields.get("date", "")) == len("2026-11-06") or last_changed(site, document)
        if dated and "feeds" in fields.get("consent", {}).get("scope", ["feeds"]):
            found[site.data.absolute(document.url)] = document
    return found


def test_atom_is_complete(each: BuiltSite) -> None:
    """feed.xml has what RFC 4287 requires: id, title, updated and an author once, and a link to itself."""
    feed = atom(each)
    assert feed.tag == ATOM + "feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "nb"
    assert only(feed, "id").text == each.data.absolute("")
    assert words(only(feed, "title")) == each.data.office.title
    assert each.data.office.title in words(only(feed, "subtitle"))
    assert text(only(feed, "author")) == each.data.office.title
    links = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
    assert links == {"alternate": each.data.absolute(""), "self": each.data.absolute("feed.xml")}
    latest = max((item.updated for item in atom_items(each)), default=datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC))
    assert moment(only(feed, "updated").text or "") == latest


def test_json_feed_is_complete(each: BuiltSite) -> None:
    """feed.json is a JSON Feed 1.1: version and title, its own address and the site's."""
    feed = json_feed(each)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == each.data.office.title
    assert feed["home_page_url"] == each.data.absolute("")
    assert feed["feed_url"] == each.data.absolute("feed.json")
    assert feed["language"] == "nb"
    known = {"version", "title", "home_page_url", "feed_url", "description", "language", "items"}
    assert set(feed) <= known, "a field that JSON Feed 1.1 does not have"
    for item in feed["items"]:
        assert item["language"] == next(d for url, d in expected(each).items() if url == item["url"]).lang


def test_the_feeds_agree(each: BuiltSite) -> None:
    """Both feeds carry the same entries, in the same order, with the same words and dates."""
    assert atom_items(each) == json_items(each)
    assert atom_items(each) or not each.is_ours


def test_feeds_carry_what_belongs_there(each: BuiltSite) -> None:
    """The feeds carry every article and story that has a whole day or a known last change, and nobody's story without
    consent to feeds; ids are unique full addresses; the latest change comes first."""
    items = atom_items(each)
    assert {item.url for item in items} == set(expected(each))
    assert [item.id for item in items] == [item.url for item in items]
    assert len({item.id for item in items}) == len(items)
    assert [item.updated for item in items] == sorted((item.updated for item in items), reverse=True)


def test_feed_entries_say_what_the_files_say(each: BuiltSite) -> None:
    """Title and summary are the file's; `published` is there only for a whole day, as midnight in Oslo; `updated` is the
    last change, never before it was published."""
    documents = expected(each)
    for item in json_items(each):
        fields = front_matter(each, documents[item.url])
        assert item.title == fields["title"]
        assert item.summary == described(fields)
        date = fields.get("date", "")
        published = datetime.datetime.combine(datetime.date.fromisoformat(date), datetime.time(), OSLO) if len(date) == 10 else None
        assert item.published == published, item.url
        known = [value for value in (last_changed(each, documents[item.url]), published) if value]
        assert item.updated == max(known), item.url


def test_feed_content_is_the_text_of_the_page(each: BuiltSite) -> None:
    """An entry's content has the words of its page's note, lead and text, and every address in it is a full one."""
    documents = expected(each)
    for item in json_items(each):
        tree = each.tree(documents[item.url].save_as)
        note = front_matter(each, documents[item.url]).get("content_note", "")
        lead = [note, *(text(element) for element in tree.xpath("//main//p[@class='lead']"))]
        body = one(tree, "//main//div[contains(@class, 'prose')]")
        content: HtmlElement = lxml_html.fromstring(f"<div>{item.html}</div>")
        assert re.sub(r"\s", "", text(content)) == re.sub(r"\s", "", "".join([*lead, text(body)])), item.url
        for address in content.xpath("//@href | //@src"):
            assert re.match(r"https?://[^/]+/|mailto:|tel:", address), f"{item.url}: {address}"
        for srcset in content.xpath("//@srcset"):
            for candidate in srcset.split(","):
                assert candidate.strip().startswith(each.data.absolute("bilder/")), f"{item.url}: {candidate}"
        assert content.xpath("//script | //style | //@style | //@onclick") == [], item.url
        assert content.xpath("//@*[starts-with(name(), 'data-')]") == [], item.url  # what only the search reads
        assert "</source>" not in item.html


def test_small_feeds_are_what_we_know_by_heart(open_office: BuiltSite) -> None:
    """A day gives `published`, a change alone only `updated`; a month, a year or nothing at all without git history is
    left out; so is the story whose teller agreed to the site alone."""
    feed = {item.url.removeprefix("https://www.example.org/link/"): item for item in atom_items(open_office)}
    assert list(feed) == ["aktuelt/tittel-med-tegn/", "historier/overalt/", "aktuelt/endret/"]
    assert feed["aktuelt/tittel-med-tegn/"].title == "<script>alert(1)</script> & co"
    assert feed["aktuelt/tittel-med-tegn/"].published == datetime.datetime(2026, 11, 6, tzinfo=OSLO)
    assert feed["aktuelt/endret/"].published is None
    assert feed["aktuelt/endret/"].updated == datetime.datetime(2026, 5, 17, tzinfo=OSLO)


def test_pages_name_the_feeds(each: BuiltSite) -> None:
    """Every page tells feed readers where both feeds are."""
    both = {"application/atom+xml": each.data.url("feed.xml"), "application/feed+json": each.data.url("feed.json")}
    for page in written(each):
        links = each.tree(page).xpath("//head/link[@rel='alternate'][@type]")
        assert {link.get("type"): link.get("href") for link in links} == both, page


def test_sitemap(each: BuiltSite) -> None:
    """sitemap.xml lists every page that names itself canonical, and only those, each once, with its last change
    and its translations as on the page itself."""
    root = etree.fromstring((each.folder / "sitemap.xml").read_bytes())
    assert root.tag == SITEMAP + "urlset"
    listed = {}
    for node in root.findall(SITEMAP + "url"):
        address = node.findtext(SITEMAP + "loc") or ""
        assert address not in listed
        languages = {link.get("hreflang"): link.get("href") for link in node.findall(XHTML + "link")}
        listed[address] = (node.findtext(SITEMAP + "lastmod"), languages)
    canonical = {href: page for page in written(each) for href in each.tree(page).xpath("//head/link[@rel='canonical']/@href")}
    assert set(listed) == set(canonical)
    for address, (changed, languages) in listed.items():
        tree = each.tree(canonical[address])
        links = tree.xpath("//head/link[@rel='alternate'][@hreflang]")
        assert languages == {link.get("hreflang"): link.get("href") for link in links}, address
        document = next(document for document in each.data.documents.values() if document.save_as == canonical[address])
        assert (moment(changed) if changed else None) == last_changed(each, document), address


def test_sitemap_has_nothing_that_search_engines_are_kept_from(open_office: BuiltSite) -> None:
    """On a site with an address of its own, the pages without `noindex` are exactly those of the sitemap."""
    root = etree.fromstring((open_office.folder / "sitemap.xml").read_bytes())
    listed = {str(loc.text) for loc in root.iter(SITEMAP + "loc")}
    free = [page for page in open_office.pages if meta(open_office.tree(page), "robots") is None]
    assert listed == {open_office.data.absolute(page.removesuffix("index.html")) for page in free}


def test_robots(each: BuiltSite) -> None:
    """robots.txt lets everybody in (so that `noindex` can be read), and names the sitemap of a site that has an address."""
    lines = (each.folder / "robots.txt").read_text(encoding="utf-8").splitlines()
    sitemap = [f"Sitemap: {each.data.absolute('sitemap.xml')}"] if each.data.office.site_url else []
    assert lines == ["User-agent: *", "Allow: /", *sitemap]


def test_last_change_is_shown(each: BuiltSite) -> None:
    """«Sist endret» on a page is the day of the last change in Oslo; a page without a known one says nothing."""
    for document in each.data.documents.values():
        shown = each.tree(document.save_as).xpath("//main//p[@class='modified']/time/@datetime")
        changed = last_changed(each, document)
        assert shown == ([changed.astimezone(OSLO).date().isoformat()] if changed else []), document.url
