"""National identity numbers must never be published, nor repeated."""

import json
from pathlib import Path

import pytest

from model.test_identity_numbers import NUMBERS, TEST
from moteplass.words import editor_words
from scenarios.overlay import faults_of, lay, lines_of, page


def found(content: Path) -> list[tuple[str, int]]:
    """(file, line) of every number; no message says one, for people or for machines."""
    faults = faults_of(content)
    printed = "".join(lines_of(content)) + json.dumps([fault.as_json(editor_words()) for fault in faults])
    digits = "".join(sign for sign in printed if sign.isdigit() or sign.isalpha())
    assert not any(number in digits for number in NUMBERS)
    return [(fault.path, fault.line) for fault in faults if fault.key.startswith("identity_number")]


def test_a_number_is_found_in_every_file_and_not_repeated(tmp_path: Path) -> None:
    """In fields, texts, comments and data, also in files that cannot be read otherwise or that nothing reads; the message, which
    may end in a public log, does not say the number."""
    a, b, c = NUMBERS[:3]
    content = lay(
        tmp_path,
        {
            "pages/ny-side.md": page(f"owner: {a}\n", f"Nummeret er {b[:6]} {b[6:]}, ikke 55 00 00 00.\n\n{c}."),
            "pages/uten-felt.md": f"Hei\r\n{a[:6]}-{a[6:]}\r\n",
            "pages/latin.md": f"\xe5\n{a}\n".encode("latin-1"),
            "data/gone.yaml": f"# {a}\n- {{address: /x/, since: 2026-01-01, why: '{b}'}}\n",
            "data/.gammel.yaml": a,
            "files/liste.txt": f"Navn\tNummer\nKari\t{a}\n",
            "files/ark.csv": f"\ufeff1;2\r\n{a[:6]};{a[6:]}\r\n".encode("utf-16"),
            "images/bilde.png.txt": f"Foto: {a}",
        },
    )
    assert found(content) == [
        ("content/data/.gammel.yaml", 1),
        ("content/data/gone.yaml", 1),
        ("content/data/gone.yaml", 2),
        ("content/files/ark.csv", 2),
        ("content/files/liste.txt", 2),
        ("content/images/bilde.png.txt", 1),
        ("content/pages/latin.md", 2),
        ("content/pages/ny-side.md", 4),
        ("content/pages/ny-side.md", 7),
        ("content/pages/ny-side.md", 9),
        ("content/pages/uten-felt.md", 2),
    ]


def test_over_lines(tmp_path: Path) -> None:
    """The line on which it begins, once, whatever stands around it."""
    body = (
        f"Født {TEST[:6]}\n{TEST[6:]} i Bergen.\n\n| Født | Nr. |\n|---|---|\n| {TEST[:6]} | {TEST[6:]} |\n\nTekst {TEST}\n{TEST}"
    )
    content = lay(tmp_path, {"pages/ny-side.md": page(body=body)})
    assert found(content) == [("content/pages/ny-side.md", line) for line in (6, 11, 13, 14)]


def test_a_long_list(tmp_path: Path) -> None:
    """In a file of many lines each is found where it stands; of a list with one on every line, the first are told."""
    rows = [f"{number};Kari;55 01 {number % 90 + 10} 11" for number in range(5000)]
    for place in (0, 17, 2499, 2500, 4998):
        rows[place] = f"Kari;{TEST}" if place % 2 else f"{TEST[:6]};{TEST[6:]}"
    content = lay(tmp_path, {"files/liste.csv": "\n".join(rows), "files/medlemmer.csv": f"Kari;{TEST}\n" * 5000})
    lines = found(content)
    assert [line for path, line in lines if path.endswith("liste.csv")] == [1, 18, 2500, 2501, 4999]
    assert [line for path, line in lines if path.endswith("medlemmer.csv")] == list(range(1, 21))


@pytest.mark.parametrize(
    "name", [f"pages/{TEST}.md", f"images/referat-{TEST[:6]}-{TEST[6:]}.png", f"files/{TEST[:6]}/{TEST[6:]}.txt"]
)
def test_a_number_in_a_name(name: str, tmp_path: Path) -> None:
    """Names become addresses, and addresses are told to everybody. Every other message about the file leaves it out too."""
    content = lay(tmp_path, {name: page(f"slug: {TEST}!\n") if name.endswith(".md") else "x"})
    assert (f"content/{name}", 1) in found(content)
    assert [line for line in lines_of(content) if "•" in line]


@pytest.mark.parametrize("field", ["status", "lang", "tags", "image", "redirect_from", "slug", "date", "next"])
def test_no_message_repeats_one(field: str, tmp_path: Path) -> None:
    """Messages quote what was written; of what has a number they quote no digit."""
    content = lay(
        tmp_path, {"pages/ny-side.md": page(f"{field}: [{TEST}, 018170 10055]\n{TEST}: x\n", f"## {TEST}\n\n[x]({TEST})")}
    )
    assert ("content/pages/ny-side.md", 4) in found(content)


def test_longer_numbers_are_others(tmp_path: Path) -> None:
    """Eleven digits inside a longer number are not one."""
    assert lines_of(lay(tmp_path, {"pages/ny-side.md": page(body=f"1{TEST} og {TEST}2")})) == []


def test_a_password_is_not_repeated(tmp_path: Path) -> None:
    """Neither is what somebody pasted with the address of a page that wants one."""
    address = "https://kari:hemmelig@www.example.org/"
    content = lay(tmp_path, {"pages/ny-side.md": page(f"source: {{name: Kari, link: '{address}'}}\n", f"[x]({address})")})
    lines = lines_of(content)
    assert len(lines) == 2
    assert not any("hemmelig" in line for line in lines)
