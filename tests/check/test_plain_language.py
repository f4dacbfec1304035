"""Notes on plain language: they are given where a text of the centre's own is heavy, and nowhere else, and stop nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from moteplass.check.plain_language import lix
from moteplass.check.preflight import read_and_check
from moteplass.words import editor_words
from scenarios.overlay import TODAY, lay, page

LONG = "Jeg " + "og jeg " * 13 + "gikk."  # 28 words
HEAVY = "Samfunnsøkonomiske konsekvensutredninger foreligger. " * 40
WORDS = "nb:\n  Foreligger: finnes\n  i henhold til: etter\nnn:\n  samt: og\n"


def notes(folder: Path, text: str, path: str = "pages/ny-side.md", **files: str) -> list[str]:
    """What ``check`` would print of this file."""
    content = lay(folder, {"data/plain_words.yaml": WORDS, path: text, **files})
    checked = read_and_check(content, TODAY)
    assert checked.faults == []
    return [note.text(editor_words()).removeprefix(f"content/{path}:") for note in checked.notes]


def test_what_is_told(tmp_path: Path) -> None:
    """The whole text first, then the longest sentences, then words, each once; no more than four, with their lines."""
    body = f"{HEAVY}\n\nKort, i\nhenhold til planen.\n\n- {LONG}\n- Du {LONG}\n\nI **henhold** til planen."
    assert notes(tmp_path, page(body=body)) == [
        "6: språkråd: teksten er tung å lese: LIX 70, og helst ikke over 45 – del de lange setningene, og bytt ut lange ord",
        "12: språkråd: setningen som begynner med «Du Jeg og jeg og jeg», har 29 ord, og helst ikke over 25 – del den i to",
        "11: språkråd: setningen som begynner med «Jeg og jeg og jeg og», har 28 ord, og helst ikke over 25 – del den i to",
        "6: språkråd: «foreligger» er tungt – skriv «finnes» hvis det passer her",
    ]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Kort.\n\nDette gjelder i\nhenhold til planen.", 8),
        ("> I henhold til planen.\n\nSlik er det, *ja*, i henhold til planen.", 8),
        ("`i henhold til`\n\n[Her](bli-med.md) gjelder det, i henhold til planen.", 8),
        ("> [!NOTE]\n> I henhold til planen.", 7),
        ("\u0130 HENHOLD TIL er noe annet, i henhold til planen.", 6),
    ],
)
def test_a_word_is_found_where_it_stands(tmp_path: Path, body: str, line: int) -> None:
    """Over a line's end too, and behind the same words in a quotation."""
    (note,) = notes(tmp_path, page(body=body))
    assert note == f"{line}: språkråd: «i henhold til» er tungt – skriv «etter» hvis det passer her"


@pytest.mark.parametrize(
    "text",
    [
        page(body=f"> {LONG} Det foreligger.\n\nKort."),
        page(body=f"> [!QUOTE]\n> {LONG}\n\nKort."),
        page(body=f"Hun sa: «{LONG} Det foreligger.» Så gikk hun."),
        page(body="Boka heter *Det foreligger*, og `foreligger` er kode."),
        page(body=f"```\n{LONG}\n```\n\nKort."),
        page(body="Se [planen](https://www.example.org/i-henhold-til/foreligger)."),
        page(body="Hun foreligger-te og ForeliggerIkke."),
        page("status: draft\nexample: true\n", LONG),
        page("lang: nn\n", "Det foreligger."),
        page(body="Samfunnsøkonomiske konsekvensutredninger."),
        page(body="Den 3. mai kl. 12 kom nr. 4. " * 5 + " Så var det slutt."),
    ],
)
def test_what_is_left_alone(tmp_path: Path, text: str) -> None:
    """Quotations, titles, code, addresses, parts of words, examples, other languages' words; too little text for a LIX; short
    sentences with a number or an abbreviation in them."""
    files = {f"pages/{lang}.md": page(f"template: home\nslug: index\nlang: {lang}\n") for lang in ("nn",)}
    assert notes(tmp_path, text.replace("foreligger-te", "foreliggerte"), **files) == []


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ("consent: {given_on: 2026-01-01, kept_by: leder, scope: site}\n", 0),
        ("source: {name: Foreningen, full_text: true}\n", 0),
        ("source: {name: Foreningen}\n", 1),
    ],
)
def test_what_others_have_written(tmp_path: Path, fields: str, count: int) -> None:
    """A person's own story, and a text given in full, are theirs; what the centre retells is its own."""
    assert len(notes(tmp_path, page(fields, LONG), "stories/historie.md")) == count


def test_fields_of_text(tmp_path: Path) -> None:
    """The summary, and the closing note of a campaign, where they stand."""
    text = page(f"closing_note: {LONG}\n").replace("En side som bare finnes i testene.", "Det foreligger.")
    said = notes(tmp_path, text, "campaigns/kampanje.md")
    assert [line.split(": ")[:3] for line in said] == [["4", "språkråd", "«closing_note»"], ["3", "språkråd", "«summary»"]]


def test_off_with_one_setting(tmp_path: Path) -> None:
    """Then there are none at all."""
    assert notes(tmp_path / "on", page(body=LONG))
    assert notes(tmp_path / "off", page(body=LONG), **{"data/limits.yaml": "plain_language: false\n"}) == []


def test_the_command(tmp_path: Path) -> None:
    """``check`` prints them and ends well, in JSON as notes; with a fault to mend first it does not."""

    def run(content: Path, *more: str) -> "subprocess.CompletedProcess[str]":
        call = [sys.executable, str(ROOT / "tasks.py"), "check", "--content", str(content), "--today", "2026-12-01", *more]
        return subprocess.run(call, capture_output=True, encoding="utf-8", check=False)

    heavy = lay(tmp_path / "heavy", {"pages/ny-side.md": page(body=LONG)})
    done = run(heavy)
    assert done.returncode == 0
    assert done.stderr.count("språkråd: ") == 1
    assert done.stdout.splitlines()[-1].startswith("Språkråd: 1.")
    assert [fault["level"] for fault in json.loads(run(heavy, "--json").stdout)] == ["note"]
    wrong = run(lay(tmp_path / "wrong", {"pages/ny-side.md": page("status: halvveis\n", LONG)}))
    assert wrong.returncode == 1
    assert "språkråd" not in wrong.stdout + wrong.stderr


def test_lix() -> None:
    """As Björnsson counts: ten words in two sentences, of which one has more than six letters."""
    assert lix([["en"] * 4, [*["to"] * 4, "sekser", "sjusjus"]]) == 5 + 10
