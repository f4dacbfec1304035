"""Notes on plain language (klarspråk): a text that is heavy to read, long sentences, and words with a plainer one beside.

They stop nothing, and ``check`` alone gives them. What somebody else has said is left alone: quotations, titles, a person's own
story, a text given in full. So are code and examples.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml import html as lxml_html

from ..faults import Fault
from ..model.story import Story
from ..read.content import Content
from ..read.source import Source
from ..read.text import Text

LIX_MAX = 45
SENTENCE_MAX = 25  # words
LONG_WORD = 6  # letters; longer ones count in LIX
ENOUGH = 100  # words; the LIX of fewer says little
MOST = 4  # notes a file
# Somebody else's words, and what is no sentence.
LEFT_ALONE = "//blockquote | //q | //cite | //em | //code | //pre | //h2 | //h3 | //h4 | //*[@class='citation']"
BLOCKS = ("p", "li", "dt", "dd", "td", "th", "figcaption", "ul", "ol", "br")
PARAGRAPH = "\N{PARAGRAPH SEPARATOR}"
QUOTED = re.compile("«[^«»]*»|“[^“”]*”")
# A new sentence begins with a capital: «26. juni», «nr. 3» and «f.eks. når» go on.
SENTENCE_END = re.compile(r"(?<=[.!?…])[»”)]* (?=[«“(–]*[A-ZÆØÅ])")
WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
START = 6  # words by which a sentence is named


@dataclass(frozen=True)
class Sentence:
    """``field``: where it stands, if not in the body."""

    text: str
    field: str = ""

    @property
    def words(self) -> list[str]:
        return WORD.findall(self.text)


def check(content: Content, languages: Collection[str]) -> Iterator[Fault]:
    """The worst of each text in one of the site's languages; nothing where ``limits.yaml`` says so."""
    if not content.data.limits.plain_language:
        return
    plainer = {
        lang: {word.casefold(): better for word, better in words.items()} for lang, words in content.data.plain_words.items()
    }
    for source in content.valid:
        if source.entry.lang in languages and not _is_anothers(source):
            yield from islice(_notes(source, content, plainer.get(source.entry.lang, {})), MOST)


def lix(sentences: Collection[list[str]]) -> int:
    """Words a sentence, and how many of a hundred words are long (Björnsson 1968)."""
    words = [word for sentence in sentences for word in sentence]
    return round(len(words) / len(sentences) + 100 * sum(len(word) > LONG_WORD for word in words) / len(words))


def _is_anothers(source: Source) -> bool:
    entry = source.entry
    is_personal = isinstance(entry, Story) and entry.consent is not None
    return entry.example or is_personal or bool(entry.source and entry.source.full_text)


def _notes(source: Source, content: Content, plainer: dict[str, str]) -> Iterator[Fault]:
    """The heaviest first: the whole text, then the longest sentences, then single words."""
    beside = list(_split(source.entry.summary, "summary"))
    said = [sentence for field, text in content.texts_of(source) for block in _blocks(text) for sentence in _split(block, field)]
    body = [sentence for sentence in said if not sentence.field]
    counted = [sentence.words for sentence in body]
    if sum(map(len, counted)) >= ENOUGH and (heaviness := lix(counted)) > LIX_MAX:
        yield _note(source, "lix_high", body[0], counted[0], lix=heaviness, limit=LIX_MAX)
    for sentence in sorted((*beside, *said), key=lambda sentence: -len(sentence.words)):
        words = sentence.words
        if len(words) > SENTENCE_MAX:
            start = " ".join(words[:START])
            yield _note(source, "sentence_long", sentence, words, start=start, count=len(words), limit=SENTENCE_MAX)
    seen: set[str] = set()
    for sentence in (*beside, *said) if plainer else ():
        for match in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, plainer))})(?!\w)", sentence.text.casefold()):
            if (word := match[0]) not in seen:
                seen.add(word)
                yield _note(source, "word_heavy", sentence, WORD.findall(word), value=word, plainer=plainer[word])


def _split(block: str, field: str) -> Iterator[Sentence]:
    for sentence in SENTENCE_END.split(QUOTED.sub("«»", " ".join(block.split()))):
        if WORD.search(sentence):
            yield Sentence(sentence, field)


def _blocks(text: Text) -> list[str]:
    """What the centre itself says in a text, paragraph by paragraph."""
    root = lxml_html.fragment_fromstring(f"<p>{text.lead}</p>{text.html}", create_parent="div")
    for element in root.xpath(LEFT_ALONE):
        element.drop_tree()
    for element in root.iter(*BLOCKS):
        element.text, element.tail = PARAGRAPH + (element.text or ""), PARAGRAPH + (element.tail or "")
    return root.text_content().split(PARAGRAPH)  # type: ignore[no-any-return]  # lxml has no types for it


def _note(source: Source, key: str, sentence: Sentence, words: list[str], **values: str | int) -> Fault:
    """A note at the first of these words in a sentence of the body, or at a field."""
    line = None
    if not sentence.field:
        start = _position(source.body, sentence.words[:START], 0)
        line = source.line_at(_position(source.body, words[:START], start))
    return replace(source.fault(key, sentence.field, line, warning=True, **values), note=True)


def _position(body: str, words: list[str], start: int) -> int:
    """Where the words stand behind a place: as many of the first as Markdown has left side by side."""
    for count in range(len(words), 0, -1):
        if found := re.compile(r"[\W_]+".join(map(re.escape, words[:count])), re.IGNORECASE).search(body, start):
            return found.start()
    return start
