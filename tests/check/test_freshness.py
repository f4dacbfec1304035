"""What somebody should look at again, as remarks that stop nothing."""

import datetime
from pathlib import Path

import pytest

from scenarios.overlay import BASE, faults_of, lay, page

DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(("today", "overdue"), [(datetime.date(2027, 5, 22), False), (datetime.date(2027, 5, 23), True)])
def test_reviews(tmp_path: Path, today: datetime.date, overdue: bool) -> None:
    """From the day after ``review_by``, for texts and help lines alike; who is responsible is named where somebody is."""
    content = lay(tmp_path, {"pages/ny-side.md": page("owner: redaksjonen\nreview_by: 2027-05-22\n")})
    found = [(fault.path, fault.line, fault.key, fault.warning) for fault in faults_of(content, today)]
    expected = [
        ("content/data/help_lines.yaml", 9, "review_overdue_unowned", True),
        ("content/pages/ny-side.md", 5, "review_overdue", True),
    ]
    assert found == (expected if overdue else [])


@pytest.mark.parametrize("days", [365, 366])
def test_help_lines(tmp_path: Path, days: int) -> None:
    """A number that nobody has checked for more than a year is remarked, with its line."""
    lines = (BASE / "data" / "help_lines.yaml").read_text(encoding="utf-8").replace("2027-05-22", "2030-01-01")
    content = lay(tmp_path, {"data/help_lines.yaml": lines})
    found = [(fault.line, fault.key, fault.warning) for fault in faults_of(content, datetime.date(2026, 11, 22) + days * DAY)]
    assert found == ([(8, "unchecked_since", True)] if days > 365 else [])


@pytest.mark.parametrize(
    ("checked", "key", "line"),
    [("", "never_checked", 5), ("  checked: 2025-11-30\n", "unchecked_since", 8), ("  checked: 2025-12-01\n", "", 0)],
)
def test_other_organisations(tmp_path: Path, checked: str, key: str, line: int) -> None:
    """What is told of others is remarked when nobody has looked there for more than a year, or ever."""
    others = "- name: {}\n  about: {{nb: For noen.}}\n  website: https://www.foreningen.no/\n{}"
    data = others.format("Sett etter", "  checked: 2026-11-30\n") + others.format("Foreningen", checked)
    found = faults_of(lay(tmp_path, {"data/organisations.yaml": data}))
    assert [(fault.key, fault.line, fault.values["name"], fault.warning) for fault in found] == (
        [(key, line, "Foreningen", True)] if key else []
    )


def test_every_help_line(tmp_path: Path) -> None:
    """Each line that is over a year old is named, not only the first one; one without a number too."""
    line = """- id: {id}
  name: {{nb: {name}}}
  audience: {{nb: For alle}}
  {way}
  kind: talk
  source: Linja
  checked: {checked}
  review_by: 2030-01-01
"""
    number, chat = 'number: "116 111"', "channels: {kind: chat, address: https://www.linjen.no/}"
    rows = [("en", "Gammel", number, "2025-11-30"), ("to", "Eldre", chat, "2024-01-01"), ("tre", "Ny", chat, "2025-12-01")]
    added = "".join(line.format(id=id, name=name, way=way, checked=checked) for id, name, way, checked in rows)
    lines = (BASE / "data" / "help_lines.yaml").read_text(encoding="utf-8") + added
    found = faults_of(lay(tmp_path, {"data/help_lines.yaml": lines}))
    assert [(fault.key, fault.values["name"]) for fault in found] == [
        ("unchecked_since", "Gammel"),
        ("unchecked_since", "Eldre"),
    ]
