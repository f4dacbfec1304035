"""What is told on GitHub of the nights: decided day by day, and said by a real ``gh`` that keeps its issues in a file."""

import datetime
import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from tools.nightly import Run, states

from conftest import ROOT

TODAY = datetime.date(2027, 1, 31)
QUIET = Run("schedule", "success", "https://github.com/o/r/actions/runs/1", TODAY, TODAY, is_public=True)

# Answers as GitHub's own program does, as far as the script asks; every call is noted.
GH = f"""#!{sys.executable}
import json, os, sys
place = os.environ["FAKE_GH"]
with open(place, encoding="utf-8") as file:
    state = json.load(file)
said = sys.argv[1:]
state["calls"].append(said)
issues, options = state["issues"], dict(zip(said, said[1:]))
what = said[:2]
if said[0] == "api":
    print(json.dumps(state["repository"]))
elif what == ["issue", "list"]:
    print(json.dumps([i for i in issues if i["state"] == options["--state"] and i["label"] == options["--label"]]))
elif what == ["label", "create"]:
    state["labels"] = sorted({{*state["labels"], said[2]}})
elif what == ["issue", "create"]:
    assert options["--label"] in state["labels"], "gh: could not add label: not found"
    issues.append({{"number": len(issues) + 1, "state": "open", "label": options["--label"], "title": options["--title"],
                   "body": options["--body"].replace("\\n", "\\r\\n")}})
elif what == ["issue", "edit"]:
    issues[int(said[2]) - 1]["body"] = options["--body"]
elif what == ["issue", "close"]:
    issues[int(said[2]) - 1] |= {{"state": "closed", "comment": options["--comment"]}}
else:
    sys.exit("gh: unknown command")
with open(place, "w", encoding="utf-8") as file:
    json.dump(state, file)
"""


@dataclass(frozen=True)
class Repository:
    """A repository whose issues stand in ``place``; the script runs with this ``gh`` alone on its path."""

    place: Path

    def night(self, published: str = "success", event: str = "schedule", days: int = 0, run: int = 1, **facts: Any) -> int:
        """One run of the workflow, ``days`` after the last push; returns the exit status."""
        state = self.state()
        pushed = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=days)
        state["repository"] = {"pushed_at": f"{pushed:%Y-%m-%dT%H:%M:%SZ}", "private": False, "has_issues": True, **facts}
        self.place.write_text(json.dumps(state), encoding="utf-8")
        given = {"GITHUB_REPOSITORY": "o/r", "GITHUB_EVENT_NAME": event, "GITHUB_SERVER_URL": "https://github.com"}
        given |= {"GITHUB_RUN_ID": str(run), "FAKE_GH": str(self.place), "PATH": str(self.place.parent)}
        done = subprocess.run(
            # -S: nothing that is installed, since the night may have failed because nothing could be
            [sys.executable, "-S", str(ROOT / "tools" / "nightly.py"), published],
            env={**os.environ, **given},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.place.read_text(encoding="utf-8"))
        return found

    def issues(self, state: str = "open") -> list[dict[str, Any]]:
        return [issue for issue in self.state()["issues"] if issue["state"] == state]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    program = tmp_path / "gh"
    program.write_text(GH, encoding="utf-8")
    program.chmod(0o755)
    place = tmp_path / "state.json"
    place.write_text(json.dumps({"issues": [], "labels": [], "calls": []}), encoding="utf-8")
    return Repository(place)


@pytest.mark.parametrize(("days", "due"), [(0, False), (44, False), (45, True), (46, True), (59, True), (60, True), (61, True)])
def test_somebody_is_asked_two_weeks_before(days: int, due: bool) -> None:
    """From the 45th day without a push on; GitHub switches the nights off after 60. In a private repository it does not."""
    idle = replace(QUIET, pushed=TODAY - datetime.timedelta(days=days))
    assert states(idle) == {"failed": False, "idle": due}
    assert states(replace(idle, is_public=False)) == {"failed": False, "idle": False}


@pytest.mark.parametrize("published", ["failure", "cancelled", "skipped"])
def test_what_failed_is_a_night(published: str) -> None:
    """A night, or a run that somebody asked for, that did not publish for whatever reason; of a push it is said to who pushed."""
    assert states(replace(QUIET, published=published))["failed"] is True
    assert states(replace(QUIET, published=published, event="workflow_dispatch"))["failed"] is True
    assert states(replace(QUIET, published=published, event="push"))["failed"] is None
    assert states(replace(QUIET, event="push"))["failed"] is False


def test_a_night_that_failed_opens_one_issue(repository: Repository) -> None:
    """The next ones that fail bring it up to date; a push whose tests fail leaves it; the next that publishes closes it, and says
    where. When it happens again there is a new one."""
    assert repository.night("failure", run=7) == 0
    (issue,) = repository.issues()
    assert issue["title"] == "Nettstedet ble ikke publisert i natt"
    assert "https://github.com/o/r/actions/runs/7" in issue["body"]
    repository.night("cancelled", run=8)
    repository.night("skipped", event="push", run=9)
    (issue,) = repository.issues()
    assert "https://github.com/o/r/actions/runs/8" in issue["body"]
    repository.night(event="push", run=10)
    assert repository.issues() == []
    assert repository.issues("closed")[0]["comment"] == "Nettstedet er publisert igjen: https://github.com/o/r/actions/runs/10"
    repository.night("failure", run=11)
    assert [issue["number"] for issue in repository.issues()] == [2]


def test_a_quiet_repository_is_told_once(repository: Repository) -> None:
    """Night after night there is one issue, which nobody hears of again; it says until when there is time, and closes with the
    next push, whatever becomes of that."""
    for _ in range(3):
        repository.night(days=50)
    (issue,) = repository.issues()
    day = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=10)
    assert f"{day:%d.%m.%Y}" in issue["body"]
    changes = [call[:2] for call in repository.state()["calls"] if call[:2] not in (["issue", "list"], ["api", "repos/o/r"])]
    assert changes == [["label", "create"], ["issue", "create"]]
    repository.night("skipped", event="push")
    assert repository.issues() == []


def test_both_at_once(repository: Repository) -> None:
    """A night that failed in a quiet repository: an issue of each, and each closes on its own."""
    repository.night("failure", days=50)
    assert len(repository.issues()) == 2
    repository.night(days=51)
    assert [issue["title"] for issue in repository.issues()] == ["Nattkjøringen blir snart slått av"]


def test_a_repository_without_issues(repository: Repository) -> None:
    """A fork has none until somebody wants them: then the run is red and says so, but only if there is something to tell."""
    assert repository.night(has_issues=False) == 0
    assert repository.night(days=50, has_issues=False) == 1
    assert {tuple(call[:1]) for call in repository.state()["calls"]} == {("api",)}
