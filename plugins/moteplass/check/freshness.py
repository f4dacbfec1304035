"""What somebody should look at again: overdue reviews, groups and offices that nobody confirms, help lines, the run of the
accessibility checkers. Warnings, but for days to come on which something is said to have happened already."""

import datetime
from collections.abc import Iterator

from ..faults import Fault
from ..model.data import Limits
from ..model.group import Group
from ..model.office import Office
from ..read.content import Content
from ..read.selection import is_public
from ..read.source import Source
from ..read.validate import line_at

YEAR = datetime.timedelta(days=365)


def check(content: Content, today: datetime.date) -> Iterator[Fault]:
    """Entries by ``review_by``, help lines by ``review_by`` and ``checked``, other organisations by ``checked``."""
    for source in content.readable:
        entry = source.entry
        if entry.review_by and entry.review_by < today:
            day = entry.review_by.isoformat()
            if entry.owner:
                yield source.fault("review_overdue", "review_by", warning=True, owner=entry.owner, day=day)
            else:
                yield source.fault("review_overdue_unowned", "review_by", warning=True, day=day)
        if isinstance(entry, Office) and entry.closed and entry.closed > today:
            yield source.fault("closed_future", "closed", value=entry.closed.isoformat())
        if isinstance(entry, Group | Office) and is_public(source, content, today):
            yield from _confirmed(source, entry, content.data.limits, today)
    run = content.data.accessibility
    if run and run.checked + YEAR < today:
        where = content.data.lines["accessibility"].get(("checked",), 1)
        values = {"day": run.checked.isoformat()}
        yield Fault(f"{content.folder.name}/data/accessibility.yaml", where, "accessibility_old", "checked", values, warning=True)
    shown = f"{content.folder.name}/data/help_lines.yaml"
    for number, line in enumerate(content.data.help_lines):
        at = content.data.lines.get("help_lines", {})
        if line.review_by < today:
            values = {"day": line.review_by.isoformat()}
            yield Fault(shown, at.get((number, "review_by"), 1), "review_overdue_unowned", "review_by", values, warning=True)
    yield from _checked(content, today)


def _checked(content: Content, today: datetime.date) -> Iterator[Fault]:
    """What stands elsewhere too, and may have changed there: within a year somebody should look."""
    data = content.data
    listed: list[tuple[str, int, str, datetime.date | None]]
    listed = [("help_lines", number, line.name.nb, line.checked) for number, line in enumerate(data.help_lines)]
    listed += [("organisations", number, other.name, other.checked) for number, other in enumerate(data.organisations)]
    for file, number, name, day in listed:
        shown, lines = f"{content.folder.name}/data/{file}.yaml", data.lines.get(file, {})
        if day is None:
            values = {"name": name, "today": today.isoformat()}
            yield Fault(shown, line_at(lines, (number, "name"), 1), "never_checked", "", values, warning=True)
        elif day + YEAR < today:
            values = {"name": name, "day": day.isoformat()}
            yield Fault(shown, line_at(lines, (number, "checked"), 1), "unchecked_since", "checked", values, warning=True)


def _confirmed(source: Source, entry: Group | Office, limits: Limits, today: datetime.date) -> Iterator[Fault]:
    """A group gets a warning when it has left the lists, an office when readers see that nobody has confirmed it. One that nobody
    ever has confirmed waits for somebody to ask: only a site of its own must have asked (``contacts``)."""
    if entry.confirmed is None or not (entry.active if isinstance(entry, Office) else entry.in_lists()):
        return
    day, owner = entry.confirmed.isoformat(), entry.owner or "–"
    if entry.confirmed > today:
        yield source.fault("confirmed_future", "confirmed", value=day)
    elif isinstance(entry, Group):
        if limits.freshness(entry.confirmed, today) == "withdrawn":
            yield source.fault("group_withdrawn", "confirmed", warning=True, owner=entry.owner or entry.office, day=day)
    elif not entry.is_confirmed(limits, today):
        yield source.fault("office_stale", "confirmed", warning=True, owner=owner, day=day)
