"""The handbook and the operations guide say nothing that is not so: examples, messages, links, files, tasks, options.

A fenced block whose info string names a file of ``content/`` (three backticks, ``markdown content/pages/x.md``) is a
complete file that an editor may copy. All of them are laid over the small content folder below and checked together.
"""

import datetime
import importlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from invoke.collection import Collection
from lxml import html as lxml_html
from PIL import Image

from conftest import TODAY, build
from made_files import pdf
from moteplass.check.preflight import read_and_check
from moteplass.cli import status
from moteplass.enrich.site import Site
from moteplass.faults import Fault
from moteplass.model.kinds import KINDS
from moteplass.read.data import FILES as DATA_FILES
from moteplass.words import editor_words

ROOT = Path(__file__).resolve().parents[1]
DOCS = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
FENCE = re.compile(r"^```(\S*) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {m[2]: m[3] for text in DOCS.values() for m in FENCE.finditer(text) if m[2].startswith("content/")}
PICTURES = sorted(set(re.findall(r"\.\./(images/[\w.-]+)", "".join(EXAMPLES.values()))))
FILES = sorted(set(re.findall(r"\.\./(files/[\w.-]+)", "".join(EXAMPLES.values()))))

# The smallest sound content there is, and what the examples lean on besides: a home page in English.
BASE = ROOT / "tests" / "scenarios" / "base" / "content"
OFFICE = "test"
HOME_IN_ENGLISH = "---\ntitle: Welcome\nsummary: The home page.\nlang: en\nslug: index\ntemplate: home\n---\n\nHere it begins.\n"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small folder with every example of the docs in it, and the pictures and files that they name."""
    root = tmp_path_factory.mktemp("docs")
    shutil.copytree(BASE, root / "content")
    for name, text in {**EXAMPLES, "content/pages/forside-en.md": HOME_IN_ENGLISH}.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        there = path.read_text(encoding="utf-8") if path.is_file() and path.suffix == ".yaml" else ""
        path.write_text(there + text, encoding="utf-8")  # an entry of a data file is added to those it has
    for folder in ("images", "files"):
        (root / "content" / folder).mkdir(exist_ok=True)
    for name in PICTURES:
        Image.new("RGB", (900, 600), "teal").save(root / "content" / name)
    for name in FILES:
        (root / "content" / name).write_bytes(pdf())
    return root / "content"


@pytest.fixture(scope="module")
def remarks(content: Path) -> list[Fault]:
    """Everything that the preflight says of that folder."""
    return read_and_check(content, TODAY).faults


@pytest.fixture(scope="module")
def built(content: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Site]:
    """The examples as a public site."""
    folder = tmp_path_factory.mktemp("docs-site")
    return folder, build(folder, office=OFFICE, content=content)


def test_each_kind_has_an_example() -> None:
    """The handbook shows one complete file of each kind at least."""
    folders = {name.split("/")[1] for name in EXAMPLES if name.endswith(".md")}
    assert folders == {kind.folder for kind in KINDS}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_passes_the_check(name: str, remarks: list[Fault]) -> None:
    """A volunteer who copies an example gets neither a fault nor a warning."""
    words = editor_words()
    assert [fault.text(words) for fault in remarks if fault.path == name] == []


def test_the_folder_around_the_examples_is_sound(remarks: list[Fault]) -> None:
    """No example makes another file of the folder wrong."""
    words = editor_words()
    assert [fault.text(words) for fault in remarks if fault.path not in EXAMPLES] == []


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.endswith(".md")])
def test_an_example_becomes_a_page(name: str, built: tuple[Path, Site]) -> None:
    """Each example is a page of the public site that is made of them."""
    _, site = built
    assert name in [document.source.shown_path for document in site.documents_by_path.values()]


@pytest.mark.parametrize(
    ("what", "xpath"),
    {
        "a list of contents": "//nav[@class='contents']//li[4]",
        "a figure with caption and credit": "//figure[.//img[@alt]]/figcaption[contains(., 'Inngangen')]/span[@class='credit']",
        "an attributed quotation": "//figure[@class='quotation']/figcaption[starts-with(., '— ')]",
        "a pull quote": "//blockquote[@class='pull-quote']/p[text()='Du kan bare lytte.']",
        "a callout with a Norwegian title": "//div[contains(@class, 'callout')]/p[text()='Merk']",
        "a table with numbers to the right": "//table//td[@class='align-right']",
        "a definition": "//dl/dt[text()='Igangsetter']",
        "a footnote": "//sup//a[@class='footnote-ref']",
        "a citation": "//span[@class='citation']/a[contains(., 'Hansen & Olsen, 2014')]",
        "the work it cites": "//section[contains(@class, 'references')]//li[contains(., 'Et diktet verk')]",
        "a link to an anchor of another page": "//a[@href='/stille-rom/#nar-det-er-apent']",
        "a link to an anchor of this page": "//main//a[@href='#tabell']",
        "a link out, marked": "//a[@class='external'][@href='https://lovdata.no/']",
        "a file to fetch": "//a[@href='/filer/plakat.pdf']",
        "a second heading level": "//h3[@id='en-underoverskrift']",
        "both kinds of lists": "//main//div[contains(@class, 'prose')][.//ul][.//ol]",
    }.items(),
)
def test_the_features_example_shows(what: str, xpath: str, built: tuple[Path, Site]) -> None:
    """The page of the handbook that shows what Markdown can do really becomes all that."""
    page = lxml_html.document_fromstring((built[0] / "slik-skriver-du" / "index.html").read_text(encoding="utf-8"))
    assert page.xpath(xpath), what


def test_addresses_named_in_the_handbook_are_real(built: tuple[Path, Site]) -> None:
    """An address in the running text is one that the examples or the site itself answer, redirects aside."""
    folder, _ = built
    named = set(re.findall(r"`(/[a-z/-]+/)`", prose(DOCS["handbok.md"])))
    assert named >= {"/aktuelt/", "/historier/", "/stille-rom/", "/en/quiet-room/"}
    assert sorted(address for address in named if not (folder / address[1:] / "index.html").is_file()) == []


@pytest.mark.parametrize("name", DOCS)
def test_links_lead_somewhere(name: str) -> None:
    """Every relative link of the docs reaches a file, and a heading where it names one."""
    broken = []
    for href in re.findall(r"\]\(([^)\s]+)\)", prose(DOCS[name], keep_code=False)):
        path, _, fragment = href.partition("#")
        if path.startswith("https://"):
            continue
        target = (ROOT / "docs" / path) if path else ROOT / "docs" / name
        if not target.is_file() or (fragment and fragment not in anchors(target.read_text(encoding="utf-8"))):
            broken.append(href)
    assert broken == []


@pytest.mark.parametrize("name", DOCS)
def test_files_named_exist(name: str, built: tuple[Path, Site]) -> None:
    """A file of the project that the docs name is there; one that a build leaves is left by a build; pictures and
    downloads have the folders that the examples publish from."""
    codes = re.findall(r"`([^`\s]+)`", prose(DOCS[name]))
    project = re.compile(r"(docs|plugins|requirements|tests|theme|\.github)/")
    assert [code for code in codes if project.match(code) and "*" not in code and not (ROOT / code).exists()] == []
    # What is in content/ is a centre's own: named are the folders and the data files that there can be.
    folders = {f"content/{name}/" for name in ("data", "files", "images", *(kind.folder for kind in KINDS))}
    content = [code for code in codes if code.startswith("content/") and "*" not in code and code not in EXAMPLES]
    assert [
        code for code in content if code not in folders | {"content/"} and code.removeprefix("content/data/") not in DATA_FILES
    ] == []
    assert [code for code in codes if re.fullmatch(r"[\w-]+\.yaml", code) and code not in DATA_FILES] == []
    output = [code.removeprefix("output/") for code in codes if code.startswith("output/") and code != "output/"]
    assert [code for code in output if not (built[0] / code).is_file()] == []


@pytest.mark.parametrize("name", DOCS)
def test_tasks_and_options_named_exist(name: str) -> None:
    """Every ``tasks.py`` call of the docs names a task, with options that it has; an option alone is some task's."""
    options = task_options()
    calls = re.findall(r"python3 tasks\.py ([a-z]+)((?:[ =][^`\n;&]+)?)", DOCS[name])
    for task, rest in calls:
        assert task in options
        assert set(re.findall(r"--[a-z][a-z-]*", rest)) <= options[task]
    alone = set(re.findall(r"`(--[a-z][a-z-]*)[^`]*`", prose(DOCS[name])))
    assert alone <= set().union(*options.values())


def test_the_guides_name_what_people_type() -> None:
    """Nothing of the two commands' options is left unexplained: the operations guide has a row for each of build's."""
    rows = set(re.findall(r"^\| `(--[a-z-]+)", DOCS["drift.md"], re.MULTILINE))
    assert rows == task_options()["build"]


def test_the_statuses_named_are_those_of_the_code() -> None:
    """The table of exit statuses has a row for each that a task can end with, and no other."""
    rows = {int(number) for number in re.findall(r"^\| (\d+) \|", DOCS["drift.md"], re.MULTILINE)}
    assert rows == {0, status.FAULTS, status.WRONG_CALL, status.INTERRUPTED}


def hear_ctrl_c() -> None:
    """In the new process: as at a terminal, also where the tests run in the background of a shell, which ignores SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(("task", "line", "status"), [("build", "Leser innholdet", 130), ("preview", "http://127.0.0.1:", 0)])
def test_ctrl_c_ends_a_task_as_the_guides_say(task: str, line: str, status: int, tmp_path: Path) -> None:
    """A build that is stopped ends with 130 and a sentence, a preview with 0; neither shows anything in English."""
    command = [sys.executable, str(ROOT / "tasks.py"), task, *(["--output", str(tmp_path / "ut")] if task == "build" else [])]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=hear_ctrl_c,
    ) as running:
        assert running.stdout
        assert running.stderr
        while line not in (said := running.stdout.readline()):
            assert said, f"ended before it said «{line}»"
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to the task and to all that it started
        errors = running.stderr.read()
        assert running.wait(timeout=30) == status
    assert errors.strip() == ("" if status == 0 else editor_words()("cli.interrupted"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", DOCS)
def test_messages_quoted_are_those_of_the_check(name: str) -> None:
    """What the docs say that ``check`` prints is what it prints: whole lines, and the beginnings in the table."""
    sentences = [words_pattern(sentence) for sentence in fault_sentences()]
    lines = [line for m in FENCE.finditer(DOCS[name]) if m[1] == "text" for line in m[3].splitlines()]
    for line in lines:
        place = re.fullmatch(r"content/\S+:\d+: (?:merknad: )?(?:«[\w.]+»: )?(.+)", line)
        assert place, line
        assert any(pattern.fullmatch(place[1]) for pattern in sentences), line
    beginnings = [words_pattern(sentence.partition(" – ")[0].partition(", men")[0]) for sentence in fault_sentences()]
    for cell in message_table(DOCS[name]):
        assert any(pattern.match(cell) for pattern in beginnings), cell


def test_the_handbook_explains_messages() -> None:
    """The table of common messages is there, so that the test above has something to hold."""
    assert len(message_table(DOCS["handbok.md"])) >= 15


def test_the_json_shown_is_the_json_printed() -> None:
    """The example of ``check --json`` has the keys, the code and the sentence of a real fault."""
    shown = json.loads(next(m[3] for m in FENCE.finditer(DOCS["drift.md"]) if m[1] == "json"))
    assert shown == [Fault("content/pages/huset.md", 1, "missing", "summary", {"field": "summary"}).as_json(editor_words())]


@pytest.mark.parametrize("name", DOCS)
def test_the_tone_is_calm(name: str) -> None:
    """No exclamation mark in the running text."""
    assert "!" not in prose(DOCS[name], keep_code=False)


def prose(text: str, keep_code: bool = True) -> str:
    """The text without its fenced blocks, and without inline code if asked."""
    text = FENCE.sub("", text)
    return text if keep_code else re.sub(r"`[^`\n]*`", "", text)


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives the headings: lower case, punctuation dropped, spaces to hyphens, æøå kept."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def task_options() -> dict[str, set[str]]:
    """Task → its long options, as Invoke knows them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        collection = Collection.from_module(importlib.import_module("tasks"))
    return {
        name: {f"--{flag.replace('_', '-')}" for argument in task.get_arguments() for flag in argument.names if len(flag) > 1}
        for name, task in collection.tasks.items()
    }


def fault_sentences() -> Iterator[str]:
    words = editor_words()
    return (words(key) for key in sorted(words.keys()) if key.startswith("faults."))


def words_pattern(sentence: str) -> re.Pattern[str]:
    """A sentence with ``{blanks}`` → what may stand in print."""
    return re.compile(".+?".join(re.escape(part) for part in re.split(r"\{\w+\}", sentence)))


def message_table(text: str) -> list[str]:
    """The first column of the table whose head is «Kontrollen skriver»."""
    _, found, rest = text.partition("| Kontrollen skriver |")
    rows = rest.partition("\n\n")[0].splitlines()[2:] if found else []
    return [row.split("|")[1].strip() for row in rows]


@pytest.mark.parametrize(("age", "status"), [(0, 0), (1, 0), (2, 1), (60, 1)])
def test_the_watch_from_outside_tells_a_stale_site(age: int, status: int) -> None:
    """The guide's command, with what it fetches given to it: today's site and yesterday's are fresh, an older one is not."""
    command = re.search(r"data/offices\.json \|\n +python3 -c '(.*)'", DOCS["drift.md"])
    assert command
    day = datetime.date.today() - datetime.timedelta(days=age)  # noqa: DTZ011  # as the command itself asks
    done = subprocess.run([sys.executable, "-c", command[1]], input=json.dumps({"date": day.isoformat()}), text=True, check=False)
    assert done.returncode == status
