"""Where people meet, as structured data: a place, with what it has for those who need it, or where on the web."""

from typing import Any

from ..enrich.document import MeetingDocument
from ..enrich.site import Site
from ..model.access import Access
from ..words import Words


def location(site: Site, document: MeetingDocument) -> dict[str, Any]:
    """https://schema.org/Place, as exactly as the public may know it, or where on the web."""
    meeting = document.entry
    if meeting.format != "place":
        return {"@type": "VirtualLocation", "url": site.absolute(document.url)}
    place = meeting.place
    town = site.content.data.municipalities[meeting.municipalities[0]].name
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street if place else None,
        "postalCode": place.postal_code if place else None,
        "addressLocality": (place.city if place else None) or town,
        "addressCountry": "NO",
    }
    filled = {key: value for key, value in address.items() if value is not None}
    features = features_of(place.access, site.words[document.lang]) if place else []
    told = {"@type": "Place", "name": place.name if place else town, "address": filled}
    return {**told, "amenityFeature": features} if features else told


def features_of(access: Access, words: Words) -> list[dict[str, Any]]:
    """https://schema.org/amenityFeature: what a place has, and what it is known not to have
    (``accessibilityFeature`` is of texts and films)."""
    return [
        {"@type": "LocationFeatureSpecification", "name": words(f"access.yes.{name}"), "value": answer}
        for answer in (True, False)
        for name in access.answered(answer)
    ]
