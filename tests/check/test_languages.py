"""Which pages exist in which languages, as `check --languages` tells it."""

import datetime
from pathlib import Path

from moteplass.check.languages import parity
from moteplass.read.content import read_content
from moteplass.read.history import History
from moteplass.words import site_words
from scenarios.overlay import lay, page

OLD, NEW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC)


def translation(lang: str) -> str:
    return page(f"lang: {lang}\ntranslation_of: bli-med\n")


def test_what_is_translated_and_what_is_behind(tmp_path: Path) -> None:
    """A translation is behind if its original was committed later; where git knows only one of them, or they came together,
    nothing is said of it. A draft is nothing to translate, and an article's translation is not a page's."""
    files: dict[str, str | bytes | None] = {
        "pages/join.md": translation("en"),
        "pages/bli-med-nn.md": translation("nn"),
        "pages/kladd.md": page("status: draft\n"),
        "articles/forside.md": page("date: 2026-11-01\n"),
        "articles/home.md": page("date: 2026-11-01\nlang: en\ntranslation_of: forside\n"),
    }
    content = read_content(lay(tmp_path, files), site_words())
    changed = {"pages/bli-med.md": NEW, "pages/join.md": OLD, "pages/bli-med-nn.md": NEW}

    def states(history: History) -> dict[str, dict[str, str]]:
        return {row.original.path: dict(row.states) for row in parity(content, ["nb", "nn", "en"], history)}

    of_home = {"nn": "missing", "en": "missing"}
    behind = states(History(commits={path: (moment,) for path, moment in changed.items()}))
    assert behind == {"pages/bli-med.md": {"nn": "here", "en": "older"}, "pages/forside.md": of_home}
    unknown = states(History(commits={"pages/bli-med.md": (NEW,)}))
    assert unknown == {"pages/bli-med.md": {"nn": "here", "en": "here"}, "pages/forside.md": of_home}
