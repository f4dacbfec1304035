"""Related entries: what shares a campaign or tags, the nearest first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..model.story import Story
from ..read.source import Source

MOST = 2


@dataclass(frozen=True)
class _Subject:
    """What of an entry decides to which others it is related."""

    lang: str
    tags: frozenset[str]
    campaign: str | None

    @classmethod
    def of(cls, source: Source) -> "_Subject":
        entry = source.entry
        return cls(entry.lang, frozenset(entry.tags), entry.campaign if isinstance(entry, Story) else None)

    def closeness(self, other: "_Subject") -> int:
        return len(self.tags & other.tags) + 3 * (self.campaign is not None and self.campaign == other.campaign)


class Related:
    """Looks up the related of each entry among these. Many entries have the same subject, so that subjects are compared, not all
    pairs of entries."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources: dict[_Subject, list[Source]] = defaultdict(list)
        for source in sorted(sources, key=lambda source: source.path):
            if source.kind.is_article:
                self._sources[_Subject.of(source)].append(source)
        self._nearest = cache(self._nearest_to)

    def to(self, source: Source) -> list[Source]:
        """At most two articles and stories of the same language; pages are not suggested, they are in the menu."""
        return [other for other in self._nearest(_Subject.of(source)) if other is not source][:MOST]

    def _nearest_to(self, subject: _Subject) -> list[Source]:
        """One more than is wanted, since one may be the entry itself."""
        near = [
            (-closeness, source.path, source)
            for other, sources in self._sources.items()
            if other.lang == subject.lang and (closeness := subject.closeness(other))
            for source in sources[: MOST + 1]
        ]
        return [source for _, _, source in sorted(near, key=lambda found: found[:2])[: MOST + 1]]
