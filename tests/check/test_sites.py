"""What every office's site must have."""

from pathlib import Path

import pytest

from conftest import FULL
from moteplass.check.sites import generated_titles
from moteplass.enrich.document import ListDocument
from moteplass.faults import ContentFaults
from moteplass.generate.site import BuildOptions, prepare_site
from scenarios.overlay import BASE, TODAY, faults_of, lay, lines_of, page

OFFICE = (BASE / "offices" / "test.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "fields", ["status: draft\n", "example: true\n", "publish_from: 2027-01-01\n", "publish_until: 2026-01-01\n"]
)
def test_the_site_of_an_office_that_is_not_public_is_not_built(tmp_path: Path, fields: str) -> None:
    """An office may be prepared in peace: no fault, a preview, but no public site; that is told in one sentence."""
    content = lay(tmp_path, {"offices/test.md": OFFICE.replace("kind: link\n", f"kind: link\n{fields}")})
    assert lines_of(content) == []
    assert prepare_site(BuildOptions("test", content, TODAY, preview=True)).documents
    with pytest.raises(ContentFaults) as raised:
        prepare_site(BuildOptions("test", content, TODAY))
    assert [fault.key for fault in raised.value.faults] == ["office_not_public"]


def test_the_slug_of_an_office(tmp_path: Path) -> None:
    """An office may have another address than its id; its site still has «Om …»."""
    content = lay(tmp_path, {"offices/test.md": OFFICE.replace("kind: link\n", "kind: link\nslug: link-test\n")})
    documents = prepare_site(BuildOptions("test", content, TODAY)).documents
    assert {"om/", "nettverket/link-test/"} <= set(documents)


def test_a_home_page_for_each_office(tmp_path: Path) -> None:
    """Two offices may have each its own home page; an office without one is told so, whatever the others have."""
    home = (BASE / "pages" / "forside.md").read_text(encoding="utf-8")
    other = OFFICE.replace("LINK Test", "LINK To")
    files = {"offices/to.md": other, "pages/forside.md": home.replace("slug:", "offices: [test]\nslug:")}
    assert [line.split(" – ")[0] for line in lines_of(lay(tmp_path / "en", dict(files)))] == [
        "content/offices/to.md:1: nettstedet mangler en forside på språket nb"
    ]
    files["pages/forside-to.md"] = home.replace("slug:", "offices: [to]\nslug:")
    assert lines_of(lay(tmp_path / "to", dict(files))) == []


def test_a_fault_of_another_office_hides_no_missing_home(tmp_path: Path) -> None:
    """A file with faults that belongs to another office alone stops nothing here, so it must not hide that this site lacks a
    home page; one that could be that page does."""
    files: dict[str, str | bytes | None] = {
        "offices/to.md": OFFICE.replace("LINK Test", "LINK To"),
        "pages/english.md": page("lang: en\noffices: [test]\n"),
        "articles/feil.md": "---\ntitle: Uten sammendrag\noffices: [to]\n---\nTekst.\n",
    }
    with pytest.raises(ContentFaults) as raised:
        prepare_site(BuildOptions("test", lay(tmp_path / "en", files), TODAY))
    assert [(fault.key, fault.path) for fault in raised.value.faults if not fault.warning] == [
        ("no_home", "content/offices/test.md")
    ]
    files["pages/feil.md"] = "---\ntitle: Uten sammendrag\n---\nTekst.\n"
    assert "no_home" not in {fault.key for fault in faults_of(lay(tmp_path / "to", files))}


def test_a_fault_elsewhere_hides_no_unserved_municipality(tmp_path: Path) -> None:
    """Only an office's file can say that it serves a municipality; a fault in any other file hides nothing."""
    group = "office: test\ntheme: ensomhet\nkind: mixed\nstate: collecting\nmunicipalities: ['0301']\nconfirmed: 2026-11-20\n"
    files: dict[str, str | bytes | None] = {
        "groups/gruppa.md": page(group),
        "articles/feil.md": "---\ntitle: Uten sammendrag\n---\nTekst.\n",
    }
    assert {"missing", "municipality_unserved"} == {fault.key for fault in faults_of(lay(tmp_path / "en", files))}
    files["offices/to.md"] = "---\ntitle: Uten sammendrag\n---\nTekst.\n"
    assert {"missing", "missing_choice"} == {fault.key for fault in faults_of(lay(tmp_path / "to", files))}


def test_a_home_page_that_is_a_draft(tmp_path: Path) -> None:
    """The public site needs a home page of its own; a draft is one for the preview alone."""
    home = (BASE / "pages" / "forside.md").read_text(encoding="utf-8").replace("slug:", "status: draft\nslug:")
    assert "mangler en forside på språket nb" in lines_of(lay(tmp_path, {"pages/forside.md": home}))[0]


def test_titles_on_different_sites(tmp_path: Path) -> None:
    """The same title is no fault on the sites of different offices, nor in languages where the site is named otherwise."""
    translations = "translations:\n  nn: {title: LINK Prøve, area: Bygda, summary: Eit senter i testane.}\n"
    files = {
        "offices/test.md": OFFICE.replace("kind: link\n", f"kind: link\n{translations}"),
        "offices/to.md": OFFICE.replace("LINK Test", "LINK To"),
        "pages/en-side.md": page("offices: [test]\n"),
        "pages/to-side.md": page("offices: [to]\n"),
        "pages/heim.md": page("lang: nn\nslug: index\ntemplate: home\n").replace("Ny side", "Velkommen"),
        "pages/ei-side.md": page("lang: nn\noffices: [test]\n"),
    }
    assert lines_of(lay(tmp_path, dict(files))) == []


@pytest.mark.parametrize("office", ["fjellby", "kystkontoret"])
def test_the_titles_that_the_site_makes(office: str) -> None:
    """The preflight knows the title of every page that is made without Markdown, so that a page of the same title is told of
    with file and line; that of a list which has nothing on it today too. «Om …» and «Kontakt …» stand without the site's name, so
    that no page can be called the same."""
    site = prepare_site(BuildOptions(office, FULL, TODAY, preview=True))
    known = generated_titles(site.content.data, site.office, site.homes, site.words)
    made = [doc for doc in site.documents.values() if isinstance(doc, ListDocument) and doc.template != "contact"]
    kept = {title: address for title, address in known.items() if address in site.empty_lists}
    assert {**{(doc.lang, doc.title): doc.url for doc in made}, **kept} == known
