"""Where the links and pictures of a text stand, and what they mean."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from .links import Paths, Target
from .source import Source

PICTURE_WITHOUT_ADDRESS = r"!\[[^\]]*\]\(\s*\)|<(?i:img\b(?![^>]*\bsrc\b))"
NOTHING = Target("missing")
AS_ADDRESS = r"\](?:\(|:)\s*<?{}(?=[\s>)]|$)"  # in Markdown; as HTML it is found alone
AS_WORDS = r"\[{}\]\(\)"  # of a link without an address


@dataclass(frozen=True)
class Written:
    """What an editor wrote, such as the address of a link, and the line of the file that it stands on."""

    text: str
    line: int


@dataclass(frozen=True)
class Link(Written):
    """A link, or a file that is pointed at: its address as written, and what that means: nothing before somebody has looked
    (``Text.pointing``)."""

    target: Target = NOTHING


@dataclass(frozen=True)
class Picture(Link):
    """A picture. Address and ``alt`` are empty where the text gives none."""

    alt: str = ""


@dataclass(frozen=True)
class Place:
    """Where a text stands: in the body of an entry, or in one of its fields."""

    source: Source
    field: str = ""

    def links(self, hrefs: Sequence[str]) -> tuple[Link, ...]:
        """All of the text, in its order."""
        lines = self._lines(hrefs, AS_ADDRESS)
        return tuple(Link(href, line) for href, line in zip(hrefs, lines, strict=True))

    def pictures(self, pictures: Sequence[tuple[str, str]]) -> tuple[Picture, ...]:
        """(address, words) of all of the text, in their order."""
        lines = self._lines([src for src, _ in pictures], AS_ADDRESS)
        return tuple(Picture(src, line, alt=alt) for (src, alt), line in zip(pictures, lines, strict=True))

    def written(self, texts: Sequence[str], form: str) -> tuple[Written, ...]:
        """Addresses or words in their order, each with its line."""
        return tuple(Written(text, line) for text, line in zip(texts, self._lines(texts, form), strict=True))

    def _lines(self, texts: Iterable[str], form: str) -> Iterator[int]:
        """Markdown's parser knows no lines: what comes for the second time is where it stands for the second time."""
        seen: Counter[str] = Counter()
        lines_of = cache(lambda text: self._lines_of(text, form))
        for text in texts:
            lines = lines_of(text)
            yield lines[min(seen[text], len(lines) - 1)]
            seen[text] += 1

    def _lines_of(self, text: str, form: str) -> list[int]:
        """Every line where it stands in that form, or else in any; the body's first line if it is nowhere."""
        if self.field:
            return [self.source.lines.get((self.field,), 1)]
        alone = re.escape(text)
        in_html = re.escape(escape(text, quote=False))
        for pattern in (form.replace("{}", alone), alone, in_html) if text else (PICTURE_WITHOUT_ADDRESS,):
            if found := [self.source.line_at(match.end() - 1) for match in re.finditer(pattern, self.source.body, re.MULTILINE)]:
                return found
        return [self.source.body_line]


def picture_above(source: Source, paths: Paths) -> Picture | None:
    """The picture of the front matter, if there is one."""
    entry = source.entry
    if not entry.image:
        return None
    line = source.lines.get(("image",), 1)
    return Picture(entry.image, line, paths.resolve_picture(entry.image, source.path), entry.alt or "")
