"""How much a file may hold.

Python-Markdown takes quadratic time over some of what can be typed or pasted, and PyYAML a second for every 100,000 characters;
both call themselves for each level of what is set inside something else, and Python ends that at some hundred levels. What
would take them longer than about a second is refused before they see it. So that no honest text meets a limit, each is several
times what a text of 100,000 characters (fifty pages, twenty-five times our longest) with 500 links has.
"""

import re
from collections.abc import Iterator

Problem = tuple[int, str, dict[str, str]]  # the line (from 0), the key of the sentence, its blanks

LARGEST_FILE = 2_000_000  # bytes; what is larger is not even opened
YAML_CHARACTERS = 100_000
CHARACTERS = 200_000

# What may stand in a text so many times: (the key of the sentence, what is counted, how many).
COUNTED: tuple[tuple[str, re.Pattern[str], int], ...] = (
    # Every paragraph, item, cell and mark costs a tenth of a millisecond; for each mark the paragraph is copied.
    ("many_lines", re.compile(r"\n"), 5_000),
    ("many_marks", re.compile(r"[*_`\[<|&\"'\\]|--|\.\.\."), 10_000),
    ("many_links", re.compile(r"\][(\[:]|<[A-Za-z][^\s<>]*[:@]"), 2_000),
    # Each reference to a note gets a number by trying all that are taken.
    ("many_notes", re.compile(r"\[\^"), 400),
    # Each key is looked for among those that are cited already, and where it stands in the text.
    ("many_citations", re.compile(r"(?:\[|;\s*)@"), 500),
    # Every abbreviation is looked for at each word; the end of a code block, or of a tag, in all that follows.
    ("many_abbreviations", re.compile(r"^ {0,3}\*\[", re.MULTILINE), 200),
    ("many_code_blocks", re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE), 200),
    ("tags_open", re.compile(r"<[A-Za-z/!?][^<>]*(?=<|\Z)"), 20),
)
BLOCK_LINES = 800  # without an empty one between: what Markdown finds in such a block it cuts out, and reads the rest again
BRACKETS = 20  # inside one another or without an end, which is looked for in all that follows
MARKERS = 12  # of lists and quotations inside one another, as far as one line shows
LEVEL = 4  # blanks by which Markdown indents a list in a list
DEPTH = 100  # elements inside one another in the finished HTML; lxml loses in silence what is deeper than 255

MARKER = re.compile(r"[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))")
RULE = re.compile(r"[ \t]*([-*])(?:[ \t]*\1)*[ \t]*")
BRACKET = re.compile(r"\\.|\]\(|[\[\])]")
OPENED = {"[": (1, 0), "](": (-1, 1), "]": (-1, 0), ")": (0, -1)}  # how many [ and ]( wait for their end
TAG = re.compile(r"<(/?)(?!(?:br|hr|img)\b)[a-z]")
PASTED = re.compile(r"(?:[(<\"'=]|:\s)\s?data:[\w.+-]+/[\w.+-]+[;,]", re.IGNORECASE)


def problem_of_yaml(text: str) -> Problem | None:
    """Whether YAML is too large to be read."""
    return _too_long(text, YAML_CHARACTERS, "yaml_large")


def problem_of_text(text: str) -> Problem | None:
    """The first limit that a Markdown text passes; it must then not be rendered."""
    if too_long := _too_long(text, CHARACTERS, "text_long"):
        return too_long
    for key, counted, most in COUNTED:
        if over := next((found for number, found in enumerate(counted.finditer(text), start=1) if number > most), None):
            return _line(text, over), key, {"most": str(most)}
    return next(_problems_of_blocks(text), None)


def depth(html: str) -> int:
    """How many elements of clean HTML stand inside one another."""
    deepest = level = 0
    for tag in TAG.finditer(html):
        level += -1 if tag[1] else 1
        deepest = max(deepest, level)
    return deepest


def _too_long(text: str, most: int, key: str) -> Problem | None:
    if len(text) <= most:
        return None
    pasted = PASTED.search(text)
    return (_line(text, pasted), "data_address", {}) if pasted else (first_line(text), key, {"most": str(most)})


def _problems_of_blocks(text: str) -> Iterator[Problem]:
    """What is too much in a line, or in lines without an empty one between."""
    first = square = round_ = 0
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            first, square, round_ = number + 1, 0, 0
        if number - first >= BLOCK_LINES:
            yield first, "block_long", {"most": str(BLOCK_LINES)}
        if _markers(line) > MARKERS:
            yield number, "text_deep", {}
        for bracket in BRACKET.finditer(line):
            more_square, more_round = OPENED.get(bracket[0], (0, 0))
            square, round_ = max(square + more_square, 0), max(round_ + more_round, 0)
            if square + round_ > BRACKETS:
                yield number, "brackets_open", {"most": str(BRACKETS)}


def _markers(line: str) -> int:
    """Inside how many lists and quotations the text of a line is that begins with their marks; a thematic break is none."""
    if not MARKER.match(line):
        return 0
    count, position = (len(line) - len(line.lstrip(" "))) // LEVEL, 0
    while count <= MARKERS and not RULE.fullmatch(line, position) and (found := MARKER.match(line, position)):
        count, position = count + 1, found.end()
    return count


def first_line(text: str) -> int:
    """The first line with something on it."""
    return len(text) - len(text.lstrip("\n"))


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start())
