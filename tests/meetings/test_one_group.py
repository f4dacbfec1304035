"""A site with a single group, of which not everything is known."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar

from conftest import build
from scenarios.overlay import lay, page
from sites import BuiltSite, serve

GROUP = """office: test
theme: ensomhet
kind: mixed
state: open
municipalities: ["4601"]
confirmed: 2026-11-20
place: {name: Huset, postal_code: "5003", city: Bergen}
schedule: {repeat: hver tirsdag, first: 2026-09-01, start: "18:00", end: "20:00"}
"""


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    root: Path = tmp_path_factory.mktemp("one")
    data = build(root / "site", office="test", content=lay(root, {"groups/gruppa.md": page(GROUP)}))
    with serve(root / "site") as origin:
        yield BuiltSite(root / "site", origin, data)


def test_nothing_to_choose_between(one: BuiltSite) -> None:
    """A filter with no choice in it would only be in the way: neither it nor its script is on the page; the group is."""
    tree = one.tree("grupper/index.html")
    assert tree.xpath("//search[@id='_filter'] | //script[contains(@src, 'finder')]") == []
    assert len(tree.xpath("//*[@id='_groups']//li")) == 1


def test_an_address_without_a_street(one: BuiltSite) -> None:
    """The town is told with or without a street, on the page as in the calendar."""
    assert "Huset 5003 Bergen" in " ".join(" ".join(one.tree("grupper/gruppa/index.html").itertext()).split())
    calendar = Calendar.from_ical((one.folder / "grupper" / "gruppa" / "kalender.ics").read_bytes())
    assert [str(event["location"]) for event in calendar.walk("VEVENT")] == ["Huset, 5003 Bergen"]
