"""The preflight alone, and which pages exist in which languages."""

import json
import os

from invoke.exceptions import Exit

from ..check.languages import parity
from ..check.preflight import read_and_check
from ..faults import stops
from ..model.dates import decide_today
from ..read.content import read_content
from ..read.history import latest_commit, read_history
from ..words import editor_words, site_words
from .calls import check_call, content_folder
from .reports import print_faults, print_parity
from .status import FAULTS


def check(content: str, today: str, as_json: bool) -> None:
    """The preflight alone. Prints every fault, or JSON with all of them; exits with 1 if any must be mended, and else gives notes
    on language too."""
    speak = editor_words()
    folder = content_folder(content)
    check_call(folder, "", today, "")
    checked = read_and_check(folder, decide_today(today, os.environ))
    faults = checked.faults_of("", preview=False)
    notes = [] if stops(faults) else checked.notes  # what must be mended comes first
    if as_json:
        print(json.dumps([fault.as_json(speak) for fault in (*faults, *notes)], ensure_ascii=False, indent=1))
    else:
        print_faults([*faults, *notes], speak)
    if stops(faults):
        raise Exit(code=FAULTS)
    if not as_json:
        print(speak("cli.no_faults", count=len(checked.content.sources), warnings=len(faults)))
        if notes:
            print(speak("cli.notes", count=len(notes)))


def check_languages(content: str) -> None:
    """Print which pages exist in which languages. A page that is missing is no fault."""
    speak, folder = editor_words(), content_folder(content)
    languages = site_words()
    others = [lang for lang in languages if lang != "nb"]
    check_call(folder, "", "", "")
    history = read_history(folder, latest_commit(decide_today("", os.environ)))
    rows = parity(read_content(folder, languages), others, history)
    print_parity(rows, {lang: languages[lang]("language") for lang in others}, speak)
