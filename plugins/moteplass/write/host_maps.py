"""Maps for the web server of the addresses that no page can answer: those that are gone (410), and old ones that lead on which are
no name of a file, such as ``/Om-Oss/``, ``/sider/søk/`` and ``/?p=12``."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..enrich.site import Site
from ..model.forms import PATH
from .redirects import has_page


def write_host_maps(site: Site, output: Path) -> None:
    """Put the maps beside the output folder, each replaced at one stroke."""
    for ending, text in ((".gone.nginx.conf", nginx(site)), (".gone.caddy", caddy(site))):
        beside = output.absolute().with_name(output.absolute().name + ending)
        fresh = beside.with_name(f".{beside.name}")
        try:
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(beside)
        finally:
            fresh.unlink(missing_ok=True)


def nginx(site: Site) -> str:
    """Two maps: in ``http``, include the file; in ``location /``, ``if ($moteplass_gone) { return 410; }`` and ``if
    ($moteplass_moved) { return 301 $moteplass_moved; }``.

    Patterns, since plain keys longer than ``map_hash_bucket_size`` (64 bytes by default) keep nginx from starting. ``$uri`` is
    decoded, ``$args`` is not.
    """
    gone = [f'    "~{_whole(site, old)}" 1;' for old in site.gone]
    moved = [f'    "~{_whole(site, old)}" {site.url(new)};' for old, new in _moved(site)]
    parts = (("gone", "0", gone), ("moved", '""', moved))
    return "".join(
        "\n".join([f'map "$uri?$args" $moteplass_{name} {{', f"    default {none};", *lines, "}"]) + "\n"
        for name, none, lines in parts
    )


def caddy(site: Site) -> str:
    """A snippet for a Caddy site block: import the file. Its ``path`` does not tell capitals, so that others have a pattern."""
    plain = [old for old in site.gone if PATH.fullmatch(f"/{old}")]
    rules = [(f"moved{number}", old, f"redir @moved{number} {site.url(new)} 301") for number, (old, new) in enumerate(_moved(site))]
    odd = [old for old in site.gone if old not in plain]
    rules += [(f"gone{number}", old, f"error @gone{number} 410") for number, old in enumerate(odd)]
    lines = [line for name, old, answer in rules for line in (*_matcher(site, name, old), answer)]
    if plain:
        paths = [path for old in plain for path in _ways(site.url(old))]
        lines += [f"@gone path {' '.join(paths)}", "error @gone 410"]
    return "".join(f"{line}\n" for line in lines or ["# No address is gone."])


def _moved(site: Site) -> list[tuple[str, str]]:
    """(old, new) of what leads on and has no page."""
    return [(old, new) for old, new in sorted(site.redirects.items()) if not has_page(old)]


def _ways(path: str) -> Iterator[str]:
    """A page without its slash and by the name of its file too."""
    yield path
    if path.endswith("/"):
        yield from (path.removesuffix("/"), f"{path}index.html")


def _patterns(site: Site, old: str) -> tuple[str, str]:
    """The patterns of an old address: of its path, decoded, and of the part of a query that it has."""
    path, _, query = site.url(old).partition("?")
    is_page = "." not in path.rpartition("/")[2]
    of_path = f"^{re.escape(path.rstrip('/'))}(?:/(?:index\\.html)?)?" if is_page else f"^{re.escape(path)}"
    return of_path, f"(?:^|&){re.escape(query)}(?:&|$)" if query else ""


def _whole(site: Site, old: str) -> str:
    """The pattern of path and query in one."""
    path, query = _patterns(site, old)
    return f"{path}\\?(?:.*&)?{query.removeprefix('(?:^|&)')}" if query else f"{path}\\?"


def _matcher(site: Site, name: str, old: str) -> list[str]:
    path, query = _patterns(site, old)
    by_query = [f"\tvars_regexp {{query}} `{query}`"] if query else []
    return [f"@{name} {{", f"\tpath_regexp `{path}$`", *by_query, "}"]
