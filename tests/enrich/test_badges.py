"""What a preview says of an entry that the public does not see."""

from pathlib import Path

import pytest

from meetings.small import build_small_site, document
from scenarios.overlay import lay

from .entries import entry

YESTERDAY, TODAY, TOMORROW = "2026-11-30", "2026-12-01", "2026-12-02"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("", []),
        ("status: draft\n", ["draft"]),
        ("example: true\n", ["example"]),
        (f"publish_from: {TODAY}\n", []),
        (f"publish_from: {TOMORROW}\n", ["scheduled"]),
        (f"publish_until: {TODAY}\n", []),
        (f"publish_until: {YESTERDAY}\n", ["expired"]),
        (f"status: draft\nexample: true\npublish_from: {TOMORROW}\n", ["draft", "example", "scheduled"]),
    ],
)
def test_why_the_public_does_not_see_it(tmp_path: Path, fields: str, said: list[str]) -> None:
    """Each reason there is. On the first and the last day of its time on the site an entry is there, and nothing is said."""
    site = build_small_site(lay(tmp_path, {"pages/ny.md": entry("Ny", fields)}), preview=True)
    assert document(site, "ny").badges == tuple(site.words["nb"](f"badges.{name}") for name in said)
