"""The data files, as those who use them read them: a spreadsheet, a validator, two calendar programs."""

import csv
import datetime
import io
import json
from pathlib import Path

import jsonschema
import pytest
from icalendar import Calendar
from lxml import etree

from moteplass.enrich.meeting_lists import meetings_with_calendar
from moteplass.enrich.meetings import AHEAD
from moteplass.words import editor_words
from moteplass.write.calendar import calendars
from moteplass.write.feeds import changes
from moteplass.write.open_data import files
from moteplass.write.open_data_rows import TABLES
from moteplass.write.spreadsheet import cell
from scenarios.overlay import BASE, lay
from sites import BuiltSite

from . import readers
from .small import build_small_site, event, group


@pytest.mark.parametrize("name", TABLES)
def test_json_follows_its_schema(preview: BuiltSite, name: str) -> None:
    """Each file is valid against the schema that it names, which is published beside it and explains every field."""
    data = json.loads((preview.folder / "data" / f"{name}.json").read_text(encoding="utf-8"))
    address = data["$schema"].removeprefix(preview.data.absolute(""))
    schema = json.loads((preview.folder / address).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    assert data[name]
    rows = schema["properties"][name]["items"]
    assert all(part["description"] for part in (rows, *rows["properties"].values()))


def test_no_word_of_the_schemas_is_left_over() -> None:
    """Every explanation in the list of words is a row's or a field's that there is."""
    fields = {f"data.fields.{field}" for model in TABLES.values() for field in model.model_fields}
    own = {f"data.own_fields.{name}.{field}" for name, model in TABLES.items() for field in model.model_fields}
    words = {key for key in editor_words().keys() if key.startswith("data.")}  # noqa: SIM118  # not a dict
    assert words <= fields | own | {f"data.rows.{name}" for name in TABLES} | {"data.yes", "data.no", "data.license"}


@pytest.mark.parametrize("name", TABLES)
def test_csv_opens_in_a_spreadsheet(preview: BuiltSite, name: str) -> None:
    """UTF-8 with a mark, semicolons, as many rows as the JSON has, and no cell that begins like a formula."""
    raw = (preview.folder / "data" / f"{name}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    data = json.loads((preview.folder / "data" / f"{name}.json").read_text(encoding="utf-8"))
    assert [row["id"] for row in rows] == [row["id"] for row in data[name]]
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())


@pytest.mark.parametrize(
    "value", ["=1+1", "+47 55 12 34 57", "-x", "@a", "\tx", "=a\nb", "0301", "02800", "＝1+1", "＋47", "－x", "＠a"]
)
def test_what_a_spreadsheet_would_change_becomes_text(value: str) -> None:
    """It shows a formula as it was written instead of reckoning with it, and a number with all its digits."""
    assert cell(value, editor_words()) == f"'{value}"


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (301, "301"), ("0", "0"), (["0301", "4601"], "0301, 4601"), ("09.30", "09.30")]
)
def test_other_cells_are_as_they_are(value: object, shown: str) -> None:
    """Numbers, words and lists of several numbers, which no spreadsheet takes for a number."""
    assert cell(value, editor_words()) == shown


def test_the_number_of_oslo_keeps_its_digits(tmp_path: Path) -> None:
    """In every table, where a municipality's number stands alone."""
    office = "---\ntitle: LINK Test\nsummary: Et senter.\nkind: link\narea: Oslo\nmunicipalities: ['0301']\n---\n\nTekst.\n"
    oslo = {"municipalities": "['0301']"}
    content = {
        "offices/test.md": office,
        "groups/a.md": group(state="collecting", **oslo),
        "events/a.md": event(start="2027-01-14", **oslo),
    }
    written = dict(files(build_small_site(lay(tmp_path, content))))
    for name in TABLES:
        (row,) = csv.DictReader(io.StringIO(written[f"data/{name}.csv"].decode("utf-8-sig")), delimiter=";")
        assert (row["municipalities"], row["example"]) == ("'0301", "nei")


@pytest.mark.parametrize(
    ("field", "url"),
    [("", "http://data.norge.no/nlod/no/2.0"), ("licence: cc-by\n", "https://creativecommons.org/licenses/by/4.0/")],
)
def test_every_data_file_has_its_licence(field: str, url: str, tmp_path: Path) -> None:
    """That which the office has chosen, or else NLOD: in each table as JSON, in the description of each as CSV, in each calendar,
    in the feed of changes and, as the European Union names it, of each file in the catalogue. The Meeting Guide format has no
    place for it."""
    office = (BASE / "offices" / "test.md").read_text(encoding="utf-8").replace("kind:", f"{field}kind:")
    content = {
        "offices/test.md": office,
        "groups/a.md": group(schedule="{repeat: hver tirsdag, first: 2026-09-01, start: '18:00', end: '20:00'}"),
    }
    site = build_small_site(lay(tmp_path, content))
    written = dict(files(site))
    for name in TABLES:
        assert json.loads(written[f"data/{name}.json"])["license"] == url
        assert json.loads(written[f"data/{name}.csv-metadata.json"])["dc:license"] == {"@id": url}
    calendars_read = [Calendar.from_ical(data) for _, data in calendars(site)]
    assert len(calendars_read) == 4
    assert all(str(calendar["DESCRIPTION"]).endswith(f": {url}") for calendar in calendars_read)
    rights = etree.fromstring(changes(site)).findtext("{http://www.w3.org/2005/Atom}rights") or ""
    assert rights.endswith(f": {url}")
    catalog = json.loads(written["data/catalog.jsonld"])["@graph"]
    named = {
        part["dct:license"]["@id"] for whole in catalog for part in whole.get("dcat:distribution", [whole]) if "dct:license" in part
    }
    assert named == {site.office.data_licence.authority}


@pytest.mark.parametrize("name", TABLES)
def test_csv_is_described(preview: BuiltSite, name: str) -> None:
    """The description beside each CSV file, where programs look for it, names the file, its separator and each of its columns."""
    described = json.loads((preview.folder / "data" / f"{name}.csv-metadata.json").read_text(encoding="utf-8"))
    header = (preview.folder / "data" / described["url"]).read_text(encoding="utf-8-sig").splitlines()[0]
    columns = described["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == header.split(described["dialect"]["delimiter"])
    assert all(column["dc:description"] for column in columns)


# What the specification says must be there (DCAT-AP-NO 3.0, «Obligatoriske egenskaper»), and the licence.
MANDATORY = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:dataset", "dct:license"},
    "dcat:Dataset": {"dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:theme", "dcat:distribution"},
    "dcat:Distribution": {"dcat:accessURL", "dcat:downloadURL", "dct:license"},
    "org:Organization": {"foaf:name"},
    "vcard:Organization": {"vcard:fn", "vcard:hasURL"},
}


def test_the_catalogue_has_every_data_file(preview: BuiltSite) -> None:
    """In JSON-LD that needs no other host to be read: each class with what it must have, what it points at among them, and a
    distribution for each file of data on the site."""
    held = json.loads((preview.folder / "data" / "catalog.jsonld").read_text(encoding="utf-8"))
    parts = [*held["@graph"], *(part for whole in held["@graph"] for part in whole.get("dcat:distribution", ()))]
    assert {part["@type"] for part in parts} == MANDATORY.keys()
    assert [part for part in parts if MANDATORY[part["@type"]] - part.keys()] == []
    prefixes = {name.partition(":")[0] for part in parts for name in (*part, part["@type"]) if not name.startswith("@")}
    assert prefixes <= held["@context"].keys()
    known = {part["@id"] for part in parts}
    assert len(known) == len(parts)
    for part in parts:
        for name in ("dct:publisher", "dcat:contactPoint"):
            assert name not in part or part[name]["@id"] in known
    listed = {part["dcat:downloadURL"]["@id"] for part in parts if "dcat:downloadURL" in part}
    paths = (path.relative_to(preview.folder).as_posix() for path in (preview.folder / "data").glob("*.*"))
    about = ("data/index.html", "data/catalog.jsonld")
    assert listed == {preview.data.absolute(path) for path in paths if path not in about and not path.endswith("metadata.json")}


def test_the_page_names_the_licence(preview: BuiltSite) -> None:
    """By its name, as a link to its text, with whom to credit."""
    (section,) = preview.tree("data/index.html").xpath("//section[@aria-labelledby='_licence']")
    assert section.xpath(".//a/@href") == ["http://data.norge.no/nlod/no/2.0"]
    assert "NLOD 2.0" in str(section.text_content())
    assert preview.data.office.title in str(section.text_content())


def wanted(site: BuiltSite) -> readers.Moments:
    """title → from when to when of every meeting of what recurs that the site itself knows of, until the exceptions end."""
    tables = {doc.title: doc.status.timetable for doc in meetings_with_calendar(site.data) if doc.status.timetable}
    today = site.data.today
    return {
        title: [(meeting.start, meeting.end) for meeting in table.meetings(today, today + AHEAD)] for title, table in tables.items()
    }


def test_one_reader_of_calendars(preview: BuiltSite) -> None:
    """`recurring-ical-events` finds just the meetings that the site tells of, over eighteen months."""
    text, today = (preview.folder / "data" / "kalender.ics").read_bytes(), preview.data.today
    read = readers.by_icalendar(text, today, today + AHEAD)
    assert {title: read[title] for title in wanted(preview)} == wanted(preview)


@pytest.mark.slow
def test_another_reader_of_calendars(preview: BuiltSite) -> None:
    """`ical.js`, which Thunderbird reads calendars with, finds the same."""
    text, today = (preview.folder / "data" / "kalender.ics").read_bytes(), preview.data.today
    assert readers.by_ical_js(text, today, today + AHEAD) == wanted(preview)


def test_calendars_are_written_as_the_format_wants(preview: BuiltSite) -> None:
    """CRLF, lines of at most 75 octets, a time zone of their own; each entry has a name of its own, a stamp and a beginning
    (RFC 5545, 3.6.1)."""
    paths = list(preview.folder.rglob("*.ics"))
    assert len(paths) > 10
    for path in paths:
        raw = path.read_bytes()
        assert raw.count(b"\n") == raw.count(b"\r\n")
        assert max(map(len, raw.split(b"\r\n"))) <= 75
        whole = Calendar.from_ical(raw)
        assert str(whole["VERSION"]) == "2.0"
        assert [str(zone["TZID"]) for zone in whole.walk("VTIMEZONE")] == ["Europe/Oslo"]
        entries = whole.walk("VEVENT")
        uids = [str(event["UID"]) for event in entries]
        assert len(uids) == len(set(uids))
        assert all("DTSTAMP" in event and "DTSTART" in event for event in entries)
    cancelled = Calendar.from_ical((preview.folder / "arrangementer" / "kontaktmote-desember" / "kalender.ics").read_bytes())
    (event,) = cancelled.walk("VEVENT")
    assert str(event["STATUS"]) == "CANCELLED"
    assert event.decoded("dtstart") == datetime.date(2026, 12, 10)  # by appointment: the day alone


@pytest.mark.parametrize("name", ["site", "preview"])
def test_the_day_is_said(name: str, request: pytest.FixtureRequest) -> None:
    """For which day the site was built stands on the page, for people and machines, and in each table: a stale one can be told."""
    built: BuiltSite = request.getfixturevalue(name)
    (day,) = built.tree("data/index.html").xpath("//main//p[not(@class='modified')]/time")
    assert (day.text_content(), day.get("datetime")) == ("1. desember 2026", "2026-12-01")
    tables = [json.loads((built.folder / "data" / f"{table}.json").read_text(encoding="utf-8")) for table in TABLES]
    assert [table["date"] for table in tables] == ["2026-12-01"] * 3


def test_every_file_is_on_the_page(preview: BuiltSite) -> None:
    """«Åpne data» leads to each file below /data/, but for calendars with no meeting left."""
    held = {path: path.read_bytes() for path in (preview.folder / "data").rglob("*") if path.is_file()}
    bare = {path for path, data in held.items() if path.suffix == ".ics" and b"VEVENT" not in data}
    files = {f"/{path.relative_to(preview.folder).as_posix()}" for path in held.keys() - bare}
    led = {str(href) for href in preview.tree("data/index.html").xpath("//main//a/@href")}
    assert files - led == {"/data/index.html"}
