"""The structure of every page: title, headings, language, landmarks, what search engines are told, the way to help."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from moteplass.enrich.document import EntryDocument
from moteplass.model.campaign import Campaign
from moteplass.model.help_lines import WAYS
from moteplass.model.office import Office
from sites import BuiltSite

from .looking import collapse, described, document_of, front_matter, is_redirect, label, landmarks, meta, one, text, written

# UTF-8 read as Windows-1252, once: what æøåÆØÅ, « » – ’ become.
MOJIBAKE = [sign.encode().decode("cp1252", "replace") for sign in "æøåÆØéö«»–’…"] + ["\N{REPLACEMENT CHARACTER}"]
EVENT = re.compile(r"on[a-z]+")


def test_all_documents_have_their_page(each: BuiltSite) -> None:
    """The pages on disk are the documents, and those that lead on from old addresses, from empty lists and to other offices' sites:
    none is missing, none came from anywhere else."""
    documents = {document.save_as for document in each.data.documents.values()}
    leading_on = (*each.data.redirects, *each.data.empty_lists, *each.data.moved_away)
    redirects = {old + "index.html" if old.endswith("/") else old for old in leading_on}
    assert set(each.pages) == documents | redirects
    assert set(written(each)) == documents


def test_real_site_is_whole(site: BuiltSite) -> None:
    """The public site has at least thirty pages, among them one of every kind."""
    assert len(written(site)) >= 30
    assert {document.kind for document in site.data.documents.values()} >= {"page", "article", "story", "campaign", "office"}


def test_who_wrote_it(site: BuiltSite) -> None:
    """An article by its writer, a story by its own or as anonymous; beside what somebody else published first, whether it is
    retold or given in full."""
    for page in written(site):
        document, told = document_of(site, page), text(site.tree(page))
        if not isinstance(document, EntryDocument) or document.lang != "nb":
            continue
        writer, source = getattr(document.entry, "writer", None), document.entry.source
        names = [text(name) for name in site.tree(page).xpath("//*[@class='writer']")]
        assert names == ([writer or "Anonym"] if document.kind == "story" else [writer] if writer else []), page
        assert ("Gjenfortalt av oss." in told) == (source is not None and not source.full_text), page
        assert ("Gjengitt i sin helhet." in told) == (source is not None and source.full_text), page


def test_a_campaigns_note_stands_under_its_stories(site: BuiltSite) -> None:
    """Once under each, and not on the campaign's own page."""
    documents = [document for document in site.data.documents.values() if isinstance(document, EntryDocument)]
    (campaign,) = (document for document in documents if document.kind == "campaign")
    note = collapse(campaign.entry.closing_note) if isinstance(campaign.entry, Campaign) else ""
    stories = site.data.stories_of(campaign)
    assert stories
    assert [text(site.tree(story.save_as)).count(note) for story in stories] == [1] * len(stories)
    assert note not in text(site.tree(campaign.save_as))


def test_titles(each: BuiltSite) -> None:
    """Every page has a title of its own in its language, which names the office (WCAG 2.4.2); a sensitive page a neutral one."""
    pages: dict[tuple[str, str], str] = {}
    for page in written(each):
        title = text(one(each.tree(page), "//head/title"))
        lang = document_of(each, page).lang
        assert (lang, title) not in pages, f"{page} and {pages[lang, title]}: «{title}»"
        pages[lang, title] = page
        document = document_of(each, page)
        fields = front_matter(each, document) if isinstance(document, EntryDocument) else {}
        assert fields.get("neutral_title", document.title) in title, page
        assert each.data.office_name(document.lang) in title, page


def test_headings(each: BuiltSite) -> None:
    """Every page has exactly one h1, its first heading, that says its title; no level is skipped on the way down."""
    for page in each.pages:
        headings = list(each.tree(page).iter("h1", "h2", "h3", "h4", "h5", "h6"))
        levels = [int(str(heading.tag)[1]) for heading in headings]
        assert levels[0] == 1, page
        assert levels.count(1) == 1, page
        for above, heading, level in zip(levels, headings[1:], levels[1:], strict=False):
            assert level <= above + 1, f"{page}: h{above}, then h{level} «{text(heading)}»"
        assert all(text(heading) for heading in headings), page
    for page in written(each):
        assert text(one(each.tree(page), "//h1")) == collapse(document_of(each, page).title), page


def test_language(each: BuiltSite) -> None:
    """Every page says its language, and it is that of its address."""
    for page in each.pages:
        first = page.split("/")[0]
        assert one(each.tree(page), "/html").get("lang") == (first if first in each.data.homes else "nb"), page


def test_landmarks(each: BuiltSite) -> None:
    """One banner, one main and one contentinfo; navigations, asides and regions have names, each its own on the page."""
    for page in written(each):
        tree = each.tree(page)
        for tag in ("header", "main", "footer"):
            assert len(landmarks(tree, tag)) == 1, f"{page}: <{tag}>"
        assert landmarks(tree, "nav"), page
        named = [element for tag in ("nav", "aside") for element in landmarks(tree, tag)]
        named += tree.xpath("//section[@aria-label or @aria-labelledby] | //*[@role='region']")
        names = [label(element, tree) for element in named]
        assert all(names), f"{page}: {names}"
        assert len(set(names)) == len(names), f"{page}: {names}"


def test_viewport_and_charset(each: BuiltSite) -> None:
    """Every page fits a telephone without forbidding to zoom (WCAG 1.4.4), and says UTF-8 in its first 1024 bytes."""
    for page in each.pages:
        raw = (each.folder / page).read_bytes()
        assert raw[:1024].lower().startswith(b"<!doctype html>"), page
        assert b'<meta charset="utf-8">' in raw[:1024], page
        viewport = meta(each.tree(page), "viewport") or ""
        assert "width=device-width" in viewport, page
        assert not re.search(r"user-scalable|maximum-scale", viewport), page


def test_skip_link(each: BuiltSite) -> None:
    """The first thing a keyboard reaches leads past the menu, to a place that takes the focus (WCAG 2.4.1)."""
    for page in written(each):
        tree = each.tree(page)
        first = tree.xpath("(//body//a[@href] | //body//button | //body//input | //body//*[@tabindex])[1]")[0]
        target = first.get("href", "")
        assert first.get("class") == "skip-link", page
        assert text(first), page
        main = one(tree, "//main")
        assert target == f"#{main.get('id')}", page
        assert main.get("tabindex") == "-1", page


def test_description(each: BuiltSite) -> None:
    """Every page has a description of its own that is its summary; a sensitive page says nothing but who the office is."""
    seen: dict[tuple[str, str], str] = {}
    for page in written(each):
        document = document_of(each, page)
        description = meta(each.tree(page), "description")
        if isinstance(document, EntryDocument) and "sensitive" in front_matter(each, document):
            assert description == office_summary(each, document.lang), page
            continue
        assert description, page
        article = document.kind in ("article", "story")
        assert description == (described(front_matter(each, document)) if article else document.summary), page
        if document.url != "om/":  # which shows the office's own text
            assert (document.lang, description) not in seen, f"{page} and {seen[document.lang, description]}"
            seen[document.lang, description] = page


def office_summary(site: BuiltSite, lang: str) -> str:
    """The office's summary in this language."""
    words = site.data.office.translations.get(lang)
    return words.summary if words else site.data.office.summary


def test_canonical(each: BuiltSite) -> None:
    """Every page names its own full address as canonical; an error page has none; a redirect names where it leads."""
    base = f"{each.data.origin}{each.data.base}"
    for page in each.pages:
        tree = each.tree(page)
        canonical = tree.xpath("//head/link[@rel='canonical']/@href")
        if page in ("404.html", "410.html"):
            assert canonical == [], page
        elif is_redirect(tree):
            lead = one(tree, "//meta[@http-equiv='refresh']").get("content", "").partition("url=")[2]
            assert canonical == [urljoin(each.data.origin, lead)], page
            assert tree.xpath("//body//a/@href") == [lead], page
        else:
            assert canonical == [base + page.removesuffix("index.html")], page


def test_robots(each: BuiltSite) -> None:
    """Search engines are kept from error pages, redirects, and every page of a site without an address of its own."""
    for page in each.pages:
        kept_out = each.data.office.site_url is None or page not in written(each) or page in ("404.html", "410.html")
        assert (meta(each.tree(page), "robots") == "noindex") == kept_out, page


def test_hreflang(each: BuiltSite) -> None:
    """Translations name each other, both ways and themselves, with bokmål for everybody else (x-default)."""
    said = {page: alternates(each.tree(page)) for page in written(each)}
    by_address = {one_canonical: page for page in said for one_canonical in each.tree(page).xpath("//link[@rel='canonical']/@href")}
    assert any(said.values()), "no page has a translation"
    for page, languages in said.items():
        if not languages:
            continue
        assert languages.get("nb") == languages.get("x-default"), page
        assert by_address[languages[spoken(each.tree(page))]] == page
        for code, address in languages.items():
            other = by_address[address]
            assert said[other] == languages, f"{page} and {other}"
            assert code == "x-default" or spoken(each.tree(other)) == code, f"{page}: {address}"


def spoken(tree: HtmlElement) -> str:
    """The language of the text: that of its heading, which is the page's own where it says none."""
    (found,) = tree.xpath("//h1/ancestor-or-self::*[@lang][1]/@lang")
    return str(found)


def alternates(tree: HtmlElement) -> dict[str, str]:
    """hreflang → address."""
    return {link.get("hreflang", ""): link.get("href", "") for link in tree.xpath("//head/link[@rel='alternate'][@hreflang]")}


def test_translations_are_linked(each: BuiltSite) -> None:
    """Every page offers the other languages: its own translation where there is one, else that language's front page, and
    then the link says that it leads there, and the foot of the page that the page itself is not in all languages."""
    languages = set(each.data.homes)
    assert len(languages) > 1
    for page in written(each):
        tree = each.tree(page)
        offered = {link.get("hreflang"): link for link in tree.xpath("//header//nav//a[@hreflang]")}
        assert set(offered) == languages, page
        own = {tree.get("lang"): address for address in tree.xpath("//head/link[@rel='canonical']/@href")}
        for lang, link in offered.items():
            to = {**own, **alternates(tree)}.get(lang, each.data.absolute(each.data.homes[str(lang)]))
            assert link.get("href") == urlsplit(to).path, f"{page}: {lang}"
            assert link.get("lang") == lang, page
            words, is_here = each.data.words[str(lang)], lang in {**own, **alternates(tree)}
            assert text(link) == words("language") + ("" if is_here else f" – {words('nav.front')}"), f"{page}: {lang}"
        only_here = each.data.words[document_of(each, page).lang]("nav.only_here")
        is_everywhere = languages <= {**own, **alternates(tree)}.keys() or not own
        assert (only_here in text(one(tree, "//body/footer"))) != is_everywhere, page


def test_help_line(each: BuiltSite) -> None:
    """A telephone where somebody answers stands on every page, the error pages too, before the menu; and so does the
    way to all of them."""
    line = each.data.first_help_line
    number = "tel:" + line.calls.replace(" ", "")
    for page in written(each):
        tree = each.tree(page)
        bar = one(tree, "//body/header/section[following-sibling::*//nav]")
        call = one(bar, f".//a[@href='{number}']")
        assert line.calls in text(call), page
        assert line.calls in collapse(call.get("aria-label", "")), page
        assert line.name[document_of(each, page).lang] in text(bar), page
        if document_of(each, page).template != "help":
            more = bar.xpath(".//a[not(starts-with(@href, 'tel:'))]/@href")
            assert more == [each.data.url(each.data.help_page(document_of(each, page).lang))], page
            assert (each.folder / more[0].removeprefix(each.data.base) / "index.html").is_file(), page


def test_human_contact(each: BuiltSite) -> None:
    """No page is a dead end: its own part leads to a person, by the contact page, a number, an e-mail address, the page or the
    website of an office, or, where no office answers, the network."""
    offices = each.data.documents.of_kind("office")
    websites = {office.entry.website for office in offices if isinstance(office.entry, Office)} - {None}
    for page in written(each):
        contact = each.data.documents.with_template("contact", document_of(each, page).lang)
        assert contact, page
        pages = {each.data.url(url) for url in (contact.url, "nettverket/", *(office.url for office in offices))}
        links = one(each.tree(page), "//main").xpath(".//a/@href")
        assert any(link in pages | websites or link.startswith(("tel:", "mailto:")) for link in links), page


def test_every_page_leads_on(each: BuiltSite) -> None:
    """Every page of text ends with one or two next steps and, last, with a person to talk to; a home page says both in its own
    way, and the contact page and that of the help lines are about just that person."""
    for page in written(each):
        document, tree = document_of(each, page), each.tree(page)
        (after,) = tree.xpath("//main/div[@class='after-article']")
        steps = after.xpath("./section[@aria-labelledby='_next']//li//a/@href")
        if each.data.next_steps and not document.is_home:
            assert (1 if each.is_ours else 0) <= len(steps) <= 3, page
            assert each.data.url(document.url) not in steps, page
        if document.template not in ("contact", "help"):
            last = after[-1]
            assert "panel" in (last.get("class") or "").split(), page
            assert last.xpath(".//a/@href"), page


def test_stories_stand_beside_what_they_are_about(site: BuiltSite) -> None:
    """A page and an article lead to the articles and stories that share a tag with them, two at the most."""
    shown = {doc.url: doc.related for doc in site.data.documents_by_path.values() if doc.related}
    assert {"hva-er-selvhjelp/", "for-kommuner/", "aktuelt/noen-a-dele-med/"} <= shown.keys()
    for url, related in shown.items():
        tags = set(site.data.documents[url].entry.tags)  # type: ignore[union-attr]  # what has related entries is one itself
        links = site.tree(f"{url}index.html").xpath("//section[@aria-labelledby='_related']//a/@href")
        assert links == [site.data.url(other) for other in related]
        assert len(related) <= 2
        for other in related:
            entry = site.data.documents[other].entry
            assert entry
            assert tags & set(entry.tags) or site.data.documents[other].kind == "story"


def test_home_shows_participants_alone(each: BuiltSite) -> None:
    """«Hva andre har fortalt» leads to stories that participants have told, and is not there without any: what an organisation has
    stated is nothing for a reader in distress (issue 14)."""
    told = [document for document in each.data.documents.of_kind("story", "nb") if not document.entry.source]
    links = each.tree("index.html").xpath("//section[@aria-labelledby='_stories']//h3//a/@href")
    assert links == [each.data.url(document.url) for document in told[:2]]


def test_help_page_has_every_line(each: BuiltSite) -> None:
    """The help page of each language begins with what a reader can do: right below its title stand the ways to ring, to write and
    to go, each with every line that can be reached so, emergencies first. Its text follows, and no card leads to groups."""
    pages = [document for document in each.data.documents.values() if document.template == "help"]
    assert pages or not each.is_ours
    for document in pages:
        tree, words = each.tree(document.save_as), each.data.words[document.lang]
        article = one(tree, "//main/article")
        assert [child.tag for child in article][:2] == ["header", "div"], document.url
        assert article[0].xpath(".//p[not(contains(@class, 'badge'))]") == [], document.url
        ways = [way for way in WAYS if any(line.channels_to(way) for line in each.data.help_lines)]
        assert [text(heading) for heading in article[1].xpath("./h2")] == [words(f"help.ways.{way}") for way in ways]
        for way in ways:
            sections = article[1].xpath(f".//ul[preceding-sibling::h2[1][@id='_help_{way}']]")
            names = [text(name) for section in sections for name in section.xpath("./li/div[2]/p[1]")]
            lines = [line for line in each.data.help_lines if line.channels_to(way)]
            lines.sort(key=lambda line: line.kind != "emergency")
            assert names == [line.name[document.lang] for line in lines], f"{document.url}: {way}"
            for item, line in zip((item for section in sections for item in section), lines, strict=True):
                assert len(item.xpath("./div[1]/div")) == len(line.channels_to(way)), line.id
        cards = tree.xpath("//main//ul[@class='cards']//a/@href")
        assert [href for href in cards if "grupp" in href or "group" in href or "bli-med" in href] == [], document.url


def test_no_mojibake(each: BuiltSite) -> None:
    """Every text file is strict UTF-8 without a byte order mark, and no letter has been encoded twice."""
    names = [path for path in each.folder.rglob("*") if path.suffix in (".html", ".xml", ".json", ".txt", ".svg")]
    assert len(names) > len(each.pages)
    for path in names:
        content = path.read_bytes().decode("utf-8")
        assert not content.startswith("\ufeff"), path
        assert [sign for sign in MOJIBAKE if sign in content] == [], path
    assert any("ø" in path.read_text(encoding="utf-8") for path in names)


def test_nothing_inline(each: BuiltSite) -> None:
    """No inline script, style attribute, event handler or javascript: address, so that a strict CSP fits."""
    for page in each.pages:
        tree = each.tree(page)
        assert tree.xpath("//script[not(@src) and @type != 'application/ld+json' or not(@src) and not(@type)]") == [], page
        for element in tree.iter():
            if not isinstance(element, HtmlElement):
                continue  # a comment
            assert "style" not in element.attrib, f"{page}: <{element.tag} style>"
            assert [name for name in element.attrib if EVENT.fullmatch(str(name))] == [], f"{page}: <{element.tag}>"
            assert not str(element.get("href", "")).lower().strip().startswith("javascript:"), page


def test_breadcrumbs(each: BuiltSite) -> None:
    """Every page but the home pages says where it stands: from the home page of its language to itself."""
    for page in written(each):
        document = document_of(each, page)
        tree = each.tree(page)
        crumbs = tree.xpath("//nav[@class='crumbs']/ol")
        if document.is_home:
            assert crumbs == [], page
            continue
        assert len(crumbs) == 1, page
        steps = crumbs[0].xpath("./li")
        assert steps[0].xpath("./a/@href") == [each.data.url(each.data.homes[document.lang])], page
        assert all(step.xpath("./a/@href") and step.get("aria-current") is None for step in steps[:-1]), page
        assert steps[-1].get("aria-current") == "page", page
        assert steps[-1].xpath(".//a") == [], page
        assert text(steps[-1]) == text(one(tree, "//h1")), page


def test_current_page_is_marked(each: BuiltSite) -> None:
    """Wherever a menu links to the page itself, it says so; and nowhere else."""
    for page in written(each):
        own = each.data.url(document_of(each, page).url)
        for link in each.tree(page).xpath("//nav//a[@href and not(@hreflang) and not(starts-with(@href, '#'))]"):
            assert (link.get("aria-current") == "page") == (link.get("href") == own), f"{page}: {text(link)}"


def test_pictures(open_office: BuiltSite) -> None:
    """A picture says what it shows, has its real size so that nothing moves, and its caption and credit."""
    tree = open_office.tree("alt-mulig/index.html")
    image = one(tree, "//main//figure//img")
    assert image.get("alt") == "En rød firkant på hvit bunn"
    assert (image.get("width"), image.get("height")) == ("1200", "800")
    assert text(one(tree, "//main//figure[.//img]/figcaption")) == "En firkant Testerne"
    assert "image/webp" in tree.xpath("//main//figure//source/@type")


def test_closed_office_says_so(closed_office: BuiltSite) -> None:
    """Every page of a closed office says that it is closed and since when, and leads to the nearest open one."""
    for page in written(closed_office):
        if document_of(closed_office, page).url != "kontakt/":  # which says it as its first sentence
            notice = one(closed_office.tree(page), "//aside[contains(@class, 'closed-notice')]")
            assert one(notice, ".//time").get("datetime") == "2023-06-30", page
            assert "/nettverket/apent/" in notice.xpath(".//a/@href"), page
    assert "stengt" in text(one(closed_office.tree("kontakt/index.html"), "//main"))


def test_markup_in_a_title_stays_text(open_office: BuiltSite) -> None:
    """`<script>` in a title is shown as those letters wherever the title stands, and runs nowhere."""
    title = "<script>alert(1)</script> & co"
    shown = [page for page in written(open_office) if title in text(one(open_office.tree(page), "//body"))]
    assert {"aktuelt/tittel-med-tegn/index.html", "aktuelt/index.html", "alt-mulig/index.html"} <= set(shown)
    for path in [path for path in Path(open_office.folder).rglob("*") if path.suffix in (".html", ".xml", ".json")]:
        content = path.read_text(encoding="utf-8")
        if path.suffix != ".json":
            assert "<script>alert" not in content, path
    assert meta(open_office.tree("aktuelt/tittel-med-tegn/index.html"), "og:title") == title
