"""Help lines: by which channels each can be reached, and on whose sites it stands."""

from pathlib import Path

import pytest

from moteplass.generate.site import BuildOptions, prepare_site
from moteplass.model.help_lines import WAYS, Channel, HelpLine
from moteplass.render.contact_links import sms
from scenarios.overlay import BASE, TODAY, faults_of, lay

FIRST = (BASE / "data" / "help_lines.yaml").read_text(encoding="utf-8")
OFFICE = (BASE / "offices" / "test.md").read_text(encoding="utf-8")
ANOTHER = """- id: linja
  name: {{nb: Linja}}
  audience: {{nb: For alle}}
  {fields}
  kind: talk
  source: Linja
  checked: 2026-11-22
  review_by: 2027-05-22
"""
LINE = {
    "id": "linja",
    "name": {"nb": "Linja"},
    "audience": {"nb": "For alle"},
    "kind": "talk",
    "source": "Linja",
    "checked": "2026-11-22",
    "review_by": "2027-05-22",
}


def line(**fields: object) -> HelpLine:
    return HelpLine.model_validate({**LINE, **fields})


@pytest.mark.parametrize(
    "fields",
    [
        'number: "116 111"',
        'number: "116 111"\n  hours: {nb: Hele døgnet}',
        'channels: {kind: call, address: "116 111"}',
        'channels: {kind: text_telephone, address: "1412"}',
        'channels: {kind: SMS, address: "113"}',
        "channels: {kind: chat}\n  website: https://www.linjen.no/",
        "channels: {kind: chat, address: https://www.linjen.no/chat}",
        "channels: {kind: email, address: post@linjen.no}",
        "channels: {kind: visit, address: Storgata 1}",
        "channels: {kind: visit}",
        'number: "116 111"\n  offices: [link]\n  municipalities: ["4601"]\n  free: ja',
    ],
)
def test_accepted(tmp_path: Path, fields: str) -> None:
    """A number alone, as before there were channels; every channel with its address, or one that a website tells of."""
    content = lay(tmp_path, {"data/help_lines.yaml": FIRST + ANOTHER.format(fields=fields)})
    assert [fault for fault in faults_of(content) if not fault.warning] == []


def test_a_number_is_a_channel() -> None:
    """``number`` and its ``hours`` are the same as the channel ``call`` first among the others."""
    hours, chat = {"nb": "Hele døgnet"}, {"kind": "chat", "address": "https://www.linjen.no/"}
    old = line(number="116 111", hours=hours, channels=[chat])
    new = line(channels=[{"kind": "call", "address": "116 111", "hours": hours}, chat])
    assert old.all_channels == new.all_channels
    assert old.calls == new.calls == "116 111"
    assert line(channels=[chat]).calls == ""


def test_every_channel_is_a_way() -> None:
    """No channel can be written that the page does not show."""
    kinds = [kind for way in WAYS.values() for kind in way]
    for kind in kinds:
        assert Channel.model_validate({"kind": kind}).kind == kind
    assert sorted(kinds) == sorted(Channel.model_json_schema()["properties"]["kind"]["enum"])


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ("free: false", {"test", "to"}),
        ('municipalities: ["4601"]', {"test"}),
        ('municipalities: ["4601", "0301"]', {"test", "to"}),
        ("offices: [to]", {"to"}),
        ('offices: [link]\n  municipalities: ["0301"]', {"to"}),
        ("offices: [district]", set()),
    ],
)
def test_whose_site(tmp_path: Path, fields: str, shown: set[str]) -> None:
    """A line for some municipalities or offices stands on their sites alone."""
    lines = FIRST + ANOTHER.format(fields=f'number: "116 111"\n  {fields}')
    to = OFFICE.replace("LINK Test", "LINK To").replace("4601", "0301")
    content = lay(tmp_path, {"data/help_lines.yaml": lines, "offices/to.md": to})
    sites = {office: prepare_site(BuildOptions(office, content, TODAY)) for office in ("test", "to")}
    assert {office for office, site in sites.items() if "linja" in {line.id for line in site.help_lines}} == shown


@pytest.mark.parametrize(
    ("number", "address"),
    [("113", "sms:113"), ("91 23 45 67", "sms:+4791234567"), ("+47 912 34 567", "sms:+4791234567"), ("04545", "sms:04545")],
)
def test_the_address_of_a_text_message(number: str, address: str) -> None:
    """A number as RFC 5724 has it: global where it is one of eight digits, else as it is dialled here."""
    assert sms(number) == address
