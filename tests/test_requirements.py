"""What is installed is what was locked: ``requirements/`` is written from ``uv.lock`` by hand, as docs/drift.md says."""

import re
import tomllib
from typing import Any

import pytest

from conftest import ROOT

PACKAGES: dict[str, Any] = {
    package["name"]: package for package in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
}
OURS = PACKAGES["moteplass"]
WANTED = {
    "build": OURS["dependencies"],
    "test": [*OURS["dependencies"], *OURS["dev-dependencies"]["test"]],
    "mutation": OURS["dev-dependencies"]["mutation"],
}


def locked(wanted: list[dict[str, Any]]) -> dict[str, tuple[str, set[str]]]:
    """Name → version and hashes of these packages and of all that they need."""
    waiting, seen = list(wanted), dict[str, tuple[str, set[str]]]()
    while waiting:
        need = waiting.pop()
        package = PACKAGES[need["name"]]
        for extra in need.get("extra", ()):
            waiting += package["optional-dependencies"][extra]
        if package["name"] not in seen:
            waiting += package.get("dependencies", ())
            files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ())]
            seen[package["name"]] = package["version"], {file["hash"] for file in files}
    return seen


@pytest.mark.parametrize("group", WANTED)
def test_the_requirements_are_those_of_the_lock(group: str) -> None:
    """Each file has the packages of its group, in the locked versions and with their hashes: no more, no fewer, no others."""
    text = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==(\S+)(.*(?:\n +--hash=.*)+)", text, re.MULTILINE)
    required = {name: (version, set(re.findall(r"--hash=(\S+)", hashes))) for name, version, hashes in found}
    assert required == locked(WANTED[group])


def test_the_lock_has_what_the_project_asks_for() -> None:
    """A package that is added to pyproject.toml, or taken out, is so in the lock too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {"build": project["project"]["dependencies"], **project["dependency-groups"]}
    metadata = {"build": OURS["metadata"]["requires-dist"], **OURS["metadata"]["requires-dev"]}
    for group, lines in asked.items():
        names = {re.split(r"[\[<>=]", line)[0]: re.sub(r"^[^<>=]*", "", line) for line in lines}
        assert names == {need["name"]: need.get("specifier", "") for need in metadata[group]}
