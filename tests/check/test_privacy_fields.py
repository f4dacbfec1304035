"""What a site that is in use says about personal data."""

from pathlib import Path
from typing import get_args

import pytest
from lxml import html as lxml_html

from conftest import build
from moteplass.faults import ContentFaults
from moteplass.generate.site import BuildOptions, prepare_site
from moteplass.model.office import PersonalData
from moteplass.words import site_words
from scenarios.overlay import BASE, IN_USE, PRIVACY, TODAY, lay, page

OFFICE = (BASE / "offices" / "test.md").read_text(encoding="utf-8")
SITE = "site_url: https://www.example.org/\n"
HOME = page("lang: {0}\nslug: index\ntemplate: home\ntranslation_of: forside\n").replace("Ny side", "Hjem")
TRANSLATED = PRIVACY.replace("template:", "lang: {0}\nslug: {1}\ntranslation_of: personvern\ntemplate:")
LANGUAGES = {
    **{f"pages/hjem-{lang}.md": HOME.replace("{0}", lang) for lang in ("nn", "en")},
    "pages/personvern.md": PRIVACY,
    "pages/side-nn.md": TRANSLATED.format("nn", "personvern"),
    "pages/side-en.md": TRANSLATED.format("en", "privacy"),
}


def office(fields: str, name: str = "LINK Test") -> str:
    return OFFICE.replace("kind:", f"{fields}kind:").replace("LINK Test", name)


def test_what_is_missing_stops_the_site_itself_alone(tmp_path: Path) -> None:
    """It stops the public site of the office that lacks it; a preview and the sites of others only remark it. Filled in, with
    the page that tells it, all are built."""
    files = {"offices/test.md": office(""), "offices/to.md": office(SITE, "LINK To")}
    content = lay(tmp_path / "lacks", files)
    with pytest.raises(ContentFaults) as raised:
        prepare_site(BuildOptions("to", content, TODAY))
    lacking = sorted(fault.key for fault in raised.value.faults if not fault.warning)
    assert lacking == [
        *("controller_missing", "host_missing", "no_privacy_page", "nobody_to_reach", "nobodys_hours", "office_unconfirmed")
    ]
    assert prepare_site(BuildOptions("to", content, TODAY, preview=True)).documents
    assert prepare_site(BuildOptions("test", content, TODAY)).documents
    files |= {"offices/to.md": office(SITE + IN_USE, "LINK To"), "pages/personvern.md": PRIVACY}
    assert prepare_site(BuildOptions("to", lay(tmp_path / "has", files), TODAY)).documents


def page_texts(folder: Path, fields: str) -> dict[str, str]:
    """Language → what the page about privacy says on the site of an office with these fields."""
    build(folder / "site", office="test", content=lay(folder, {**LANGUAGES, "offices/test.md": office(fields)}))
    pages = {"nb": "personvern", "nn": "nn/personvern", "en": "en/privacy"}
    trees = {lang: lxml_html.parse(folder / "site" / path / "index.html").getroot() for lang, path in pages.items()}
    return {lang: " ".join(str(tree.find(".//main").text_content()).split()) for lang, tree in trees.items()}


def test_the_page_says_what_the_fields_say(tmp_path: Path) -> None:
    """In every language: who is responsible and how to reach them, for what and on which basis, how long, where the log is, the
    rights, and Datatilsynet."""
    host = "host: {name: Verten, privacy: https://www.verten.example/, outside_eea: true}\n"
    texts = page_texts(
        tmp_path, f"{SITE}{host}" + "".join(line + "\n" for line in IN_USE.splitlines() if not line.startswith("host"))
    )
    for lang, what in {
        "nb": (
            "Foreningen er ansvarlig",
            "6 måneder",
            "utenfor EØS",
            "Personvernerklæringen til Verten",
            "bokstav f",
            "slette det",
        ),
        "nn": ("Foreningen er ansvarleg", "6 månadar", "utanfor EØS", "Personvernerklæringa til Verten", "bokstav f", "slette det"),
        "en": ("Foreningen is responsible", "6 months", "outside the European", "privacy statement of Verten", "(f)", "delete it"),
    }.items():
        assert [words for words in (*what, "Datatilsynet") if words not in texts[lang]] == [], lang
        assert "31 09 45" in texts[lang].replace("\N{NO-BREAK SPACE}", " ")


def test_the_page_promises_nothing_that_nobody_said(tmp_path: Path) -> None:
    """Where the fields are not filled in, it neither names anybody nor says how long anything is kept; the rights it tells."""
    texts = page_texts(tmp_path, "")
    for text in texts.values():
        assert "None" not in text
        assert "6 nr. 1" not in text
        assert "EØS" not in text
        assert "Datatilsynet" in text
    assert "er ansvarlig for opplysningene" not in texts["nb"]


def test_every_basis_has_its_words() -> None:
    """Each that an editor can choose is told in words of its own in every language."""
    choices = get_args(PersonalData.model_fields["basis"].annotation)
    for words in site_words().values():
        assert len({words(f"privacy.basis.{name}") for name in choices}) == 3
