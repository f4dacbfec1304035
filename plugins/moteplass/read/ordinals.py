"""Numbers at the beginning of a line that people wrote as ordinals: «24. desember er senteret stengt.», «2. etasje».

Markdown takes each for an item of a list, and HTML counts on from the first, so that readers would see another date. A number is
an item's only in a list that counts; else it stays as it was typed.
"""

import re

ITEM = re.compile(r" *(?P<marker>[-*+]|(?P<number>\d{1,9})[.)]) +(?=\S)")
RULE = re.compile(r" *([-*])( *\1){2,} *$")
MONTH = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
MONTH += "|january|february|march|may|june|july|october|december|jan|feb|mar|apr|jun|jul|aug|sept?|okt|oct|nov|des|dec"
DATE = re.compile(rf"(?:{MONTH})\b", re.IGNORECASE)
EMPTY = re.compile(r" *(\d{1,9})[.)] *$")  # an item without words
INNER_NUMBER = re.compile(r"(?P<before> *(?:(?:[-*+]|\d{1,9}[.)]|:|\[\^[^\]]+\]:) +)+)(?P<number>\d{1,9})[.)] +(?=\S)")


def ordinals(lines: list[str]) -> set[int]:
    """The lines whose number is no item's: a date, or one of a run that does not count up, such as 24, 2, 17, or 4 alone."""
    found: set[int] = set()
    runs: dict[int, list[tuple[int, int]]] = {}  # how far the number is indented → the lines of the run, with their numbers
    parted: set[int] = set()  # the runs below whose last item a bullet stands, as Word leaves them: 1, •, •, 2
    is_open = False
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        item = None if RULE.match(line) else ITEM.match(line)
        if line.strip() and (item or not is_open):  # what is not indented as far as a run ends it
            for other in [other for other in runs if other > indent or (other == indent and not item)]:
                found |= _not_counting(runs.pop(other))
        if item and not item["number"]:
            parted.add(indent)
        elif item and indent in parted:
            parted.remove(indent)
            if (run := runs.get(indent)) and int(item["number"]) != run[-1][1] + 1:
                found |= _not_counting(runs.pop(indent))
        if empty := EMPTY.match(line):
            runs.setdefault(indent, []).append((number, int(empty[1])))
        elif item and item["number"] and DATE.match(line, item.end()):
            found.add(number)
        elif item and item["number"]:
            runs.setdefault(indent, []).append((number, int(item["number"])))
        is_open = bool(line.strip())
    return found.union(*map(_not_counting, runs.values()))


def _not_counting(run: list[tuple[int, int]]) -> set[int]:
    """The lines of a run of numbers that is no list. «1. 1. 1.» is one: Markdown counts for its writer."""
    numbers = [number for _, number in run]
    first = numbers[0]
    counts = numbers == list(range(first, first + len(numbers))) and (first <= 1 or len(numbers) > 1)
    return set() if counts or set(numbers) <= {first} & {0, 1} else {line for line, _ in run}


def inner_as_typed(lines: list[str], number: int) -> str:
    """The line, in which a number right behind the mark of an item, a note or a definition is text, if no other follows it below:
    «- 20. februar»."""
    inner = INNER_NUMBER.match(lines[number])
    if not inner:
        return lines[number]
    below = ITEM.match(lines[number + 1]) if number + 1 < len(lines) else None
    follows = below and below["number"] == str(int(inner["number"]) + 1) and below.start("marker") == inner.start("number")
    return lines[number] if follows else f"{lines[number][: inner.end('number')]}\\{lines[number][inner.end('number') :]}"
