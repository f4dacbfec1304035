"""What readers search for, and the page that must come first: a table that each content can have, for its own pages."""

from pathlib import Path
from typing import NamedTuple

import yaml

from conftest import FULL

# The search page of a language → (query, address of the page, or addresses of pages that do as well).
Table = dict[str, list[tuple[str, tuple[str, ...]]]]


class Queries(NamedTuple):
    """``public``: of the public site; ``preview``: where groups and events are shown too; ``crisis``: sentence → whether it shows
    the help lines."""

    public: Table
    preview: Table
    crisis: dict[str, bool]


def queries_of(content: Path) -> Queries:
    """Those of ``content/tests/search.yaml``; none where there is no such file."""
    path = content / "tests" / "search.yaml"
    told = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    crisis = told.get("crisis") or {}
    sentences = {
        sentence: is_shown for name, is_shown in (("shown", True), ("not_shown", False)) for sentence in crisis.get(name) or ()
    }
    return Queries(_table(told.get("public") or {}), _table(told.get("preview") or {}), sentences)


def readers_of(content: Path) -> dict[str, Table]:
    """Those of ``content/tests/readers.yaml``: what people type who have not seen the site, in parts with a name each."""
    path = content / "tests" / "readers.yaml"
    told = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {name: _table(table) for name, table in told.items()}


def _table(told: dict[str, list[list[str]]]) -> Table:
    return {place: [(query, tuple(addresses)) for query, *addresses in rows] for place, rows in told.items()}


QUERIES, PREVIEW_QUERIES, _ = queries_of(FULL)
