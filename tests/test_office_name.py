"""``{senteret}`` in a text that offices share is the name of the one whose site this is."""

from pathlib import Path

from markupsafe import escape

from moteplass.enrich.office_name import with_office_name
from moteplass.read.content import read_content
from moteplass.words import site_words
from scenarios.overlay import BASE, lay, page

NAME = "LINK <b> & \\1"
BODY = "Hos {senteret} og {Senteret}.\n\n## Om {senteret}\n\n`{senteret}`, {senter} ![{senteret}](../images/bilde.png)"
MENU = "nb:\n  - title: Møt {senteret}\n    link: ny.md\n    items:\n      - {title: 'Hos {senteret}', link: ny.md}\n"


def test_every_place_and_nothing_but_text(tmp_path: Path) -> None:
    """In the text, its code, headings and pictures' words, in fields and the menu; signs of HTML in a name are shown as written."""
    fields = "caption: Fra {senteret}\nredirect_from: [/senteret/]\n"
    content = read_content(lay(tmp_path, {"pages/ny.md": page(fields, BODY), "data/menu.yaml": MENU}), site_words())
    office = content.offices["test"].entry
    named = with_office_name(content, office.model_copy(update={"title": NAME}))
    text, entry = named.texts["pages/ny.md"], named.sources["pages/ny.md"].entry
    assert entry.caption == f"Fra {NAME}"
    assert entry.redirect_from == content.sources["pages/ny.md"].entry.redirect_from
    assert text.lead == f"Hos {escape(NAME)} og {escape(NAME)}."
    assert [(heading.text, heading.id) for heading in text.headings] == [(f"Om {NAME}", "om-senteret")]
    assert text.html.count(str(escape(NAME))) == 3
    assert "{senter}" in text.html
    (section,) = named.data.menu["nb"]
    assert (section.title, section.items[0].title) == (f"Møt {NAME}", f"Hos {NAME}")


def test_data_files_name_it_too(tmp_path: Path) -> None:
    """In every data file, each phrase with the name that the office has in its language."""
    themes = 'sorg:\n  label: {nb: "{senteret}", en: "At {senteret}"}\n  title: {nb: "Sorg hos {senteret}"}\n'
    lines = (BASE / "data" / "help_lines.yaml").read_text(encoding="utf-8")
    lines = lines.replace("Når du trenger noen å snakke med", '"Hos {senteret}"')
    content = read_content(lay(tmp_path, {"data/themes.yaml": themes, "data/help_lines.yaml": lines}), site_words())
    words = {"en": {"title": "The Centre", "area": "Here", "summary": "A centre."}}
    fields = {**content.offices["test"].entry.model_dump(exclude_unset=True), "translations": words}
    office = type(content.offices["test"].entry).model_validate(fields)
    data = with_office_name(content, office).data
    theme, (line,) = data.themes["sorg"], data.help_lines
    assert line.audience["nb"] == f"Hos {office.title}"
    assert (theme.label["nb"], theme.label["en"], theme.title["nb"]) == (office.title, "At The Centre", f"Sorg hos {office.title}")


def test_the_name_is_in_the_language_around_it(tmp_path: Path) -> None:
    """An office has a name of its own in another language, where it has one."""
    files = {"pages/ny.md": page("lang: en\n", "Come to {senteret}.")}
    content = read_content(lay(tmp_path, files), site_words())
    words = {"en": {"title": "The Centre", "area": "Here", "summary": "A centre."}}
    fields = {**content.offices["test"].entry.model_dump(exclude_unset=True), "translations": words}
    office = type(content.offices["test"].entry).model_validate(fields)
    assert with_office_name(content, office).texts["pages/ny.md"].lead == "Come to The Centre."
