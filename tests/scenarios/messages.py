"""What a volunteer writes by mistake, and what is said of it: ``messages.txt``, which is meant to be read aloud.

A row is the kind of the file, the fields (indented) and, each behind an arrow, what the preflight says; with the number of the line
among the fields where that is not the first, and nothing where it is accepted. All rows make one content folder.
"""

from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).with_name("messages.txt")
MEETING = 'office: test\nmunicipalities: ["4601"]\n'
# kind → its folder, and the fields that make it valid; those that a row has too are its own.
KINDS = {
    "page": ("pages", ""),
    "article": ("articles", ""),
    "story": ("stories", "source: {name: LINK Test}\n"),
    "office": ("offices", "kind: link\narea: Et sted\n"),
    "event": ("events", f"{MEETING}kind: open\nstart: 2027-03-03 18:00\nend: 2027-03-03 20:00\nsign_up: {{needed: false}}\n"),
    "group": ("groups", f"{MEETING}theme: ensomhet\nkind: mixed\nstate: running\nconfirmed: 2026-11-20\n"),
}


def rows() -> Iterator[tuple[str, str, list[str]]]:
    """(file, what it holds, what is said of it)."""
    blocks = [block.split("\n") for block in TABLE.read_text(encoding="utf-8").strip().split("\n\n")]
    for number, (kind, *lines) in enumerate(blocks, start=1):
        fields = "".join(f"{line[4:]}\n" for line in lines if line.startswith("    "))
        folder, base = KINDS.get(kind, ("", ""))
        file = f"{folder}/rad-{number}.md" if folder else kind
        own = {line.partition(":")[0] for line in fields.split("\n")}
        kept = "".join(f"{line}\n" for line in base.split("\n")[:-1] if line.partition(":")[0] not in own)
        above = f"---\ntitle: Rad {number}\nsummary: En rad i en tabell.\n{kept}" if folder else ""
        said = []
        for line in (line[2:] for line in lines if line.startswith("→ ")):
            at, mark, words = line.partition("| ")
            said.append(f"content/{file}:{above.count(chr(10)) + (int(at) if mark else 1)}: {words if mark else line}")
        yield file, f"{above}{fields}---\n\nTekst.\n" if folder else fields, said


def files() -> dict[str, str | bytes | None]:
    return {file: held for file, held, _ in rows()}


def expected() -> list[str]:
    """As the preflight sorts them."""
    return [line for _, _, said in sorted(rows()) for line in said]
