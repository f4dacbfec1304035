"""The preview: the site on this machine."""

from invoke.exceptions import Exit

from ..paths import THEME
from ..preview.serve import serve
from ..preview.server import NoFreePort
from ..publish.swap import OutputError
from ..words import editor_words
from .calls import check_call, content_folder, own_office
from .status import WRONG_CALL


def preview(office: str, content: str, today: str, site_url: str, port: int) -> None:
    """Serve a preview build on this machine and rebuild it when a file is saved."""
    folder = content_folder(content)
    office = office or own_office(folder)
    check_call(folder, office, today, site_url)
    given = {"--office": office, "--content": str(folder), "--today": today, "--site-url": site_url}
    try:
        serve([f"{name}={value}" for name, value in given.items() if value], [folder, THEME], port)
    except NoFreePort as error:
        raise Exit(str(error), WRONG_CALL) from None
    except OutputError as error:
        raise Exit(editor_words()(f"cli.{error.key}", output=error), WRONG_CALL) from None
