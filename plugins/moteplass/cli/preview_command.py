"""The preview: the site on this machine."""

import os

from invoke.exceptions import Exit

from ..generate.site import BuildOptions
from ..model.dates import decide_today
from ..paths import ROOT, THEME
from ..preview.serve import serve
from ..preview.server import NoFreePort
from .calls import check_call, content_folder, own_office
from .status import WRONG_CALL


def preview(office: str, content: str, today: str, site_url: str, port: int) -> None:
    """Serve a preview on this machine and show it anew when a file is saved."""
    folder = content_folder(content)
    office = office or own_office(folder)
    check_call(folder, office, today, site_url)

    def options() -> BuildOptions:
        return BuildOptions(office, folder, decide_today(today, os.environ), site_url.rstrip("/"), preview=True)

    try:
        serve(options, [folder, THEME, ROOT / "plugins", ROOT / "pelicanconf.py"], port)
    except NoFreePort as error:
        raise Exit(str(error), WRONG_CALL) from None
