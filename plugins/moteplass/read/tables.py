"""Tables of GitHub Flavored Markdown (4.10); cells that are not shown are reported."""

import xml.etree.ElementTree as etree
from collections.abc import Sequence

from markdown import Markdown
from markdown.extensions.tables import TableExtension, TableProcessor

from .leftovers import Leftover


class CheckedTables(TableExtension):
    """Python-Markdown, like GitHub, drops the cells of a row for which the heading has no column; they are added to ``found``."""

    def __init__(self, found: list[Leftover]) -> None:
        super().__init__(use_align_attribute=True)
        self.found = found

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_Table(md, self.getConfigs(), self.found), "table", 75)


class _Table(TableProcessor):
    def __init__(self, md: Markdown, config: dict[str, bool], found: list[Leftover]) -> None:
        super().__init__(md.parser, config)
        self.found = found

    def _build_row(self, row: str, parent: etree.Element, align: Sequence[str | None]) -> None:
        super()._build_row(row, parent, align)  # type: ignore[misc]  # the stubs know public methods alone
        cells: list[str] = self._split_row(row)  # type: ignore[attr-defined]  # as above
        self.found += [("table_cell_lost", cell.strip()) for cell in cells[len(align) :] if cell.strip()]
