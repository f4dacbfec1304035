"""What somebody should look at again: overdue reviews, groups that nobody confirms, help lines, the run of the accessibility
checkers. Warnings, but for days to come on which something is said to have happened already."""

import datetime
from collections.abc import Iterator

from ..faults import Fault
from ..model.group import Group
from ..model.office import Office
from ..read.content import Content
from ..read.selection import is_public

YEAR = datetime.timedelta(days=365)


def check(content: Content, today: datetime.date) -> Iterator[Fault]:
    """Entries by ``review_by``, help lines by ``review_by`` and ``checked``."""
    for source in content.readable:
        entry = source.entry
        if entry.review_by and entry.review_by < today:
            day = entry.review_by.isoformat()
            yield source.fault("review_overdue", "review_by", warning=True, owner=entry.owner or "–", day=day)
        if isinstance(entry, Office) and entry.closed and entry.closed > today:
            yield source.fault("closed_future", "closed", value=entry.closed.isoformat())
        if isinstance(entry, Group) and is_public(source, content, today) and entry.in_lists():
            if entry.confirmed > today:
                yield source.fault("confirmed_future", "confirmed", value=entry.confirmed.isoformat())
            elif entry.freshness(content.data.limits, today) == "withdrawn":
                day = entry.confirmed.isoformat()
                yield source.fault("group_withdrawn", "confirmed", warning=True, owner=entry.owner or entry.office, day=day)
    run = content.data.accessibility
    if run and run.checked + YEAR < today:
        where = content.data.lines["accessibility"].get(("checked",), 1)
        values = {"day": run.checked.isoformat()}
        yield Fault(f"{content.folder.name}/data/accessibility.yaml", where, "accessibility_old", "checked", values, warning=True)
    shown = f"{content.folder.name}/data/help_lines.yaml"
    for number, line in enumerate(content.data.help_lines):
        at = content.data.lines.get("help_lines", {})
        if line.checked + YEAR < today:
            values = {"name": line.name.nb, "day": line.checked.isoformat()}
            yield Fault(shown, at.get((number, "checked"), 1), "help_line_unchecked", "checked", values, warning=True)
        if line.review_by < today:
            values = {"owner": "–", "day": line.review_by.isoformat()}
            yield Fault(shown, at.get((number, "review_by"), 1), "review_overdue", "review_by", values, warning=True)
