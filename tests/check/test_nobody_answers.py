"""An office that publishes for real can be reached, and has said that what stands there is right."""

from pathlib import Path

import pytest

from moteplass.faults import ContentFaults
from moteplass.generate.site import BuildOptions, prepare_site
from scenarios.overlay import BASE, TODAY, faults_of, lay

OFFICE = (BASE / "offices" / "test.md").read_text(encoding="utf-8")
SITE = "site_url: https://link.example/\n"
PHONE, MAIL, HOURS = (
    "telephone: 55 31 09 45\n",
    "email: post@selvhjelp.no\n",
    'hours: {day: tirsdag, opens: "10:00", closes: "14:00"}\n',
)
ALL = {"nobody_to_reach", "nobodys_hours", "office_unconfirmed"}
CONFIRMED = "confirmed: 2026-01-01\n"


def written(fields: str) -> str:
    return OFFICE.replace("kind: link\n", f"kind: link\n{fields}")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (SITE, ALL),
        (SITE + CONFIRMED + HOURS, {"nobody_to_reach"}),
        (SITE + CONFIRMED + PHONE, {"nobodys_hours"}),
        (SITE + CONFIRMED + MAIL, {"nobodys_hours"}),
        (SITE + PHONE + HOURS, {"office_unconfirmed"}),
        (SITE + CONFIRMED + PHONE + HOURS, set()),
        (SITE + CONFIRMED + MAIL + HOURS, set()),
        ("", set()),
        (f"{SITE}closed: 2026-11-01\nnearest: to\n", set()),
        (f"{SITE}status: draft\n", set()),
        (f"{SITE}telephone: 55\n{HOURS}{CONFIRMED}", {"telephone"}),
        (f"{SITE}{PHONE}{HOURS}confirmed: i fjor\n", set()),
    ],
)
def test_who_must_answer(tmp_path: Path, fields: str, expected: set[str]) -> None:
    """With an address of its own: a telephone or an e-mail address, hours, and that somebody has confirmed it once. A trial, an
    office that is closed and one that is still prepared need none; what is wrong in a field is told of once."""
    to = OFFICE.replace("LINK Test", "LINK To")
    home = (BASE / "pages" / "forside.md").read_text(encoding="utf-8")
    content = lay(tmp_path, {"offices/test.md": written(fields), "offices/to.md": to, "pages/forside.md": home})
    assert {fault.key for fault in faults_of(content)} & {*ALL, "telephone"} == expected


def test_it_stops_the_site_of_that_office_alone(tmp_path: Path) -> None:
    """Not its preview, in which somebody fills in what is missing, and not the site of another office."""
    content = lay(tmp_path, {"offices/test.md": written(SITE), "offices/to.md": OFFICE.replace("LINK Test", "LINK To")})
    with pytest.raises(ContentFaults) as raised:
        prepare_site(BuildOptions("test", content, TODAY))
    assert {fault.key for fault in raised.value.faults if not fault.warning} >= ALL
    assert prepare_site(BuildOptions("test", content, TODAY, preview=True)).documents
    assert prepare_site(BuildOptions("to", content, TODAY)).documents
