"""Characters that no page may have: broken on the way from one encoding to another («Ã¸» for «ø»), or hidden in an entity or a
percent-encoding, where reading the file does not see them."""

import re
from collections.abc import Iterator
from functools import partial

from ..faults import Fault
from ..model.characters import decoded, in_context, runs_to_the_left, tidy, unwanted
from ..read.content import Content
from ..read.files import written_texts
from ..results import NONE_KEPT, Results

# What UTF-8's bytes for æ, ø, å and for curly quotes and dashes look like in Windows-1252, and what stands for a byte
# that no program could read.
BROKEN = ("Ã¸", "Ã¥", "Ã¦", "Ã˜", "Ã…", "Ã†", "â€", "\ufffd")
SIGN = re.compile("|".join(BROKEN))
AROUND = 40  # signs before and behind a broken one in which its word is looked for


def check(content: Content, results: Results = NONE_KEPT) -> Iterator[Fault]:
    """Every line of every file of text or data."""
    for path, text in written_texts(content.folder):
        yield from results.of("characters", (path, text), partial(_in_text, path, text))


def _in_text(path: str, text: str) -> list[Fault]:
    return [*_by_line(path, text)] if _is_doubtful(text, runs_to_the_left(text)) else []


def _by_line(path: str, text: str) -> Iterator[Fault]:
    right_to_left = runs_to_the_left(text)
    for number, line in enumerate(text.split("\n"), start=1):
        seen, read = tidy(line), decoded(tidy(line))
        if broken := next((text for text in (line, read) if SIGN.search(text)), ""):
            word = _word_at(broken)
            meant = repaired(word)
            yield Fault(path, number, "broken_characters" if meant else "lost_characters", values={"value": word, "meant": meant})
        place = unwanted(read, right_to_left) if read != seen and unwanted(seen, right_to_left) is None else None
        if place is not None:
            yield Fault(path, number, "hidden_character", values={"context": in_context(read, place)})


def _is_doubtful(text: str, right_to_left: bool) -> bool:
    """Whether any of its lines may have a fault: one look at all of them, since hardly a file has one that does."""
    seen = tidy(text)
    read = decoded(seen)
    hidden = read != seen and unwanted(read, right_to_left) is not None
    return hidden or any(SIGN.search(one) for one in (text, read))


def _word_at(line: str) -> str:
    """The word with the first sign that is broken."""
    place = next(SIGN.finditer(line)).start()
    before, behind = line[max(0, place - AROUND) : place], line[place : place + AROUND]
    return f"{before.split()[-1] if before and not before[-1].isspace() else ''}{behind.split(maxsplit=1)[0]}"


def repaired(word: str) -> str:
    """The word as it was before; nothing where that cannot be told."""
    try:
        return word.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
