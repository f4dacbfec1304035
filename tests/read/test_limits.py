"""What a text or a data file may hold, and how long the preflight takes over it."""

import time
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from moteplass.read import limits
from moteplass.read.content import read_content
from moteplass.read.known import Known
from moteplass.words import editor_words, site_words
from scenarios.limits import LAST, LIMITS
from scenarios.overlay import faults_of, lay, page
from scenarios.runs import RUNS, SINGLE

SAY = editor_words()


def places(content: Path) -> list[tuple[str, int, str]]:
    """Where each fault is, and which."""
    return [(fault.path, fault.line, fault.key) for fault in faults_of(content)]


@pytest.mark.parametrize("key", LIMITS)
def test_a_text_that_passes_a_limit(key: str, tmp_path: Path) -> None:
    """As much as may be is no fault; more is one, on its line, and nothing else is said of such a text. What is wrong with its
    fields is told in the same run."""
    most, text, line = LIMITS[key]
    enough, too_much = text(most), text(most + 1)
    files = {
        "pages/nok.md": page("owner: redaksjonen\n", enough).replace("Ny side", "Nok"),
        "pages/ny-side.md": page("status: halvveis\n", too_much),
    }
    expected = [
        ("content/pages/ny-side.md", 4, "choice"),
        ("content/pages/ny-side.md", 7 + (too_much.count("\n") if line == LAST else line), key),
    ]
    assert places(lay(tmp_path, files)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<blockquote>" * 101 + "a",
        "\n".join(f"{'> ' * (n % 12)}- {n}" for n in range(40)) + "<blockquote><span>" * 60,
        "*a _b " * 300 + "_ *" * 300,
    ],
)
def test_what_is_too_deep_only_when_it_is_html(text: str, tmp_path: Path) -> None:
    """What no line shows, and what Markdown's own calls of itself end at: a fault, and no text is lost in silence."""
    assert places(lay(tmp_path, {"pages/ny-side.md": page(body=text)})) == [("content/pages/ny-side.md", 6, "text_deep")]


def test_as_deep_as_may_be(tmp_path: Path) -> None:
    """All that stands inside a hundred elements is there (lxml leaves out what is deeper than 255)."""
    content = lay(tmp_path, {"pages/ny-side.md": page(body="<blockquote>" * 99 + "<b>Innerst</b>" + "</blockquote>" * 99)})
    assert "Innerst" in read_content(content, site_words()).texts["pages/ny-side.md"].html


def test_a_picture_pasted_into_a_long_text(tmp_path: Path) -> None:
    """However large, it is told what it is, where it stands, and what to do; not how long the text is."""
    for body in (
        "![x](data:image/png;base64,{0})",
        "Se\n\n![x][1]\n\n[1]: data:image/png;base64,{0}",
        '<img alt="x" src="data:image/png;base64,{0}">',
    ):
        content = lay(tmp_path / str(len(body)), {"pages/ny-side.md": page(body=body.format("iVBORw0K" * 100_000))})
        assert places(content) == [("content/pages/ny-side.md", 6 + body.count("\n", 0, body.index("data:")), "data_address")]
    front = lay(tmp_path / "front", {"pages/ny-side.md": page(f"image: data:image/png;base64,{'iVBORw0K' * 20_000}\n")})
    assert places(front) == [("content/pages/ny-side.md", 4, "data_address")]


def test_a_closing_note_has_the_same_limits(tmp_path: Path) -> None:
    """It is Markdown in a field, and is told of by the field's name and line."""
    note = "'" + "> " * 13 + "a'"
    campaign = f"---\ntitle: Lang\nsummary: En kampanje som bare finnes i testene.\nclosing_note: {note}\n---\n\nTekst.\n"
    assert places(lay(tmp_path, {"campaigns/lang.md": campaign})) == [("content/campaigns/lang.md", 4, "text_deep")]


def test_files_that_are_too_large(tmp_path: Path) -> None:
    """A text or a data file of more than two megabytes is not even opened; YAML of more than 100,000 characters is not read, in a
    data file and in front matter alike. Nothing that points at them is blamed."""
    long = "x: y\n" * (limits.YAML_CHARACTERS // 5 + 1)
    large = "a" * (limits.LARGEST_FILE + 1)
    files = {"pages/stor.md": page(body=large), "data/tags.yaml": large, "data/themes.yaml": long, "pages/lang.md": page(long),
             "pages/ny-side.md": page("tags: [ukjent]\n", "[Stor](stor.md#a) og [lang](lang.md)")}  # fmt: skip
    assert places(lay(tmp_path, files)) == [
        ("content/data/tags.yaml", 1, "file_large"),
        ("content/data/themes.yaml", 1, "yaml_large"),
        ("content/pages/lang.md", 2, "yaml_large"),
        ("content/pages/stor.md", 1, "file_large"),
    ]


def test_an_anchor_in_a_text_that_was_not_read(tmp_path: Path) -> None:
    """Nothing is known of it, so that a link to it is not blamed."""
    files = {
        "pages/dyp.md": page(body="## Her\n\n" + "> " * 13 + "a").replace("Ny side", "Dyp"),
        "pages/ny-side.md": page(body="[Her](dyp.md#her)"),
    }
    assert places(lay(tmp_path, files)) == [("content/pages/dyp.md", 8, "text_deep")]


def test_long_texts_as_people_write_them(tmp_path: Path) -> None:
    """100 kB with 500 links, notes, a long list and a table of every municipality in Norway; rulers and apostrophes too."""
    prose = "\n\n".join(
        f"Avsnitt {n}: «Selvhjelp» er å ta tak i *egne* muligheter, se [Bli med](bli-med.md) – det er 'ditt'. " * 2
        for n in range(250)
    )
    notes = "\n\n".join(f"Ord[^{n}]." for n in range(100)) + "\n\n" + "\n".join(f"[^{n}]: Note {n}." for n in range(100))
    table = "| Nr | Navn | Senter | Telefon |\n|---|---|---|---|\n" + "\n".join(
        f"| {n} | Kommune {n} | Bergen | 55 00 00 00 |" for n in range(357)
    )
    items = "\n".join(f"- Punkt {n}" for n in range(300))
    rules = ("-" * 80 + "\n\n") * 20 + "* * *\n\n" + "- [ ] Gjort\n" * 30
    body = "\n\n".join((prose, notes, table, items, rules))
    assert len(body) > 60_000
    assert places(lay(tmp_path, {"pages/ny-side.md": page(body=body + "\n\n" + prose.replace("Avsnitt", "Bit"))})) == []


# --- How long it takes -----------------------------------------------------------------------------------------------------

SECONDS = 2
COUNT = 200  # entries of a folder


def seconds(content: Path) -> float:
    """Of the processor, for reading and checking all of it, and for saying what is wrong."""
    start = time.process_time()
    for fault in faults_of(content):
        fault.text(SAY)
    return time.process_time() - start


@pytest.mark.parametrize("name", RUNS)
def test_a_run_of_signs(name: str, tmp_path: Path) -> None:
    """As much of it as a text may have, mostly."""
    assert seconds(lay(tmp_path, {"pages/ny-side.md": page(body=RUNS[name](6_000))})) < SECONDS


@pytest.mark.parametrize("name", [*islice(RUNS, SINGLE), "a pasted picture", "lines 'a'", "lines '\\na'"])
def test_a_megabyte(name: str, tmp_path: Path) -> None:
    """Of one sign after another, in one line or in half a million."""
    assert seconds(lay(tmp_path, {"pages/ny-side.md": page(body=RUNS[name](1_000_000))})) < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + "b, " * 30_000 + "]",
        "".join(f"k{n}: v\n" for n in range(9_000)),
        "k: v\n" * 19_000,
        "a: " + "[" * 99_000,
        "a: " + "[" * 49_000 + "]" * 49_000,
        "\n".join(f"{' ' * n}a:" for n in range(400)),
        "a:\n" + '- "\\ud800"\n' * 9_000,
        "a:\n" + "- b #c\n" * 14_000,
        "a: [&a b" + ", *a" * 24_000 + "]",
        "a: '" + "b\n" * 49_000,
        "? " * 49_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_yaml_of_all_kinds(text: str, tmp_path: Path) -> None:
    """The largest that is read: thousands of fields, one deep inside the other, none closed."""
    assert 70_000 < len(text) < limits.YAML_CHARACTERS
    assert seconds(lay(tmp_path, {"data/tags.yaml": text})) < SECONDS


def test_a_large_folder(tmp_path: Path) -> None:
    """Hundreds of entries, each with links that lead nowhere, old addresses and a translation: nothing is compared with
    everything."""
    form = "lang: {lang}\n{original}tags: [ukjent-{n}]\nredirect_from: [/gammel-{n}/]\n"
    body = "[a](borte-{n}.md) [b](/borte-{n}/) ![c](borte-{n}.png) [d](side-{n}.md#borte) [@borte{n}]"
    files = {
        f"pages/side-{n}.md": page(
            form.format(n=n, lang="en" if n % 2 else "nb", original=f"translation_of: side-{n - 1}\n" if n % 2 else ""),
            body.format(n=n),
        ).replace("Ny side", f"Side {n}")
        for n in range(COUNT)
    }
    gone = "".join(f"- {{address: /borte-{n}/x/, since: 2026-01-01, why: Borte}}\n" for n in range(COUNT))
    content = lay(tmp_path, {**files, "data/gone.yaml": gone})
    assert seconds(content) < SECONDS
    keys = Counter(fault.key for fault in faults_of(content))
    assert keys["unknown_tag"] == keys["broken_anchor"] == keys["unknown_reference"] == COUNT


def test_suggestions_come_to_an_end() -> None:
    """They are found for the first hundreds of misspelt names among many, and long names are not compared at all."""
    known = Known(f"navn-{n}" for n in range(1_000))
    suggested = [bool(known.near(f"navm-{n}")) for n in range(100)]
    assert suggested[:50] == [True] * 50
    assert suggested[50:] == [False] * 50
    assert Known(["a" * 101, "b"]).near("a" * 101) == []
