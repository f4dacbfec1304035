"""Addresses: none lost in silence."""

from pathlib import Path

import pytest

from read.test_history import git
from scenarios.overlay import faults_of, lay, page

PAGE = page()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The base in a repository whose first commit has the page «gammel»."""
    folder = lay(tmp_path, {"pages/gammel.md": PAGE})
    git(tmp_path, "init", "-b", "main")
    save(folder)
    return folder


def save(content: Path) -> None:
    """Commit everything."""
    git(content, "add", "-A")
    git(content, "commit", "--allow-empty", "-m", "Endring")


def lost(content: Path) -> list[tuple[str, str]]:
    """(file that had it, address) of every address that is remarked as lost; nothing else may be remarked."""
    faults = faults_of(content)
    assert {fault.key for fault in faults} <= {"lost_address"}
    assert all(fault.warning and fault.line == 1 for fault in faults)
    return [(fault.path.removeprefix("content/"), fault.values["address"]) for fault in faults]


def test_nothing_is_lost(content: Path) -> None:
    """As long as every file is there, whatever was changed in it."""
    (content / "pages/gammel.md").write_text(PAGE.replace("Tekst.", "Annen tekst."), encoding="utf-8")
    save(content)
    assert lost(content) == []


@pytest.mark.parametrize("committed", [True, False])
def test_a_lost_address_is_remarked(content: Path, committed: bool) -> None:
    """A file that was deleted or renamed, before the change is committed and after."""
    (content / "pages/gammel.md").rename(content / "pages/ny.md")
    if committed:
        save(content)
    assert lost(content) == [("pages/gammel.md", "/gammel/")]


def test_another_centres_addresses_are_not_lost(content: Path) -> None:
    """A fork has the commits of the centre that it came from, and takes more of them with each later version: what stood on that
    one's site is nothing that this one has lost. From the day that data/site.yaml names the office, what is lost is remarked."""
    (content / "data/site.yaml").write_text("office: forrige\n", encoding="utf-8")
    (content / "pages/deres.md").write_text(PAGE.replace("Ny side", "Deres"), encoding="utf-8")
    save(content)
    (content / "data/site.yaml").write_text("office: test\n", encoding="utf-8")
    (content / "pages/deres.md").unlink()
    assert lost(content) == []
    save(content)
    assert lost(content) == []
    (content / "pages/gammel.md").unlink()
    assert lost(content) == [("pages/gammel.md", "/gammel/")]
    save(content)
    assert lost(content) == [("pages/gammel.md", "/gammel/")]


def test_another_slug(content: Path) -> None:
    """A new ``slug`` in the same file loses the old address, and the one before that."""
    for slug in ("nyere", "nyest"):
        (content / "pages/gammel.md").write_text(page(f"slug: {slug}\n"), encoding="utf-8")
        save(content)
    assert lost(content) == [("pages/gammel.md", "/gammel/"), ("pages/gammel.md", "/nyere/")]


def test_another_folder_and_language(content: Path) -> None:
    """What was an article at /aktuelt/ and is a page now; what was bokmål and is nynorsk."""
    (content / "articles").mkdir()
    (content / "articles/nyhet.md").write_text(PAGE.replace("Ny side", "Nyhet"), encoding="utf-8")
    save(content)
    (content / "articles/nyhet.md").rename(content / "pages/nyhet.md")
    home = (content / "pages/forside.md").read_text(encoding="utf-8").replace("Velkommen", "Velkomen")
    (content / "pages/heim.md").write_text(home.replace("slug:", "lang: nn\nslug:"), encoding="utf-8")
    (content / "pages/gammel.md").write_text(page("lang: nn\n"), encoding="utf-8")
    assert lost(content) == [("articles/nyhet.md", "/aktuelt/nyhet/"), ("pages/gammel.md", "/gammel/")]


@pytest.mark.parametrize("old", ["/gammel/", "/gammel", "/gammel/index.html"])
def test_redirect_from_answers(content: Path, old: str) -> None:
    """The page that took over says so, with or without the slash at the end."""
    (content / "pages/gammel.md").unlink()
    (content / "pages/ny.md").write_text(page(f"redirect_from: {old}\n"), encoding="utf-8")
    assert lost(content) == []


@pytest.mark.parametrize("old", ["/gammel/", "/gammel"])
def test_gone_answers(content: Path, old: str) -> None:
    """So does gone.yaml, for what nothing took over."""
    (content / "pages/gammel.md").unlink()
    (content / "data/gone.yaml").write_text(f"- {{address: {old}, since: 2026-11-01, why: Utdatert}}\n", encoding="utf-8")
    assert lost(content) == []


@pytest.mark.parametrize(
    "front",
    [
        "status: draft\n",
        "example: ja\n",
        "example: True\n",
        "slug: [en, to]\n",
        "slug: Ikke en adresse\n",
        "lang: no\n",
        "lang: [nb]\n",
    ],
)
def test_what_was_never_published(content: Path, front: str) -> None:
    """Drafts, examples and files that had faults never had an address to lose; they hide none that was lost."""
    (content / "pages/kladd.md").write_text(page(front), encoding="utf-8")
    (content / "pages/latin.md").write_bytes(b"---\ntitle: \xe5\n---\n")
    (content / "pages/tom.md").write_bytes(b"")
    save(content)
    for name in ("kladd", "latin", "tom", "gammel"):
        (content / f"pages/{name}.md").unlink()
    assert lost(content) == [("pages/gammel.md", "/gammel/")]


def test_a_withdrawn_story(content: Path) -> None:
    """A story whose consent was withdrawn answers 410 as long as its file says so; deleted, its address is remarked."""
    consent = "consent: {given_on: 2026-01-01, kept_by: leder, scope: site, withdrawn_on: 2026-11-01}\n"
    (content / "stories").mkdir()
    (content / "stories/min.md").write_text(page(consent).replace("Ny side", "Min"), encoding="utf-8")
    save(content)
    assert lost(content) == []
    (content / "stories/min.md").unlink()
    assert lost(content) == [("stories/min.md", "/historier/min/")]


def test_a_file_with_faults_is_not_lost(content: Path) -> None:
    """While a file cannot be read, nothing is said of what it may answer for."""
    (content / "pages/gammel.md").write_text("---\ntitle: Møte: nå\nslug: x\n---\n\nTekst.\n", encoding="utf-8")
    assert {fault.key for fault in faults_of(content)} == {"yaml_colon"}


def test_without_history(tmp_path: Path, content: Path) -> None:
    """In a shallow clone nothing is claimed, neither that addresses are lost nor that they are not."""
    (content / "pages/gammel.md").unlink()
    save(content)
    git(tmp_path, "clone", "--depth", "1", tmp_path.as_uri(), "grunn")
    assert lost(content)
    assert faults_of(tmp_path / "grunn" / "content") == []
