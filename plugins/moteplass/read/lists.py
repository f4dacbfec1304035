"""Lists as people write them, put as Python-Markdown reads them.

A list may follow a paragraph at once, and a level of it may be indented by two blanks or more, as everywhere else
(CommonMark 0.31, 5.2 and 5.3; GitHub; the editors that volunteers use). Python-Markdown wants an empty line before it and
four blanks a level, and would publish the hyphens.
"""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from .ordinals import ITEM, RULE, inner_as_typed, ordinals

NUMBER = re.compile(r"^( *\d+)(?=[.)] +\S)")
QUOTE = re.compile(r" {0,3}> ?")
LEVEL = 4  # blanks, which is also where code begins
LEAST = 2  # what is indented by as much belongs to the item above it


class ListsAsWritten(Extension):
    """Put them right after code blocks and HTML have been taken out of the text (priorities 25 and 20)."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Lists(md), "lists_as_written", 15)


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return list(put(lines))


def put(lines: list[str]) -> Iterator[str]:
    """The same lines, in which lists begin after an empty line, each level is indented by four and an ordinal begins none; in
    quotations too."""
    for quoted, group in groupby(lines, key=lambda line: QUOTE.match(line) is not None):
        if quoted:
            yield from (f"> {line}" for line in put([QUOTE.sub("", line, count=1) for line in group]))
        else:
            yield from _unquoted(list(group))


def _unquoted(lines: list[str]) -> Iterator[str]:
    place = Place()
    typed = ordinals(lines)
    for number in range(len(lines)):
        place, written = _put_line(place, inner_as_typed(lines, number), number in typed)
        yield from written


class Above(Enum):
    """What the lines since the last empty one are."""

    NOTHING = auto()
    LIST = auto()  # items and what they say: another item may follow at once
    PARAGRAPH = auto()
    CODE = auto()


@dataclass(frozen=True)
class Place:
    """Where a line stands: inside ``items``, outermost first, and below what. Of an item: where its marker stands, and whether
    that is a number. ``apart``: whether a list in a list stands there after an empty line that nobody typed."""

    items: tuple[tuple[int, bool], ...] = ()
    above: Above = Above.NOTHING
    apart: bool = False

    @property
    def in_text(self) -> bool:
        """Whether the line above is text that may go on."""
        return self.above in (Above.LIST, Above.PARAGRAPH)

    @property
    def margin(self) -> int:
        """Where the text of the innermost item begins."""
        return self.items[-1][0] + LEAST if self.items else 0

    @property
    def indent(self) -> str:
        """The same, as Python-Markdown wants it."""
        return " " * LEVEL * len(self.items)

    def around(self, indent: int) -> "Place":
        """The same without the items that a line indented by so much is not part of."""
        return dataclasses.replace(self, items=tuple(item for item in self.items if item[0] + LEAST <= indent))


def _put_line(place: Place, line: str, is_ordinal: bool) -> tuple[Place, list[str]]:
    """Where the line leads, and what is written for it."""
    if not line.strip():
        return dataclasses.replace(place, above=Above.NOTHING), [line]
    indent = len(line) - len(line.lstrip(" "))
    here = place.around(indent)
    item = None if is_ordinal or RULE.match(line) else ITEM.match(line)
    if not place.in_text and indent >= here.margin + LEVEL:
        return _code(here, line)
    # «Det var i», and below it «1986. Da …»: only 1 begins a list in the middle of a text.
    if item and (item["number"] in (None, "1") or not place.in_text or here != place):
        return _item(place, here, line, item)
    return _text(place if place.in_text else here, line)  # text goes on however it is indented


def _code(place: Place, line: str) -> tuple[Place, list[str]]:
    return dataclasses.replace(place, above=Above.CODE), [place.indent + line[place.margin :]]


def _item(place: Place, here: Place, line: str, item: re.Match[str]) -> tuple[Place, list[str]]:
    numbered = bool(item["number"])
    left = place.items[len(here.items) :]
    begins_list = bool(left) and left[0][1] != numbered  # numbers after bullets
    returns = place.apart and len(left) > 1
    room = [""] if begins_list or returns or here.above not in (Above.NOTHING, Above.LIST) else []
    written = f"{here.indent}{item['marker'].replace(')', '.')} {line[item.end() :]}"
    apart = bool(here.items) and (begins_list or (here.apart and not returns))
    return Place((*here.items, (item.start("marker"), numbered)), Above.LIST, apart), [*room, written]


def _text(place: Place, line: str) -> tuple[Place, list[str]]:
    above = Above.LIST if place.above is Above.LIST else Above.PARAGRAPH
    written = NUMBER.sub(r"\1\\", place.indent + line.lstrip(" ") if place.items else line)
    return dataclasses.replace(place, above=above), [written]
