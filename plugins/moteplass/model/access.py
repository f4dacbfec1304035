"""Whether somebody can come in and take part: at the door, and online."""

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from .values import NO, YES, Fields, Flag, Text


def _known(value: Any) -> Any:
    """Refuses what is neither yes nor no, instead of guessing which was meant."""
    if isinstance(value, str) and value.lower() not in YES + NO:
        raise PydanticCustomError("answer", "not known", {"value": value})
    return value


Answer = Annotated[Flag, BeforeValidator(_known)]


class Answers(Fields):
    """Questions that are answered with yes or no, or not yet at all; and what there is to say in words, in the field ``words``."""

    words: ClassVar[str]

    def answered(self, answer: bool | None) -> list[str]:
        """The questions with this answer, None those that nobody has answered, in their order."""
        return [name for name in type(self).model_fields if name != self.words and getattr(self, name) is answer]


class Access(Answers):
    """What a place has for those who need it. ``step_free``: a wheelchair gets from the street to the room, by ramp or lift if need
    be; ``transport``: how to get there by bus, tram or train."""

    words: ClassVar[str] = "transport"

    step_free: Answer | None = None
    lift: Answer | None = None
    accessible_toilet: Answer | None = None
    hearing_loop: Answer | None = None
    disabled_parking: Answer | None = None
    quiet_room: Answer | None = None
    transport: Text | None = None


class Online(Answers):
    """What a meeting online asks of those who take part. ``needed``: what they need, such as a program, or none."""

    words: ClassVar[str] = "needed"

    camera_may_be_off: Answer | None = None
    captions: Answer | None = None
    needed: Text | None = None
