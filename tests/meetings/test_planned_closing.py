"""An office whose day of closing is known as a plan alone."""

import json
from pathlib import Path

import pytest
from lxml import html as lxml_html

from conftest import build
from scenarios.overlay import BASE, lay

OFFICE = (BASE / "offices" / "test.md").read_text(encoding="utf-8")
CLOSED = "closed: 2023-02-20\nnearest: [nabo]\n"


@pytest.mark.parametrize(
    ("fields", "label", "sentence"),
    [
        ("", "Stengt", "LINK Test ble stengt 20. februar 2023."),
        ("closed_planned: true\n", "Skulle stenge", "Etter planen skulle LINK Test stenge 20. februar 2023."),
    ],
)
def test_a_plan_is_told_as_a_plan(fields: str, label: str, sentence: str, tmp_path: Path) -> None:
    """On its own site's pages, on its page in the network and on the list: «skulle stenge», never that it did; and neither the
    data nor what search engines read say more. What is known to have happened is told so."""
    content = lay(
        tmp_path,
        {
            "offices/test.md": OFFICE.replace("kind:", f"{CLOSED}{fields}kind:"),
            "offices/nabo.md": OFFICE.replace("LINK Test", "LINK Nabo"),
        },
    )
    build(tmp_path / "site", office="test", content=content)
    shown = {
        page: (tmp_path / "site" / page / "index.html").read_text(encoding="utf-8") for page in ("om", "kontakt", "nettverket")
    }
    texts = {page: " ".join(str(lxml_html.document_fromstring(html).xpath("string()")).split()) for page, html in shown.items()}
    assert all(sentence in text for text in texts.values())
    assert f"{label} 20. februar 2023" in texts["nettverket"]
    assert ("ble stengt" in " ".join(texts.values())) == (label == "Stengt")
    assert ('"dissolutionDate":"2023-02-20"' in shown["om"]) == (label == "Stengt")
    rows = json.loads((tmp_path / "site" / "data" / "offices.json").read_text(encoding="utf-8"))["offices"]
    assert {row["id"]: row.get("closed_planned") for row in rows} == {"test": bool(fields), "nabo": None}
