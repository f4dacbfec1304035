"""Related entries: what shares a campaign or tags, the nearest first."""

from ..model.story import Story
from ..read.sources import Source

MOST = 2


def related(source: Source, others: list[Source]) -> list[Source]:
    """At most two articles and stories of the same language; pages are not suggested, they are in the menu."""
    candidates = [
        (closeness, other)
        for other in others
        if other is not source
        and other.kind.name in ("article", "story")
        and other.entry.lang == source.entry.lang
        and (closeness := _closeness(source, other))
    ]
    candidates.sort(key=lambda pair: (-pair[0], pair[1].path))
    return [other for _, other in candidates[:MOST]]


def _closeness(one: Source, other: Source) -> int:
    shared = len(set(one.entry.tags) & set(other.entry.tags))
    same_campaign = isinstance(one.entry, Story) and isinstance(other.entry, Story) and one.entry.campaign == other.entry.campaign
    return shared + 3 * bool(same_campaign and isinstance(one.entry, Story) and one.entry.campaign)
