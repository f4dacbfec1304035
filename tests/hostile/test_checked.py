"""What is hostile or odd is refused at its own line, or let pass; never a traceback, never long, never large (issue 11)."""

from collections import Counter
from pathlib import Path

from .attack import CPU_SECONDS, MEGABYTES
from .building import build, surroundings
from .conftest import Attack
from .table import Vector, write


def test_the_table(rows: list[Vector]) -> None:
    """Hundreds of rows, each with a name of its own, of every kind."""
    assert [name for name, count in Counter(row.name for row in rows).items() if count > 1] == []
    assert len(rows) >= 200
    assert all(count >= 5 for count in Counter(row.kind for row in rows).values())


def test_refused(attacked: Attack) -> None:
    """A fault in the row's own file, on its own lines."""
    silent = [one for one in attacked.outcomes if attacked.expected(one) == "refused" and not one.told]
    assert {one.name: one.astray or one.failure for one in silent} == {}


def test_no_traceback(attacked: Attack) -> None:
    """Whatever is in a file, reading and checking it ends."""
    assert {one.name: one.failure for one in attacked.outcomes if one.failure} == {}


def test_nothing_takes_long(attacked: Attack) -> None:
    """Two seconds of processor time are more than anything warrants."""
    assert {one.name: one.seconds for one in attacked.outcomes if one.seconds > CPU_SECONDS} == {}


def test_nothing_takes_much_memory(attacked: Attack) -> None:
    """The memory that the process had taken after each row."""
    assert {one.name: one.megabytes for one in attacked.outcomes if one.megabytes > MEGABYTES} == {}


def test_nothing_is_published(rows: list[Vector], tmp_path: Path) -> None:
    """With refused rows in it, the whole is not built: exit status 1, no traceback, what was published and what lies around
    untouched, and no identity number on the screen."""
    refused = [row for row in rows if row.expected == "refused" and row.place.startswith(("page.", "group.", "office."))]
    content = surroundings(tmp_path, [row for row in rows if row.name == "links-code"])
    before = build(content, "test", tmp_path / "ut")
    assert before.taken.status == 0, before.printed
    published = {path: path.read_bytes() for path in before.folder.rglob("*") if path.is_file()}
    for row in refused:
        for name, held in row.files.items():
            write(content / name, held)
    after = build(content, "test", tmp_path / "ut")
    assert after.taken.status == 1
    assert "Traceback" not in after.printed
    assert "10055" not in after.printed
    assert {path: path.read_bytes() for path in after.folder.rglob("*") if path.is_file()} == published
    assert after.around == before.around
