"""An office that is closed, as the network's other sites tell of it."""

import csv
import io
import json
from pathlib import Path

from moteplass.render.structured_data import json_ld
from moteplass.write.open_data import files
from scenarios.overlay import lay

from .small import build_small_site, document

CLOSED = """---
title: LINK Nedlagt
summary: Et senter som er lagt ned.
kind: link
area: Nabobygda
municipalities: ["0301"]
telephone: 55 31 42 86
email: post@nedlagt.no
address: {street: Stengtgata 1, postal_code: "0150", city: Oslo}
hours: [{day: mandag, opens: "10:17", closes: "15:00"}]
closures: [{first: 2026-12-24}]
people: [{role: Portvakt, telephone: 55 31 42 87}]
website: https://nedlagt.test.no/
closed: 2026-06-01
nearest: [test]
---

Her var det et senter.
"""
WAYS = ("55 31 42 86", "post@nedlagt.no", "Stengtgata", "10:17", "10.17", "2026-12-24", "Portvakt", "55 31 42 87")


def test_data_do_not_lead_to_a_shut_door(tmp_path: Path) -> None:
    """Neither offices.json, the spreadsheet nor the structured data say how to reach it; that it was, and since when it is
    not, they do."""
    site = build_small_site(lay(tmp_path, {"offices/nedlagt.md": CLOSED}))
    written = dict(files(site))
    data = json_ld(site, document(site, "nedlagt"))
    for text in (written["data/offices.json"].decode(), written["data/offices.csv"].decode(), str(data)):
        assert [way for way in WAYS if way in text] == []
    row = next(row for row in json.loads(written["data/offices.json"])["offices"] if row["id"] == "nedlagt")
    assert (row["closed"], row["website"]) == ("2026-06-01", "https://nedlagt.test.no/")
    assert "nedlagt" in {
        row["id"] for row in csv.DictReader(io.StringIO(written["data/offices.csv"].decode("utf-8-sig")), delimiter=";")
    }
    organization = next(part for part in json.loads(data)["@graph"] if part.get("name") == "LINK Nedlagt")
    assert organization["dissolutionDate"] == "2026-06-01"
