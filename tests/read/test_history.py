"""What git knows of the content, in real repositories."""

import datetime
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from moteplass.read.history import History, Revision, read_history, read_versions


def git(folder: Path, *arguments: str, when: str = "2026-01-01T12:00:00+01:00", written: str = "") -> None:
    """One git command, as nobody in particular, at a time of our choosing."""
    people = {f"GIT_{role}_{part}": "test@example.com" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    times = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": written or when}
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, env={**os.environ, **people, **times, **nobody}
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty repository whose content lies in a folder of its own, as ours does."""
    git(tmp_path, "init", "-b", "main", "depot")
    (tmp_path / "depot" / "content" / "pages").mkdir(parents=True)
    return tmp_path / "depot"


def commit(repository: Path, path: str, text: str, when: str, written: str = "") -> None:
    """Write a file and commit it."""
    (repository / path).parent.mkdir(parents=True, exist_ok=True)
    (repository / path).write_text(text, encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-m", "Endring", when=when, written=written)


def oslo(text: str) -> datetime.datetime:
    """A moment, to compare with."""
    return datetime.datetime.fromisoformat(text)


def test_last_changed(repository: Path) -> None:
    """The time of the last commit that changed the file, in Oslo, by path relative to the content; other files are not there."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    commit(repository, "content/pages/b.md", "en", "2026-02-01T12:00:00+01:00")
    commit(repository, "content/pages/a.md", "to", "2026-03-01T23:30:00+00:00")
    commit(repository, "README.md", "utenfor", "2026-04-01T12:00:00+02:00")
    history = read_history(repository / "content")
    assert history.state == "whole"
    assert history.changed == {"pages/a.md": oslo("2026-03-02T00:30:00+01:00"), "pages/b.md": oslo("2026-02-01T12:00:00+01:00")}
    assert history.changed["pages/a.md"].date() == datetime.date(2026, 3, 2)


def test_the_committers_date(repository: Path) -> None:
    """When the change reached the site, not when somebody began to write it."""
    commit(repository, "content/pages/a.md", "en", "2026-05-01T12:00:00+02:00", written="2020-01-01T12:00:00+01:00")
    assert read_history(repository / "content").changed["pages/a.md"] == oslo("2026-05-01T12:00:00+02:00")


@pytest.mark.parametrize(
    "name", ["blåbærsyltetøy.md", "Ærlig talt.md", "a\tb.md", 'sitat".md', "commit 2020.md", ":100644 a.md", "ny\nlinje.md", " .md"]
)
def test_names(repository: Path, name: str) -> None:
    """Names with æøå, spaces, and whatever git would quote or looks like its own output."""
    commit(repository, f"content/pages/{name}", "en", "2026-01-01T12:00:00+01:00")
    commit(repository, f"content/pages/{name}", "to", "2026-02-01T12:00:00+01:00")
    history = read_history(repository / "content")
    assert history.changed == {f"pages/{name}": oslo("2026-02-01T12:00:00+01:00")}
    assert read_versions(repository / "content", history.blobs) == [(f"pages/{name}", b"to"), (f"pages/{name}", b"en")]


def test_every_version(repository: Path) -> None:
    """Every version of every file there ever was, deleted and renamed ones too, with its bytes."""
    commit(repository, "content/pages/a.md", "en\n\nto", "2026-01-01T12:00:00+01:00")
    git(repository, "mv", "content/pages/a.md", "content/pages/b.md")
    git(repository, "commit", "-m", "Nytt navn", when="2026-02-01T12:00:00+01:00")
    commit(repository, "content/pages/b.md", "", "2026-03-01T12:00:00+01:00")
    (repository / "content/pages/b.md").unlink()
    commit(repository, "content/pages/c.md", "tre", "2026-04-01T12:00:00+02:00")
    versions = read_versions(repository / "content", read_history(repository / "content").blobs)
    assert sorted(versions) == [
        ("pages/a.md", b"en\n\nto"),
        ("pages/b.md", b""),
        ("pages/b.md", b"en\n\nto"),
        ("pages/c.md", b"tre"),
    ]


def moments(history: History, path: str) -> list[str]:
    """When each commit changed the file, as days."""
    return [moment.date().isoformat() for moment in history.commits[path]]


def test_every_commit_counts(repository: Path) -> None:
    """A change that is taken back is a change, and so is the taking back, though the file is as it was."""
    for text, day in (("en", "2026-01-01"), ("to", "2026-02-01"), ("en", "2026-03-01")):
        commit(repository, "content/events/a.md", text, f"{day}T12:00:00+01:00")
    assert moments(read_history(repository / "content"), "events/a.md") == ["2026-03-01", "2026-02-01", "2026-01-01"]


def test_commits_follow_a_file_to_its_new_name(repository: Path) -> None:
    """Twice renamed and changed on the way, it keeps its history."""
    long = "".join(f"Linje {number}.\n" for number in range(30))
    commit(repository, "content/events/a.md", long, "2026-01-01T12:00:00+01:00")
    for before, after, day in (("a", "b", "2026-02-01"), ("b", "c", "2026-03-01")):
        git(repository, "mv", f"content/events/{before}.md", f"content/events/{after}.md")
        commit(repository, f"content/events/{after}.md", f"{long}uid: event-a {day}\n", f"{day}T12:00:00+01:00")
    assert moments(read_history(repository / "content"), "events/c.md") == ["2026-03-01", "2026-02-01", "2026-01-01"]


def test_a_shared_file_changes_those_that_use_it(repository: Path) -> None:
    """From the day that they were there. One that no longer uses it does not change with it, yet its number never falls."""
    for path, text, day in (
        ("data/pauses.yaml", "før", "2026-01-01"),
        ("groups/a.md", "en", "2026-02-01"),
        ("data/pauses.yaml", "to", "2026-03-01"),
        ("data/pauses.yaml", "tre", "2026-04-01"),
        ("groups/a.md", "uten pause", "2026-05-01"),
        ("data/pauses.yaml", "fire", "2026-06-01"),
    ):
        commit(repository, f"content/{path}", text, f"{day}T12:00:00+02:00")
    history = read_history(repository / "content")
    june, may = oslo("2026-06-01T12:00:00+02:00"), oslo("2026-05-01T12:00:00+02:00")
    assert history.revision("groups/a.md", "data/pauses.yaml", uses_shared=True) == Revision(june, 4)
    assert history.revision("groups/a.md", "data/pauses.yaml", uses_shared=False) == Revision(may, 3)
    assert history.revision("groups/ny.md", "data/pauses.yaml", uses_shared=True) is None


def test_both_sides_of_a_merge(repository: Path) -> None:
    """What came in through a branch is dated by the commit that made it."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    git(repository, "checkout", "-b", "gren")
    commit(repository, "content/pages/b.md", "to", "2026-02-01T12:00:00+01:00")
    git(repository, "checkout", "main")
    commit(repository, "content/pages/a.md", "tre", "2026-03-01T12:00:00+01:00")
    git(repository, "merge", "--no-ff", "-m", "Flett", "gren", when="2026-04-01T12:00:00+02:00")
    changed = read_history(repository / "content").changed
    assert changed == {"pages/a.md": oslo("2026-03-01T12:00:00+01:00"), "pages/b.md": oslo("2026-02-01T12:00:00+01:00")}


def test_a_shallow_clone_says_so(repository: Path, tmp_path: Path) -> None:
    """Where history is cut off, every file would seem to be changed by the last commit: nothing is claimed."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    commit(repository, "content/pages/b.md", "to", "2026-02-01T12:00:00+01:00")
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "grunn")
    assert read_history(tmp_path / "grunn" / "content") == History("shallow")


def test_a_folder_without_history(repository: Path, tmp_path: Path) -> None:
    """No repository, one without commits, and one that knows nothing of this folder."""
    (tmp_path / "ingen").mkdir()
    assert read_history(tmp_path / "ingen") == History("none")
    assert read_history(repository / "content") == History("none")
    commit(repository, "README.md", "en", "2026-01-01T12:00:00+01:00")
    assert read_history(repository / "content") == History("none")


def test_a_machine_without_git(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site can be built from a downloaded folder on a machine that has no git."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    assert shutil.which("git")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_history(repository / "content") == History("none")
