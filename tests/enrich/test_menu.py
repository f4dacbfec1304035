"""Where the menu leads, and where a page stands in it."""

from pathlib import Path

import pytest

from meetings.small import build_small_site, document, event, group
from moteplass.enrich.site import MenuLink
from scenarios.overlay import BASE, lay

from .entries import entry

OFFICE = (BASE / "offices" / "test.md").read_text(encoding="utf-8").replace("LINK Test", "LINK Nabo")
MENU = """nb:
  - title: Om gruppene
    link: deres.md
    items:
      - {title: Deres, link: deres.md}
      - {title: Bli med, link: bli-med.md}
      - {title: Historier, link: /historier/}
  - title: Bare deres
    link: deres.md
  - title: Alt
    link: alt.md
    items:
      - {title: Bli med, link: bli-med.md}
      - {title: Under alt, link: under.md}
      - {title: Alt, link: alt.md}
  - title: Ikke her
    link: bli-med.md
    offices: [nabo]
"""
FILES = {
    "offices/nabo.md": OFFICE,
    "pages/deres.md": entry("Deres", "offices: [nabo]\n"),
    "pages/alt.md": entry("Alt"),
    "pages/under.md": entry("Under"),
    "pages/utenfor.md": entry("Utenfor"),
    "articles/nytt.md": entry("Nytt"),
    "groups/gruppa.md": group(state="collecting"),
    "events/motet.md": event(start="2026-12-02"),
    "data/menu.yaml": MENU,
}


def test_a_section_whose_page_is_on_another_site(tmp_path: Path) -> None:
    """It leads to the first of its items that this site has, and is left out where there is none; so is one of another office."""
    menu = build_small_site(lay(tmp_path, FILES)).menu["nb"]
    stories, join = MenuLink("Historier", "historier/"), MenuLink("Bli med", "bli-med/")
    everything = MenuLink("Alt", "alt/", (join, MenuLink("Under alt", "under/"), MenuLink("Alt", "alt/")))
    assert menu == (MenuLink("Om gruppene", "bli-med/", (join, stories)), everything)


@pytest.mark.parametrize(
    ("stem", "between"),
    [
        ("under", [("Alt", "alt/")]),
        ("alt", []),
        ("bli-med", [("Alt", "alt/")]),
        ("utenfor", []),
        ("nytt", [("Aktuelt", "aktuelt/")]),
        ("gruppa", [("Grupper nær deg", "grupper/")]),
        ("motet", [("Arrangementer", "arrangementer/")]),
        ("forside", []),
    ],
)
def test_where_a_page_stands(tmp_path: Path, stem: str, between: list[tuple[str, str]]) -> None:
    """Between the home page and itself stands the section of the menu that has the page among its items, though never itself;
    before an article, a group or an event its list."""
    crumbs = document(build_small_site(lay(tmp_path, FILES)), stem).crumbs
    assert [(crumb.title, crumb.url) for crumb in crumbs[1:-1]] == between


def test_a_page_does_not_lead_to_itself(tmp_path: Path) -> None:
    """What is next for all pages of a template is left out on the page that it is, whichever of its sections is named."""
    steps = "nb:\n  default: ['bli-med.md#ta-kontakt', alt.md]\n  home: [bli-med.md]\n"
    site = build_small_site(lay(tmp_path, {"pages/alt.md": entry("Alt"), "data/next_steps.yaml": steps}))
    leads = {stem: [doc.url for doc in site.next_of(document(site, stem))] for stem in ("bli-med", "alt", "forside")}
    assert leads == {"bli-med": ["alt/"], "alt": ["bli-med/"], "forside": ["bli-med/"]}


@pytest.mark.parametrize(("sections", "listed"), [(4, 0), (5, 5)])
def test_a_long_page_lists_its_sections(tmp_path: Path, sections: int, listed: int) -> None:
    """One with more than four; what stands below a section is not listed."""
    body = "\n\n".join(f"## Del {number}\n\nTekst.\n\n### Mer om {number}\n\nTekst." for number in range(sections))
    contents = document(build_small_site(lay(tmp_path, {"pages/lang.md": entry("Lang", body=body)})), "lang").contents
    assert [heading.text for heading in contents] == [f"Del {number}" for number in range(listed)]
