"""Easy-read twins: each belongs to one ordinary page in its own language, and stands wherever that stands."""

from collections.abc import Iterator

from ..faults import Fault
from ..model.page import Page
from ..read.content import Content
from ..read.known import Known
from ..read.source import Source, sources_of

# What holds of a page holds of its twin: on whose sites it is, what its template adds, and that it says nothing over a shoulder.
# Only the home page has its template to itself.
SHARED = ("offices", "template", "sensitive")


def check(content: Content) -> Iterator[Fault]:
    """What ``easy_read_of`` names, and what differs from the page of that name."""
    twins: dict[str, Source[Page]] = {}
    for source in sources_of(Page, content.readable):
        if not source.entry.easy_read_of:
            continue
        path = source.original_paths["easy_read_of"]
        ordinary = content.sources.get(path)
        if path in content.unread:
            continue
        if not ordinary:
            yield _misnamed("unknown_ordinary", source, content)
        elif "easy_read_of" in ordinary.original_paths:
            yield _misnamed("easy_read_twin", source, content)
        elif ordinary.is_valid and ordinary.entry.lang != source.entry.lang:
            yield _misnamed("easy_read_language", source, content)
        elif path in twins:
            yield source.fault("easy_read_second", "easy_read_of", value=ordinary.shown_path, other=twins[path].shown_path)
        else:
            twins[path] = source
            yield from _differences(source, ordinary) if ordinary.is_valid else ()


def _misnamed(key: str, source: Source[Page], content: Content) -> Fault:
    """With the pages that could have been meant, the nearest first."""
    named, lang = source.entry.easy_read_of or "", source.entry.lang
    pages = sources_of(Page, content.valid)
    known = Known(page.stem for page in pages if page.entry.lang == lang and not page.entry.easy_read_of)
    nearest = tuple(dict.fromkeys([*known.near(named, most=3, cutoff=0.5), *known.names]))
    return source.fault(key, "easy_read_of", value=named, lang=lang, known=nearest)


def _differences(twin: Source, ordinary: Source) -> Iterator[Fault]:
    """The fields in which they must be alike, as they stand in the front matter."""
    for name in SHARED:
        wanted, found = getattr(ordinary.entry, name), getattr(twin.entry, name)
        if (set(wanted) == set(found) if name == "offices" else wanted == found) or (name == "template" and ordinary.is_home):
            continue
        if wanted == type(ordinary.entry).model_fields[name].get_default():
            yield twin.fault("easy_read_extra", name, original=ordinary.shown_path)
        else:
            written = f"[{', '.join(wanted)}]" if name == "offices" else str(wanted).lower()
            yield twin.fault("easy_read_lacks", "easy_read_of", original=ordinary.shown_path, meant=f"{name}: {written}")
