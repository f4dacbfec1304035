"""The product knows nothing of the content that it is used for: another centre's takes its place, and every test still holds."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from conftest import CENTRE, ROOT, build
from moteplass.model.kinds import KINDS
from moteplass.read.sources import split
from published import files_with
from scenarios.overlay import lay

CODE = ("tests", "tools", "plugins")  # benchmarks measure the site of this repository
ALONE = ("tasks.py", "bootstrap.py", "pelicanconf.py", "publishconf.py")


def entries(content: Path) -> Iterator[Path]:
    """The files of entries in a content folder."""
    for kind in KINDS:
        yield from (content / kind.folder).glob("*.md")


def names(content: Path) -> set[str]:
    """What the entries are called in addresses, links and calls, and the titles of the offices, but those of one common word."""
    titles = [
        re.search(r"^title: (.+ .+)$", split(path.read_text(encoding="utf-8"))[0] or "", re.MULTILINE) for path in entries(content)
    ]
    offices = [title[1] for title, path in zip(titles, entries(content), strict=True) if title and path.parent.name == "offices"]
    return {path.stem for path in entries(content)} | {*offices}


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the text of every string in a file of Python."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def is_named(name: str, text: str) -> bool:
    """Whether the text calls an office or an entry by its name: as a whole, in an address, a path or a field; or by its title."""
    if " " in name:
        return name in text
    return bool(text == name or re.search(rf"(?:[\w-]/{name}(?:/|\.md)|^/?{name}(?:/|\.md)|\boffice[:=] ?{name})(?![\w-])", text))


def test_a_name_is_told_from_a_word() -> None:
    """What the next test looks for, and what it lets pass."""
    for text in ("oslo", "nettverket/oslo/", "offices/oslo.md", "oslo/", "--office=oslo", "office: oslo\ntheme: sorg"):
        assert is_named("oslo", text), text
    for text in ("Europe/Oslo", "kommune/0301-oslo/", "i oslo", "nettverket/oslofjorden/", "office: oslo-nord"):
        assert not is_named("oslo", text), text
    assert is_named("LINK Oslo", "Kontakt LINK Oslo")


def test_no_test_names_what_stands_in_the_content() -> None:
    """No string of a test, a tool or the program is an office or an entry of ``content/``; the tests' own may be alike."""
    own = {name for folder in (ROOT / "tests").rglob("content") for name in names(folder)}
    wanted = names(CENTRE) - own
    files = [path for folder in CODE for path in (ROOT / folder).rglob("*.py") if "node_modules" not in path.parts]
    found = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in (*files, *(ROOT / name for name in ALONE))
        if path != Path(__file__)
        for line, text in texts(path)
        for name in wanted
        if is_named(name, text)
    ]
    assert found == []


def test_a_centres_own_tests_are_not_published(tmp_path: Path) -> None:
    """What lies in ``content/tests/`` is neither a fault nor in any file of the site."""
    content = lay(tmp_path, {"tests/search.yaml": "public:\n  sok/:\n    - [kvakkelorum, bli-med/]\n"})
    build(tmp_path / "site", office="test", content=content, preview=True)
    assert files_with(tmp_path / "site", ("kvakkelorum",)) == {}
    assert not (tmp_path / "site" / "tests").exists()
