"""What is wrong with a call itself: said before any work begins."""

import os
from collections.abc import Mapping
from pathlib import Path

from invoke.exceptions import Exit

from ..faults import printable
from ..model.dates import decide_today
from ..model.forms import is_site
from ..read.data import read_data
from ..read.files import files_below
from ..words import editor_words
from .reports import print_faults
from .status import FAULTS, WRONG_CALL


def content_folder(content: str) -> Path:
    """The folder with the content, in full; exits if there is none."""
    folder = Path(content)
    if not folder.is_dir():
        raise Exit(editor_words()("cli.no_content", folder=content), WRONG_CALL)
    return folder.resolve()


def own_office(content: Path) -> str:
    """Whose site it is where the call does not say: the office that ``data/site.yaml`` names, or the only one there is."""
    data, faults, _ = read_data(content)
    wrong = [fault for fault in faults if fault.path.endswith("/data/site.yaml")]
    if wrong:
        print_faults(wrong, editor_words())
        raise Exit(code=FAULTS)
    known = _offices(content)
    if office := data.own_office(known):
        return office
    raise Exit(printable(editor_words()("cli.which_office", known=", ".join(known) or "–")), WRONG_CALL)


def _offices(content: Path) -> list[str]:
    return sorted(path.stem for path in files_below(content) if path.parent == content / "offices" and path.suffix == ".md")


def check_call(folder: Path, office: str, today: str, site_url: str) -> None:
    """What is wrong with the call itself is said before any work begins."""
    known = _offices(folder)
    if office and office not in known:
        raise Exit(printable(editor_words()("cli.unknown_office", office=office, known=", ".join(known) or "–")), WRONG_CALL)
    try:
        decide_today(today, os.environ)
    except ValueError:
        raise Exit(editor_words()("cli.bad_today", value=today or os.environ.get("SOURCE_DATE_EPOCH", "")), WRONG_CALL) from None
    if site_url and not is_site(site_url):
        raise Exit(editor_words()("cli.bad_site_url", value=site_url), WRONG_CALL)


def reject_conflicting_options(option: str, others: Mapping[str, object]) -> None:
    """Options that have a value but no meaning beside ``option`` make the call a wrong one, rather than be passed over."""
    for other, value in others.items():
        if value:
            raise Exit(editor_words()("cli.not_both", one=option, other=other), WRONG_CALL)
