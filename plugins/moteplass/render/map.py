"""The map of Norway: one mark for each place with an office, and where its name has room."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ..model.map_projection import HEIGHT, WIDTH, project
from ..model.office import Office

# In the drawing's units; the theme draws with the same ones (theme/static/css/map.css).
DOT = 11
TEXT_HEIGHT = 27
LETTER_WIDTH = 0.6 * TEXT_HEIGHT  # wider than the average letter of the system fonts, so that no estimate is too small
GAP = 9

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Label:
    """Where the name of a place is written: SVG's x, y (of the base line) and text-anchor."""

    x: int
    y: int
    anchor: Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Mark:
    """A place with one or more offices. A place without room for its name has no label: the list beside the map has it."""

    place: str
    x: int
    y: int
    has_confirmed: bool
    has_unconfirmed: bool
    has_closed: bool
    label: Label | None = None


def marks(offices: Iterable[Office], is_unconfirmed: Callable[[Office], bool]) -> tuple[Mark, ...]:
    """One mark for each place, from north to south, its name where no dot and no other name is in the way."""
    bare = _places(offices, is_unconfirmed)
    taken = [_dot(mark) for mark in bare]
    done: list[Mark] = []
    for mark in bare:
        free = (
            label
            for label in _candidates(mark)
            if _inside(box := _text(label, mark.place)) and not any(_overlap(box, other) for other in taken)
        )
        label = next(free, None)
        if label:
            taken.append(_text(label, mark.place))
        done.append(replace(mark, label=label))
    return tuple(done)


def _places(offices: Iterable[Office], is_unconfirmed: Callable[[Office], bool]) -> list[Mark]:
    """Offices in one place share a mark; one that has not filled in where it is, has none."""
    found: dict[str, Mark] = {}
    for office in offices:
        if office.position is None:
            continue
        x, y = (round(value) for value in project(office.position.latitude, office.position.longitude))
        mark = found.get(office.position.place) or Mark(office.position.place, x, y, False, False, False)
        unconfirmed = is_unconfirmed(office)
        found[mark.place] = replace(
            mark,
            has_confirmed=mark.has_confirmed or (office.active and not unconfirmed),
            has_unconfirmed=mark.has_unconfirmed or unconfirmed,
            has_closed=mark.has_closed or not office.active,
        )
    return sorted(found.values(), key=lambda mark: (mark.y, mark.x))


def _candidates(mark: Mark) -> Iterable[Label]:
    """Beside the dot first, where a name is read most easily, then below and above it."""
    beside, half = DOT + GAP, round(TEXT_HEIGHT / 3)
    below, above = DOT + TEXT_HEIGHT, DOT + GAP
    yield Label(mark.x + beside, mark.y + half, "start")
    yield Label(mark.x - beside, mark.y + half, "end")
    for down in (below, -above):
        yield Label(mark.x, mark.y + down, "middle")
        yield Label(mark.x + DOT, mark.y + down, "start")
        yield Label(mark.x - DOT, mark.y + down, "end")


def _dot(mark: Mark) -> Box:
    return mark.x - DOT, mark.y - DOT, mark.x + DOT, mark.y + DOT


def _text(label: Label, words: str) -> Box:
    width = LETTER_WIDTH * len(words)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - 0.8 * TEXT_HEIGHT, left + width, label.y + 0.25 * TEXT_HEIGHT


def _inside(box: Box) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
