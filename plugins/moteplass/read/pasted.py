"""What Word, mail programs and old websites leave in a text that is pasted, put as Markdown: blanks of other widths, their bullets,
boxes of HTML around it, tables, hashtags, pictures that only tell a sender who has read."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from .ordinals import ITEM, RULE
from .pasted_tables import FENCE, outside_code, with_tables

ODD = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);"
ODD_BLANK = re.compile(ODD, re.IGNORECASE)
# More than one blank where one is of another width: a gap. One alone keeps «kl. 18» together.
GAP = re.compile(rf"(?:[ \t]|{ODD})*(?:[ \t](?:{ODD})|(?:{ODD})(?:[ \t]|{ODD}))(?:[ \t]|{ODD})*", re.IGNORECASE)
MARKED = re.compile(rf"((?:[ \t]|{ODD})*(?:#{{1,6}}|>|[-*+•·▪]|\d{{1,9}}[.)]))((?:[ \t]|{ODD})+)", re.IGNORECASE)
OUTSIDE = re.compile(rf"^(?:{ODD})(?:[ \t]|{ODD})*|(?:[ \t]|{ODD})*(?:{ODD})[ \t]*$", re.IGNORECASE)
BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[•·▪◦‣●○■□➢❖]|o(?=\t| {2}))[ \t]+(?=\S)")
LEVEL = 4
PIXEL = re.compile(r"<img\b(?=[^<>]*\s(?:width|height)=[\"']?[01](?:px)?[\"'\s/>])[^<>]*>", re.IGNORECASE)
# As Outlook writes a link in plain text: the words, and the address again.
TWICE = re.compile(
    r"(?<![\w.+/:-])(?:(?P<mail>[\w.+-]{1,100}@[\w.-]{1,100}) ?<mailto:(?P=mail)[^<>]{0,200}>"
    r"|(?P<web>(?:https?://)?(?:[\w-]{1,60}\.){1,5}[a-z]{2,10}[^\s<>]{0,200}?)/? ?<(?:https?://)?(?P=web)/?>"
    r"|(?P<number>\+?\d[\d ]{5,18}\d) ?<tel:[^<>]{1,30}>)"
)
NO_BLANK = re.compile(r" {0,3}(?:-(?=[^\W\d_]).*|\*(?=[^\W\d_])(?:[^*]|\*\*)*)")  # *Mat; two such lines are no emphasis
CODE = re.compile(r" {4}")
CONTAINERS = "div|section|article|main|header|footer|aside|center|p"
OPENING = re.compile(rf"[ \t]*<(?:{CONTAINERS})(\s[^<>]*)?>[ \t]*", re.IGNORECASE)
CLOSING = re.compile(rf"</(?:{CONTAINERS})\s*>", re.IGNORECASE)
SAYS = re.compile(r"\b(?:lang|dir|class|id)\s*=", re.IGNORECASE)
DELIMITER = re.compile(r" {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*|[ ]{0,3}\|[ ]*:?-+:?[ ]*\|[ ]*")


class AsPasted(Extension):
    """Blanks and bullets are put before Markdown reads anything (its own step for blanks has priority 30), tables and boxes when
    code has been taken out (25) and before HTML is (20)."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Typed(md), "typed", 35)
        md.preprocessors.register(_Boxes(md), "boxes", 22)
        md.preprocessors.register(_Tables(md), "tables_apart", 14)


class _Typed(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return list(_with_bullets(with_tables(_with_blanks_after_marks(map(_told_once, map(_with_plain_blanks, lines))))))


class _Boxes(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return list(self._unboxed(lines))

    def _unboxed(self, lines: list[str]) -> Iterator[str]:
        """The tags of boxes stand alone, so that what is in a box is Markdown; those that say nothing are left out."""
        kept: list[bool] = []  # of each box that is open
        for line in (PIXEL.sub("", line) for line in lines):
            start, end = 0, len(line)
            while found := OPENING.match(line, start) if start or CODE.match(line) is None else None:
                kept.append(bool(found[1] and SAYS.search(found[1])))
                start = found.end()
                yield from self._tag(f"<div{found[1]}>" if kept[-1] else "")
            closed = 0
            while len(kept) > closed and (before := _before_closing(line, start, end)) is not None:
                end, closed = before, closed + 1
            rest = line[start:end]
            yield rest.lstrip(" ") if kept and not ITEM.match(rest) else rest
            for _ in range(closed):
                yield from self._tag("</div>" if kept.pop() else "")

    def _tag(self, html: str) -> Iterator[str]:
        yield from ("", self.md.htmlStash.store(html), "") if html else ("",)


def _before_closing(line: str, start: int, end: int) -> int | None:
    """Where the tag begins that ends a box at the end of this part of the line, with the blanks before it; None if none does."""
    end = start + len(line[start:end].rstrip()) if line[end - 1 : end].isspace() else end
    tag = line.rfind("<", start, end)
    if tag < 0 or not CLOSING.fullmatch(line, tag, end):
        return None
    while tag > start and line[tag - 1].isspace():
        tag -= 1
    return tag


class _Tables(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return list(tables_apart(lines))


def tables_apart(lines: list[str]) -> Iterator[str]:
    """The lines with an empty one above each table that follows a line of text (GitHub Flavored Markdown, 4.10)."""
    for number, line in enumerate(lines):
        begins = "|" in line and number + 1 < len(lines) and DELIMITER.fullmatch(lines[number + 1])
        if begins and number and lines[number - 1].strip() and "|" not in lines[number - 1]:
            yield ""
        yield line


def _told_once(line: str) -> str:
    return TWICE.sub(lambda found: found[found.lastgroup or 0], line) if "<" in line else line


def _with_plain_blanks(line: str) -> str:
    if not ODD_BLANK.search(line):
        return line
    if marked := MARKED.match(line):
        mark = ODD_BLANK.sub(" ", marked[1])
        return f"{mark} {_without_gaps(line[marked.end() :])}"
    return _without_gaps(line)


def _without_gaps(text: str) -> str:
    return GAP.sub(" ", OUTSIDE.sub("", text))


def _with_blanks_after_marks(lines: Iterable[str]) -> Iterator[str]:
    """A list whose marks stand right before its words; one such line alone may be a remark, or what somebody says."""
    for mark, found in groupby(outside_code(lines), key=lambda line: _mark(line[0]) if line[1] else ""):
        group = [line for line, _ in found]
        for line in group:
            yield line.replace(mark, f"{mark} ", 1) if mark and len(group) > 1 and NO_BLANK.fullmatch(line) else line


def _mark(line: str) -> str:
    """That of an item, with a blank behind it or without."""
    is_item = NO_BLANK.fullmatch(line) or ((item := ITEM.match(line)) and not item["number"] and not RULE.match(line))
    return line.lstrip(" ")[0] if is_item else ""


def _with_bullets(lines: Iterator[str]) -> Iterator[str]:
    """Bullets that are signs become those of Markdown, each sign a level as far as it is not indented further."""
    levels: list[tuple[int, str]] = []
    fenced = in_list = False
    base = 0
    for line in lines:
        fenced ^= bool(FENCE.match(line))
        found = None if fenced else BULLET.match(line)
        if found and (levels or found["sign"] != "o"):
            indent = len(found["indent"].expandtabs(LEVEL))
            level = (indent, found["sign"])
            base = base if levels else indent if in_list else 0
            levels = levels[: levels.index(level) + 1] if level in levels else [*levels, level]
            yield f"{' ' * (base + LEVEL * (len(levels) - 1))}- {line[found.end() :]}"
        else:
            if line.strip() and not line.startswith((" ", "\t")):
                if levels and (line[0].isupper() or (line[0].isdigit() and not ITEM.match(line))):
                    yield ""  # what goes on begins otherwise: this is the next paragraph
                levels = []
                in_list = bool(ITEM.match(line))
            yield line
