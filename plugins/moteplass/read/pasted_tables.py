"""Lines of cells with tabs between them, as a table is when it is pasted, as a table of Markdown."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

FENCE = re.compile(r" {0,3}(```|~~~)")
# A line of cells, as a table is when it is pasted; no item, heading or quotation, and no table of Markdown.
ROW = re.compile(r"(?!(?:\W|o|\d{1,9}[.)]|[A-Za-z][.)]|#{1,6})[ \t])[^\s|][^\t|]*\t\s*[^\s|]")
EMPTY_FIRST = re.compile(r"\t\s*[^\s|]")
HASHTAGS = re.compile(r" {0,3}#(?:[^\W_][\w-]*(?:[ ,]+(?:(?:og|and) )?[#@][\w-]+)+|[a-zæøå][\w-]*)[ .]*")


def with_tables(lines: Iterable[str]) -> Iterator[str]:
    """Lines of cells are a table if there are three or more in one, else lines that stay; a line of hashtags is no heading."""
    for is_row, found in groupby(_in_rows(outside_code(lines)), key=lambda line: line[2]):
        group = [f"\\{line.lstrip()}" if outside and HASHTAGS.fullmatch(line) else line for line, outside, _ in found]
        rows = _without_empty_columns([line.rstrip().replace("|", "\\|").split("\t") for line in group] if is_row else [])
        width = max(map(len, rows), default=0)
        if is_row and len(rows) > 1 and width > 2:
            head, *others = [f"| {' | '.join(row)} |" for row in rows]
            yield from ("", head, "|---" * width + "|", *others, "")
        elif is_row:
            kept = [" ".join(filter(None, row)) for row in rows]
            yield from (*(f"{line}  " for line in kept[:-1]), kept[-1])
        else:
            yield from group


def _in_rows(lines: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool, bool]]:
    """The same, and whether the line is a row of cells. The first cell may be empty beside another row."""
    typed = [("", False), *lines, ("", False)]
    full = [outside and ROW.match(line) is not None for line, outside in typed]
    above = False
    for at, (line, outside) in enumerate(typed[1:-1], start=1):
        above = full[at] or (outside and EMPTY_FIRST.match(line) is not None and (above or full[at + 1]))
        yield line, outside, above


def _without_empty_columns(rows: list[list[str]]) -> list[list[str]]:
    """Without those that two tabs in place of one have made."""
    width = max(map(len, rows), default=0)
    kept = [at for at in range(width) if any(row[at:] and row[at].strip() for row in rows)]
    return [[row[at] if row[at:] else "" for at in kept] for row in rows]


def outside_code(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it stands outside code."""
    fenced = False
    for line in lines:
        is_fence = FENCE.match(line) is not None
        fenced ^= is_fence
        yield line, not (fenced or is_fence)
