"""What git knows of the content, in real repositories."""

import datetime
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from moteplass.read.history import History, Revision, latest_commit, read_history, read_versions
from moteplass.words import editor_words

LATEST = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)


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
    history = read_history(repository / "content", LATEST)
    assert history.state == "complete"
    assert history.changed == {"pages/a.md": oslo("2026-03-02T00:30:00+01:00"), "pages/b.md": oslo("2026-02-01T12:00:00+01:00")}
    assert history.changed["pages/a.md"].date() == datetime.date(2026, 3, 2)


def test_the_committers_date(repository: Path) -> None:
    """When the change reached the site, not when somebody began to write it."""
    commit(repository, "content/pages/a.md", "en", "2026-05-01T12:00:00+02:00", written="2020-01-01T12:00:00+01:00")
    assert read_history(repository / "content", LATEST).changed["pages/a.md"] == oslo("2026-05-01T12:00:00+02:00")


@pytest.mark.parametrize(
    "name", ["blåbærsyltetøy.md", "Ærlig talt.md", "a\tb.md", 'sitat".md', "commit 2020.md", ":100644 a.md", "ny\nlinje.md", " .md"]
)
def test_names(repository: Path, name: str) -> None:
    """Names with æøå, spaces, and whatever git would quote or looks like its own output."""
    commit(repository, f"content/pages/{name}", "en", "2026-01-01T12:00:00+01:00")
    commit(repository, f"content/pages/{name}", "to", "2026-02-01T12:00:00+01:00")
    history = read_history(repository / "content", LATEST)
    assert history.changed == {f"pages/{name}": oslo("2026-02-01T12:00:00+01:00")}
    assert list(read_versions(repository / "content", history.blobs)) == [(f"pages/{name}", b"to"), (f"pages/{name}", b"en")]


def test_every_version(repository: Path) -> None:
    """Every version of every file there ever was, deleted and renamed ones too, with its bytes."""
    commit(repository, "content/pages/a.md", "en\n\nto", "2026-01-01T12:00:00+01:00")
    git(repository, "mv", "content/pages/a.md", "content/pages/b.md")
    git(repository, "commit", "-m", "Nytt navn", when="2026-02-01T12:00:00+01:00")
    commit(repository, "content/pages/b.md", "", "2026-03-01T12:00:00+01:00")
    (repository / "content/pages/b.md").unlink()
    commit(repository, "content/pages/c.md", "tre", "2026-04-01T12:00:00+02:00")
    versions = read_versions(repository / "content", read_history(repository / "content", LATEST).blobs)
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
    assert moments(read_history(repository / "content", LATEST), "events/a.md") == ["2026-03-01", "2026-02-01", "2026-01-01"]


def test_commits_follow_a_file_to_its_new_name(repository: Path) -> None:
    """Twice renamed and changed on the way, it keeps its history."""
    long = "".join(f"Linje {number}.\n" for number in range(30))
    commit(repository, "content/events/a.md", long, "2026-01-01T12:00:00+01:00")
    for before, after, day in (("a", "b", "2026-02-01"), ("b", "c", "2026-03-01")):
        git(repository, "mv", f"content/events/{before}.md", f"content/events/{after}.md")
        commit(repository, f"content/events/{after}.md", f"{long}uid: event-a {day}\n", f"{day}T12:00:00+01:00")
    assert moments(read_history(repository / "content", LATEST), "events/c.md") == ["2026-03-01", "2026-02-01", "2026-01-01"]


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
    history = read_history(repository / "content", LATEST)
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
    changed = read_history(repository / "content", LATEST).changed
    assert changed == {"pages/a.md": oslo("2026-03-01T12:00:00+01:00"), "pages/b.md": oslo("2026-02-01T12:00:00+01:00")}


def test_a_shallow_clone_says_so(repository: Path, tmp_path: Path) -> None:
    """Where history is cut off, every file would seem to be changed by the last commit: nothing is claimed."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    commit(repository, "content/pages/b.md", "to", "2026-02-01T12:00:00+01:00")
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "grunn")
    assert read_history(tmp_path / "grunn" / "content", LATEST) == History("shallow")


def test_a_folder_without_history(repository: Path, tmp_path: Path) -> None:
    """No repository, one without commits, and one that knows nothing of this folder."""
    (tmp_path / "ingen").mkdir()
    assert read_history(tmp_path / "ingen", LATEST) == History("none")
    assert read_history(repository / "content", LATEST) == History("none")
    commit(repository, "README.md", "en", "2026-01-01T12:00:00+01:00")
    assert read_history(repository / "content", LATEST) == History("none")


def test_a_machine_without_git(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site can be built from a downloaded folder on a machine that has no git."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    assert shutil.which("git")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_history(repository / "content", LATEST) == History("none")


def odd_commit(repository: Path, text: str, *people: bytes) -> None:
    """A commit as no git writes it, on top of the others: ``people`` are its lines about author and committer."""
    (repository / "content/pages/a.md").write_text(text, encoding="utf-8")
    git(repository, "add", "-A")
    tree, head = (output_of(repository, *command).strip() for command in (("write-tree",), ("rev-parse", "HEAD")))
    lines = (b"tree " + tree, b"parent " + head, *people, b"", b"Endring\n")
    made = output_of(repository, "hash-object", "-t", "commit", "-w", "--stdin", "--literally", stdin=b"\n".join(lines))
    git(repository, "update-ref", "HEAD", made.decode().strip())


def output_of(repository: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    return subprocess.run(["git", "-C", str(repository), *arguments], input=stdin, capture_output=True, check=True).stdout


AUTHOR = b"author A <a@b.no> 1767265200 +0100"
ODD = {
    "the year 10000": [AUTHOR, b"committer A <a@b.no> 253402300800 +0000"],
    "the year 10000 in a zone that is none": [AUTHOR, b"committer A <a@b.no> 253402300799 +2400"],
    "a date to come": [AUTHOR, b"committer A <a@b.no> 1798800000 +0100"],
    "before 1970": [AUTHOR, b"committer A <a@b.no> -1 +0000"],
    "1970": [AUTHOR, b"committer A <a@b.no> 0 +0000"],
    "more than 64 bits": [AUTHOR, b"committer A <a@b.no> 18446744073709551616 +0000"],
    "5000 digits": [AUTHOR, b"committer A <a@b.no> " + b"9" * 5000 + b" +0000"],
    "a zone that is no number": [AUTHOR, b"committer A <a@b.no> 1770000000 garbage"],
    "no number": [AUTHOR, b"committer A <a@b.no> 17e8 +0000"],
    "no date": [AUTHOR, b"committer A <a@b.no>"],
    "no name": [AUTHOR, b"committer"],
    "no committer": [AUTHOR],
    "nobody": [],
}
STILL_DATED = {
    "a zone that is none": b"committer A <a@b.no> 1770000000 -9999",
    "an empty name": b"committer  <> 1770000000 +0100",
    "a name that is no UTF-8": b"committer \xff\xfe <a@b.no> 1770000000 +0100\nencoding \xff",
    "a name that paints the terminal": b"committer \x1b[31m\r <a@b.no> 1770000000 +0100",
}


def test_a_commit_whose_date_cannot_be_has_none(repository: Path) -> None:
    """It stops nothing: what it changed keeps the date of the commit before, and the addresses that it had are known."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    for name, people in ODD.items():
        odd_commit(repository, name, *people)
    history = read_history(repository / "content", LATEST)
    assert moments(history, "pages/a.md") == ["2026-01-01"]
    versions = list(read_versions(repository / "content", history.blobs))
    assert versions == [("pages/a.md", text.encode()) for text in (*reversed(ODD), "en")]
    git(repository, "mv", "content/pages/a.md", "content/pages/b.md")
    git(repository, "commit", "-m", "Nytt navn", when="2026-03-01T12:00:00+01:00")
    assert moments(read_history(repository / "content", LATEST), "pages/b.md") == ["2026-03-01", "2026-01-01"]


@pytest.mark.parametrize("committer", STILL_DATED.values(), ids=STILL_DATED)
def test_a_commit_that_is_odd_otherwise_has_its_date(repository: Path, committer: bytes) -> None:
    """Only the seconds count: neither the zone nor who it was."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    odd_commit(repository, "to", AUTHOR, committer)
    assert moments(read_history(repository / "content", LATEST), "pages/a.md") == ["2026-02-02", "2026-01-01"]


def test_a_file_without_any_date(repository: Path) -> None:
    """All of its commits are odd: it is not there, and the history is whole all the same."""
    commit(repository, "content/pages/b.md", "en", "2026-01-01T12:00:00+01:00")
    odd_commit(repository, "en", *ODD["the year 10000"])
    history = read_history(repository / "content", LATEST)
    assert (history.state, list(history.changed)) == ("complete", ["pages/b.md"])


def test_the_latest_date_that_a_commit_can_have() -> None:
    """Now; the end of the day that is built for if that is still to come. Who builds for a day that is past has every date."""
    now = datetime.datetime.now(datetime.UTC)
    assert latest_commit(datetime.date(2020, 1, 1)) - now < datetime.timedelta(minutes=1)
    assert latest_commit(datetime.date(2100, 12, 31)) == oslo("2101-01-01T00:00:00+01:00")


# --- A git that does not do as it should ---------------------------------------------------------------------------------


PROGRAMS = (
    *("core.fsmonitor", "core.pager", "pager.log", "diff.external", "diff.x.command", "diff.x.textconv", "gpg.program"),
    *("core.sshCommand", "core.gitProxy", "core.askPass", "core.editor", "credential.helper", "alias.log"),
)


def program(path: Path, script: str) -> str:
    """A shell script that can be run; returns its path."""
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_no_program_of_a_repository_is_run(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the configuration, the attributes, the hooks and the environment name: a repository may have come from anywhere."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    signature = b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    odd_commit(repository, "to", AUTHOR, AUTHOR.replace(b"author", b"committer"), signature)
    run, ran = tmp_path / "run.sh", tmp_path / "ran"
    evil = program(run, f'echo "$0 $*" >> {ran}')
    for name in PROGRAMS:
        git(repository, "config", name, f"!{evil}" if name == "alias.log" else evil)
    for name, value in (("log.showSignature", "true"), ("core.hooksPath", str(tmp_path)), ("log.showRoot", "false")):
        git(repository, "config", name, value)
    (repository / ".git/info/attributes").write_text("* diff=x filter=x\n", encoding="utf-8")
    program(tmp_path / "post-index-change", evil)
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EDITOR"):
        monkeypatch.setenv(name, evil)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_TRACE"):
        monkeypatch.setenv(name, str(tmp_path / "annet"))
    history = read_history(repository / "content", LATEST)
    assert moments(history, "pages/a.md") == ["2026-01-01", "2026-01-01"]
    assert [raw for _, raw in read_versions(repository / "content", history.blobs)] == [b"to", b"en"]
    assert not ran.exists()
    assert not (tmp_path / "annet").exists()


@pytest.mark.parametrize(
    "script", ["sleep 60", "exit 3", "echo 'fatal: \x1b[31mnei' >&2; exit 128", "printf 'true\\nfalse\\n'; kill $$"]
)
def test_a_git_that_hangs_or_fails(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Nothing is claimed, and what git said is told."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    program(tmp_path / "git", script)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("moteplass.read.history.PATIENCE", 1)
    history = read_history(repository / "content", LATEST)
    assert history.state == "failed"
    assert history.problem
    assert not list(read_versions(repository / "content", (("a.md", "0" * 40),)))


@pytest.mark.parametrize(
    "said",
    [
        "fatal: detected dubious ownership in repository at '/srv/a b'",
        "fatal: unsafe repository ('/srv/a b' is owned by someone else)",
    ],
)
def test_a_repository_of_somebody_else(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """Git reads none, and says by which command it would (git-config, safe.directory), in older versions and in newer: so do we."""
    command = "git config --global --add safe.directory '/srv/a b'"
    advice = f"To add an exception for this directory, call:\n\n\t{command}\n"
    (tmp_path / "said").write_text(f"{said}\n{advice}", encoding="utf-8")
    program(tmp_path / "git", f"cat {tmp_path}/said >&2; exit 128")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    history = read_history(repository / "content", LATEST)
    assert (history.state, history.problem) == ("unsafe", command)
    assert editor_words()("cli.history_unsafe", problem=history.problem).endswith(f": {command}")


def test_a_repository_that_git_will_not_read(repository: Path, tmp_path: Path) -> None:
    """Damaged, or another user's: what git says of it is told, since only who runs the machine can mend it."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    (repository / ".git/HEAD").write_text("\x00", encoding="utf-8")
    assert read_history(repository / "content", LATEST).state == "failed"
    pointer = tmp_path / "peker"
    (pointer / "content").mkdir(parents=True)
    for written in ("gitdir: ../borte", "\x00\x1b[31m", f"gitdir: {repository / '.git'}"):
        (pointer / ".git").write_text(written, encoding="utf-8")
        assert "git" in read_history(pointer / "content", LATEST).problem


def test_a_bare_repository_is_no_place_for_content(tmp_path: Path) -> None:
    git(tmp_path, "init", "--bare", "bart")
    (tmp_path / "content").mkdir()
    (tmp_path / ".git").write_text("gitdir: bart", encoding="utf-8")
    assert read_history(tmp_path / "content", LATEST) == History("none")


def test_versions_that_the_repository_lacks(repository: Path) -> None:
    """A submodule's commit, or a blob that a partial clone has not fetched: the others are read all the same."""
    commit(repository, "content/pages/a.md", "en", "2026-01-01T12:00:00+01:00")
    (known,) = read_history(repository / "content", LATEST).blobs
    read = list(read_versions(repository / "content", (("pages/borte.md", "1" * 40), known)))
    assert read == [("pages/a.md", b"en")]


def test_names_that_go_in_a_circle(repository: Path) -> None:
    """Two files that change names with one another, through a third, keep each its own history."""
    long = {name: "".join(f"{name} {number}\n" for number in range(30)) for name in "ab"}
    for day, name in (("2026-01-01", "a"), ("2026-01-02", "b")):
        commit(repository, f"content/pages/{name}.md", long[name], f"{day}T12:00:00+01:00")
    for day, (before, after) in (("2026-02-01", "ac"), ("2026-02-02", "ba"), ("2026-02-03", "cb")):
        git(repository, "mv", f"content/pages/{before}.md", f"content/pages/{after}.md")
        git(repository, "commit", "-m", "Bytt", when=f"{day}T12:00:00+01:00")
    history = read_history(repository / "content", LATEST)
    assert moments(history, "pages/a.md")[0] == "2026-02-02"
    assert moments(history, "pages/b.md")[0] == "2026-02-03"
