"""What a preview shows is what a build would write: at its start, and after any number of saves."""

import datetime
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from conftest import FULL
from moteplass.faults import ContentFaults
from moteplass.generate.site import BuildOptions, prepare_site
from moteplass.preview.shown_site import ShownSite, Templates
from moteplass.preview.state import Preview
from moteplass.results import NONE_KEPT
from previews import TODAY, preview_of
from scenarios.overlay import lay, page
from sites import BuiltSite

EXAMPLES = int(os.environ.get("PREVIEW_EXAMPLES", "1"))  # of twelve saves each
STEMS = ("en", "to", "tre")
FIELDS = (
    *("", "status: draft\n", "tags: [grupper]\n", "tags: [finnes-ikke]\n", "redirect_from: [/gammel/]\n", "lang: en\n"),
    *("sensitive: true\n", "next: [../pages/en.md]\n", "publish_from: 2027-01-01\n", "felt uten kolon\n"),
)
BODIES = (
    *("Tekst.", "## Overskrift\n\nTekst.\n\n## Overskrift\n\nMer.", "Se [den andre](to.md) og [kontoret](../offices/test.md).", ""),
    *("Se [side tre](tre.md#borte).", "> Sitat\n\n[^1] Note\n\n[^1]: Her.", "![Bilde](bilde.png)", "[plan](../files/plan.txt)"),
)
TAGS = "grupper: {{nb: {label}, nn: {label}, en: Groups}}\n"
NAMES = st.sampled_from([f"{folder}/{stem}.md" for folder in ("pages", "articles") for stem in STEMS])


def files_of(site: ShownSite, names: list[str]) -> dict[str, bytes | None]:
    return {name: site.file(name) for name in names}


def test_all_files_are_those_of_a_build(preview: BuiltSite) -> None:
    """Every file that a preview build of the fixture site writes, byte for byte: pages, pictures, feeds, calendars, search."""
    shown = preview_of(FULL, preview.data.office_id).site
    assert shown
    names = sorted(path.relative_to(preview.folder).as_posix() for path in preview.folder.rglob("*") if path.is_file())
    assert len(names) > 50
    assert [name for name in names if shown.file(name) != (preview.folder / name).read_bytes()] == []


class Saves(RuleBasedStateMachine):
    """An editor at work: writes, renames and deletes files, breaks some and mends them, lets a day pass."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.content = lay(self.folder, {"files/plan.txt": "Plan", "data/tags.yaml": TAGS.format(label="Grupper")})
        self.day = TODAY
        self.preview = Preview(lambda: BuildOptions("test", self.content, self.day, preview=True))
        self.preview.renew()

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @rule(name=NAMES, fields=st.sampled_from(FIELDS), body=st.sampled_from(BODIES))
    def write(self, name: str, fields: str, body: str) -> None:
        path = self.content / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(fields, body).replace("Ny side", f"Side {name}"), encoding="utf-8")

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        (self.content / name).unlink(missing_ok=True)

    @rule(name=NAMES, other=NAMES)
    def rename(self, name: str, other: str) -> None:
        if (self.content / name).is_file():
            (self.content / other).parent.mkdir(exist_ok=True)
            (self.content / name).replace(self.content / other)

    @rule(area=st.sampled_from(["Byen", "Fylket", "<b>Byen</b>"]))
    def change_the_office(self, area: str) -> None:
        path = self.content / "offices" / "test.md"
        lines = path.read_text(encoding="utf-8").split("\n")
        path.write_text("\n".join(f"area: {area}" if line.startswith("area:") else line for line in lines), encoding="utf-8")

    @rule(label=st.sampled_from(["Grupper", "Selvhjelpsgrupper"]))
    def change_a_data_file(self, label: str) -> None:
        (self.content / "data" / "tags.yaml").write_text(TAGS.format(label=label), encoding="utf-8")

    @rule()
    def next_day(self) -> None:
        self.day += datetime.timedelta(days=10)

    @invariant()
    def shows_what_a_fresh_preview_would(self) -> None:
        """Every page and feed is that of a preview that starts now, or the content has faults and the last good site stays."""
        if not hasattr(self, "preview"):
            return
        before = self.preview.site
        self.preview.renew()
        options = BuildOptions("test", self.content, self.day, preview=True)
        if not self.preview.is_fine:
            with pytest.raises(ContentFaults) as stopped:
                prepare_site(options)
            assert (self.preview.faults, self.preview.site) == (stopped.value.faults, before)
            return
        fresh = ShownSite(prepare_site(options), Templates(), NONE_KEPT)
        assert self.preview.crash == ""
        assert self.preview.site
        names = sorted({*(doc.save_as for doc in fresh.site.documents.values()), "feed.xml", "sitemap.xml", "_redirects"})
        assert files_of(self.preview.site, names) == files_of(fresh, names)


Saves.TestCase.settings = settings(
    max_examples=EXAMPLES, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
TestSaves = Saves.TestCase
