"""Which entries belong on one office's site on one day, and which the public may see at all."""

import datetime
from collections.abc import Collection, Iterable, Iterator

from ..model.addresses import address, file_of
from ..model.forms import SLUG
from ..model.office import Office
from .content import Content
from .source import Source
from .withdrawal import Withdrawal


def is_for(offices: Collection[str], office_id: str, office: Office) -> bool:
    """Whether a field ``offices`` names this office, by its id or by a word such as ``active``; naming none is naming all."""
    return not offices or office_id in offices or bool(office.selectors & set(offices))


def is_elsewhere(source: Source, office: Source[Office]) -> bool:
    """Whether an entry belongs to other offices only, and so is not on the site of this one. An office's
    own file is shown on every site."""
    return source.kind.name != "office" and not is_for(source.entry.offices, office.stem, office.entry)


def originals(source: Source, content: Content) -> Iterator[Source]:
    """What the entry says over again, in another language or in easy words, and what that does."""
    seen, ahead = {source.path}, [source]
    while ahead:
        for path in ahead.pop().original_paths.values():
            if path not in seen and (original := content.sources.get(path)):
                seen.add(path)
                ahead.append(original)
                yield original


def withdrawal_of(source: Source, content: Content, today: datetime.date) -> Withdrawal | None:
    """The withdrawal of a story that has taken the entry along by this day, if one has."""
    return next((found for found in content.taken_along.get(source.path, ()) if found.day <= today), None)


def is_public(source: Source, content: Content, today: datetime.date) -> bool:
    """Whether the public may see an entry on this day: its own fields and those of all that it says over again allow it, and
    no story that is withdrawn takes it along."""
    told = (source, *originals(source, content))
    return all(one.entry.is_released(today) for one in told) and withdrawal_of(source, content, today) is None


def select(content: Content, office: Source[Office], today: datetime.date, preview: bool = False) -> list[Source]:
    """The entries of this office's site; ``preview`` adds drafts, examples and what is not public yet or any more."""
    return [
        source
        for source in content.sources.values()
        if is_for(source.entry.offices, office.stem, office.entry) and (preview or is_public(source, content, today))
    ]


def pictures_withheld(content: Content, today: datetime.date) -> frozenset[str]:
    """The pictures of stories that are withdrawn by this day, which no page shows."""
    return frozenset(path for found in content.withdrawals if found.day <= today for path in found.pictures)


def gone_addresses(content: Content, office: Source[Office], shown: list[Source], today: datetime.date) -> tuple[str, ...]:
    """Addresses that answer 410: those of ``gone.yaml``, and all that led to a story which has been taken off, or to what it took
    along. None that something else of this site has by now."""
    left = {
        at
        for source in content.readable
        if withdrawal_of(source, content, today) and not is_elsewhere(source, office) and SLUG.fullmatch(source.slug)
        for at in _led_by(source)
    }
    listed = {_canonical(gone.address) for gone in content.data.gone}
    return tuple(sorted(listed | (left - {at for source in shown for at in _led_by(source)})))


def _led_by(source: Source) -> Iterator[str]:
    """The address of an entry and those that led on to it."""
    yield address_of(source)
    yield from map(_canonical, source.entry.redirect_from)


def _canonical(path: str) -> str:
    """The address as the site has it: of ``/gammel`` and ``/gammel/`` the same."""
    return file_of(path.lstrip("/")).removesuffix("index.html")


def address_of(source: Source) -> str:
    """Where the entry is published, relative to the base of the site."""
    return address(source.kind, source.slug, source.entry.lang)


def addresses(sources: Iterable[Source]) -> dict[str, Source]:
    return {address_of(source): source for source in sources}
