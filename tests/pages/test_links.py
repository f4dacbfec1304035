"""Every link, anchor and srcset candidate of every page resolves, and no page loads anything from another host."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement
from PIL import Image

from sites import BuiltSite

from .looking import is_redirect

FILES = ("sitemap.xml", "feed.xml")
# The attributes with which an element makes the browser fetch something (HTML, 2.4 and 4.2.4).
LOADING = ("src", "srcset", "data", "poster", "background", "manifest", "ping", "action", "formaction", "imagesrcset")
LINKS_THAT_LOAD = {
    *("stylesheet", "icon", "apple-touch-icon", "manifest"),
    *("preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"),
}


def test_lychee(each: BuiltSite) -> None:
    """lychee, offline, finds no broken link or anchor in any page, sitemap or feed; what it leaves out leads to other hosts."""
    root = root_of(each)
    report = lychee(each, [*each.pages, *FILES])
    assert report["error_map"] == {}
    left_out = {urlsplit(found["url"]) for links in report["excluded_map"].values() for found in links}
    assert {parts.scheme for parts in left_out} <= {"http", "https", "tel", "sms", "mailto", "webcal"}
    assert not [parts for parts in left_out if parts.geturl().startswith(each.data.origin + each.data.base)]
    # A checker that overlooks links passes too: it must have found each one that we see.
    for page in each.pages:
        seen = {clean(found["url"]) for found in report["success_map"].get(str(each.folder / page), [])}
        wanted = {clean(target) for target in internal(each, page, root)}
        assert wanted - seen == set(), page


def lychee(site: BuiltSite, names: list[str]) -> dict[str, dict[str, list[dict[str, str]]]]:
    """Its report on these files; the site's own full addresses are looked up in the folder too."""
    program = shutil.which("lychee", path=str(Path(sys.executable).parent))
    assert program, "no lychee beside this Python: it comes with requirements/test.txt"
    root = root_of(site)
    arguments = ["--offline", "--verbose", "--no-progress", "--format", "json", "--include-fragments=full"]
    own = f"^{re.escape(site.data.origin)}/ {root.as_uri()}/"
    places = ["--root-dir", str(root), "--index-files", "index.html", "--remap", own]
    files = [str(site.folder / name) for name in names]
    done = subprocess.run([program, *arguments, *places, *files], capture_output=True, encoding="utf-8", check=False)
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    assert isinstance(report, dict)
    return report


def root_of(site: BuiltSite) -> Path:
    """The folder that a browser sees as the root of the host."""
    return site.folder.parents[site.data.base.count("/") - 2] if site.data.base != "/" else site.folder


def internal(site: BuiltSite, page: str, root: Path) -> Iterator[str]:
    """The file: address of everything of this site that the page links to or loads."""
    own = site.data.origin + "/"
    address = f"{site.data.origin}{site.data.base}{page}"
    for href in hrefs(site.tree(page)):
        full = urljoin(address, href)
        if full.startswith(own):
            yield f"{root.as_uri()}/{full.removeprefix(own)}"


def hrefs(tree: HtmlElement) -> Iterator[str]:
    """What links and loading attributes say, the candidates of a srcset one by one."""
    for element in tree.iter():
        if element.tag == "script":
            continue  # lychee passes scripts over; the build's own verification and test_privacy see that theirs are there
        for name, value in element.attrib.items():
            if name in ("srcset", "imagesrcset"):
                yield from (candidate.split()[0] for candidate in str(value).split(",") if candidate.strip())
            elif name in ("href", "src", "data", "poster", "action"):
                yield str(value)


def clean(address: str) -> tuple[str, str]:
    """Path and fragment, without the slash or file name that mean the same folder."""
    path, fragment = urldefrag(address)
    return unquote(path).removesuffix("index.html").rstrip("/"), unquote(fragment)


def test_srcset_candidates_exist(open_office: BuiltSite, site: BuiltSite) -> None:
    """Every candidate of every srcset is a file, as wide as the page says."""
    for built in (open_office, site):
        found = 0
        for page in built.pages:
            for srcset in built.tree(page).xpath("//@srcset"):
                for candidate in srcset.split(","):
                    address, width = candidate.split()
                    with Image.open(built.folder / address.removeprefix(built.data.base)) as picture:
                        assert f"{picture.width}w" == width, f"{page}: {address}"
                    found += 1
        assert found, "no picture on the whole site"


def test_nothing_from_other_hosts(each: BuiltSite) -> None:
    """No page, style sheet or drawing loads anything from another host, nor does an address lead on to one, but to the page of
    another office's group or event on that office's site."""
    own = each.data.origin + each.data.base
    elsewhere = {document.elsewhere for document in each.data.moved_away.values()}
    for page in each.pages:
        tree = each.tree(page)
        loaded = list(loads(tree))
        if is_redirect(tree):
            loaded.append(tree.xpath("//meta[@http-equiv='refresh']/@content")[0].partition("url=")[2])
        foreign = [value for value in loaded if not urljoin(own + page, value).startswith(own) and value not in elsewhere]
        assert foreign == [], page
    for path in each.folder.rglob("*.svg"):
        assert re.findall(r"(?:href|src)\s*=\s*[\"']https?:", path.read_text(encoding="utf-8")) == [], path


def loads(tree: HtmlElement) -> Iterator[str]:
    """Every address that a browser fetches for the page by itself."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        for name in LOADING:
            if value := element.get(name):
                yield from (part.split()[0] for part in value.split(",")) if name.endswith("srcset") else [value]
        if element.tag == "link" and LINKS_THAT_LOAD & set((element.get("rel") or "").split()):
            yield element.get("href", "")
        if element.tag in ("use", "image"):
            yield element.get("href", "")
        if element.tag == "style":
            yield from re.findall(r"url\(\s*[\"']?([^\"')]+)", element.text or "")
            assert "@import" not in (element.text or "")
