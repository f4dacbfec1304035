"""Which other entries a page suggests."""

from pathlib import Path

from meetings.small import build_small_site, document
from scenarios.overlay import lay

from .entries import entry, home

CONSENT = "consent: {given_on: 2026-01-01, kept_by: daglig leder, scope: [site]}\n"
BOTH = "tags: [selvhjelp, grupper]\n"


def related(tmp_path: Path, fields: dict[str, str], stem: str) -> tuple[str, ...]:
    """The addresses that the entry with this name of its file suggests, on a site of entries with these fields."""
    files = {f"{name}.md": entry(name, f"date: 2026-10-05\n{more}") for name, more in fields.items()}
    files |= {"campaigns/alene.md": entry("Alene", "closing_note: Takk.\n"), "pages/home.md": home("en")}
    return document(build_small_site(lay(tmp_path, files)), stem).related


def test_the_nearest_first(tmp_path: Path) -> None:
    """A story of the same campaign is nearer than one that shares two tags, and that nearer than one that shares a single tag; two
    are enough. A page is not suggested, nor what is in another language, however much it shares."""
    fields = {
        "stories/her": CONSENT + BOTH + "campaign: sammen\n",
        "stories/under-samme-kampanje": CONSENT + "campaign: sammen\n",
        "stories/annen-kampanje": CONSENT + "campaign: alene\n",
        "stories/to-emner": CONSENT + BOTH,
        "articles/ett-emne": "tags: [grupper]\n",
        "articles/english": BOTH + "lang: en\n",
        "pages/side": BOTH,
    }
    assert related(tmp_path, fields, "her") == ("historier/under-samme-kampanje/", "historier/to-emner/")


def test_as_near_as_each_other(tmp_path: Path) -> None:
    """Of entries that share just as much the first by the name of their file are suggested, never the entry itself."""
    fields = {f"articles/{name}": BOTH for name in "cabd"}
    assert related(tmp_path / "b", fields, "b") == ("aktuelt/a/", "aktuelt/c/")
    assert related(tmp_path / "d", fields, "d") == ("aktuelt/a/", "aktuelt/b/")


def test_nothing_in_common(tmp_path: Path) -> None:
    """Entries with neither a tag nor a campaign in common suggest nothing; two without a campaign have none in common."""
    fields = {
        "stories/her": CONSENT + "tags: [selvhjelp]\n",
        "stories/uten-noe": CONSENT,
        "stories/i-kampanje": CONSENT + "campaign: sammen\n",
        "articles/annet-emne": "tags: [grupper]\n",
    }
    assert related(tmp_path, fields, "her") == ()
