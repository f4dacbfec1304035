"""What people do with this site, one Invoke task each: ``python3 tasks.py TASK``, or ``--list`` to see them.

What ``--list`` and ``--help`` say stands in ``theme/locale/editor/nb.toml``.

Exit status: 0 done, 1 the content has faults (printed), 2 the call is wrong or the machine lacks something.
"""

import sys

import bootstrap

if bootstrap.is_called(__name__) and not bootstrap.is_ready(sys.argv[1:]):
    sys.exit(bootstrap.main(sys.argv[1:]))

# From here on we run in .venv (these imports can only come after the lines above).
sys.path.insert(0, str(bootstrap.ROOT / "plugins"))
try:
    from invoke.context import Context
    from invoke.tasks import task

    from moteplass.cli import build_command, calls, check_command, development, preview_command, program
except (ImportError, OSError) as error:
    sys.exit(bootstrap.tell_unloadable(error))
except KeyboardInterrupt:
    sys.exit(bootstrap.tell_interrupted())

OUTPUT, PREVIEW_OUTPUT = "output", "output-preview"


@task()
def build(
    context: Context,
    office: str = "",
    content: str = "content",
    output: str = "",
    today: str = "",
    site_url: str = "",
    preview: bool = False,
    all_offices: bool = False,
) -> None:
    """The public site: strict, verified, swapped in whole or not at all."""
    output = output or (PREVIEW_OUTPUT if preview else OUTPUT)
    if all_offices:
        calls.reject_conflicting_options("--all-offices", {"--office": office})
        build_command.build_all(content=content, output=output, today=today, site_url=site_url, preview=preview)
    else:
        build_command.build(office=office, content=content, output=output, today=today, site_url=site_url, preview=preview)


@task()
def check(context: Context, content: str = "content", today: str = "", json: bool = False, languages: bool = False) -> None:
    """The preflight alone: every fault in every file at once, nothing written."""
    if languages:
        calls.reject_conflicting_options("--languages", {"--json": json, "--today": today})
        check_command.check_languages(content=content)
    else:
        check_command.check(content=content, today=today, as_json=json)


@task()
def preview(
    context: Context, office: str = "", content: str = "content", today: str = "", site_url: str = "", port: int = 8000
) -> None:
    """Serves the site on this machine and shows a saved change at once."""
    preview_command.preview(office=office, content=content, today=today, site_url=site_url, port=port)


@task()
def test(context: Context, only: str = "", fast: bool = False) -> None:
    """All tests; installs the browser and what else they need first."""
    development.test(only=only, fast=fast)


@task()
def lint(context: Context) -> None:
    """Style and types alone, as `test` begins."""
    development.lint()


@task()
def coverage(context: Context, summary: str = "") -> None:
    """Which branches of the code no test takes, without those of the browser: a table to look at, not a limit."""
    development.coverage(summary=summary)


@task()
def handbook(context: Context) -> None:
    """Writes the tables of docs/ from the content model."""
    development.handbook()


@task()
def screenshots(context: Context) -> None:
    """Pictures of the main pages from a real build, for the README and for looking at."""
    development.screenshots()


@task()
def quality(context: Context) -> None:
    """Writes docs/quality.md and content/data/accessibility.yaml: what readers meet, in figures. Run the benchmarks first."""
    development.quality()


if __name__ == "__main__":
    sys.exit(program.run(sys.modules[__name__], sys.argv[1:]))
