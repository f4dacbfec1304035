"""What the tasks do: the pipeline called in the right order, and its outcome told to people. Every exit status is set here."""

import json
import logging
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from invoke.exceptions import Exit
from rich.console import Console

from .build import decide_today, latest_commit, read_and_check
from .check.languages import parity
from .enrich.site import Site
from .faults import ContentFaults, printable, stops
from .handbook import tables
from .model.forms import is_site
from .network import Outcome, at_once, build_each, public_offices
from .preview import NoFreePort, serve
from .program import FAULTS as FAULTS  # by these names, as the tasks know them
from .program import INTERRUPTED as INTERRUPTED
from .program import WRONG_CALL as WRONG_CALL
from .program import run as run
from .progress import watch
from .publish.swap import NEW, OutputError, place_of, staging_folder, swap
from .publish.verify import VerificationError
from .read.content import read_content
from .read.history import read_history
from .render import PelicanProblem, render
from .reports import print_faults, print_outcomes, print_parity
from .words import editor_words, site_words
from .write.mark import read_mark
from .write.redirects import gone_caddy, gone_nginx
from .write.search import SearchIndexError

ROOT = Path(__file__).resolve().parents[2]
words = editor_words


def build(office: str, content: str, output: str, today: str, site_url: str, preview: bool) -> None:
    """Build one office's site into a new folder, verify it there, and swap it in. What was published stays on failure."""
    speak = words()
    folder, place = _folder(content), place_of(Path(output).absolute())
    _check_call(folder, office, today, site_url)
    if place.is_relative_to(folder) or folder.is_relative_to(place):
        raise Exit(speak("cli.output_content", output=output), WRONG_CALL)
    if _is_in_site(place.parent):
        raise Exit(speak("cli.output_inside", output=output), WRONG_CALL)
    try:
        with watch(Console()), staging_folder(place) as staging:
            _check_kept_apart(place, output, preview)
            if (there := read_mark(place)) and there.office != office:
                print(speak("cli.output_other_office", output=output, there=there.office, office=office), flush=True)
            site = render(office=office, content=folder, output=staging / NEW, today=today, site_url=site_url, preview=preview)
            if not preview:
                write_maps(Path(output), site)
            swap(staging, place)
    except OutputError as error:
        raise Exit(speak(f"cli.{error.key}", output=output), WRONG_CALL) from None
    except ContentFaults as error:
        print_faults(error.faults, speak)
        raise Exit(speak("cli.stopped", output=output), FAULTS) from None
    except (VerificationError, PelicanProblem) as error:
        print(error, file=sys.stderr)
        raise Exit(speak("cli.stopped", output=output), FAULTS) from None
    except SearchIndexError as error:
        print(error, file=sys.stderr)
        raise Exit(speak("cli.stopped", output=output), WRONG_CALL) from None
    print(speak("cli.built", count=len(site.documents), office=site.office.title, output=output))
    if not preview:
        print(speak("cli.look"))


def build_all(content: str, output: str, today: str, site_url: str, preview: bool) -> None:
    """Build every office's site into ``output/ID/`` and tell at the end how each went; exits with 1 if any failed.

    The content is checked here once for all, so that a fault that many sites share is said once.
    """
    speak = words()
    folder, place = _folder(content), place_of(Path(output).absolute())
    _check_call(folder, "", today, site_url)
    if _is_in_site(place):
        raise Exit(speak("cli.output_one_site", output=output), WRONG_CALL)
    day = decide_today(today, os.environ)
    checked = read_and_check(folder, day)
    offices = public_offices(checked.content, day, preview)
    for office in offices:
        _check_kept_apart(place_of(place / office), f"{output}/{office}", preview)
    print_faults(checked.faults_of("", preview), speak)
    outcomes = [Outcome(office, done=False) for office in offices if stops(checked.faults_of(office, preview))]
    sound = sorted({*offices} - {outcome.office for outcome in outcomes})
    print(speak("cli.all_begin", count=len(sound), parallel=min(at_once(), len(sound))), flush=True)
    options = [f"--content={folder}", f"--today={day}", *(["--preview"] if preview else [])]
    for outcome in build_each(sound, options, place, site_url):
        outcomes.append(outcome)
        print(speak("cli.all_done" if outcome.done else "cli.all_failed", office=outcome.office), flush=True)
    for path in sorted(place.iterdir() if place.is_dir() else ()):
        if path.name not in offices and read_mark(path):
            print(speak("cli.all_left", folder=path), flush=True)
    print_outcomes(sorted(outcomes, key=lambda outcome: outcome.office), speak)
    if not all(outcome.done for outcome in outcomes):
        raise Exit(code=FAULTS)


def write_maps(output: Path, site: Site) -> None:
    """The host's maps of gone addresses, beside the output, each replaced at one stroke."""
    for name, text in ((".gone.nginx.conf", gone_nginx(site)), (".gone.caddy", gone_caddy(site))):
        beside = output.absolute().with_name(output.absolute().name + name)
        fresh = beside.with_name(f".{beside.name}")
        try:
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(beside)
        finally:
            fresh.unlink(missing_ok=True)


def check(content: str, today: str, as_json: bool) -> None:
    """The preflight alone. Prints every fault, or JSON with all of them; exits with 1 if any must be mended."""
    speak = words()
    folder = _folder(content)
    _check_call(folder, "", today, "")
    checked = read_and_check(folder, decide_today(today, os.environ))
    faults = checked.faults_of("", preview=False)
    if as_json:
        print(json.dumps([fault.as_json(speak) for fault in faults], ensure_ascii=False, indent=1))
    else:
        print_faults(faults, speak)
    if stops(faults):
        raise Exit(code=FAULTS)
    if not as_json:
        print(speak("cli.no_faults", count=len(checked.content.sources), warnings=len(faults)))


def check_languages(content: str) -> None:
    """Print which pages exist in which languages. A page that is missing is no fault."""
    speak, folder = words(), _folder(content)
    languages = site_words()
    others = [lang for lang in languages if lang != "nb"]
    _check_call(folder, "", "", "")
    history = read_history(folder, latest_commit(decide_today("", os.environ)))
    rows = parity(read_content(folder, languages), others, history)
    print_parity(rows, {lang: languages[lang]("language") for lang in others}, speak)


def preview(office: str, content: str, today: str, site_url: str, port: int) -> None:
    """Serve a preview build on this machine and rebuild it when a file is saved."""
    folder = _folder(content)
    _check_call(folder, office, today, site_url)
    given = {"--office": office, "--content": str(folder), "--today": today, "--site-url": site_url}
    try:
        serve([f"{name}={value}" for name, value in given.items() if value], [folder, ROOT / "theme"], port)
    except NoFreePort as error:
        raise Exit(str(error), WRONG_CALL) from None
    except OutputError as error:
        raise Exit(words()(f"cli.{error.key}", output=error), WRONG_CALL) from None


def test(only: str, fast: bool) -> None:
    """Install what the tests need, check style and types, run pytest; exits with the first status that is not 0."""
    try:
        steps = steps_of_tests(only, fast)
    except ValueError as error:
        raise Exit(words()("cli.wrong_call", problem=error), WRONG_CALL) from None
    for step in steps:
        if status := subprocess.run([sys.executable, *step], cwd=ROOT, check=False).returncode:
            raise Exit(code=status)


def steps_of_tests(only: str, fast: bool) -> list[list[str]]:
    """What Python is called with, one call after another; the whole suite runs on all processors, up to four, since each has
    browsers and sites of its own. Raises ValueError if ``only`` has a quotation that does not end."""
    everywhere = [] if only else ["--numprocesses", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
    selected = [*everywhere, *(["-m", "not slow"] if fast else []), *shlex.split(only)]
    checks = [["-m", "ruff", "check", "."], ["-m", "ruff", "format", "--check", "."], ["-m", "mypy"], ["-m", "pytest", *selected]]
    return checks if fast else [[str(ROOT / "tests" / "install.py")], *checks]


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


def refuse_beside(option: str, others: Mapping[str, object]) -> None:
    """Options that have a value but no meaning beside ``option`` make the call a wrong one, rather than be passed over."""
    for other, value in others.items():
        if value:
            raise Exit(words()("cli.not_both", one=option, other=other), WRONG_CALL)


def _folder(content: str) -> Path:
    folder = Path(content)
    if not folder.is_dir():
        raise Exit(words()("cli.no_content", folder=content), WRONG_CALL)
    return folder.resolve()


def _check_call(folder: Path, office: str, today: str, site_url: str) -> None:
    """What is wrong with the call itself is said before any work begins."""
    known = sorted(path.stem for path in (folder / "offices").glob("*.md"))
    if office and office not in known:
        raise Exit(printable(words()("cli.unknown_office", office=office, known=", ".join(known) or "–")), WRONG_CALL)
    try:
        decide_today(today, os.environ)
    except ValueError:
        raise Exit(words()("cli.bad_today", value=today or os.environ.get("SOURCE_DATE_EPOCH", "")), WRONG_CALL) from None
    if site_url and not is_site(site_url):
        raise Exit(words()("cli.bad_site_url", value=site_url), WRONG_CALL)


def _is_in_site(folder: Path) -> bool:
    """Whether it is a site of ours or lies in one, where the site's readers and its next build would meet what is put there."""
    return any(read_mark(path) for path in (folder, *folder.parents))


def _check_kept_apart(place: Path, output: str, preview: bool) -> None:
    """A preview, with drafts and what was withdrawn, never replaces a public site, nor that a preview."""
    if (there := read_mark(place)) and there.preview != preview:
        raise Exit(words()("cli.output_preview" if there.preview else "cli.output_public", output=output), WRONG_CALL)


logging.getLogger("moteplass").setLevel(logging.INFO)
