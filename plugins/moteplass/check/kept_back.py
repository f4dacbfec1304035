"""Groups and events that keep back where and when people meet: no words of theirs may tell it.

What is looked for is what looks like it, in the languages that people write here: a clock time, a weekday that comes again, the
address of a street or of a video meeting, the number of a room; and the words of the fields that are kept back. What may stand
there all the same, the field ``allowed_words`` says.
"""

import json
import re
from collections.abc import Iterator
from html import unescape

from ..faults import Fault
from ..model.meeting import Meeting
from ..read.content import Content
from ..read.source import Source
from .leftovers import texts_in

# Texts of a published entry that are no words of its own: names of other things, numbers and addresses.
NAMES = frozenset(
    {"office", "offices", "theme", "kind", "state", "format", "lang", "language", "municipalities", "tags", "references", "places"}
    | {"telephone", "email", "link", "image", "uid", "slug", "next", "redirect_from", "translation_of", "status", "usual"}
)
HOUR = r"(?:[01]?\d|2[0-4])"
NUMBER = (
    r"(?:(?:halv|kvart(?:er)?\s+(?:på|over)|half\s+past)\s+)?"
    r"(?:ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|tjue\w*"
    r"|ein|eitt|sjau)"
)
DAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|laur|sun)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
SHORT_DAY = r"(?:mand\.?|(?:man|fre|mån|sun)\.|tirsd?\.?|onsd?\.?|torsd?\.?|fred\.?|lørd?\.?|sønd?\.?|tysd?\.?|laurd?\.?)"
PART = r"(?:morg[eo]n|f[oø]re?middag|ettermiddag|kveld|natt|morning|afternoon|evening|night)"
TO = r"\s*(?:[-–—]|til\b|to\b)\s*(?:kl\.?\s*)?"
UNITS = (
    r"(?:kr(?:oner?)?|per|pr|prosent|poeng|ti(?:me|ma)r?|min(?:utt(?:er|ar?)?)?|døgn|dag(?:er|ar)?|uker?|veker?|måned(?:er)?|år|ganger?|gonger?"
    r"|personer|deltak\w+|plass(?:er|ar)?|ledige|medlemm?er|mennesker|meter|km|kg|liter|grader|milli?on\w*|times?|hours?|people|years?|%)(?!\w)"
)
FROM = r"(?:(?:fra|frå|from)\s+)?"
AT = rf"{HOUR}(?:[.:]?[0-5]\d)?"
SHOWN = rf"{HOUR}(?::[0-5]\d|\.(?:00|1[3-9]|[2-5]\d))"  # 18:00, 18.30 (while 18.12 is a date)
# 18:00, 18.00–20.00; kl. 18, kl 1800, klokka seks, klokken halv sju; 1800-2000 (while 1930–2000 are years); tirsdager 18–20,
# tirs og tors 18-20; 18-tiden; 6 pm, six o'clock.
CLOCK = (
    rf"(?<![\w.,:/-]){SHOWN}(?!\d|[.,:]\d)(?:{TO}{SHOWN}(?!\d|[.,:]\d))?",
    rf"\bkl(?:okk(?:a|en|o))?\b\.?\s*(?:{AT}(?!\d)(?:{TO}{AT}(?!\d))?|{NUMBER}\b)",
    r"(?<![\w.,:/-])(?:(?:0[7-9]|1[0-8])[03]0\s*[-–—]\s*(?:[01]\d|2[0-3])[03]0|(?:19|20)[03]0\s*[-–—]\s*2[1-3][03]0)(?![\w-])",
    rf"\b(?:{SHORT_DAY}\s+og\s+)?(?:{DAY}(?:er|ar|s)?|{SHORT_DAY}),?\s+{FROM}{AT}{TO}{AT}(?!\d)(?!\s*{UNITS})",
    r"\b(?:[89]|1\d|2[0-2])-ti(?:den|da)\b",
    rf"\b{HOUR}\s*[ap]\.?m\b",
    r"\b\w+\s+o['’]clock\b",
)
# hver tirsdag, annenhver uke på tirsdag, tirsdager, tirsdag kveld, første tirsdag i måneden; every Tuesday, Tuesdays.
WEEKLY = (
    rf"\b(?:(?:annen|annan)?(?:hver|kvar)|every)\s+(?:\w+,?\s+){{0,3}}?{DAY}\w*",
    rf"\b{DAY}(?:s?\s*{PART}\w*|er|ar|ane|ene|s)\b",
    rf"\b\w+\s+{DAY}(?:en)?\s+(?:i|of)\s+(?:(?:the|hver|kvar)\s+)?(?:måned|månad|month)\w*",
)
HOUSE = rf"\s*\d{{1,3}}(?:\s?[a-h])?\b(?!\s*{UNITS}|\.\s?(?-i:[a-zæøå]))"  # while «Torget 17. mai» is a day
NAMED = r"(?-i:\b[A-ZÆØÅ][\w.]*\s+){1,4}"
# Strandgaten 5, Kalfarveien 12 B, Rådhusgt. 3; Kong Oscars gate 12; and, where a capital tells it is a name, Bryggen 5; a room.
STREET = (
    rf"\b\w+(?:gat[ea]n?|gt\.?|veg(?:en)?|vei(?:en)?|allmenning(?:en)?|allé(?:en)?|alleen|kai(?:en|a)?|smau(?:et)?){HOUSE}",
    rf"{NAMED}(?:gat[ea]|gt\.?|veg|vei|plass|allé|torg|brygge|terrasse){HOUSE}",
    r"(?-i:\b[A-ZÆØÅ])\w*(?:plass|torg|brygge|bakke|haug|sving|sti|tun|terrasse|hage|kro|løkk|li)(?:en|et|n|a)?\s" + HOUSE,
    rf"\b(?-i:Bryggen|Bryggene|Torget|Torvet|Torvalmenningen|Marken|Engen|Kaien|Kaia|Stranden|Stortorvet)\s{HOUSE}",
    rf"\b(?:(?:møte|gruppe|kurs|klasse|seminar|undervisnings)?rom(?:met)?|room)\s+(?:nr\.?\s*)?\d{{1,4}}[a-h]?\b(?!\s*{UNITS}|\s+av\b|[:,]\d)",
)
VIDEO = (
    r"\b(?:[\w-]+\.)*(?:zoom\.us/(?:j|my|s|w|wc)\b|teams\.(?:microsoft|live)\.com/(?:l/meetup|meet)|meet\.google\.com|whereby\.com"
    r"|meet\.jit\.si)(?:\S*[\w/])?",
)
# What has the same form and says nothing of when or where people meet: a price, a part, a chapter and verse, a night without
# sleep, how a weekday feels.
HARMLESS = (
    rf"(?<![\w.,:/-])\d+[.:]\d\d?\s*{UNITS}",
    r"\b(?:kap(?:it(?:tel|let|lene))?|versjon|utgave|punkt|avsnitt|paragraf|del|side|tabell|figur|version|chapter|section"
    r"|salme|sal|matt(?:eus)?|mark(?:us)?|luk(?:as)?|joh(?:annes)?|rom|kor|jes(?:aja)?|mos(?:ebok)?|psalm)\b\.?\s+\d+[.:]\d+",
    rf"\b(?:våkn\w*|vakn\w*|våk(?:en|ne)|vaken|sov\w*|søv\w*)\s+(?:\w+\s+){{0,3}}?klokk(?:a|en|o)\s+{NUMBER}\b",
    rf"\b{DAY}(?:er|ar)\s+(?:er|var|blir|kan\s+(?:være|vere|bli)|føles|kjennes)\s+(?:\w+\s+)?"
    r"(?:ensom\w*|einsam\w*|tung\w*|verst\w*|vanskelig\w*|lang(?:e|est)\b|tomme|stille|vonde?|såre?)",
    r"(?-i:\b(?:Min|Mi|Din|Di|Vår|Sin|En|Ein|Denne|Hver|Kvar))\s+(?:gat[ea]|veg|vei|plass|brygge|terrasse)\s+\d+",
)
# What stands between the letters of a word or a number in Markdown: marks, blanks, entities.
BETWEEN = r"(?:&#?\w+;|\W)*?"
BLOCK = re.compile(r"</?(?:p|h\d|li|ul|ol|t[dhr]|table|blockquote|div|dt|dd|dl|pre)\b[^>]*>")


def check(content: Content) -> Iterator[Fault]:
    """Every group and event, by what its file says that it is."""
    for source in content.readable:
        entry = source.entry
        if isinstance(entry, Meeting) and (kept_back := entry.kept_back()):
            texts = [("slug" if entry.slug else "", source.slug.replace("-", " ")), *_fields(entry)]
            found = [
                (key, field, line, words)
                for key, signs in (("tells_time", _signs_of_time(kept_back)), ("tells_place", _signs_of_place(entry, kept_back)))
                if (pattern := _pattern(signs))
                for field, line, words in (
                    *((field, None, words) for field, text in texts for _, words in _matches(pattern, text)),
                    *(("", line, words) for line, words in _in_text(pattern, source, _shown(content, source))),
                )
                if not _is_in(words, entry.allowed_words)
            ]
            # Every message gives the whole list for the file, so that whoever copies one of them is done.
            every = tuple(dict.fromkeys((*entry.allowed_words, *(words for *_, words in found))))
            needed = [words for words in every if not _is_in(words, [other for other in every if other != words])]
            for key, field, line, words in found:
                yield source.fault(key, field, line, value=words, allowed=json.dumps(needed or every, ensure_ascii=False))


def _fields(entry: Meeting) -> Iterator[tuple[str, str]]:
    """Every text that the public may know, with its place."""
    for place, text in texts_in(entry.public_view()):
        if not NAMES.intersection(place):
            yield ".".join(map(str, place)), text


def _signs_of_time(kept_back: frozenset[str]) -> Iterator[str]:
    """A weekday that comes again may be told where the public knows about when (``usual``)."""
    if "schedule" in kept_back and "usual" in kept_back:
        yield rf"(?:{'|'.join(WEEKLY)})(?:,?\s+(?:{'|'.join(CLOCK)}|{FROM}{AT}{TO}{AT}(?!\d)))?"
    if "schedule" in kept_back:
        yield from CLOCK


def _signs_of_place(entry: Meeting, kept_back: frozenset[str]) -> Iterator[str]:
    """The words of the place itself: one word alone as it was written, and only if it is a name, since «huset» and «2» are not."""
    if "place" in kept_back:
        place = entry.place
        told = (place.name, place.street, place.room, place.directions, place.access.transport) if place else ()
        for words in (words for words in (*told, entry.video) if words):
            if re.search(r"\s|:", words):
                yield rf"(?<!\w){re.escape(words)}(?!\w)"
            elif not words.islower() and not words.isdigit():
                yield rf"(?-i:(?<!\w){re.escape(words)}(?!\w))"
        yield from (*STREET, *VIDEO)


def _pattern(signs: Iterator[str]) -> re.Pattern[str] | None:
    """Finds what HARMLESS matches too, so that no part of it is taken for a sign; only signs stand in the group."""
    wanted = "|".join(signs)
    return re.compile(rf"(?:{'|'.join(HARMLESS)})|({wanted})", re.IGNORECASE) if wanted else None


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """(where, the words)"""
    yield from ((match.start(), " ".join(match[1].split())) for match in pattern.finditer(text) if match[1])


def _in_text(pattern: re.Pattern[str], source: Source, shown: str) -> Iterator[tuple[int, str]]:
    """(line, words) in the text as it is written, where addresses of links stand, and, what marks divide there, as it is shown."""
    written = list(_matches(pattern, source.body))
    yield from ((source.line_at(at), words) for at, words in written)
    for words in dict.fromkeys(words for _, words in _matches(pattern, shown)):
        if words not in {words for _, words in written}:
            letters = BETWEEN.join(map(re.escape, re.findall(r"\w", words)))
            found = re.search(letters, source.body, re.IGNORECASE)
            yield source.line_at(found.start()) if found else source.line_of(words.split()[0]), words


def _shown(content: Content, source: Source) -> str:
    """The text as people see it, its paragraphs apart."""
    text = content.text(source)
    words = re.sub(r"<[^>]*>", "", BLOCK.sub(" ¶ ", re.sub(r"<br[^>]*>", " ", f"{text.lead}<p>{text.html}")))
    return unescape(words).replace("\N{SOFT HYPHEN}", "").replace("’", "'")


def _is_in(words: str, allowed: list[str] | tuple[str, ...]) -> bool:
    return any(words.casefold() in one.casefold() for one in allowed)
