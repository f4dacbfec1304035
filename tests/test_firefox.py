"""The main journeys in a second engine: Debian's Firefox."""

import json
import shutil
import subprocess

import pytest

from conftest import ROOT
from sites import BuiltSite

pytestmark = pytest.mark.slow


def test_main_journeys(site: BuiltSite) -> None:
    """Home, one step and the next to joining, the same in nynorsk, a person, the menu on a phone, the help lines, and search with
    a mark in what it finds; no error on the way. (BiDi cannot switch JavaScript off yet; Chromium's tests do.)"""
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    assert firefox, "no Firefox: run `python3 tasks.py test`, which installs it (tests/install.py)"
    done = subprocess.run(
        ["node", str(ROOT / "tests" / "firefox.mjs"), site.origin, firefox],
        cwd=ROOT / "tests",
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["home"].startswith("LINK Fjellby og omegn – ")
    assert found["narrow"] <= 360
    assert (found["first"], found["next"]) == ("/er-gruppe-noe-for-meg/", "/bli-med/")
    assert (found["language"], found["contact"]) == ("nn", "/nn/kontakt/")
    assert found["telephones"] == 10
    assert found["search"].startswith("taushet")
    assert found["errors"] == []
