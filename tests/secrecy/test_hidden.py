"""Whatever the public may not see is in no byte of the output: every field of every kind of entry has nonsense words of its own.

The site is built for a day and then, into the same folder, for the next, on which some of it expires or is withdrawn.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from conftest import ROOT
from published import texts
from scenarios.overlay import lay

from .content import AFTER, BEFORE, Nonsense, SecretContent

LEAVING = ("expired", "withdrawn")
# What no page shows: it is for those who run the site, or its kind of page has no place for it.
UNSEEN = ("owner", "kept_by", "guardian", " tag")
UNSEEN_OF = {
    **dict.fromkeys(("pages", "groups", "events", "offices"), ("tag label",)),
}


@dataclass(frozen=True)
class Built:
    """The two days: file → its text, and the colours of the pictures; ``gone``: what the hosts are told on the second."""

    word: Nonsense
    days: dict[str, dict[str, str]]
    colours: dict[str, list[tuple[int, ...]]]
    gone: str

    def told(self, day: str, *states: str) -> dict[str, list[str]]:
        """Whose field it is → where its word stands, of the words of entries in these states."""
        names = {
            self.word.meaning[word]: [name for name, text in self.days[day].items() if word in text]
            for word in self.word.of(*states)
        }
        return {meaning: found for meaning, found in sorted(names.items()) if found}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder, secret = tmp_path_factory.mktemp("hidden"), SecretContent()
    content, output = lay(folder, secret.files), folder / "output"
    days, colours = {}, {}
    for day in (BEFORE, AFTER):
        call = ["build", "--office=test", f"--content={content}", f"--output={output}", f"--today={day}"]
        done = subprocess.run([sys.executable, str(ROOT / "tasks.py"), *call], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        days[day] = {path.relative_to(output).as_posix(): text for path, text in texts(output)}
        colours[day] = list(pictures(output))
    gone = "".join((folder / f"output.gone.{host}").read_text(encoding="utf-8") for host in ("nginx.conf", "caddy"))
    return Built(secret.word, days, colours, gone)


def pictures(output: Path) -> Iterator[tuple[int, ...]]:
    """The colour in the middle of every picture that a page may show."""
    for path in sorted((output / "bilder").iterdir()):
        if path.name != "del.png":
            with Image.open(path) as image:
                pixel = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
                assert isinstance(pixel, tuple)
                yield pixel


def test_what_is_not_yet_or_never_public_is_nowhere(built: Built) -> None:
    """Drafts, examples and what is to come, with all that translates them, on either day."""
    hidden = ("draft", "example", "scheduled")
    assert len(built.word.of(*hidden)) > 400
    assert built.told(BEFORE, *hidden) == {}
    assert built.told(AFTER, *hidden) == {}


def test_what_leaves_was_there(built: Built) -> None:
    """On its last day every field that readers see is found, in the search index too: the search for words works."""
    there = built.told(BEFORE, *LEAVING)
    absent = {built.word.meaning[word] for word in built.word.of(*LEAVING)} - set(there)
    unseen = {f"expired {kind} {name}" for kind, names in UNSEEN_OF.items() for name in names}
    assert {name for name in absent if not name.endswith(UNSEEN)} == unseen
    title = there["withdrawn stories title"]
    assert {"feed.xml", "feed.json", "historier/index.html", "kampanjer/sammen/index.html"} <= set(title)
    assert {".pf_fragment", ".pf_index"} <= {Path(name).suffix for name in title}


def test_what_has_left_is_nowhere(built: Built) -> None:
    """The next day nothing is left of what expired or was withdrawn, of its translations, of what has a withdrawn story's picture
    or words, and of the words of links to it."""
    assert built.told(AFTER, *LEAVING) == {}


def test_pictures_have_left(built: Built) -> None:
    """No page shows a picture of theirs, under whatever name; other pictures stay."""
    assert {pixel[0] > 150 for pixel in built.colours[BEFORE]} == {True, False}
    assert {pixel[0] > 150 for pixel in built.colours[AFTER]} == {False}


def test_hosts_learn_the_addresses_alone(built: Built) -> None:
    """The maps of what is gone name every address of what was withdrawn, the old ones and those of translations too, and nothing
    else of it."""
    named = {meaning for word, meaning in built.word.meaning.items() if word in built.gone}
    addresses = {f"withdrawn stories {lang}{what}" for lang in ("", "en ", "nn ") for what in ("slug", "old address")}
    assert named == addresses | {"withdrawn others slug"}
    listed = built.gone.splitlines()[-2].split(" ")  # Caddy's
    assert {"/en/historier/by-others/", "/aktuelt/siterer/", "/en/aktuelt/cites/"} <= set(listed)


def test_what_is_public_stays(built: Built) -> None:
    """The page that pointed at all of it is there, without the words of its links to a withdrawn story; so is the article that
    showed the picture."""
    page = built.days[AFTER]["for-alle/index.html"]
    assert "alt her er for alle" in page
    assert page.partition("<main")[2].partition("</main>")[0].count("(tatt bort)") == 4
    assert "aktuelt/med-bilde/index.html" in built.days[AFTER]
