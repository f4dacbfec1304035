"""JSON-LD and Open Graph of every page, field by field: they say what the page shows, and no date more precisely."""

import json
from typing import Any
from urllib.parse import urlsplit

from PIL import Image

from moteplass.enrich.document import Document, EntryDocument
from sites import BuiltSite

from .looking import described, document_of, front_matter, last_changed, meta, one, text, written

FEATURES = {"step_free": "Trinnfri vei inn", "accessible_toilet": "Toalett for rullestol"}
WEEKDAYS = {"tirsdag": "Tuesday", "torsdag": "Thursday"}  # those of the small content


def indexed(site: BuiltSite) -> list[str]:
    """The pages that search engines may show: all but the error pages."""
    return [page for page in written(site) if page not in ("404.html", "410.html")]


def graph(site: BuiltSite, page: str) -> list[dict[str, Any]]:
    """The things that the page's only JSON-LD script tells of."""
    data = json.loads(one(site.tree(page), "//script[@type='application/ld+json']").text or "")
    assert set(data) == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    found = data["@graph"]
    assert isinstance(found, list)
    return found


def of_type(things: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [thing for thing in things if thing["@type"] == name]


def test_every_page_has_structured_data(each: BuiltSite) -> None:
    """Every page that may be found has one JSON-LD script, of known types; an error page has none."""
    assert indexed(each)
    for page in indexed(each):
        assert {thing["@type"] for thing in graph(each, page)} <= {"Organization", "BreadcrumbList", "Article", "Event"}, page
    for page in set(written(each)) - set(indexed(each)):
        assert each.tree(page).xpath("//script") == [], page


def test_organization(each: BuiltSite) -> None:
    """The first thing is the office whose site it is: on the pages about it with what its file says and nothing else, on others
    with its name; the page of another office tells of that one too."""
    own = each.data.documents_by_path[each.data.office_source.path]
    for page in indexed(each):
        found = of_type(graph(each, page), "Organization")
        document = document_of(each, page)
        whole = organization(each, own, each.data.absolute(""))
        is_about = document.is_home or document.template in ("about", "contact")
        assert found[0] == (whole if is_about else {name: whole[name] for name in ("@type", "@id", "name", "url")}), page
        offices = [document] if document.kind == "office" and document.url != "om/" else []
        assert found[1:] == [organization(each, office, each.data.absolute(office.url)) for office in offices], page


def organization(site: BuiltSite, document: Document, url: str) -> dict[str, Any]:
    """What schema.org calls the fields of an office's file."""
    fields = front_matter(site, document)
    said = {
        "@type": "Organization",
        "@id": f"{url}#organization",
        "name": fields["title"],
        "description": fields["summary"],
        "areaServed": fields["area"],
        "url": url,
        "email": fields.get("email"),
        "telephone": fields.get("telephone"),
        "foundingDate": fields.get("founded"),
        "dissolutionDate": None if fields.get("closed_planned") else fields.get("closed"),
        "sameAs": fields.get("website"),
    }
    if place := fields.get("address"):
        said["address"] = {
            "@type": "PostalAddress",
            "streetAddress": place["street"],
            "postalCode": place["postal_code"],
            "addressLocality": place["city"],
            "addressCountry": "NO",
        }
        if known := {name: answer for name, answer in place.get("access", {}).items() if name in FEATURES}:
            features = [
                {"@type": "LocationFeatureSpecification", "name": FEATURES[name], "value": known[name] == "true"} for name in known
            ]
            said["location"] = {"@type": "Place", "address": said["address"], "amenityFeature": features}
    if hours := fields.get("hours"):
        said["openingHoursSpecification"] = [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": WEEKDAYS[day["day"]],
                "opens": day["opens"],
                "closes": day["closes"],
            }
            for day in hours
        ]
    return {name: value for name, value in said.items() if value}


def test_a_filled_in_office_is_told_whole(open_office: BuiltSite) -> None:
    """Address, telephone, e-mail and opening hours are in the structured data and on the contact page."""
    said = of_type(graph(open_office, "kontakt/index.html"), "Organization")[0]
    assert said["telephone"] == "55 01 23 40"
    assert said["openingHoursSpecification"][1]["opens"] == "18:30"
    shown = text(one(open_office.tree("kontakt/index.html"), "//main"))
    for words in (said["telephone"], said["email"], said["address"]["streetAddress"], said["address"]["postalCode"], "18.30"):
        assert words in shown


def test_breadcrumbs_are_those_on_the_page(each: BuiltSite) -> None:
    """BreadcrumbList has the steps that are seen, in their order, with full addresses; the last step is the page itself, of a
    sensitive one its neutral title. A home page has none."""
    for page in indexed(each):
        lists = of_type(graph(each, page), "BreadcrumbList")
        steps = each.tree(page).xpath("//nav[@class='crumbs']/ol/li")
        assert len(lists) == (1 if steps else 0), page
        if not steps:
            assert document_of(each, page).is_home, page
            continue
        seen = [
            {"@type": "ListItem", "position": number, "name": text(step)}
            | ({"item": each.data.origin + one(step, "./a").get("href", "")} if step.xpath("./a") else {})
            for number, step in enumerate(steps, start=1)
        ]
        seen[-1]["name"] = document_of(each, page).tab_title
        assert lists[0] == {"@type": "BreadcrumbList", "itemListElement": seen}, page


def test_articles(each: BuiltSite) -> None:
    """An article or story is an Article with its title, summary and language; its date is as precise as its file says,
    a missing one is missing, and the last change is the one on the page."""
    dates = set()
    for page in indexed(each):
        document = document_of(each, page)
        found = of_type(graph(each, page), "Article")
        if document.kind not in ("article", "story"):
            assert found == [], page
            continue
        fields = front_matter(each, document)
        article = dict(found[0])
        dates.add(len(fields.get("date", "")))
        changed = article.pop("dateModified", None)
        known = last_changed(each, document)
        assert (changed is None) == (known is None), page
        if changed and known:
            assert changed[:10] == one(each.tree(page), "//p[@class='modified']/time").get("datetime"), page
        picture = article.pop("image", None)
        assert bool(picture) == ("image" in fields), page
        assert picture is None or urlsplit(picture).path in each.tree(page).xpath("//main//img/@src"), page
        wanted = {
            "@type": "Article",
            "headline": fields["title"],
            "description": described(fields),
            "inLanguage": one(each.tree(page), "/html").get("lang"),
            "url": one(each.tree(page), "//head/link[@rel='canonical']").get("href"),
            "publisher": {"@id": each.data.absolute("") + "#organization"},
        }
        assert article == wanted | ({"datePublished": fields["date"]} if "date" in fields else {}), page
    assert len(dates) >= 3 or not each.is_ours, "articles with a day, with less, and with nothing"


def test_dates_are_shown_as_precisely_as_they_are_known(each: BuiltSite) -> None:
    """The <time> of an article or story says what its file says: a year, a month or a day; undated says «Udatert»."""
    for document in each.data.documents.values():
        if document.kind in ("article", "story", "campaign"):
            line = each.tree(document.save_as).xpath("(//main//article//p[@class='meta'])[1]")[0]
            date = front_matter(each, document).get("date")
            assert line.xpath("./time/@datetime") == ([date] if date else []), document.url
            assert date or "Udatert" in text(line), document.url
            if date and len(date) == 4:
                assert text(line.xpath("./time")[0]) == date, document.url


def test_month_is_shown_in_words(open_office: BuiltSite) -> None:
    """A month is «november 2022», a day «6. november 2026»: no day is invented for the one, none lost of the other."""
    for page, words in (("bare-maned", "november 2022"), ("tittel-med-tegn", "6. november 2026"), ("bare-aret", "2019")):
        time = open_office.tree(f"aktuelt/{page}/index.html").xpath("(//main//p[@class='meta'])[1]/time")[0]
        assert text(time) == words


def test_open_graph(each: BuiltSite) -> None:
    """What is shown when a page is shared equals the page: title, summary, address, language, office, picture. A
    page without a picture has the office's own; a sensitive one does not show what it is about."""
    locales = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
    for page in indexed(each):
        tree, document = each.tree(page), document_of(each, page)
        fields = front_matter(each, document) if isinstance(document, EntryDocument) else {}
        assert meta(tree, "og:title") == fields.get("neutral_title", text(one(tree, "//h1"))), page
        assert meta(tree, "og:description") == meta(tree, "description"), page
        assert meta(tree, "og:url") == one(tree, "//head/link[@rel='canonical']").get("href"), page
        assert meta(tree, "og:locale") == locales.get(document.lang, document.lang), page
        assert meta(tree, "og:type") == ("article" if document.kind in ("article", "story") else "website"), page
        assert meta(tree, "og:site_name") == each.data.office_name(document.lang), page
        picture = meta(tree, "og:image") or ""
        path = picture.removeprefix(each.data.absolute(""))
        assert (each.folder / path).is_file(), f"{page}: {picture}"
        if "image" in fields and "sensitive" not in fields:
            assert each.data.url(path) in tree.xpath("//main//img/@src"), page
            assert meta(tree, "og:image:alt") == fields["alt"], page
        else:
            assert path == "bilder/del.png", page
            assert meta(tree, "og:image:alt") == each.data.office_name(document.lang), page
    for page in set(written(each)) - set(indexed(each)):
        assert each.tree(page).xpath("//meta[starts-with(@property, 'og:')]") == [], page


def test_share_picture(each: BuiltSite) -> None:
    """The office's own picture is as large as Open Graph readers want it."""
    with Image.open(each.folder / "bilder" / "del.png") as picture:
        assert picture.size == (1200, 630)
