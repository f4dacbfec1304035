"""Building: one office's site, or every office's."""

import os
import sys
from pathlib import Path

from invoke.exceptions import Exit
from rich.console import Console

from ..check.preflight import read_and_check
from ..faults import ContentFaults, stops
from ..model.dates import decide_today
from ..publish.swap import NEW, OutputError, place_of, staging_folder, swap
from ..publish.verify import VerificationError
from ..render.pelican import PelicanProblem, render
from ..words import editor_words
from ..write.host_maps import write_host_maps
from ..write.mark import read_mark
from ..write.search import SearchIndexError
from .all_offices import Outcome, at_once, build_each, public_offices
from .calls import check_call, content_folder, own_office
from .progress import watch
from .reports import print_faults, print_outcomes
from .status import FAULTS, WRONG_CALL


def build(office: str, content: str, output: str, today: str, site_url: str, preview: bool) -> None:
    """Build one office's site into a new folder, verify it there, and swap it in. What was published stays on failure."""
    speak = editor_words()
    folder, place = content_folder(content), place_of(Path(output).absolute())
    office = office or own_office(folder)
    check_call(folder, office, today, site_url)
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
                write_host_maps(site, Path(output))
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
    speak = editor_words()
    folder, place = content_folder(content), place_of(Path(output).absolute())
    check_call(folder, "", today, site_url)
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


def _is_in_site(folder: Path) -> bool:
    """Whether it is a site of ours or lies in one, where the site's readers and its next build would meet what is put there."""
    return any(read_mark(path) for path in (folder, *folder.parents))


def _check_kept_apart(place: Path, output: str, preview: bool) -> None:
    """A preview, with drafts and what was withdrawn, never replaces a public site, nor that a preview."""
    if (there := read_mark(place)) and there.preview != preview:
        raise Exit(editor_words()("cli.output_preview" if there.preview else "cli.output_public", output=output), WRONG_CALL)
