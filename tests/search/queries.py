"""What readers search for, and the page that must come first: a table that each content can have, for its own pages."""

from pathlib import Path
from typing import NamedTuple

import yaml

from conftest import FULL

# The search page of a language → (query, address of the page).
Table = dict[str, list[tuple[str, str]]]


class Queries(NamedTuple):
    """``public``: of the public site; ``preview``: where groups and events are shown too."""

    public: Table
    preview: Table


def queries_of(content: Path) -> Queries:
    """Those of ``content/tests/search.yaml``; none where there is no such file."""
    path = content / "tests" / "search.yaml"
    tables = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return Queries(*(_table(tables.get(name) or {}) for name in Queries._fields))


def _table(told: dict[str, list[list[str]]]) -> Table:
    return {place: [(query, address) for query, address in pairs] for place, pairs in told.items()}


QUERIES, PREVIEW_QUERIES = queries_of(FULL)
