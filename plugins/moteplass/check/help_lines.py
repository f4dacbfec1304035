"""Help lines: one at the top of every page, and a way to each of them."""

from collections.abc import Iterator

from ..faults import Fault
from ..model.help_lines import HelpLine
from ..read.content import Content
from ..read.validate import label, line_at
from ..read.yaml_text import Location

# What is nothing without its number; the others a website can tell of, and a door stands where it stands.
NUMBERS = ("call", "text_telephone")


def check(content: Content) -> Iterator[Fault]:
    """Whether a reader can do something with every line, and ring the first one on every site."""
    if "data/help_lines.yaml" in content.unread:
        return
    shown, lines = f"{content.folder.name}/data/help_lines.yaml", content.data.lines.get("help_lines", {})
    count = sum(line.first for line in content.data.help_lines)
    if count != 1:
        yield Fault(shown, 1, "help_line_first", values={"count": count})
    for number, line in enumerate(content.data.help_lines):
        for key, place in _problems(line):
            yield Fault(shown, line_at(lines, (number, *place), 1), key, label(place), {"name": line.name.nb})


def _problems(line: HelpLine) -> Iterator[tuple[str, Location]]:
    """The key of the sentence, and the field that it is about."""
    if not line.all_channels:
        yield "help_line_no_channel", ("id",)
    if line.hours and not line.number:
        yield "help_line_hours", ("hours",)
    if line.first and not (line.calls and not line.offices and not line.municipalities):
        yield "help_line_first_for_all", ("first",)
    for number, channel in enumerate(line.channels):
        if channel.address is None and channel.kind in NUMBERS:
            yield "channel_number", ("channels", number, "kind")
        elif channel.address is None and channel.kind != "visit" and not line.website:
            yield "channel_address", ("channels", number, "kind")
