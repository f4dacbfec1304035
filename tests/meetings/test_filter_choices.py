"""What the finder's filters can be set to, and what of it the lists carry."""

import pytest

from moteplass.model.meeting import Age
from moteplass.render.finder import age_bands
from sites import BuiltSite


@pytest.mark.parametrize(
    ("limits", "bands"),
    [
        ([(18, None)], [(None, 17), (18, None)]),
        ([(18, None), (18, 30), None], [(None, 17), (18, 30), (31, None)]),
        ([(None, 25), (67, None)], [(None, 25), (26, 66), (67, None)]),
        ([(0, None), None], [(None, None)]),
        ([(18, 18)], [(None, 17), (18, 18), (19, None)]),
    ],
)
def test_ages_are_parted_where_a_group_begins_or_ends(
    limits: list[tuple[int | None, int | None] | None], bands: list[tuple[int | None, int | None]]
) -> None:
    """So that everybody of one choice is old and young enough for just the same groups."""
    found = age_bands(Age(least=limit[0], most=limit[1]) if limit else None for limit in limits)
    assert [(band.least, band.most) for band in found] == bands


def test_a_list_says_where_a_wheelchair_gets_in(preview: BuiltSite) -> None:
    """Without a filter, and without a script, it is seen in the list itself."""
    for page in ("grupper/index.html", "kommune/9901-fjellby/index.html"):
        items = {
            str(item.xpath("string(.//a/@href)")): str(item.text_content())
            for item in preview.tree(page).xpath("//ul[@class='meeting-list']/li")
        }
        assert [href for href, text in items.items() if "trinnfri vei inn" in text and href.startswith("/grupper/")] == [
            "/grupper/apen-samtalegruppe/"
        ]


def test_only_the_finder_carries_what_filters_look_at(preview: BuiltSite) -> None:
    """One attribute for each filter on the page; other lists, which have no filter, carry none."""
    tree = preview.tree("grupper/index.html")
    names = [str(name) for name in tree.xpath("//search//select/@name")]
    assert names == ["theme", "place", "day", "part", "age", "access", "language", "format", "state"]
    for item in tree.xpath("//*[@id='_groups']//ul/li"):
        assert [name for name in item.attrib if name.startswith("data-")] == [f"data-{name}" for name in names]
    for page in ("grupper/tema/sorg/index.html", "kommune/9901-fjellby/index.html"):
        assert preview.tree(page).xpath("//ul[@class='meeting-list']/li/@*") == []
