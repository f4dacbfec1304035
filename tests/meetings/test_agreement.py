"""Whoever tells when people meet says the same: the Norwegian text, the next dates, the calendars, the data files and the
structured data, for any schedule that an editor can type, on any day of ten years."""

import csv
import datetime
import io
import json
import random

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from moteplass.enrich.meetings import AHEAD, MOST_DATES
from moteplass.enrich.site import Site
from moteplass.render.structured_data import json_ld
from moteplass.write.calendar import calendars
from moteplass.write.open_data import files as data_files
from scenarios.overlay import lay

from . import readers
from .plans import Plan, files, plan
from .readers import OSLO
from .small import build_small_site, meeting

TODAYS = st.dates(datetime.date(2026, 1, 1), datetime.date(2035, 12, 31))
# As far ahead as the text tells of pauses.
SOON = datetime.timedelta(days=300)


def site_of(folders: pytest.TempPathFactory, plans: dict[str, Plan], today: datetime.date) -> Site:
    """A site with these groups and events, made from their files."""
    return build_small_site(lay(folders.mktemp("site"), dict(files(plans, today))), today)


def moments(days: list[datetime.date], plan: Plan) -> list[tuple[datetime.datetime, datetime.datetime]]:
    """From when to when, on each of the days, in Oslo."""
    night = datetime.timedelta(days=plan.end < plan.start)
    return [
        (datetime.datetime.combine(day, plan.start, OSLO), datetime.datetime.combine(day + night, plan.end, OSLO)) for day in days
    ]


@settings(max_examples=50, deadline=None, phases=[Phase.generate])  # to make a failure smaller takes minutes
@given(today=TODAYS, chances=st.lists(st.randoms(use_true_random=False), min_size=1, max_size=4))
def test_all_say_the_same(tmp_path_factory: pytest.TempPathFactory, today: datetime.date, chances: list[random.Random]) -> None:
    """Reckoned by hand, each reader finds just these meetings over eighteen months, with the same hours."""
    plans = {f"plan-{number}": plan(chance, today) for number, chance in enumerate(chances)}
    assume(all(one.days(one.first, one.first + AHEAD) for one in plans.values()))  # the preflight refuses the others
    site = site_of(tmp_path_factory, plans, today)
    until = today + AHEAD
    held = {title: one.days(today, until) for title, one in plans.items()}
    wanted = {title: moments(days, plans[title]) for title, days in held.items()}

    calendar_files = dict(calendars(site))
    assert readers.by_icalendar(calendar_files["data/kalender.ics"], today, until) == {t: m for t, m in wanted.items() if m}
    written = dict(data_files(site))
    rows = {row["id"]: row for kind in ("groups", "events") for row in json.loads(written[f"data/{kind}.json"])[kind]}
    cells = {
        row["id"]: row
        for kind in ("groups", "events")
        for row in csv.DictReader(io.StringIO(written[f"data/{kind}.csv"].decode("utf-8-sig")), delimiter=";")
    }
    for title, one in plans.items():
        doc, row = meeting(site, title), rows[title]
        assert readers.by_icalendar(calendar_files[doc.calendar], today, until).get(title, []) == wanted[title]
        assert [(date.start, date.end) for date in doc.status.dates] == wanted[title][:MOST_DATES]
        assert [datetime.datetime.fromisoformat(moment) for moment in row["next"]] == [
            start for start, _ in wanted[title][:MOST_DATES]
        ]
        assert cells[title]["next"] == ", ".join(row["next"])
        assert readers.hours_by_eye(row["schedule"]) == (one.start, one.end)
        known = held[title][0] if held[title] else None
        assert readers.by_eye(row["schedule"], today, today + SOON, known) == one.days(today, today + SOON)
        events = [part for part in json.loads(json_ld(site, doc))["@graph"] if part["@type"] == "Event"]
        assert len(events) == bool(held[title])
        for part in events:
            schedule = part["eventSchedule"]
            assert [day for day in readers.by_schema_org(schedule, until) if day >= today] == held[title]
            assert (schedule["startTime"], schedule["endTime"]) == (one.start.isoformat(), one.end.isoformat())
            assert (part["startDate"], part["endDate"]) == tuple(moment.isoformat() for moment in wanted[title][0])


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_another_calendar_program_agrees(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """`ical.js`, which Thunderbird reads calendars with, finds the same in two dozen schedules of every rhythm."""
    chance = random.Random(seed)
    today = datetime.date(2026 + 4 * seed, 11, 1)
    drawn = [plan(chance, today) for _ in range(24)]
    plans = {f"plan-{number}": one for number, one in enumerate(drawn) if one.days(one.first, one.first + AHEAD)}
    assert len({one.how for one in plans.values()}) > 10
    until = today + AHEAD
    wanted = {title: moments(one.days(today, until), one) for title, one in plans.items()}
    text = dict(calendars(site_of(tmp_path_factory, plans, today)))["data/kalender.ics"]
    assert readers.by_ical_js(text, today, until) == {title: found for title, found in wanted.items() if found}
