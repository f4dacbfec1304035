"""When something happens again and again, as people say it: «annenhver tirsdag», from when to when, with which pauses."""

import datetime
from dataclasses import replace
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Tag, WithJsonSchema

from .dates import Day
from .rhythm import FORM, Rhythm, rhythm
from .values import Clock, Fields, Flag, ListOf, Slug, Text


class Pause(Fields):
    """Days without a meeting: one, or all from the first to the last."""

    first: Day
    last: Day | None = None

    @property
    def end(self) -> datetime.date:
        return self.last or self.first

    def __contains__(self, day: datetime.date) -> bool:
        return self.first <= day <= self.end


class NamedPause(Fields):
    """A pause that several groups have, in ``content/data/pauses.yaml``: its name, and its dates year by year."""

    name: Text
    dates: ListOf[Pause]


def _form(value: Any) -> str:
    """Which of the two a pause is, so that only what is wrong with that one is told."""
    return "name" if isinstance(value, str) else "days"


NameOrDays = Annotated[Annotated[Slug, Tag("name")] | Annotated[Pause, Tag("days")], Discriminator(_form)]


class Schedule(Fields):
    """The rule, its first and last day, the hours of the day, and when it does not hold. ``start`` to ``end`` in Norwegian time, an
    earlier ``end`` in the night after; ``pauses`` are the name of a pause or its own days."""

    repeat: Annotated[Rhythm, BeforeValidator(rhythm), WithJsonSchema({"type": "string", "pattern": f"^{FORM.pattern}$"})]
    first: Day
    last: Day | None = None
    start: Clock
    end: Clock
    pauses: ListOf[NameOrDays] = ()
    on_holidays: Flag = False

    @property
    def rhythm(self) -> Rhythm:
        """The rule with its weekdays."""
        return self.repeat if self.repeat.days else replace(self.repeat, days=((self.first.weekday(), 0),))

    @property
    def names_a_pause(self) -> bool:
        """Whether its dates hang on those of ``content/data/pauses.yaml`` too."""
        return any(isinstance(pause, str) for pause in self.pauses)
