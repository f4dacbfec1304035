"""What GitHub does with a push and every night, as the workflow tells it to."""

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from tasks import OUTPUT

from conftest import ROOT

WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"))
JOBS: dict[str, Any] = WORKFLOW["jobs"]
BUILDING = [job for job in JOBS if job != "tell"]
MAIN = "refs/heads/main"
PROGRAMS = Path(sys.executable).parent


def runs(job: str, event: str, ref: str, needed: str = "success", pages: str = "") -> bool:
    """Whether GitHub runs a job: its condition, in Python's words. Where none asks about the run itself, what the job needs
    must have succeeded besides."""
    condition = JOBS[job].get("if", "true")
    if "cancelled()" not in condition and "always()" not in condition and needed != "success":
        return False
    python = re.sub(r"!(?!=)", " not ", condition.replace("&&", " and ").replace("||", " or "))
    names = {
        "true": True,
        "cancelled": lambda: False,
        "always": lambda: True,
        "github": SimpleNamespace(event_name=event, ref=ref),
        "vars": SimpleNamespace(PAGES=pages),
        "needs": SimpleNamespace(test=SimpleNamespace(result=needed)),
    }
    return bool(eval(python.strip(), names))


@pytest.mark.parametrize("event", ["schedule", "workflow_dispatch"])
def test_a_night_publishes_without_the_tests(event: str) -> None:
    """A mirror that the tests fetch from may be down: what was withdrawn leaves the site that night all the same."""
    assert not runs("test", event, MAIN)
    assert runs("publish", event, MAIN, needed="skipped")


@pytest.mark.parametrize(("outcome", "published"), [("success", True), ("failure", False), ("cancelled", False)])
def test_a_push_publishes_what_passes(outcome: str, published: bool) -> None:
    """A change of main is tested first, and published only if nothing fails."""
    assert runs("test", "push", MAIN)
    assert runs("publish", "push", MAIN, outcome) == published


@pytest.mark.parametrize(("event", "ref"), [("pull_request", "refs/pull/1/merge"), ("push", "refs/heads/nytt")])
def test_only_main_is_published(event: str, ref: str) -> None:
    """What is not on main is tested alone."""
    assert runs("test", event, ref)
    assert not runs("publish", event, ref)


@pytest.mark.parametrize("event", ["schedule", "workflow_dispatch", "push"])
def test_a_centre_that_publishes_elsewhere(event: str) -> None:
    """It says so in its repository's settings, not in this file: pushes are tested, nothing is published, nobody told."""
    assert runs("test", event, MAIN, pages="off") == (event == "push")
    assert not runs("publish", event, MAIN, pages="off")
    assert not runs("tell", event, MAIN, "skipped", pages="off")


@pytest.mark.parametrize("event", ["schedule", "workflow_dispatch", "push"])
@pytest.mark.parametrize("outcome", ["success", "failure", "cancelled", "skipped"])
def test_people_are_told_whatever_became_of_it(event: str, outcome: str) -> None:
    """Also where the job before failed, took too long or was left out; then with what became of it."""
    assert JOBS["tell"]["needs"] == "publish"
    assert runs("tell", event, MAIN, outcome)
    (told,) = [step for step in JOBS["tell"]["steps"] if "run" in step]
    assert told["run"] == 'python3 tools/nightly.py "$RESULT"'
    assert told["env"]["RESULT"] == "${{ needs.publish.result }}"


def test_each_job_may_do_only_what_it_must() -> None:
    """What runs on code from outside, in a pull request from a fork, may read and no more; only one job may write issues, and
    none anything in the repository."""
    assert WORKFLOW["permissions"] == {"contents": "read"}
    granted = {job: JOBS[job].get("permissions", {}) for job in JOBS}
    assert granted == {
        "test": {},
        "publish": {"pages": "write", "id-token": "write", "contents": "read"},
        "tell": {"contents": "read", "issues": "write"},
    }
    assert not runs("tell", "pull_request", "refs/pull/1/merge")
    assert not runs("tell", "pull_request", MAIN)
    assert "pull_request_target" not in WORKFLOW[True]  # YAML 1.1 reads the key «on» as a truth


def test_nothing_but_github_itself() -> None:
    """Every action is GitHub's own, so that no other party is trusted with a token."""
    used = [step["uses"] for job in JOBS.values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(action.startswith("actions/") for action in used)


@pytest.mark.parametrize("job", BUILDING)
def test_pictures_are_kept(job: str) -> None:
    """Each job gets the pictures of the last run before it builds, made again only when something that they depend on changed."""
    steps = JOBS[job]["steps"]
    kept = next(number for number, step in enumerate(steps) if step.get("uses", "").startswith("actions/cache@"))
    assert kept < next(number for number, step in enumerate(steps) if "tasks.py" in step.get("run", ""))
    assert steps[kept]["with"]["path"] == ".cache/pictures"
    files = re.findall(r"'([^']+)'", steps[kept]["with"]["key"])
    assert len(files) == 3
    assert all(list(ROOT.glob(pattern.removesuffix("/**"))) for pattern in files)


def test_the_content_is_checked_first() -> None:
    """A mistake in a text is told alone, in seconds, not among the tests that fail for it."""
    assert [step["run"] for step in JOBS["test"]["steps"] if "run" in step] == ["python3 tasks.py check", "python3 tasks.py test"]


def test_no_centre_is_named() -> None:
    """A fork takes later versions of the workflow as they are: whose site it is stands in the content."""
    text = (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
    assert "--office" not in text


@pytest.mark.parametrize("path", sorted((ROOT / ".github" / "workflows").iterdir()), ids=lambda path: path.name)
def test_nothing_that_a_workflow_should_not_do(path: Path) -> None:
    """Actions pinned by hash, no token left on disk, nothing of an event pasted into a shell (zizmor; 0 findings)."""
    done = subprocess.run([PROGRAMS / "zizmor", "--offline", "--no-progress", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_preview_is_published() -> None:
    """What goes to the web host is what a build without ``--preview`` made, in the folder that only such a build writes to."""
    steps = [step for job in JOBS.values() for step in job["steps"]]
    builds = [step["run"] for step in steps if "tasks.py build" in step.get("run", "")]
    assert builds
    assert not [run for step in steps if "preview" in (run := step.get("run", ""))]
    assert not [run for run in builds if "--output" in run]
    assert [step["with"]["path"] for step in steps if "upload-pages-artifact" in step.get("uses", "")] == [OUTPUT]
