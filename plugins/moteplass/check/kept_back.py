"""Groups and events that keep back where and when people meet: no words of theirs may tell it.

What is looked for is what looks like it, in the languages that people write here: a clock time, a weekday that comes again, the
address of a street or of a video meeting; and the words of the fields that are kept back. What may stand there all the same, the
field ``allowed_words`` says.
"""

import re
from collections.abc import Iterator

from ..faults import Fault
from ..model.meeting import Meeting
from ..read.content import Content
from ..read.source import Source

# What readers see of an entry besides its text and its address.
FIELDS = ("title", "neutral_title", "summary", "audience", "alt", "caption", "note")
HOUR = r"(?:[01]?\d|2[0-4])"
NUMBER = (
    r"(?:ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|tjue\w*"
    r"|ein|eitt|sjau|halv|kvart)"
)
DAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|laur|sun)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
PART = r"(?:morg[eo]n|f[oø]re?middag|ettermiddag|kveld|natt|morning|afternoon|evening|night)"
# 18:00, 18.30 (while 18.12 is a date); kl. 18, klokka seks, klokken halv sju; tirsdager 18–20; 6 pm, six o'clock.
CLOCK = (
    rf"(?<![\w.,:/-]){HOUR}(?::[0-5]\d|\.(?:00|1[3-9]|[2-5]\d))(?!\d|[.,:]\d)",
    rf"\bkl(?:okk(?:a|en|o))?\b\.?\s*(?:{HOUR}(?:[.:][0-5]\d)?(?!\d)|{NUMBER}\b)",
    rf"\b{DAY}(?:er|ar|s)?,?\s+(?:(?:fra|frå|from)\s+)?{HOUR}\s*(?:[-–—]|til|to)\s*{HOUR}(?!\d)",
    rf"\b{HOUR}\s*[ap]\.?m\b",
    r"\b\w+\s+o['’]clock\b",
)
# hver tirsdag, annenhver uke på tirsdag, tirsdager, tirsdag kveld, første tirsdag i måneden; every Tuesday, Tuesdays.
WEEKLY = (
    rf"\b(?:(?:annen|annan)?(?:hver|kvar)|every)\s+(?:\w+\s+){{0,3}}?{DAY}\w*",
    rf"\b{DAY}(?:s?\s*{PART}\w*|er|ar|ane|ene|s)\b",
    rf"\b\w+\s+{DAY}(?:en)?\s+(?:i|of)\s+(?:(?:the|hver|kvar)\s+)?(?:måned|månad|month)\w*",
)
# Strandgaten 5, Kalfarveien 12 B, Rådhusgt. 3; Olav Kyrres gate 11; and, where a capital tells that it is a name, Bryggen 5.
STREET = (
    r"\b\w+(?:gat[ea]n?|gt\.?|veg(?:en)?|vei(?:en)?|allmenning(?:en)?|allé(?:en)?|alleen|kai(?:en|a)?|smau(?:et)?)\s*\d{1,3}\s?[a-h]?\b",
    r"(?-i:\b[A-ZÆØÅ])[\w.]*\s+(?:gat[ea]|gt\.?|veg|vei|plass|allé|torg|brygge|terrasse)\s*\d{1,3}\s?[a-h]?\b",
    r"(?-i:\b[A-ZÆØÅ])\w*(?:plass|torg|brygge|bakke|haug|sving|sti|tun|terrasse|hage|kro|løkk|li)(?:en|et|n|a)?\s+\d{1,3}\s?[a-h]?\b",
)
VIDEO = (
    r"\b(?:[\w-]+\.)*(?:zoom\.us/j|teams\.(?:microsoft|live)\.com/(?:l/meetup|meet)|meet\.google\.com|whereby\.com|meet\.jit\.si)\S*",
)


def check(content: Content) -> Iterator[Fault]:
    """Every group and event, by what its file says that it is."""
    for source in content.readable:
        entry = source.entry
        if isinstance(entry, Meeting) and (kept_back := entry.kept_back()):
            yield from _found(source, entry, list(_signs_of_time(kept_back)), "tells_time")
            yield from _found(source, entry, list(_signs_of_place(entry, kept_back)), "tells_place")


def _signs_of_time(kept_back: frozenset[str]) -> Iterator[str]:
    """A weekday that comes again may be told where the public knows about when (``usual``)."""
    if "schedule" in kept_back and "usual" in kept_back:
        yield rf"(?:{'|'.join(WEEKLY)})(?:,?\s+(?:{'|'.join(CLOCK)}))?"
    if "schedule" in kept_back:
        yield from CLOCK


def _signs_of_place(entry: Meeting, kept_back: frozenset[str]) -> Iterator[str]:
    if "place" in kept_back:
        place = entry.place
        secrets = (place.name, place.street, place.room, place.directions, entry.video) if place else (entry.video,)
        yield from (rf"(?<!\w){re.escape(words)}(?!\w)" for words in secrets if words)
        yield from (*STREET, *VIDEO)


def _found(source: Source, entry: Meeting, signs: list[str], key: str) -> Iterator[Fault]:
    """Each place where one of the signs is, but for the words that are allowed."""
    if not signs:
        return
    pattern = re.compile("|".join(signs), re.IGNORECASE)
    fields = [(name, value) for name in FIELDS if isinstance(value := getattr(entry, name, None), str)]
    address = ("slug" if entry.slug else "", source.slug.replace("-", " "))
    for field, text in (*fields, address, ("", source.body)):
        for match in pattern.finditer(text):
            words = " ".join(match[0].split())
            if not any(words.casefold() in allowed.casefold() for allowed in entry.allowed_words):
                line = source.line_at(match.start()) if text is source.body else None
                yield source.fault(key, field, line, value=words)
