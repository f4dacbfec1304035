"""Whatever the preflight accepts, builds: whole entries of every kind, with every field in or out, pictures among them."""

import datetime
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Literal, get_args, get_origin

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from conftest import build
from moteplass.check.preflight import read_and_check
from moteplass.model.dates import PartialDate
from moteplass.model.kinds import KINDS, Kind
from moteplass.read.source import Source
from moteplass.words import editor_words
from scenarios.overlay import BASE, PRIVACY, TODAY, lay

EXAMPLES = 2  # sites of 14 entries each; 270 others were built once, and nothing was found
Fields = dict[str, Any]
TEXTS = st.sampled_from(["Ett ord", "«Æ» & <q>ø</q>", "x" * 150, "{filename} { 0 } %s", "Først | sist", "שלום 😀", "En: to # tre"])
NEAR = [TODAY + datetime.timedelta(days=days) for days in (-400, -181, -91, -1, 0, 1, 30, 400)]
DAYS = st.sampled_from([day.isoformat() for day in NEAR])
WHEN = st.sampled_from([form.format(day) for day in NEAR for form in ("{}", "{} 09:30", "{} 18:00")])
LINKS = st.sampled_from(["https://www.helsenorge.no/", "https://a.no/æ?b=ø&c#d", "HTTPS://A.NO"])
PAGES = st.sampled_from(["../pages/bli-med.md", "/historier/", "/om/"])
NAMED = {
    "repeat": st.sampled_from(["hver tirsdag", "annenhver lørdag", "siste søndag i måneden"]),
    **dict.fromkeys(("start", "end", "deadline", "moved_from"), WHEN),
    **dict.fromkeys(("opens", "closes"), st.sampled_from(["08:00", "12:00", "23:59"])),
    **dict.fromkeys(("link", "video", "website", "quick_exit", "privacy"), LINKS),
    "site_url": st.sampled_from(["https://link.example.org/", "https://example.org/link/"]),
    **dict.fromkeys(("municipality", "municipalities"), st.sampled_from(["4601", "0301"])),
    **dict.fromkeys(("telephone", "number"), st.sampled_from(["55 31 09 45", "+47 91234567", "116 117"])),
    "email": st.just("post@selvhjelp.no"),
    **dict.fromkeys(("lang", "language"), st.sampled_from(["nb", "nn", "en", "de"])),
    "image": st.sampled_from(["bilde.png", "../images/bilde.png"]),
    "next": PAGES,
    "redirect_from": st.sampled_from(["/gammel/", "/2015/gammel.html", "/gammel"]),
    **dict.fromkeys(("office", "nearest"), st.sampled_from(["test", "to"])),
    "offices": st.sampled_from(["test", "to", "link", "active", "closed"]),
    "theme": st.just("ensomhet"),
    "tags": st.sampled_from(["selvhjelp", "grupper"]),
    "references": st.just("gotaas2012"),
    "campaign": st.just("sammen"),
    "palette": st.sampled_from(["skog", "fjord", "stein"]),
    "pauses": st.fixed_dictionaries({"first": DAYS}, optional={"last": DAYS}),
    **dict.fromkeys(("slug", "uid"), st.sampled_from(["en", "to-tre", "a-1"])),
    "translation_of": st.sampled_from(["bli-med", "forside", "sammen", "test"]),
    "latitude": st.sampled_from(["60.39", "70"]),
    "longitude": st.sampled_from(["5.32", "25.7"]),
    **dict.fromkeys(
        ("seats", "signed_up", "capacity", "price", "least", "most", "answers_within"), st.sampled_from(["0", "1", "8", "9999"])
    ),
    "months": st.sampled_from(["1", "6", "120"]),
    "translations": st.fixed_dictionaries(
        {}, optional={lang: st.fixed_dictionaries({"title": TEXTS, "area": TEXTS, "summary": TEXTS}) for lang in ("nn", "en")}
    ),
    "closing_note": st.sampled_from(
        ["Takk.", "## Takk\n\n[Bli med](../pages/bli-med.md)", "![Et bilde](bilde.png)\n\n| a |\n|---|\n| b |"]
    ),
}
BODIES = st.sampled_from(["Tekst.", '## Først\n\n![Et bilde](bilde.png "a | b")\n\n- [x](#forst)\n\n## Først\n\nSe [@gotaas2012].'])
RELEASE = ("status", "example", "publish_from", "publish_until")
# What is there where the preflight asks for it.
FILLED_IN: Fields = {
    "alt": "Et bilde",
    "municipalities": ["4601"],
    "sign_up": {"needed": "nei"},
    "moved_from": "2026-11-01",
    "starts": "2026-12-01",
    "consent": {"given_on": "2026-01-01", "kept_by": "leder", "scope": ["site", "feeds"]},
    "start": "2026-12-08 18:00",
    "host": {"name": "Verten", "outside_eea": "nei"},
    "personal_data": {"controller": "Foreningen", "basis": "interest", "months": "6"},
    "telephone": "55 31 09 45",
    "schedule": {"repeat": "hver tirsdag", "first": "2026-01-06", "start": "18:00", "end": "20:00"},
}
# Where the message stands at another field.
ASKED_FOR = {
    "event_when": "start",
    "open_without_schedule": "schedule",
    "starts_missing": "starts",
    "moved_from_missing": "moved_from",
}
HOME = "---\ntitle: Hjem\nsummary: Her.\nlang: {0}\nslug: index\ntemplate: home\ntranslation_of: forside\n---\n\nTekst.\n"
PAGES_BESIDE = {**{f"pages/forside-{lang}.md": HOME.format(lang) for lang in ("nn", "en")}, "pages/personvern.md": PRIVACY}


def of_type(name: str, wanted: Any) -> st.SearchStrategy[Any]:
    """What can be written for a field of this name and type."""
    if get_origin(wanted) is Annotated:
        return of_type(name, get_args(wanted)[0])
    inner = [part for part in get_args(wanted) if part not in (type(None), ...)]
    if get_origin(wanted) is tuple:
        return st.lists(of_type(name, inner[0]), min_size=1, max_size=3, unique_by=str.lower if name == "also" else None)
    if name in NAMED:
        return NAMED[name]
    if get_origin(wanted) is Literal:
        return st.sampled_from(inner)
    if inner and get_origin(wanted) is not dict:
        return st.one_of([of_type(name, part) for part in inner])
    if isinstance(wanted, type) and issubclass(wanted, BaseModel):
        return of_model(wanted)
    if wanted is bool:
        return st.sampled_from(["ja", "nei"])
    if wanted is datetime.date:
        return DAYS
    if wanted is PartialDate:
        return st.one_of(DAYS, st.sampled_from(["2022", "2026-12"]))
    assert wanted is str, f"a value for «{name}» has to be written into NAMED"
    return TEXTS


def of_model(model: type[BaseModel]) -> st.SearchStrategy[Fields]:
    """All fields that must be there, and any of the others."""
    drawn = {name: of_type(name, field.annotation) for name, field in model.model_fields.items()}
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    if model.__name__ == "Schedule":
        drawn |= {"start": st.sampled_from(["09:30", "18:00"]), "end": st.sampled_from(["11:00", "23:59"])}
    return st.fixed_dictionaries(
        {name: drawn[name] for name in drawn if name in required},
        optional={name: drawn[name] for name in drawn if name not in required},
    )


ENTRIES = st.fixed_dictionaries(
    {kind.name: st.lists(st.tuples(of_model(kind.model), BODIES), min_size=2, max_size=2) for kind in KINDS}
)


def files_of(entries: Mapping[str, list[tuple[Fields, str]]]) -> Iterator[tuple[Kind, str, Fields, str]]:
    """(kind, path, fields, text), titles apart; of the offices the first is the one whose site is built."""
    for kind in KINDS:
        for number, (fields, body) in enumerate(entries[kind.name]):
            stem = ("test", "to")[number] if kind.name == "office" else f"{kind.name}-{number}"
            served = {"municipalities": ["4601", "0301"]} if kind.name == "office" else {}
            if stem == "test":  # an office that is not public has no site
                fields = {name: value for name, value in fields.items() if name not in RELEASE}
            yield (
                kind,
                f"{kind.folder}/{stem}.md",
                {**served, **fields, "title": f"{fields['title']} {kind.name} {number}"[:200]},
                body,
            )


def written(fields: Fields, body: str) -> str:
    """A Markdown file. JSON is YAML's flow style."""
    return (
        "---\n"
        + "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
        + f"---\n\n{body}\n"
    )


def mended(folder: Path, entries: Mapping[str, list[tuple[Fields, str]]]) -> tuple[Path, dict[str, Source]]:
    """The base with these entries, and those of them that the preflight accepts: what it asks for is filled in, what it refuses is
    left out. An entry that cannot be mended so is not there; the office whose site is built is then that of the base."""
    files = {path: (kind, fields, body) for kind, path, fields, body in files_of(entries)}
    content = lay(folder, {**PAGES_BESIDE, **{path: written(fields, body) for path, (_, fields, body) in files.items()}})
    tried: set[tuple[str, str]] = set()
    for _ in range(20):
        checked = read_and_check(content, TODAY)
        faults = [fault for fault in checked.faults if not fault.warning]
        if not faults:
            return content, {path: source for path, source in checked.content.sources.items() if path in files}
        for fault in faults:
            path, field = fault.path.removeprefix("content/"), ASKED_FOR.get(fault.key, fault.field.partition(".")[0])
            kind, fields, body = files.get(path, (KINDS[0], {}, ""))
            if field in FILLED_IN and field not in fields and (path, field) not in tried:
                fields[field] = FILLED_IN[field]
                tried.add((path, field))
            elif field in fields and not kind.model.model_fields[field].is_required():
                del fields[field]
            elif files.pop(path, None) and not (BASE / path).is_file():
                (content / path).unlink()
                continue
            if path in files:
                (content / path).write_text(written(fields, body), encoding="utf-8")
            elif (BASE / path).is_file():
                shutil.copy(BASE / path, content / path)
    raise AssertionError([fault.text(editor_words()) for fault in faults])


def test_whatever_is_accepted_builds() -> None:
    """No exception, and nothing that the verification refuses, on the public site and in the preview; and of every kind something
    was accepted, so that the test does not pass for want of entries."""
    seen: set[str] = set()

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(entries=ENTRIES)
    def builds(entries: Mapping[str, list[tuple[Fields, str]]]) -> None:
        with TemporaryDirectory() as folder:
            content, accepted = mended(Path(folder), entries)
            build(Path(folder) / "site", office="test", content=content)
            build(Path(folder) / "preview", office="test", content=content, preview=True)
        seen.update(source.kind.name for source in accepted.values())

    builds()
    assert seen == {kind.name for kind in KINDS}
