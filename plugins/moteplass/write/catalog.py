"""The open data as a catalogue that others can harvest: DCAT-AP-NO (data.norge.no/specification/dcat-ap-no) in JSON-LD."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..enrich.meeting_lists import calendar_lists
from ..enrich.site import Site
from ..model.addresses import CATALOG, OPEN_DATA, TABLES, contact, table

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "ics": "text/calendar",
    "xml": "application/atom+xml",
}
# What each table is, in the words of its list.
DESCRIPTIONS = dict(zip(TABLES, ("groups.intro", "events.intro", "lists.office.intro"), strict=True))


def catalog(site: Site) -> dict[str, Any]:
    """The catalogue and its datasets, with who publishes them, under which licence."""
    words, page = site.words["nb"], site.absolute(OPEN_DATA)
    datasets = [_dataset(site, *parts) for parts in _datasets(site)]
    about: dict[str, Any] = {"dct:description": _nb(words("data.intro")), "dct:license": _ref(site.office.data_licence.authority)}
    catalogue = {"@type": "dcat:Catalog", "@id": site.absolute(CATALOG), "dct:title": _nb(words("data.title")), **about}
    catalogue |= {**_shared(site), "foaf:homepage": _ref(page), "dcat:dataset": [_ref(dataset["@id"]) for dataset in datasets]}
    return {"@context": CONTEXT, "@graph": [catalogue, *datasets, _publisher(site), _contact_point(site)]}


def _datasets(site: Site) -> Iterator[tuple[str, str, str, list[str]]]:
    """(name, title, description, files) of each."""
    words = site.words["nb"]
    for name in TABLES:
        yield name, words(f"data.{name}"), words(DESCRIPTIONS[name]), [table(name, "json"), table(name, "csv")]
    if calendars := [path for path, _, _ in calendar_lists(site)]:
        yield "calendars", words("data.calendars"), words("data.calendars_text"), calendars
    yield "meetings", words("data.meeting_guide"), words("data.meeting_guide"), [table("meetings", "json")]
    title = words("data.changes_title", name=site.office.title)
    yield "changes", title, words("data.changes_text", name=site.office.title), [f"{OPEN_DATA}changes.xml"]


def _dataset(site: Site, name: str, title: str, description: str, files: Iterable[str]) -> dict[str, Any]:
    address = site.absolute(f"{OPEN_DATA}#{name}")
    return {
        "@type": "dcat:Dataset",
        "@id": address,
        "dct:identifier": address,
        "dct:title": _nb(title),
        "dct:description": _nb(description),
        "dct:accessRights": _ref(f"{EU}access-right/PUBLIC"),
        "dcat:theme": _ref(f"{EU}data-theme/HEAL"),
        "dcat:landingPage": _ref(site.absolute(OPEN_DATA)),
        **_shared(site),
        "dcat:distribution": [_distribution(site, path) for path in files],
    }


def _distribution(site: Site, path: str) -> dict[str, Any]:
    media_type = MEDIA_TYPES[path.rpartition(".")[2]]
    return {
        "@type": "dcat:Distribution",
        "@id": f"{site.absolute(path)}#distribution",
        "dct:title": path.rpartition("/")[2],
        "dct:license": _ref(site.office.data_licence.authority),
        "dcat:accessURL": _ref(site.absolute(OPEN_DATA)),
        "dcat:downloadURL": _ref(site.absolute(path)),
        "dcat:mediaType": _ref(f"https://www.iana.org/assignments/media-types/{media_type}"),
    }


def _shared(site: Site) -> dict[str, Any]:
    """What the catalogue and all that is in it have."""
    return {
        "dct:publisher": _ref(_publisher(site)["@id"]),
        "dcat:contactPoint": _ref(_contact_point(site)["@id"]),
        "dct:language": _ref(f"{EU}language/NOB"),
        "dct:modified": {"@type": "xsd:date", "@value": site.today.isoformat()},
    }


def _publisher(site: Site) -> dict[str, Any]:
    return {"@type": "org:Organization", "@id": f"{site.absolute('')}#organization", "foaf:name": site.office.title}


def _contact_point(site: Site) -> dict[str, Any]:
    page = site.absolute(contact("nb"))
    point = {
        "@type": "vcard:Organization",
        "@id": f"{page}#contact",
        "vcard:fn": site.office.title,
        "vcard:hasEmail": _ref(f"mailto:{site.office.email}") if site.office.email else None,
        "vcard:hasURL": _ref(page),
    }
    return {name: value for name, value in point.items() if value is not None}


def _ref(address: str) -> dict[str, str]:
    return {"@id": address}


def _nb(text: str) -> dict[str, str]:
    return {"@language": "nb", "@value": text}
