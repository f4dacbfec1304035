"""Maps for the web server of the addresses that are gone (410), which no page can answer."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from ..enrich.site import Site


def write_host_maps(site: Site, output: Path) -> None:
    """Put the maps beside the output folder, each replaced at one stroke."""
    for ending, text in ((".gone.nginx.conf", gone_nginx(site)), (".gone.caddy", gone_caddy(site))):
        beside = output.absolute().with_name(output.absolute().name + ending)
        fresh = beside.with_name(f".{beside.name}")
        try:
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(beside)
        finally:
            fresh.unlink(missing_ok=True)


def gone_nginx(site: Site) -> str:
    """A map for nginx: in ``http``, include the file; in ``location /``, ``if ($moteplass_gone) { return 410; }``.

    Patterns, since plain keys longer than ``map_hash_bucket_size`` (64 bytes by default) keep nginx from starting.
    """
    lines = [f'    "~^{re.escape(path)}$" 1;' for path in _gone(site)]
    return "\n".join(["map $uri $moteplass_gone {", "    default 0;", *lines, "}"]) + "\n"


def gone_caddy(site: Site) -> str:
    """A snippet for a Caddy site block: import the file."""
    if not site.gone:
        return "# No address is gone.\n"
    return f"@gone path {' '.join(_gone(site))}\nerror @gone 410\n"


def _gone(site: Site) -> Iterator[str]:
    """The paths that are gone, as a host sees them, decoded: a page without its slash and by the name of its file too."""
    for address in site.gone:
        path = unquote(site.url(address))
        yield path
        if path.endswith("/"):
            yield from (path.removesuffix("/"), f"{path}index.html")
