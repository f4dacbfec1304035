"""The file that finders of twelve-step meetings read (github.com/code4recovery/spec, README and schema)."""

import json
from pathlib import Path
from typing import Any

import pytest

from moteplass.write.open_data import files
from read.test_history import commit, git
from scenarios.overlay import lay
from sites import BuiltSite

from .small import group, made

EVERY_WEEK = {"kind": "twelve-step", "schedule": "{repeat: hver søndag, first: 2026-01-04, start: '09:30', end: '11:00'}"}
PLACE = "{name: Huset, street: Gata 1, postal_code: '5003', city: Indre Bergen, directions: Opp trappa}"


def listed(content: Path) -> list[dict[str, Any]]:
    """What the file holds."""
    found = json.loads(dict(files(made(content)))["data/meetings.json"])
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


def test_the_example(preview: BuiltSite) -> None:
    """The open twelve-step group of the preview is there."""
    (meeting,) = json.loads((preview.folder / "data" / "meetings.json").read_text(encoding="utf-8"))
    assert (meeting["slug"], meeting["day"], meeting["time"], meeting["end_time"]) == ("tolv-trinn-torsdag", 4, "19:00", "20:30")
