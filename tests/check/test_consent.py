"""No person's story without a valid consent (GDPR article 6 and 7)."""

import datetime
from pathlib import Path

import pytest

from moteplass.model.story import Story
from moteplass.read.sources import read_sources
from scenarios.overlay import TODAY, faults_of, lay, page


def consent(**fields: str) -> str:
    """The field, valid but for what is given; None takes one out."""
    whole = {"given_on": "2026-01-01", "kept_by": "daglig leder", "scope": "[site, feeds, print]"} | fields
    return "consent:\n" + "".join(f"  {name}: {value}\n" for name, value in whole.items())


def faults(tmp_path: Path, fields: str, today: datetime.date = TODAY) -> list[tuple[str, bool]]:
    """Key and level of what the preflight says of a story with these fields."""
    content = lay(tmp_path, {"stories/historie.md": page(fields)})
    return [(fault.key, fault.warning) for fault in faults_of(content, today)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", [("consent_missing", False)]),
        ("writer: Kari\n", [("consent_missing", False)]),
        (consent(), []),
        ("source: {name: LINK Test}\n", []),
        (consent(given_on="2026-12-01"), []),
        (consent(given_on="2026-12-02"), [("consent_future", False)]),
        (consent(scope="[feeds, print]"), [("consent_scope", False)]),
        (consent(scope="site"), []),
        (consent(scope="alt"), [("choice", False)]),
        (consent(kept_by=""), [("empty_held", False)]),
        ("minor: ja\n" + consent(), [("consent_guardian", False)]),
        ("minor: ja\n" + consent(guardian="mor"), []),
        ("minor: nei\n" + consent(), []),
        (consent(withdrawn_on="2026-12-01"), []),
        (consent(withdrawn_on="2026-12-02"), [("withdrawn_future", True)]),
        ("minor: ja\n" + consent(scope="print", withdrawn_on="2026-06-01"), []),
        (consent(withdrawn_on="2025-12-31"), [("consent_order", True)]),
        (
            consent(given_on="2027-05-01", withdrawn_on="2027-04-01"),
            [("consent_future", False), ("consent_order", False), ("withdrawn_future", True)],
        ),
        ("source: {name: LINK Test}\nwithdrawn_on: 2026-12-01\n", []),
        ("source: {name: LINK Test}\nwithdrawn_on: 2026-12-02\n", [("withdrawn_future", True)]),
        (consent() + "withdrawn_on: 2026-11-01\n", [("withdrawn_outside", True)]),
        ("tags: ukjent\n" + consent(withdrawn_on="2026-11-01"), [("unknown_tag", False)]),
        ("status: draft\n", []),
        ("example: true\n", []),
        ("publish_from: 2027-01-01\n", [("consent_missing", False)]),
    ],
)
def test_rules(tmp_path: Path, fields: str, expected: list[tuple[str, bool]]) -> None:
    """Missing, future, without the site in its scope, a minor's without a guardian's: the build stops. Withdrawn: it does
    not stop, since the old site would then go on showing the story; it is simply not published."""
    assert faults(tmp_path, fields) == expected


@pytest.mark.parametrize(
    ("fields", "first", "last"),
    [
        ({"given_on": "2024-12-15"}, "2026-11-15", "2026-12-15"),
        ({"given_on": "2024-02-29"}, "2026-01-28", "2026-02-28"),
        ({"given_on": "2024-01-01", "renew_by": "2027-03-31"}, "2027-02-28", "2027-03-31"),
        ({"given_on": "2026-01-01", "renew_by": "2026-06-01"}, "2026-05-01", "2026-06-01"),
    ],
)
def test_a_consent_ends(tmp_path: Path, fields: dict[str, str], first: str, last: str) -> None:
    """It holds for two years, or to the day that is written; editors are reminded from the same day of the month before. What has
    ended never stops a build."""
    day = datetime.timedelta(days=1)
    start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    said = [faults(tmp_path / str(when), consent(**fields), when) for when in (start - day, start, end, end + day, end + 30 * day)]
    assert said == [[], *[[("consent_ends", True)]] * 2, *[[("consent_ended", True)]] * 2]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [("consent_ended", True)]),
        ({"given_on": "2026-11-28"}, []),
        ({"renew_by": "2027-10-01"}, []),
        ({"renew_by": "2026-11-01"}, [("consent_ended", True)]),
        ({"given_on": "2026-11-28", "renew_by": "2026-11-01"}, [("renew_order", True)]),
        ({"withdrawn_on": "2026-10-02"}, []),
        ({"withdrawn_on": "2026-12-24"}, [("consent_ended", True), ("withdrawn_future", True)]),
        ({"given_on": "2024-12-15", "withdrawn_on": "2026-12-10"}, [("withdrawn_future", True)]),
    ],
)
def test_a_consent_is_given_again(tmp_path: Path, fields: dict[str, str], expected: list[tuple[str, bool]]) -> None:
    """A later yes is enough, and so is a later end. Whoever has said no by then is not asked again."""
    assert faults(tmp_path, consent(**{"given_on": "2024-10-01", **fields})) == expected


def story(tmp_path: Path, fields: str) -> Story:
    """A story as read."""
    (found,) = [
        s.entry for s in read_sources(lay(tmp_path, {"stories/historie.md": page(fields)})).sources if isinstance(s.entry, Story)
    ]
    return found


def test_scope(tmp_path: Path) -> None:
    """Feeds and print are consented to on their own; an organisation's statement needs neither."""
    assert not story(tmp_path / "a", consent(scope="site")).in_feeds()
    assert not story(tmp_path / "b", consent(scope="[site, feeds]")).in_print()
    both = story(tmp_path / "c", consent(scope="[site, feeds, print]"))
    assert both.in_feeds()
    assert both.in_print()
    assert story(tmp_path / "d", "source: {name: LINK Test}\n").in_feeds()


def test_every_story_is_looked_at(tmp_path: Path) -> None:
    """One that is withdrawn, an organisation's and one with consent hide nothing of those behind them."""
    files = {
        "a": consent(withdrawn_on="2026-06-01"),
        "b": "source: {name: LINK Test}\n",
        "c": consent(),
        "d": "",
        "e": "minor: ja\n" + consent(),
    }
    files["e"] = "minor: ja\n" + consent()
    content = lay(tmp_path, {f"stories/{name}.md": page(fields).replace("Ny side", name) for name, fields in files.items()})
    assert [(fault.path, fault.key) for fault in faults_of(content, TODAY)] == [
        ("content/stories/d.md", "consent_missing"),
        ("content/stories/e.md", "consent_guardian"),
    ]
