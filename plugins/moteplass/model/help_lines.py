"""The help lines: where somebody answers now, and by which channels."""

from typing import Literal

from pydantic import ValidationInfo, field_validator

from .characters import exact
from .dates import Day
from .localized import Localized
from .values import Choice, Fields, Flag, ListOf, NorwegianTelephone, Slug, Text, Url, as_email, as_telephone, as_url

ChannelKind = Literal["call", "sms", "text_telephone", "chat", "message", "email", "visit"]
# What a reader can do now → the channels by which it is done.
WAYS: dict[str, tuple[ChannelKind, ...]] = {
    "call": ("call",),
    "write": ("sms", "text_telephone", "chat", "message", "email"),
    "go": ("visit",),
}
ADDRESS_FORMS = {
    **dict.fromkeys(("call", "sms", "text_telephone"), as_telephone),
    **dict.fromkeys(("chat", "message"), as_url),
    "email": as_email,
}


class Channel(Fields):
    """One way to reach a help line, and when somebody answers there. ``address`` is the number, the web address, the e-mail
    address or the street; without it readers are led to the line's website."""

    kind: Choice[ChannelKind]
    address: Text | None = None
    hours: Localized | None = None

    @field_validator("address")
    @classmethod
    def _address(cls, value: str, info: ValidationInfo) -> str:
        form = ADDRESS_FORMS.get(info.data.get("kind", ""))
        return form(exact(value)) if form else value


class HelpLine(Fields):
    """A place where somebody answers now, by which channels, and against what it was last checked. ``number``, with its
    ``hours``, is the channel ``call``; ``municipalities`` and ``offices`` (as in an entry) are those whose sites show it."""

    id: Text
    name: Localized
    number: NorwegianTelephone | None = None
    audience: Localized
    hours: Localized | None = None
    channels: ListOf[Channel] = ()
    website: Url | None = None
    kind: Choice[Literal["emergency", "talk"]]
    first: Flag = False
    free: Flag = False
    offices: ListOf[Slug] = ()
    municipalities: ListOf[Text] = ()
    source: Text
    checked: Day
    review_by: Day

    @property
    def all_channels(self) -> tuple[Channel, ...]:
        """The channel of its number, and the others."""
        own = (Channel(kind="call", address=self.number, hours=self.hours),) if self.number else ()
        return own + self.channels

    def channels_to(self, way: str) -> tuple[Channel, ...]:
        """Those by which a reader can ``call``, ``write`` or ``go``."""
        return tuple(channel for channel in self.all_channels if channel.kind in WAYS[way])

    @property
    def calls(self) -> str:
        """The number to ring; '' where nobody answers a telephone."""
        return next((channel.address for channel in self.channels_to("call") if channel.address), "")
