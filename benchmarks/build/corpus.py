"""Content to measure builds with: this repository's own, and as many articles besides as are wanted.

The articles are drawn from Norwegian words by chance with a fixed seed, so that every run, and every generator, builds the same.
"""

import datetime
import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = 540  # of an article
SENTENCE = 12  # words, in the mean
TAGS = ("selvhjelp", "grupper", "erfaringer", "fellesskap", "kommune", "folkehelse", "igangsetter", "opplaering")
FIRST_DAY = datetime.date(2016, 1, 4)


@dataclass(frozen=True)
class Piece:
    """An article that any generator can make a page of; its paragraphs have headings, lists, a quotation and links to ``[[stem]]``
    of another."""

    stem: str
    title: str
    summary: str
    date: datetime.date
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]

    def markdown(self, link: str) -> str:
        """The text; ``link`` is the address of another article, with ``{}`` for its stem."""
        return re.sub(r"\[\[(.*?)\]\]", lambda found: link.format(found[1]), "\n\n".join(self.paragraphs))


def pieces(count: int) -> list[Piece]:
    """So many articles, the same each time; those of a smaller number come first in a larger one."""
    words = vocabulary()
    return [_piece(number, words) for number in range(count)]


def vocabulary() -> list[str]:
    """The words of this repository's own pages in bokmål, each as often as it stands there."""
    files = (path.read_text(encoding="utf-8").split("---\n", 2) for path in sorted((ROOT / "content" / "pages").glob("*.md")))
    return [word for _, front, text in files if "\nlang:" not in front for word in text.split() if word.isalpha()]


def _piece(number: int, words: list[str]) -> Piece:
    chance = random.Random(number)

    def sentence() -> str:
        drawn = chance.choices(words, k=max(4, round(chance.gauss(SENTENCE, 3))))
        return " ".join(drawn).lower().capitalize() + "."

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(4))

    parts = [paragraph()]
    while sum(len(part.split()) for part in parts) < WORDS:
        parts += [f"## {sentence().rstrip('.')}", paragraph(), paragraph()]
    parts[2] += f" **{sentence()}** Les også [{sentence().rstrip('.')}]([[artikkel-{chance.randrange(number + 1):05}]])."
    parts.insert(4, "\n".join(f"- {sentence()}" for _ in range(3)))
    parts.insert(6, f"> {sentence()}")
    return Piece(
        stem=f"artikkel-{number:05}",
        title=f"{sentence().rstrip('.')} {number}",
        summary=sentence(),
        date=FIRST_DAY + datetime.timedelta(days=number % 3900),
        tags=tuple(sorted(chance.sample(TAGS, 2))),
        paragraphs=tuple(parts),
    )


def content_folder(target: Path, count: int) -> Path:
    """A content folder of Møteplass at ``target`` with so many articles besides its own; returned."""
    shutil.copytree(ROOT / "content", target)
    for piece in pieces(count):
        front = f"title: {piece.title}\nsummary: {piece.summary}\ndate: {piece.date}\ntags: [{', '.join(piece.tags)}]"
        text = f"---\n{front}\n---\n\n{piece.markdown('{}.md')}\n"
        (target / "articles" / f"{piece.stem}.md").write_text(text, encoding="utf-8")
    return target
