"""What the tasks do: the pipeline called in the right order, and its outcome told to people. Every exit status is set here."""

import json
import logging
import os
import shutil
import subprocess
import sys
import types
from pathlib import Path
from urllib.parse import urlsplit

from invoke.collection import Collection
from invoke.exceptions import Exit, ParseError
from invoke.program import Program
from rich.box import MARKDOWN
from rich.console import Console
from rich.table import Table

from .build import decide_today, read_and_check
from .check.languages import parity
from .enrich.site import Site
from .faults import ContentFaults, Fault
from .handbook import tables
from .network import Outcome, build_each, processors, public_offices
from .preview import NoFreePort, serve
from .progress import watch
from .publish.swap import NotOurs, swap, workshop
from .publish.verify import VerificationError
from .read.content import read_content
from .read.history import read_history
from .render import PelicanProblem, render
from .words import editor_words, site_words
from .write import MARK
from .write.redirects import gone_caddy, gone_nginx
from .write.search import SearchIndexError

ROOT = Path(__file__).resolve().parents[2]
FAULTS, WRONG_CALL, INTERRUPTED = 1, 2, 130  # 130: as a shell says of a program that Ctrl+C ended
words = editor_words


def run(tasks: types.ModuleType, arguments: list[str]) -> int:
    """Invoke with the tasks of a module; returns the exit status (a wrong call is 2, not Invoke's own 1)."""
    program = _Program(namespace=Collection.from_module(tasks), name="tasks.py", binary="python3 tasks.py", version="0.1.0")
    try:
        program.run(["tasks.py", *(arguments or ["--list"])], exit=True)
    except SystemExit as done:
        return int(done.code or 0)
    return 0


class _Program(Program):
    """Invoke, with a wrong call told in Norwegian and its own exit status."""

    def parse_tasks(self) -> None:
        try:
            super().parse_tasks()
        except ParseError as error:
            raise Exit(words()("cli.wrong_call", problem=error), WRONG_CALL) from None

    def parse_core(self, argv: list[str] | None) -> None:
        try:
            super().parse_core(argv)
        except ParseError as error:
            raise Exit(words()("cli.wrong_call", problem=error), WRONG_CALL) from None

    def execute(self) -> None:
        """Invoke's own answer to Ctrl+C is 1, which here says that the content has faults."""
        try:
            super().execute()
        except KeyboardInterrupt:
            raise Exit(words()("cli.interrupted"), INTERRUPTED) from None


def build(office: str, content: str, output: str, today: str, site_url: str, preview: bool) -> None:
    """Build one office's site into a new folder, verify it there, and swap it in. What was published stays on failure."""
    speak = words()
    folder, place = _folder(content), Path(output).absolute()
    _check_call(folder, office, today, site_url)
    if place.resolve().is_relative_to(folder) or folder.is_relative_to(place.resolve()):
        raise Exit(speak("cli.output_content", output=output), WRONG_CALL)
    try:
        new = workshop(place)
    except NotOurs:
        raise Exit(speak("cli.output_foreign", output=output), WRONG_CALL) from None
    except OSError as error:
        raise Exit(speak("cli.output_unwritable", output=output, error=error), WRONG_CALL) from None
    try:
        with watch(Console()):
            site = render(office=office, content=folder, output=new, today=today, site_url=site_url, preview=preview)
            swap_in(new, place, site)
    except ContentFaults as error:
        _print_faults(error.faults)
        raise Exit(speak("cli.stopped", output=output), FAULTS) from None
    except (VerificationError, PelicanProblem, SearchIndexError) as error:
        print(error, file=sys.stderr)
        raise Exit(speak("cli.stopped", output=output), FAULTS) from None
    finally:
        shutil.rmtree(new, ignore_errors=True)
    print(speak("cli.built", count=len(site.documents), office=site.office.title, output=output))
    if not preview:
        print(speak("cli.look"))


def build_all(content: str, output: str, today: str, site_url: str, preview: bool) -> None:
    """Build every office's site into ``output/ID/`` and tell at the end how each went; exits with 1 if any failed."""
    speak = words()
    folder, place = _folder(content), Path(output).absolute()
    _check_call(folder, "", today, site_url)
    if (place / MARK).exists():
        raise Exit(speak("cli.output_one_site", output=output), WRONG_CALL)
    day = decide_today(today, os.environ)
    offices = public_offices(folder, day, preview)
    options = [f"--content={folder}", f"--today={day}", *(["--preview"] if preview else [])]
    print(speak("cli.all_begin", count=len(offices), parallel=min(processors(), len(offices))))
    outcomes = []
    for outcome in build_each(offices, options, place, site_url):
        outcomes.append(outcome)
        print(speak("cli.all_failed" if outcome.status else "cli.all_done", office=outcome.office), flush=True)
    _print_outcomes(sorted(outcomes, key=lambda outcome: outcome.office))
    if any(outcome.status for outcome in outcomes):
        raise Exit(code=FAULTS)


def _print_outcomes(outcomes: list[Outcome]) -> None:
    """Why builds failed, what several have in common once, and the table of all."""
    speak = words()
    said: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.status:
            problem = outcome.problem.removesuffix(speak("cli.stopped", output=outcome.folder)).strip()
            said.setdefault(problem, []).append(outcome.office)
    for problem, offices in said.items():
        print(f"\n{', '.join(offices)}:\n{problem}", file=sys.stderr, flush=True)
    table = Table(*(speak(f"outcomes.{name}") for name in ("office", "result", "pages", "seconds")), box=MARKDOWN)
    for outcome in outcomes:
        result = speak("outcomes.failed" if outcome.status else "outcomes.done")
        table.add_row(outcome.office, result, str(outcome.pages), f"{outcome.seconds:.0f}")
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def swap_in(new: Path, place: Path, site: Site) -> None:
    """The host's maps of gone addresses beside the output, then the output itself."""
    for name, text in ((".gone.nginx.conf", gone_nginx(site)), (".gone.caddy", gone_caddy(site))):
        beside = place.with_name(place.name + name)
        fresh = beside.with_name(f".{beside.name}.{os.getpid()}")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(beside)
    swap(new, place)


def check(content: str, today: str, as_json: bool) -> None:
    """The preflight alone. Prints every fault, or JSON with all of them; exits with 1 if any must be mended."""
    speak = words()
    folder = _folder(content)
    _check_call(folder, "", today, "")
    try:
        checked = read_and_check(folder, decide_today(today, os.environ))
        faults, count = checked.warnings, len(checked.content.sources)
    except ContentFaults as error:
        faults, count = error.faults, 0
    if as_json:
        print(json.dumps([fault.as_json(speak) for fault in faults], ensure_ascii=False, indent=1))
    else:
        _print_faults(faults)
    wrong = [fault for fault in faults if not fault.warning]
    if wrong:
        raise Exit(code=FAULTS)
    if not as_json:
        print(speak("cli.no_faults", count=count, warnings=len(faults)))


def check_languages(content: str) -> None:
    """Print which pages exist in which languages. A page that is missing is no fault."""
    speak, folder = words(), _folder(content)
    languages = site_words()
    others = [lang for lang in languages if lang != "nb"]
    rows = parity(read_content(folder, languages), others, read_history(folder))
    table = Table(speak("languages.page"), *(languages[lang]("language") for lang in others), box=MARKDOWN)
    for row in rows:
        table.add_row(row.original.path, *(speak(f"languages.{row.states[lang]}") for lang in others))
    Console(width=None if sys.stdout.isatty() else 120).print(table)
    for lang in others:
        count = sum(row.states[lang] != "missing" for row in rows)
        print(speak("languages.count", language=languages[lang]("language"), count=count, total=len(rows)))


def preview(office: str, content: str, today: str, site_url: str, port: int) -> None:
    """Serve a preview build on this machine and rebuild it when a file is saved."""
    folder = _folder(content)
    _check_call(folder, office, today, site_url)
    given = {"--office": office, "--content": str(folder), "--today": today, "--site-url": site_url}
    try:
        serve([f"{name}={value}" for name, value in given.items() if value], [folder, ROOT / "theme"], port)
    except NoFreePort as error:
        raise Exit(str(error), WRONG_CALL) from None


def test(only: str, fast: bool) -> None:
    """Install what the tests need, check style and types, run pytest; exits with the first status that is not 0."""
    python = sys.executable
    steps = [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [python, "-m", "pytest", *(["-m", "not slow"] if fast else []), *only.split()],
    ]
    if not fast:
        steps.insert(0, [python, str(ROOT / "tests" / "install.py")])
    for step in steps:
        if status := subprocess.run(step, cwd=ROOT, check=False).returncode:
            raise Exit(code=status)


def handbook() -> None:
    """Write the tables of the handbook from the content model."""
    path = ROOT / "docs" / "felt.md"
    path.write_text(tables(words()), encoding="utf-8")
    print(words()("cli.handbook", file=path.relative_to(ROOT)))


def screenshots() -> None:
    """Take pictures of the main pages of a real build."""
    _run_scripts("tests/install.py", "tests/screenshots.py")


def quality() -> None:
    """Write what the accessibility checkers find now, and docs/quality.md from a real build and the last runs of the benchmarks."""
    _run_scripts("tests/install.py", "benchmarks/accessibility.py", "benchmarks/quality.py")


def _run_scripts(*scripts: str) -> None:
    """Each in a Python of its own; exits with the first status that is not 0."""
    for script in scripts:
        if status := subprocess.run([sys.executable, str(ROOT / script)], cwd=ROOT, check=False).returncode:
            raise Exit(code=status)


def _folder(content: str) -> Path:
    folder = Path(content).resolve()
    if not folder.is_dir():
        raise Exit(words()("cli.no_content", folder=content), WRONG_CALL)
    return folder


def _check_call(folder: Path, office: str, today: str, site_url: str) -> None:
    """What is wrong with the call itself is said before any work begins."""
    known = sorted(path.stem for path in (folder / "offices").glob("*.md"))
    if office and office not in known:
        raise Exit(words()("cli.unknown_office", office=office, known=", ".join(known) or "–"), WRONG_CALL)
    try:
        decide_today(today, os.environ)
    except ValueError:
        raise Exit(words()("cli.bad_today", value=today or os.environ.get("SOURCE_DATE_EPOCH", "")), WRONG_CALL) from None
    parts = urlsplit(site_url)
    if site_url and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        raise Exit(words()("cli.bad_site_url", value=site_url), WRONG_CALL)


def _print_faults(faults: list[Fault]) -> None:
    speak = words()
    for fault in faults:
        print(fault.text(speak), file=sys.stderr)
    wrong = sum(not fault.warning for fault in faults)
    if wrong:
        print(speak("cli.faults", faults=wrong, warnings=len(faults) - wrong), file=sys.stderr)


logging.getLogger("moteplass").setLevel(logging.INFO)
