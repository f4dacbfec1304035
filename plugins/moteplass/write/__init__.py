"""The files besides the HTML pages: pictures, feeds, sitemap, redirects, robots, and the mark of our own output."""

from collections.abc import Iterator
from pathlib import Path

from ..enrich.site import Site
from ..model.downloads import address_of_file
from ..paths import THEME
from . import calendar, downloads, feeds, icons, mark, open_data, redirects, sitemap
from .picture_cache import PictureCache
from .pictures import files_of


def write_all(site: Site, output: str, cache: Path) -> None:
    """Write every such file below ``output``; ``cache`` keeps the pictures from build to build."""
    for name, content in files(site, cache):
        path = Path(output) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in site.files:
        downloads.publish(site.content.folder / name, Path(output) / address_of_file(name))


def files(site: Site, cache: Path) -> Iterator[tuple[str, bytes]]:
    """(path relative to the output, bytes) of each but those to download."""
    for picture in site.pictures.values():
        yield from files_of(site.content.folder, picture, PictureCache(cache))
    yield "icon.svg", icons.svg(site)
    yield "favicon.ico", icons.ico(site)
    yield icons.SHARE_PICTURE, icons.share_picture(site)
    if site.office.quick_exit:
        yield "js/quick-exit.js", (THEME / "static" / "js" / "quick-exit.js").read_bytes()
    for name in ("finder.js", "near.js", "places.txt", "search.js", "search-near.js"):
        yield f"js/{name}", (THEME / "static" / "js" / name).read_bytes()
    yield "feed.xml", feeds.atom(site)
    yield "feed.json", feeds.json_feed(site)
    yield "data/changes.xml", feeds.changes(site)
    yield from open_data.files(site)
    yield from calendar.calendars(site)
    yield "sitemap.xml", sitemap.sitemap(site)
    yield "robots.txt", sitemap.robots(site)
    yield from redirects.pages(site)
    yield "_redirects", redirects.rules(site)
    yield mark.MARK, mark.mark(site)
