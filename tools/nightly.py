"""Tells people when the nightly run fails, or is about to be switched off: an issue in Norwegian for each, closed when all is well.

GitHub switches off what is scheduled in a public repository without activity for 60 days. That a workflow keeps itself enabled is
held to be against its terms (it took down an action that did so, 2025), so somebody is asked to do something in good time.

Called at the end of the workflow with what became of publishing (``needs.publish.result``); uses ``gh``, and the standard library
alone: the night may have failed because nothing could be installed.
"""

import datetime
import json
import os
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

WORDS = Path(__file__).resolve().parents[1] / "theme" / "locale" / "editor" / "nb.toml"
SWITCHED_OFF, WARNED = datetime.timedelta(days=60), datetime.timedelta(days=45)
NIGHTS = ("schedule", "workflow_dispatch")


@dataclass(frozen=True)
class Run:
    """What a run of the workflow knows: why it ran, what became of publishing, its page; and of the repository whether it is
    public, and the day something was last pushed."""

    event: str
    published: str
    page: str
    today: datetime.date
    pushed: datetime.date
    is_public: bool


def states(run: Run) -> dict[str, bool | None]:
    """Name of each kind of notice → whether it must be open; None where this run cannot say: a push whose tests fail is told to who
    pushed, and the next night publishes all the same."""
    failed = False if run.published == "success" else True if run.event in NIGHTS else None
    return {"failed": failed, "idle": run.is_public and run.today - run.pushed >= WARNED}


def main(published: str) -> int:
    """The exit status: 1 if something must be told and the repository has no issues to tell it in; then the run itself is red."""
    with WORDS.open("rb") as file:
        words: dict[str, str] = tomllib.load(file)["nightly"]
    name = os.environ["GITHUB_REPOSITORY"]
    repository = json.loads(gh("api", f"repos/{name}"))
    run = Run(
        event=os.environ["GITHUB_EVENT_NAME"],
        published=published,
        page=f"{os.environ['GITHUB_SERVER_URL']}/{name}/actions/runs/{os.environ['GITHUB_RUN_ID']}",
        today=datetime.datetime.now(datetime.UTC).date(),
        pushed=datetime.datetime.fromisoformat(repository["pushed_at"]).date(),
        is_public=not repository["private"],
    )
    told = {"run": run.page, "pushed": f"{run.pushed:%d.%m.%Y}", "day": f"{run.pushed + SWITCHED_OFF:%d.%m.%Y}"}
    due = {kind: is_due for kind, is_due in states(run).items() if is_due is not None}
    if repository["has_issues"]:
        for kind, is_due in due.items():
            settle(words, kind, is_due, told)
    elif any(due.values()):
        print(f"::error::{words['no_issues']}")
        return 1
    return 0


def settle(words: dict[str, str], kind: str, is_due: bool, told: dict[str, str]) -> None:
    """Have exactly one issue of a kind open if it is due, saying what is so now, and none if it is not."""
    label, title, body = (words[f"{kind}_{part}"].format(**told) for part in ("label", "title", "body"))
    issues = json.loads(gh("issue", "list", "--label", label, "--state", "open", "--json", "number,body"))
    if not is_due:
        for issue in issues:
            gh("issue", "close", str(issue["number"]), "--comment", words[f"{kind}_over"].format(**told))
    elif not issues:
        gh("label", "create", label, "--description", title, "--force")
        gh("issue", "create", "--title", title, "--body", body, "--label", label)
    elif issues[0]["body"].split() != body.split():
        gh("issue", "edit", str(issues[0]["number"]), "--body", body)


def gh(*arguments: str) -> str:
    """What GitHub's own program answers; raises CalledProcessError, so that the run is red, if it cannot."""
    return subprocess.run(["gh", *arguments], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
