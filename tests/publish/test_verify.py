"""The last look at a built folder: each rule has something that it refuses, and the folder as it was built is accepted."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from moteplass.publish.verify import VerificationError, verify

from .conftest import Built

Change = Callable[[Path], None]


def with_html(html: str) -> Change:
    """More HTML on the home page."""

    def change(folder: Path) -> None:
        page = folder / "index.html"
        page.write_text(page.read_text(encoding="utf-8").replace("</main>", f"{html}</main>"), encoding="utf-8")

    return change


def with_title(title: str) -> Change:
    """Another title of the home page."""

    def change(folder: Path) -> None:
        page = folder / "index.html"
        before, _, rest = page.read_text(encoding="utf-8").partition("<title>")
        page.write_text(f"{before}<title>{title}</title>{rest.partition('</title>')[2]}", encoding="utf-8")

    return change


def title_of(page: str) -> Change:
    """The home page with the title of another page."""
    return lambda folder: with_title((folder / page).read_text(encoding="utf-8").split("<title>")[1].split("</title>")[0])(folder)


def removed(*names: str) -> Change:
    """Without these files."""

    def change(folder: Path) -> None:
        for name in names:
            (folder / name).unlink()

    return change


ERRORS = {
    "a page that did not come out": (removed("sok/index.html"), "sok/index.html"),
    "an empty folder": (lambda folder: shutil.rmtree(folder), "index.html"),
    "a link that leads nowhere": (with_html('<a href="/sti/borte/">a</a>'), "/sti/borte/"),
    "a link to a file that is not there": (with_html('<a href="/sti/filer/borte.pdf">a</a>'), "/sti/filer/borte.pdf"),
    "a full address of a page that is not there": (with_html('<a href="https://link.example/sti/borte/">a</a>'), "/borte/"),
    "a subscription to a calendar that is not there": (
        with_html('<a href="webcal://link.example/sti/data/borte.ics">a</a>'),
        "borte.ics",
    ),
    "a link that leads out of the site": (with_html('<a href="/sti/../annet/">a</a>'), "/sti/../annet/"),
    "a picture that is not there": (with_html('<img src="/sti/bilder/borte.png" alt="">'), "borte.png"),
    "one candidate of a picture": (with_html('<img src="/sti/icon.svg" srcset="/sti/bilder/to.png 2x" alt="">'), "to.png"),
    "an anchor that is not on the page": (with_html('<a href="#borte">a</a>'), "#borte"),
    "an anchor that is not on another page": (with_html('<a href="/sti/sok/#borte">a</a>'), "/sti/sok/#borte"),
    "an anchor without a name": (with_html('<a href="#">a</a>'), "lenka # leder ingen steder"),
    "an anchor without a name on another page": (with_html('<a href="/sti/sok/#">a</a>'), "/sti/sok/#"),
    "a link without an address": (with_html('<a href="">a</a>'), "<a >"),
    "a page without a title": (with_title(" "), "index.html: mangler tittel"),
    "two pages with one title": (title_of("sok/index.html"), "samme tittel"),
    "broken characters": (with_html("sÃ¸vn"), "Ã¸"),
    "bytes that are no UTF-8": (lambda folder: (folder / "410.html").write_bytes(b"<title>\xe5</title>"), "410.html"),
    "something that may not be there": (with_html("<iframe></iframe>"), "<iframe>"),
}


@pytest.mark.parametrize("rule", ERRORS)
def test_refused(rule: str, built: Built, tmp_path: Path) -> None:
    """Each rule refuses a folder that breaks it, and names the page and what is wrong."""
    change, told = ERRORS[rule]
    folder = tmp_path / "site"
    shutil.copytree(built.folder, folder)
    change(folder)
    with pytest.raises(VerificationError) as error:
        verify(built.site, str(folder))
    assert any(told in problem for problem in error.value.problems), error.value.problems


@pytest.mark.parametrize(
    "html",
    [
        "",
        '<a href="/sti/sok/#_main">a</a>',
        '<a href="https://link.example/sti/sok/">a</a>',
        '<a href="https://annet.example/borte/#borte">a</a>',
        '<a href="mailto:post@annet.example">a</a><a href="tel:55000000">a</a>',
    ],
)
def test_accepted(html: str, built: Built, tmp_path: Path) -> None:
    """What leads somewhere is accepted, and so is the folder as it was built."""
    folder = tmp_path / "site"
    shutil.copytree(built.folder, folder)
    with_html(html)(folder)
    verify(built.site, str(folder))


def test_what_is_told_is_one_line(built: Built, tmp_path: Path) -> None:
    """Whatever stands in an address, a problem is one line that a terminal shows as it is."""
    folder = tmp_path / "site"
    shutil.copytree(built.folder, folder)
    with_html('<a href="javascript:\x1b[2J&#10;&#x202e;x">a</a>')(folder)
    with pytest.raises(VerificationError) as error:
        verify(built.site, str(folder))
    assert all(problem.isprintable() for problem in error.value.problems)
