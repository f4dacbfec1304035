"""Headings: one h1 (the title), no level skipped (WCAG 1.3.1, 2.4.6)."""

import re
from collections.abc import Iterator

from ..faults import Fault
from ..model.characters import is_blank
from ..read.content import Content
from ..read.headings import Heading
from ..read.source import Source

# As Markdown reads them: it wants no space behind the marks, and a line of = or - makes the line above a heading.
ATX = re.compile(r"#{1,6}")
SETEXT = re.compile(r"(=+|-+) *")
FENCE = re.compile(r" {0,3}(```|~~~)")


def check(content: Content) -> Iterator[Fault]:
    """The headings of each text, in order."""
    for source in content.sources.values():
        headings = content.text(source).headings
        lines = _lines(source, headings) if headings else []
        level = 1
        for heading, line in zip(headings, lines, strict=True):
            if is_blank(heading.text):
                yield source.fault("heading_empty", line=line)
            if heading.level == 1:
                key = "heading_one_html" if source.has_tag(line, "h1") else "heading_one"
                yield source.fault(key, line=line, text=heading.text)
            elif heading.level > level + 1:
                yield source.fault(
                    "heading_skips", line=line, text=heading.text, marks="#" * (level + 1), found="#" * heading.level
                )
            level = max(heading.level, 1)


def _lines(source: Source, headings: tuple[Heading, ...]) -> list[int]:
    """The line of each heading: by counting heading lines outside code, else by looking for its words."""
    found: list[int] = []
    fenced = False
    above = ""
    for number, line in enumerate(source.body.split("\n"), start=source.body_line):
        fenced ^= bool(FENCE.match(line))
        if not fenced and ATX.match(line):
            found.append(number)
        elif not fenced and SETEXT.fullmatch(line) and above.strip() and not ATX.match(above):
            found.append(number - 1)
        above = line
    if len(found) == len(headings) + 1:  # the repeated title that was dropped
        found = found[1:]
    return found if len(found) == len(headings) else [source.line_of(heading.text) for heading in headings]
