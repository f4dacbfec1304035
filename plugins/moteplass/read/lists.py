"""Lists as people write them, put as Python-Markdown reads them.

A list may follow a paragraph at once, and a level of it may be indented by two blanks or more, as everywhere else
(CommonMark 0.31, 5.2 and 5.3; GitHub; the editors that volunteers use). Python-Markdown wants an empty line before it and
four blanks a level, and would publish the hyphens.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

ITEM = re.compile(r" *(?P<marker>[-*+]|(?P<number>\d{1,9})[.)]) +(?=\S)")
RULE = re.compile(r" *([-*])( *\1){2,} *$")
NUMBER = re.compile(r"^(\d+)(?=[.)])")
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
    """The same lines, in which lists begin after an empty line and each level is indented by four; in quotations too."""
    for quoted, group in groupby(lines, key=lambda line: QUOTE.match(line) is not None):
        if quoted:
            yield from (f"> {line}" for line in put([QUOTE.sub("", line, count=1) for line in group]))
        else:
            yield from _unquoted(group)


def _unquoted(lines: Iterator[str]) -> Iterator[str]:
    markers: list[int] = []  # where the marker of each open item stands
    paragraph: int | None = None  # how many items are open around the paragraph that the line may go on with
    after_blank, after_item, is_code = True, False, False
    for line in lines:
        if not line.strip():
            yield line
            paragraph, after_blank = None, True
            continue
        indent = len(line) - len(line.lstrip(" "))
        item = None if RULE.match(line) else ITEM.match(line)
        if item or paragraph is None:
            while markers and indent < markers[-1] + LEAST:
                markers.pop()
        within = indent - (markers[-1] + LEAST if markers else 0)
        is_code = within >= LEVEL and (is_code or after_blank)
        is_number = item is not None and item["number"] not in (None, "1") and paragraph == len(markers)
        outer = " " * LEVEL * len(markers)
        if item and not is_code and not is_number:
            if not after_blank and not after_item:
                yield ""
            yield f"{outer}{item['marker'].replace(')', '.')} {line[item.end() :]}"
            markers.append(indent)
            after_item = True
        elif markers:
            text = line.lstrip(" ")
            yield f"{outer}{' ' * within}{text}" if is_code else outer + (NUMBER.sub(r"\1\\", text) if is_number else text)
            after_item = after_item and not after_blank
        else:
            yield line
            after_item = False
        paragraph, after_blank = None if is_code else len(markers), False
