"""What can be said of a file in which some fields have faults: nothing that hangs on one of those.

So all that is wrong with a file is told at once, and nothing twice.
"""

from collections.abc import Iterable, Iterator

from ..faults import Fault
from ..read.content import Content

# What ``Office.in_use`` and ``is_public`` read.
IN_USE = ("site_url", "closed", "status", "example", "publish_from", "publish_until")
# A rule's fault → the fields besides its own that it comes of.
DEPENDS_ON: dict[str, tuple[str, ...]] = {
    "alt_without_image": ("image",),
    "neutral_missing": ("neutral_title",),
    "telling_address": ("slug", "neutral_title"),
    "closed_without_nearest": ("nearest",),
    "consent_missing": ("source", "status", "example"),
    "telephone": ("status", "example"),
    "telephone_near": ("status", "example"),
    "placeholder_telephone": ("status", "example"),
    "placeholder_email": ("status", "example"),
    "nobody_to_reach": ("telephone", "email", *IN_USE),
    "nobodys_hours": ("hours", *IN_USE),
    "office_unconfirmed": ("confirmed", *IN_USE),
    "unknown_original": ("lang",),
    "municipality_missing": ("format",),
    "place_apart": ("format",),
    "online_apart": ("format",),
    "starts_missing": ("starts",),
    "open_without_schedule": ("schedule",),
    "event_when": ("start", "schedule"),
    "closed_recurs": ("kind",),
    "moved_from_missing": ("moved_from",),
    "moved_from_alone": ("state",),
    **dict.fromkeys(("tells_time", "tells_place"), ("state", "kind", "allowed_words")),
    **dict.fromkeys(("controller_missing", "host_missing", "host_outside", "host_privacy", "no_privacy_page"), IN_USE),
}


def without_follow_ups(faults: Iterable[Fault], content: Content) -> Iterator[Fault]:
    """The faults of rules, without those that may be there only because a field could not be read."""
    doubtful = {source.shown_path: source.doubtful for source in content.sources.values() if source.doubtful}
    for fault in faults:
        if not doubtful.get(fault.path, frozenset()) & {fault.field.partition(".")[0], *DEPENDS_ON.get(fault.key, ())}:
            yield fault
