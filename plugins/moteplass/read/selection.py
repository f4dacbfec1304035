"""Which entries belong on one office's site on one day."""

import datetime
from collections.abc import Collection, Iterable

from ..model.addresses import address
from ..model.office import Office
from .content import Content
from .sources import Source


def is_for(offices: Collection[str], office_id: str, office: Office) -> bool:
    """Whether a field ``offices`` names this office, by its id or by a word such as ``active``; naming none is naming all."""
    return not offices or office_id in offices or bool(office.selectors & set(offices))


def is_elsewhere(source: Source, office_source: Source) -> bool:
    """Whether an entry is another office's alone, so that nothing in it can come out on the site of this one. An office's
    own file is shown on every site."""
    office = office_source.entry
    assert isinstance(office, Office)
    return source.kind.name != "office" and not is_for(source.entry.offices, office_source.stem, office)


def select(content: Content, office_source: Source, today: datetime.date, preview: bool = False) -> list[Source]:
    """The entries of this office's site; ``preview`` adds drafts, examples and what is not public yet or any more."""
    office = office_source.entry
    assert isinstance(office, Office)
    return [
        source
        for source in content.sources.values()
        if is_for(source.entry.offices, office_source.stem, office) and (preview or source.entry.is_public(today))
    ]


def address_of(source: Source) -> str:
    """Where the entry is published, relative to the base of the site."""
    return address(source.kind, source.slug, source.entry.lang)


def addresses(sources: Iterable[Source]) -> dict[str, Source]:
    return {address_of(source): source for source in sources}
