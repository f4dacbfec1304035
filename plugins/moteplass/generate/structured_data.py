"""Structured data (JSON-LD, schema.org) of a document: who publishes it, where it stands, what it is."""

import json
from typing import Any

from markupsafe import Markup

from ..enrich.site import Document, Site
from ..model.office import Office

DAYS = {"mandag": "Monday", "tirsdag": "Tuesday", "onsdag": "Wednesday", "torsdag": "Thursday", "fredag": "Friday",
        "lørdag": "Saturday", "søndag": "Sunday"}  # fmt: skip


def json_ld(site: Site, document: Document) -> Markup:
    """One ``@graph`` for the page; ``<`` is escaped so that no text can end the script element (HTML, 4.12.1.3)."""
    graph = [organization(site.office, site.absolute("")), *_breadcrumbs(site, document), *_article(site, document)]
    if document.kind == "office" and isinstance(document.entry, Office) and document.template == "office":
        graph.append(organization(document.entry, site.absolute(document.url)))
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def organization(office: Office, url: str) -> dict[str, Any]:
    """https://schema.org/Organization, with what the office has filled in."""
    data: dict[str, Any] = {
        "@type": "Organization",
        "@id": f"{url}#organization",
        "name": office.title,
        "description": office.summary,
        "areaServed": office.area,
        "url": url,
        "email": office.email,
        "telephone": office.telephone,
        "foundingDate": str(office.founded) if office.founded else None,
        "dissolutionDate": office.closed.isoformat() if office.closed else None,
        "sameAs": office.website,
    }
    if office.address:
        data["address"] = {
            "@type": "PostalAddress",
            "streetAddress": office.address.street,
            "postalCode": office.address.postal_code,
            "addressLocality": office.address.city,
            "addressCountry": "NO",
        }
    if office.hours:
        data["openingHoursSpecification"] = [
            {"@type": "OpeningHoursSpecification", "dayOfWeek": DAYS[hours.day], "opens": hours.opens, "closes": hours.closes}
            for hours in office.hours
        ]
    return {key: value for key, value in data.items() if value is not None}


def _breadcrumbs(site: Site, document: Document) -> list[dict[str, Any]]:
    """https://schema.org/BreadcrumbList; the last step is the page itself."""
    if not document.crumbs:
        return []
    steps = [
        {"@type": "ListItem", "position": number, "name": crumb.title, "item": site.absolute(crumb.url)}
        for number, crumb in enumerate(document.crumbs[:-1], start=1)
    ]
    last = {"@type": "ListItem", "position": len(steps) + 1, "name": document.crumbs[-1].title}
    return [{"@type": "BreadcrumbList", "itemListElement": [*steps, last]}]


def _article(site: Site, document: Document) -> list[dict[str, Any]]:
    """https://schema.org/Article for articles and stories; a date only as precisely as it is known."""
    if document.kind not in ("article", "story"):
        return []
    data = {
        "@type": "Article",
        "headline": document.title,
        "description": document.summary,
        "inLanguage": document.lang,
        "url": site.absolute(document.url),
        "datePublished": str(document.date) if document.date else None,
        "dateModified": document.updated.isoformat() if document.updated else None,
        "image": site.absolute(document.image.fallback.url) if document.image else None,
        "publisher": {"@id": f"{site.absolute('')}#organization"},
    }
    return [{key: value for key, value in data.items() if value is not None}]
