"""Marks that readers would see as they were typed, notes to colleagues, and what other programs have left, in texts, fields and
data files; and what nobody would see: definitions that nothing uses."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from pydantic import BaseModel

from ..faults import Fault
from ..model.slugs import slugify
from ..read.content import Content
from ..read.leftovers import LINK_TARGET, PATTERNS
from ..read.links import file_name
from ..read.source import Source
from ..read.text import Text
from ..read.validate import label, line_at
from ..read.yaml_text import Location

# What is looked for → the key of the sentence.
IN_FIELDS = {"comment_open": "comment_in_field", **{key: key for key in ("note_left", "tool_mark", "office_name_form")}}
# What Markdown and HTML would make something of, in a field that shows it as typed; «A*B», «5 < 6» and «C# og F#» are none of it.
MARKS = re.compile(
    r"\*\*(?:[^*\n]{1,60}\*\*)?|(?<![\w*])\*[^\s*](?:[^*\n]{0,60}[^\s*])?\*(?![\w*])|(?<![\w/.])_[^\s_][^_\n]{0,60}_(?![\w/.])|~~\S"
    r"|!?\[[^\[\]\n]{0,200}\]\([^()\s]{1,300}\)|\[\[[^\[\]\n]{1,300}\]\]|`[^`\n]{1,60}`|^#{1,6} \S.*"
    r"|</?(?:p|b|i|u|em|strong|a|br|hr|span|div|ul|ol|li|h[1-6]|img|font|small|su[bp])\b[^<>\n]{0,300}>"
)
AS_MARKDOWN = "closing_note"
SHOWN_AS_TYPED = ("tool_mark", "marks_in_field")  # ugly in a field, and nothing worse: somebody may mean it
DATA_NAMES = {"own_palettes": "palettes"}
DEFINITION = re.compile(r"^(?: *(?:>|[*+-] |\d{1,9}[.)] ))* *\[(?![\^@])([^\]\n]+)\]:[ \t]*\S", re.MULTILINE)
ADDRESS = re.compile(r"https?://[^\s\"'“”«»\]]+")
BRACKETS = re.compile(r"\[([^\[\]]+)\]")
HYPHENS = "-\u2010"
HYPHENATED = re.compile(r".|[A-ZÆØÅ]+|.*[\d-].*")  # e-post, LINK-senteret, 50-årsdagen, sør-øst-ender
# Told by another sentence, where this is known.
SENTENCES = {"address": "tool_link", "hyphenated": "word_divided_either"}
LINK_WORDS = re.compile(r"!? ?[(\[](.*?)[)\]] ?[(\[{<]?", re.DOTALL)  # as far as the address
# What an old website prints above a text, alone in its paragraph.
UPDATED = re.compile(
    r"(?:sist )?(?:endret|endra|oppdatert|publisert|redigert|revidert|lagt ut|(?:last )?(?:updated|modified|published))"
    r"(?: (?:den|av|on|by|at)\b|:)[^.!?]{0,60}\d[^!?]{0,30}",
    re.IGNORECASE,
)


def check(content: Content) -> Iterator[Fault]:
    """Every text and field of each entry."""
    for source in content.sources.values():
        for field, text in content.texts_of(source):
            for key, written in text.leftovers:
                values = {"value": " ".join(written.text.split()), **_meant(key, written.text)}
                key = next((SENTENCES[name] for name in values if name in SENTENCES), key)
                yield Fault(source.shown_path, written.line, key, field, values)
        yield from _lost(source, content.text(source))
        lead = re.sub(r"<[^<>]*>", "", content.text(source).lead)
        for line in lead.splitlines():
            if UPDATED.fullmatch(line.strip()):
                yield source.fault("lead_date", line=source.line_of(line.split(":")[0]), value=line.strip())
        for place, value in texts_in(source.entry) if source.readable else ():
            field = ".".join(map(str, place))
            for key, values in _in_field(value, is_markdown=field == AS_MARKDOWN):
                above = source.line_of("# ") if place == ("title",) else 1  # a title that the text begins with
                at = line_at(source.lines, place, above)
                yield Fault(source.shown_path, at, key, label(place), values, warning=key in SHOWN_AS_TYPED)
    for part in dataclasses.fields(content.data):
        name = DATA_NAMES.get(part.name, part.name)
        for place, value in texts_in(getattr(content.data, part.name)) if name in content.data.lines else ():
            for key, values in _in_field(value):
                at = line_at(content.data.lines[name], place, 1)
                file = f"{content.folder.name}/data/{name}.yaml"
                yield Fault(file, at, key, label(place), values, warning=key in SHOWN_AS_TYPED)


def _in_field(value: str, is_markdown: bool = False) -> Iterator[tuple[str, dict[str, str]]]:
    """What is left over in a text that is shown as it was typed, and the blanks of its sentence."""
    for sought, key in IN_FIELDS.items():
        if found := PATTERNS[sought].search(value):
            yield key, {"value": found[0], **(_meant(key, found[0]) if key == "office_name_form" else {})}
    if not is_markdown and (found := MARKS.search(value)):
        yield "marks_in_field", {"value": found[0]}


def _meant(key: str, written: str) -> dict[str, str]:
    """What to write instead, where that can be told."""
    if key == "office_name_form":
        return {"meant": "{senteret}s" if re.search("(?:senter|kontor)ets", written.lower()) else "{senteret}"}
    if key == "tool_mark" and (address := ADDRESS.search(written)):
        return {"address": address[0]}
    if key == "word_divided":
        above, mark, below = re.split(r"(\W)\s+", written)
        if HYPHENATED.fullmatch(above) or below[0].isupper():
            return {"meant": f"{above}-{below}"}
        either = {"hyphenated": f"{above}-{below}"} if mark in HYPHENS else {}
        return {"meant": f"{above}{below}", **either}
    if key == "link_gap":
        return {"meant": re.sub(r"\]\s+\(", "](", written)}
    if key == "link_form":
        leads_to = list(re.finditer(LINK_TARGET, written))[-1]
        shown = LINK_WORDS.fullmatch(written, endpos=leads_to.start())
        return {"meant": f"{'!' * written.startswith('!')}[{shown[1] if shown else ''}]({leads_to[0]})"}
    if key == "reference_missing":
        return {"words": written[1:].partition("]")[0]}
    if key == "wiki_link":
        page, _, words = written.strip("![]").partition("|")
        if written.startswith("!"):
            return {"meant": f"![{words or 'hva bildet viser'}](../images/{file_name(page)})"}
        name, mark, anchor = page.strip().partition("#")
        return {"meant": f"[{words or page}]({slugify(name.removesuffix('.md'))}.md{mark}{slugify(anchor) if anchor else ''})"}
    if key == "marks_left":
        mark = written if not re.search(r"\w", written) else written[0]
        return {"value": mark, "escaped": "".join(f"\\{sign}" for sign in mark)}
    if key == "citation_form":
        return {"meant": "; ".join(re.findall(r"@[\w-]+", written))}
    return {}


def _lost(source: Source, text: Text) -> Iterator[Fault]:
    """Definitions of links that no link uses: Markdown shows none of their words."""
    definitions = list(DEFINITION.finditer(source.body))
    uses = Counter(name.lower() for name in BRACKETS.findall(source.body))
    uses.subtract(found[1].lower() for found in definitions)
    for found in definitions:
        is_shown = escape(f"[{found[1]}]:") in f"{text.lead}{text.html}"
        if uses[found[1].lower()] < 1 and not is_shown and not text.refused:
            yield source.fault("definition_unused", line=source.line_at(found.end() - 1), value=found[1])


def texts_in(value: object, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text of an entry's fields, or of a data file, with its place: ``place.directions``."""
    if isinstance(value, str):
        yield at, value
        return
    inside: Iterable[tuple[Any, object]] = ()
    if isinstance(value, BaseModel):
        inside = value
    elif isinstance(value, tuple):
        inside = enumerate(value)
    elif isinstance(value, dict):
        inside = value.items()
    for name, inner in inside:
        yield from texts_in(inner, (*at, name))
