"""What goes with a withdrawn story, and with a text that is translated; no fault of theirs keeps them online."""

import datetime
from pathlib import Path

import pytest

from meetings.small import build_small_site, document
from moteplass.check.preflight import read_and_check
from moteplass.faults import ContentFaults, stops
from moteplass.model.group import Group
from moteplass.read.content import Content, read_content
from moteplass.read.selection import is_public, withdrawal_of
from moteplass.words import site_words
from scenarios.overlay import TODAY, lay, page

WORDS = "den dagen sa jeg det høyt til noen for aller første gang i livet"
HOMES = {f"pages/{lang}.md": page(f"template: home\nslug: index\nlang: {lang}\n") for lang in ("nn", "en")}
OFFICE = "---\ntitle: LINK {name}\nsummary: Et kontor i testene.\nkind: link\narea: Et sted\n---\n\nTekst.\n"


def story(withdrawn_on: str = "", more: str = "", body: str = "Tekst.") -> str:
    """A story with a valid consent, or one that is withdrawn."""
    end = f", withdrawn_on: {withdrawn_on}" if withdrawn_on else ""
    return page(f"consent: {{given_on: 2026-01-01, kept_by: leder, scope: [site, feeds]{end}}}\n{more}", body)


def hidden(content: Content, today: datetime.date = TODAY) -> set[str]:
    """The names of the entries that the public does not see."""
    return {source.stem for source in content.sources.values() if not is_public(source, content, today)}


def named(folder: Path, files: dict[str, str]) -> Path:
    """The content folder, with a title of its own for each."""
    return lay(folder, {path: text.replace("Ny side", path) for path, text in files.items()})


def read(folder: Path, files: dict[str, str]) -> Content:
    return read_content(named(folder, files), site_words())


@pytest.mark.parametrize("dated", ["a", "b", "c"])
@pytest.mark.parametrize("chain", [("", "a", "b"), ("", "a", "a"), ("b", "a", "b"), ("c", "a", "b")])
def test_a_story_goes_in_every_language(tmp_path: Path, dated: str, chain: tuple[str, str, str]) -> None:
    """Whichever file bears the date, and however they point at each other; from that day on, and not before."""
    originals = dict(zip("abc", chain, strict=True))
    files = {
        f"stories/{name}.md": story(
            "2026-12-01" if name == dated else "",
            f"lang: {lang}\n" + (f"translation_of: {originals[name]}\n" if originals[name] else ""),
        )
        for name, lang in zip("abc", ("nb", "nn", "en"), strict=True)
    }
    content = read(tmp_path, {**files, "stories/d.md": story()})
    assert hidden(content) == {"a", "b", "c"}
    assert hidden(content, TODAY - datetime.timedelta(days=1)) == set()


@pytest.mark.parametrize("hiding", ["status: draft", "example: true", "publish_from: 2026-12-02", "publish_until: 2026-11-30"])
def test_a_translation_follows_what_it_translates(tmp_path: Path, hiding: str) -> None:
    """However long the chain. What a translation says of itself is for that language alone."""
    files = {
        "pages/a.md": page(f"{hiding}\n"),
        "pages/b.md": page("lang: nn\ntranslation_of: a\n"),
        "pages/c.md": page("lang: en\ntranslation_of: b\n"),
        "pages/d.md": page(),
        "pages/e.md": page(f"lang: nn\ntranslation_of: d\n{hiding}\n"),
    }
    assert hidden(read(tmp_path, files)) == {"a", "b", "c", "e"}


@pytest.mark.parametrize(
    "quoted",
    [
        f"«{WORDS.capitalize()}!»",
        f"> {WORDS[:30]}\n> {WORDS[30:]}",
        WORDS.replace("høyt", "*hø\N{SOFT HYPHEN}yt*"),
        WORDS.replace("noen", "[noen](../pages/bli-med.md)"),
        f"![{WORDS}](../images/bilde.png)",
        f"- Først\n- Så at {WORDS}",
    ],
)
def test_words_are_the_same_however_they_are_set(tmp_path: Path, quoted: str) -> None:
    """Capitals, punctuation, quotation marks, line ends, emphasis and links make no difference."""
    told = WORDS.replace("noen", "[noen](bli-med.md)")
    content = read(tmp_path, {"stories/a.md": story("2026-12-01", body=told), "articles/b.md": page("date: 2026\n", quoted)})
    assert hidden(content) == {"a", "b"}


def test_a_withdrawn_translation_speaks_for_itself(tmp_path: Path) -> None:
    """Words of a translation are the story's too; eleven in a row are not."""
    files = {
        "stories/a.md": story("2026-12-01"),
        "stories/b.md": story(more="lang: nn\ntranslation_of: a\n", body=WORDS),
        "articles/c.md": page("lang: nn\n", WORDS),
        "articles/d.md": page("", " ".join(WORDS.split()[:11])),
    }
    assert hidden(read(tmp_path, files)) == {"a", "b", "c"}


def test_a_fault_in_a_withdrawn_story_does_not_keep_it_online(tmp_path: Path) -> None:
    """Its picture was deleted with the consent: the site is built without the story all the same, and `check` says so without
    stopping. A preview, which would show the story, is told of the fault."""
    content = named(tmp_path, {"stories/a.md": story("2026-12-01", "image: ../images/borte.png\nalt: Et bilde\n")})
    assert [doc for doc in build_small_site(content).documents.values() if doc.kind == "story"] == []
    checked = read_and_check(content, TODAY)
    assert not stops(checked.faults_of("", preview=False))
    assert stops(checked.faults_of("test", preview=True))
    assert stops(read_and_check(content, TODAY - datetime.timedelta(days=1)).faults_of("test", preview=False))


def test_what_cannot_be_read_elsewhere_may_be_withdrawn(tmp_path: Path) -> None:
    """Another office's file with faults stops nobody else, but where a story of this site is told in it in another language: it
    may say that the story is withdrawn."""
    office = {"offices/annet.md": OFFICE.format(name="Annet")}
    twin = "offices: [annet]\nlang: nn\nstatus: ferdig\n"
    alone = named(tmp_path / "alone", {**HOMES, **office, "stories/a.md": story(), "stories/b.md": story("2026-12-01", twin)})
    assert document(build_small_site(alone), "a")
    told = story("i går", f"{twin}translation_of: a\n")
    together = named(tmp_path / "together", {**HOMES, **office, "stories/a.md": story(), "stories/b.md": told})
    with pytest.raises(ContentFaults):
        build_small_site(together)


def test_another_fault_does_not_keep_a_withdrawn_story(tmp_path: Path) -> None:
    """Once its date of withdrawal can be read, it is off the site, whatever else is wrong with its file. So it is if the date
    stands outside the consent, and so is a statement that an organisation has taken back."""
    fields = {
        "a": story("2026-12-01", "status: halvveis\nowner: {a: b}\n"),
        "b": story("", "withdrawn_on: 2026-12-01\n"),
        "c": page("source: {name: Foreningen}\nwithdrawn_on: 2026-12-01\n"),
        "d": story(),
    }
    site = build_small_site(named(tmp_path, {**HOMES, **{f"stories/{name}.md": held for name, held in fields.items()}}))
    assert {doc.source.stem for doc in site.documents_by_path.values() if doc.source.kind.name == "story"} == {"d"}
    assert {f"historier/{name}/" for name in "abc"} <= {*site.gone}


def test_translations_of_a_neighbours_faulty_group_are_left_out(tmp_path: Path) -> None:
    """As the group itself is: nobody knows whether it may be seen."""
    fields = "office: annet\ntheme: ensomhet\nkind: mixed\nstate: collecting\nconfirmed: 2026-11-20\nmunicipalities: ['4601']\n"
    office = OFFICE.replace("area: Et sted", "area: Et sted\nmunicipalities: ['4601']").format(name="Annet")
    files = {
        **HOMES,
        "offices/annet.md": office,
        "groups/a.md": page(f"{fields}status: kladd\n"),
        "groups/b.md": page(f"{fields}lang: nn\ntranslation_of: a\n"),
        "groups/c.md": page(fields),
    }
    groups = {doc.source.stem for doc in build_small_site(named(tmp_path, files)).documents.entries(Group)}
    assert groups == {"c"}


def ended(given_on: str = "2024-11-30", more: str = "", body: str = "Tekst.") -> str:
    """A story whose consent held to the day before, unless it is given again."""
    return page(f"consent: {{given_on: {given_on}, kept_by: leder, scope: [site, feeds]}}\n{more}", body)


def test_a_consent_that_has_ended_takes_the_same_along(tmp_path: Path) -> None:
    """Translations, what quotes it and its pictures go, and its addresses answer 410; a new day brings it all back."""
    files = {
        **HOMES,
        "stories/a.md": ended(more="redirect_from: /gammel/\n", body=f"{WORDS}\n\n![Et bilde](../images/bilde.png)"),
        "stories/b.md": story(more="lang: nn\ntranslation_of: a\n"),
        "articles/c.md": page("date: 2026\n", f"> {WORDS}"),
        "pages/d.md": page(body="![Et bilde](../images/bilde.png)"),
    }
    before = TODAY - datetime.timedelta(days=1)
    folder = named(tmp_path / "ended", files)
    checked = read_and_check(folder, TODAY)
    assert hidden(checked.content) == {"a", "b", "c"}
    assert hidden(checked.content, before) == set()
    assert not stops(checked.faults)
    told = {"consent_ended", "withdrawn_language", "withdrawn_words", "withdrawn_picture"}
    assert {fault.key for fault in checked.faults} == told
    site = build_small_site(folder)
    assert set(site.gone) == {"historier/a/", "gammel/", "nn/historier/b/", "aktuelt/c/"}
    renewed = named(tmp_path / "renewed", {**files, "stories/a.md": files["stories/a.md"].replace("2024-11-30", "2026-12-01")})
    assert document(build_small_site(renewed), "a").url == "historier/a/"
    assert read_and_check(renewed, TODAY).faults == []
    assert document(build_small_site(folder, preview=True), "a").badges == (site_words()["nb"]("badges.lapsed"),)


def test_a_consent_that_has_ended_never_stops_the_site(tmp_path: Path) -> None:
    """Its words on the home page are remarked, for nobody has taken them back; those of a withdrawn story stop the build."""
    home = {**HOMES, "pages/forside.md": page("template: home\nslug: index\n", WORDS)}
    assert not stops(read_and_check(named(tmp_path / "a", {**home, "stories/a.md": ended(body=WORDS)}), TODAY).faults)
    assert stops(read_and_check(named(tmp_path / "b", {**home, "stories/a.md": story("2026-12-01", body=WORDS)}), TODAY).faults)


def test_a_translation_that_is_still_consented_to_is_told_of(tmp_path: Path) -> None:
    """Its own consent holds longer than the story does."""
    files = {**HOMES, "stories/a.md": story("2026-12-01"), "stories/b.md": story(more="lang: nn\ntranslation_of: a\n")}
    told = [(fault.path, fault.key) for fault in read_and_check(named(tmp_path, files), TODAY).faults]
    assert told == [("content/stories/b.md", "withdrawn_language")]


def test_old_addresses_are_gone(tmp_path: Path) -> None:
    """Those of every language, and those that led on to them. Not one that another entry has by now, nor those of other
    offices' stories alone."""
    office = {"offices/annet.md": OFFICE.format(name="Annet")}
    files = {
        **HOMES,
        **office,
        "stories/a.md": story("2026-12-01", "redirect_from: [/gammel, /eldre/]\n"),
        "stories/b.md": story(more="lang: nn\ntranslation_of: a\nredirect_from: [/nn/gamal.html]\n"),
        "stories/c.md": story("2026-12-01", "slug: delt\noffices: [annet]\n"),
        "stories/d.md": story("2026-12-01", "redirect_from: [/historier/delt/]\nslug: vekk\n"),
        "stories/e.md": story(more="slug: delt\noffices: [test]\n"),
    }
    site = build_small_site(named(tmp_path, files))
    assert set(site.gone) == {"historier/a/", "gammel/", "eldre/", "nn/historier/b/", "nn/gamal.html", "historier/vekk/"}
    assert "historier/delt/" in site.documents


def test_the_preview_says_why(tmp_path: Path) -> None:
    """The badge of what a translation follows stands on it too."""
    files = {
        **HOMES,
        "stories/a.md": story("2026-12-01"),
        "stories/b.md": story(more="lang: nn\ntranslation_of: a\n"),
        "pages/c.md": page("status: draft\n"),
        "pages/d.md": page("lang: nn\ntranslation_of: c\n"),
    }
    content = read(tmp_path, files)
    assert withdrawal_of(content.sources["stories/b.md"], content, TODAY)
    site = build_small_site(content.folder, preview=True)
    assert [len(document(site, stem).badges) for stem in "abcd"] == [1, 1, 1, 1]
    assert document(site, "b").badges == document(site, "a").badges
    assert document(site, "d").badges == document(site, "c").badges
