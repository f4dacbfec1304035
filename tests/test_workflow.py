"""What GitHub does with a push and every night, as the workflow tells it to."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from conftest import ROOT

JOBS: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"))["jobs"]
MAIN = "refs/heads/main"


def runs(job: str, event: str, ref: str, needed: str = "success") -> bool:
    """Whether GitHub runs a job: its condition, in Python's words. Where none asks about the run itself, what the job needs
    must have succeeded besides."""
    condition = JOBS[job].get("if", "true")
    if "cancelled()" not in condition and needed != "success":
        return False
    python = re.sub(r"!(?!=)", " not ", condition.replace("&&", " and ").replace("||", " or "))
    names = {
        "true": True,
        "cancelled": lambda: False,
        "github": SimpleNamespace(event_name=event, ref=ref),
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


@pytest.mark.parametrize("job", JOBS)
def test_pictures_are_kept(job: str) -> None:
    """Each job gets the pictures of the last run before it builds, made again only when something that they depend on changed."""
    steps = JOBS[job]["steps"]
    kept = next(number for number, step in enumerate(steps) if step.get("uses", "").startswith("actions/cache@"))
    assert kept < next(number for number, step in enumerate(steps) if "tasks.py" in step.get("run", ""))
    assert steps[kept]["with"]["path"] == ".cache/pictures"
    files = re.findall(r"'([^']+)'", steps[kept]["with"]["key"])
    assert len(files) == 3
    assert all(list(ROOT.glob(pattern.removesuffix("/**"))) for pattern in files)
