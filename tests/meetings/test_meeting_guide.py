"""The file that finders of twelve-step meetings read (github.com/code4recovery/spec, README and schema)."""

import json
from pathlib import Path
from typing import Any

import pytest

from moteplass.write.open_data import files
from read.test_history import commit, git
from scenarios.overlay import lay
from sites import BuiltSite

from .small import build_small_site, group

EVERY_WEEK = {"kind": "twelve-step", "schedule": "{repeat: hver søndag, first: 2026-01-04, start: '09:30', end: '11:00'}"}
PLACE = "{name: Huset, street: Gata 1, postal_code: '5003', city: Indre Bergen, directions: Opp trappa}"


def listed(content: Path) -> list[dict[str, Any]]:
    """What the file holds."""
    found = json.loads(dict(files(build_small_site(content)))["data/meetings.json"])
    assert isinstance(found, list)
    return found


def only(tmp_path: Path, **fields: str) -> dict[str, Any]:
    """The row of one weekly twelve-step group with these fields."""
    (found,) = listed(lay(tmp_path, {"groups/tolv.md": group(**EVERY_WEEK, **fields)}))
    return found


def test_a_meeting_at_a_place(tmp_path: Path) -> None:
    """Its door exactly; the day of the week counted from Sunday; no code that we do not know to be true: that a group is
    open for new people does not make it an «open meeting», which those come to who have no such trouble themselves."""
    assert only(tmp_path, place=PLACE) == {
        "name": "Gruppa",
        "slug": "tolv",
        "day": 0,
        "time": "09:30",
        "end_time": "11:00",
        "timezone": "Europe/Oslo",
        "location": "Huset",
        "address": "Gata 1",
        "city": "Indre Bergen",
        "postal_code": "5003",
        "country": "NO",
        "approximate": "no",
        "location_notes": "Opp trappa",
        "notes": "Finnes bare i testene.",
        "url": "https://test.example/grupper/tolv/",
        "types": ["NO"],
    }


def test_a_meeting_online(tmp_path: Path) -> None:
    """The link into the meeting, and the town near which finders shall show it, marked as no more than that."""
    found = only(tmp_path, format="online", video="https://video.test.no/rom", language="en")
    assert (found["conference_url"], found["city"], found["country"]) == ("https://video.test.no/rom", "Bergen", "NO")
    assert (found["approximate"], found["types"]) == ("yes", ["EN"])
    assert not {"location", "address", "postal_code", "conference_phone"} & set(found)


@pytest.mark.parametrize(
    ("access", "codes"),
    [
        ("{step_free: true, accessible_toilet: true, lift: true}", ["NO", "X", "XB"]),
        ("{step_free: false, accessible_toilet: true}", ["NO", "XB"]),
        ("{step_free: false, hearing_loop: true}", ["NO"]),
        ("{}", ["NO"]),
    ],
)
def test_who_gets_in(tmp_path: Path, access: str, codes: list[str]) -> None:
    """«Wheelchair Access» and «Wheelchair-Accessible Bathroom» where they are known to be; it has no word for what is not."""
    assert only(tmp_path, place=PLACE.replace("}", f", access: {access}}}"))["types"] == codes


@pytest.mark.parametrize("language", ["ar", "so"])
def test_a_language_without_a_code(tmp_path: Path, language: str) -> None:
    """What the format has no word for is left out."""
    assert "types" not in only(tmp_path, language=language, place=PLACE)


def test_a_meeting_by_telephone(tmp_path: Path) -> None:
    """The number in digits, as the format wants it, and that it is the one to ask; the office's town where the group names
    none."""
    found = only(tmp_path, format="telephone", contact="{telephone: +47 55 31 42 86}", municipalities="[]")
    assert (found["conference_phone"], found["conference_phone_notes"]) == ("+4755314286", "Spør om gruppa")
    assert (found["city"], found["approximate"]) == ("Bergen", "yes")
    assert "conference_url" not in found


def test_when_it_was_last_changed(tmp_path: Path) -> None:
    """In UTC, as the format wants it, though the site lives in Oslo."""
    content = lay(tmp_path, {})
    git(tmp_path, "init", "-b", "main")
    commit(tmp_path, "content/groups/tolv.md", group(**EVERY_WEEK, place=PLACE), "2026-07-01T01:30:00+02:00")
    (found,) = listed(content)
    assert found["updated"] == "2026-06-30 23:30:00"


def test_the_format_knows_weekly_meetings_alone(tmp_path: Path) -> None:
    """No other group, no other rhythm, none whose hours are kept back, and none at all whose door is."""
    monthly = EVERY_WEEK["schedule"].replace("hver søndag", "første søndag i måneden")
    others = {
        "kind": group(**{**EVERY_WEEK, "kind": "mixed"}, title="A"),
        "fortnightly": group(**{**EVERY_WEEK, "schedule": EVERY_WEEK["schedule"].replace("hver", "annenhver")}, title="B"),
        "monthly": group(**{**EVERY_WEEK, "schedule": monthly}, title="C"),
        "closed": group(**EVERY_WEEK, state="running", title="D"),
    }
    assert listed(lay(tmp_path, {f"groups/{name}.md": text for name, text in others.items()})) == []


DAILY = "{repeat: 'hver mandag, tirsdag og torsdag', first: %s, last: %s, start: '23:00', end: '00:00', pauses: [%s]}"


@pytest.mark.parametrize(
    ("first", "last", "pauses", "days"),
    [
        ("2026-01-01", "2028-01-01", "", [1, 2, 4]),
        ("2026-12-03", "2028-01-01", "", [1, 4]),  # it begins on the Thursday
        ("2026-12-08", "2028-01-01", "", None),  # on the Tuesday after
        ("2027-03-02", "2028-01-01", "", None),
        ("2026-01-01", "2026-12-01", "", 2),
        ("2026-01-01", "2028-01-01", "{first: 2026-12-02, last: 2027-02-01}", 2),
        ("2026-01-01", "2028-01-01", "{first: 2026-11-20, last: 2027-02-01}", None),
        ("2026-01-01", "2028-01-01", "{first: 2026-12-08, last: 2027-02-01}", [1, 2, 4]),
    ],
)
def test_only_what_is_held_in_the_week_that_begins(tmp_path: Path, first: str, last: str, pauses: str, days: object) -> None:
    """Whoever finds it in a finder goes there: each day of the week on which there is a meeting in seven days from Tuesday
    1 December, not before the first or after the last, and in no pause."""
    fields = {**EVERY_WEEK, "schedule": DAILY % (first, last, pauses), "place": PLACE}
    found = listed(lay(tmp_path, {"groups/tolv.md": group(**fields)}))
    assert [row["day"] for row in found] == ([] if days is None else [days])
    assert all((row["time"], row["end_time"]) == ("23:00", "00:00") for row in found)


@pytest.mark.parametrize("format", ["place", "online", "telephone"])
def test_a_meeting_that_nobody_can_get_into_is_no_row(tmp_path: Path, format: str) -> None:
    """Without a door, without a link, without a number of its own or its office's."""
    office = "---\ntitle: LINK Test\nsummary: Et senter.\nkind: link\narea: Test\nmunicipalities: ['4601']\n---\n\nTekst.\n"
    files = {"groups/tolv.md": group(**EVERY_WEEK, format=format), "offices/test.md": office}
    assert listed(lay(tmp_path, files)) == []


def test_the_example(preview: BuiltSite) -> None:
    """The open twelve-step group of the preview is there."""
    (meeting,) = json.loads((preview.folder / "data" / "meetings.json").read_text(encoding="utf-8"))
    assert (meeting["slug"], meeting["day"], meeting["time"], meeting["end_time"]) == ("tolv-trinn-torsdag", 4, "19:00", "20:30")
