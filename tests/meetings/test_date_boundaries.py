"""What changes by itself changes on the right day: the day before, the day itself and the day after."""

import datetime
from pathlib import Path

import pytest

from conftest import build
from moteplass.enrich.document import MeetingDocument
from moteplass.faults import ContentFaults
from moteplass.model.group import Group
from moteplass.model.office import Office
from moteplass.render.opening import format_today, opening_of
from moteplass.words import site_words
from scenarios.overlay import IN_USE, PRIVACY, TODAY, faults_of, lay

from .small import build_small_site, event, group, meeting

DAY = datetime.timedelta(days=1)
SCHEDULE = '{{repeat: hver tirsdag, first: 2026-09-01, last: {last}, start: "18:00", end: "20:00"}}'
OPEN = SCHEDULE.format(last="2027-06-01")
NEIGHBOUR = "---\ntitle: Nabosenteret\nsummary: Et senter ved siden av.\nkind: link\narea: Nabobyen\n---\n\nTekst.\n"


def group_on(folder: Path, today: datetime.date, **fields: str) -> MeetingDocument:
    """What a group with these fields is on a day."""
    return meeting(build_small_site(lay(folder, {"groups/gruppa.md": group(**{"schedule": OPEN, **fields})}), today), "gruppa")


def event_on(folder: Path, today: datetime.date, **fields: str) -> MeetingDocument:
    """What an event with these fields is on a day."""
    return meeting(build_small_site(lay(folder, {"events/motet.md": event(**fields)}), today), "motet")


def entry(found: MeetingDocument) -> Group:
    assert isinstance(found.entry, Group)
    return found.entry


@pytest.mark.parametrize(("days", "state"), [(-1, "starting"), (0, "starting"), (1, "running")])
def test_a_group_starts_by_itself(days: int, state: str, tmp_path: Path) -> None:
    """On its first day one can still come to it; from the day after it is under way, and its start is nobody's business."""
    found = entry(group_on(tmp_path, TODAY + days * DAY, state="starting", starts=TODAY.isoformat()))
    assert found.state == state
    assert found.starts == (TODAY if state == "starting" else None)


@pytest.mark.parametrize(("days", "state"), [(-1, "open"), (0, "open"), (1, "ended")])
def test_a_group_ends_by_itself(days: int, state: str, tmp_path: Path) -> None:
    """On the day of its last meeting it is still on; from the day after it has ended, and is over."""
    found = group_on(tmp_path, TODAY + days * DAY, schedule=SCHEDULE.format(last=TODAY))
    assert entry(found).state == state
    assert found.status.is_over == (state == "ended")


@pytest.mark.parametrize(("signed_up", "places"), [("7", "some"), ("8", "none")])
def test_a_full_group_says_so(signed_up: str, places: str, tmp_path: Path) -> None:
    """With as many signed up as there are seats there is no room."""
    assert entry(group_on(tmp_path, TODAY, state="collecting", seats="8", signed_up=signed_up)).places == places


@pytest.mark.parametrize("days", [90, 91, 180, 181])
def test_what_nobody_confirms(days: int, tmp_path: Path) -> None:
    """For 90 days a group is fresh; until the 180th it is listed as unconfirmed; then it leaves the lists, and `check` says so on
    that day and not before."""
    content = lay(tmp_path, {"groups/gruppa.md": group(schedule=OPEN, confirmed=(TODAY - days * DAY).isoformat())})
    status = meeting(build_small_site(content), "gruppa").status
    assert status.freshness == ("fresh" if days <= 90 else "unconfirmed" if days <= 180 else "withdrawn")
    assert status.listed == (days <= 180)
    assert ("group_withdrawn" in {fault.key for fault in faults_of(content)}) == (days > 180)


@pytest.mark.parametrize(("days", "closed"), [(-1, False), (0, False), (1, True)])
def test_sign_up_closes(days: int, closed: bool, tmp_path: Path) -> None:
    """On the day of the deadline one can still sign up."""
    found = event_on(tmp_path, TODAY + days * DAY, start="2027-01-14 18:00", deadline=TODAY.isoformat())
    assert found.status.sign_up_closed == closed


@pytest.mark.parametrize(
    "when",
    [
        {"start": TODAY.isoformat()},
        {"start": "2026-11-29", "end": TODAY.isoformat()},
        {"start": f"{TODAY} 23:00", "end": f"{TODAY + DAY} 00:00"},
        {"start": f"{TODAY} 23:00", "end": f"{TODAY} 24:00"},
    ],
)
@pytest.mark.parametrize(("days", "over"), [(-1, False), (0, False), (1, True)])
def test_an_event_is_over(when: dict[str, str], days: int, over: bool, tmp_path: Path) -> None:
    """On its last day it is still to come; midnight is the end of that."""
    found = event_on(tmp_path, TODAY + days * DAY, **when)
    assert found.status.is_over == over


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (datetime.date(2026, 12, 23), "kl. 10–15"),
        (datetime.date(2026, 12, 24), "stengt"),  # a day that the office has named
        (datetime.date(2026, 12, 25), "helligdag"),
        (datetime.date(2026, 12, 28), "kl. 10–15"),
    ],
)
def test_an_office_is_closed_on_holidays(today: datetime.date, said: str) -> None:
    """Whatever its hours: on a public holiday, and on a day that it has named, nobody is there."""
    hours = [{"day": day, "opens": "10:00", "closes": "15:00"} for day in ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")]
    own = {"title": "LINK", "summary": "Et senter.", "kind": "link", "area": "Byen"}
    opening = opening_of(Office.model_validate({**own, "hours": hours, "closures": [{"first": "2026-12-24"}]}), today)
    assert opening
    assert said in format_today(opening, today, site_words()["nb"], "nb")


def test_a_preview_is_never_listed(tmp_path: Path) -> None:
    """Search engines are asked to leave out every page of a preview, also of an office whose site has an address of its own; its
    public site is listed."""
    content = lay(tmp_path, {"pages/personvern.md": PRIVACY})
    office = content / "offices" / "test.md"
    text = office.read_text(encoding="utf-8")
    office.write_text(text.replace("kind:", f"site_url: https://link.example/\n{IN_USE}kind:"), encoding="utf-8")
    for preview in (True, False):
        folder = tmp_path / f"site-{preview}"
        build(folder, office="test", content=content, preview=preview)
        pages = [path.read_text(encoding="utf-8") for path in folder.rglob("*.html")]
        listed = [page for page in pages if '<meta name="robots" content="noindex">' not in page]
        assert bool(listed) != preview


@pytest.mark.parametrize("fault", [{"theme": "finnes-ikke"}, {"state": "starting"}, {"confirmed": "2030-01-01"}])
def test_a_fault_at_a_neighbours(fault: dict[str, str], tmp_path: Path) -> None:
    """A neighbour's group that has a fault neither stops this office's site nor comes out on it; without the fault it does, and at
    home the fault stops."""
    sound = {"title": "Naboens", "office": "nabo", "schedule": OPEN}
    for number, fields in enumerate((sound, {**sound, **fault})):
        files = {"offices/nabo.md": NEIGHBOUR, "groups/naboens.md": group(**fields)}
        site = build_small_site(lay(tmp_path / str(number), files))
        assert ("grupper/naboens/" in site.documents) == (fields == sound)
    with pytest.raises(ContentFaults):
        build_small_site(lay(tmp_path / "home", {"groups/gruppa.md": group(schedule=OPEN, **fault)}))
