"""The four checkers that look at every page. The tests want them to find nothing; what they found last stands on the page
«Tilgjengelighet» (benchmarks/accessibility.py)."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from browser import NODE_MODULES, new_page, npm_file
from sites import BuiltSite

# Where each engine is, and what it is called in a document.
ENGINES = {"axe-core/axe.min.js": "axe", "accessibility-checker-engine/ace.js": "ace"}
# The rules that axe has and we do not hold, and why; all others are on, experimental and best practices too.
AXE_OFF = {
    "color-contrast-enhanced": "AAA; the goal is AA (1.4.3), which color-contrast checks",
}
AXE = """async ({only, off}) => {
    const rules = Object.fromEntries(axe.getRules().map(({ruleId}) => [ruleId, {enabled: !off.includes(ruleId)}]));
    const which = only.length ? {runOnly: only} : {rules};
    const {violations, passes} = await axe.run(document, {...which, resultTypes: ["violations"]});
    return {violations, passed: passes.map(({id}) => id)};
}"""
# What the IBM engine asks for and we do not do, and why.
IBM_OFF = ["element_tabbable_role_valid"]  # a box that scrolls must be reached by the keyboard (axe: scrollable-region-focusable)
# Rules that can come out differently when only the colours change.
AXE_COLOURS = ["color-contrast", "link-in-text-block"]
IBM_COLOURS = ["text_contrast_sufficient"]
IBM = """async ({only, off}) => {
    const checker = new ace.Checker();
    const rules = only.map((id) => ({id, level: "VIOLATION", toolkitLevel: "1"}));
    checker.addGuideline({id: "only", name: "", category: "", description: "", checkpoints: [{num: "1", wcagLevel: "AA", rules}]});
    const report = await checker.check(document, only.length ? ["only"] : ["WCAG_2_2", "IBM_Accessibility"]);
    if (!report.results.length) throw new Error("the IBM engine looked at nothing");
    return report.results.filter(({value}) => value[0] === "VIOLATION" && value[1] === "FAIL")
        .filter(({ruleId}) => !off.includes(ruleId))
        .map(({ruleId, message, snippet}) => `${ruleId}: ${message} ${snippet}`);
}"""
HTML_VALIDATE = NODE_MODULES.parent / ".htmlvalidate.json"


@contextmanager
def checked_page(browser: Browser, *, width: int, dark: bool = False) -> Iterator[Page]:
    """A page for `axe` and `ibm`: every document that it opens has both engines, which the browser compiles once for all."""
    with new_page(browser, width=width, dark=dark, bypass_csp=True) as page:
        for path, name in ENGINES.items():
            page.add_init_script(f"{npm_file(path).read_text(encoding='utf-8')}\nwindow.{name} = {name};")
        page.goto("about:blank")
        yield page


def axe(page: Page, *only: str) -> tuple[list[str], set[str]]:
    """(violations, names of the rules that passed) of axe on the page that is open: WCAG 2.2 A and AA, best practices,
    EN 301 549 and the experimental rules; ``only``: of these rules, all if none is named."""
    found = page.evaluate(AXE, {"only": only, "off": list(AXE_OFF)})
    return [describe(violation) for violation in found["violations"]], set(found["passed"])


def describe(violation: dict[str, Any]) -> str:
    """The rule, and the first place where it is broken."""
    node = violation["nodes"][0]
    return f"{violation['id']} × {len(violation['nodes'])}: {node['html'][:200]} – {node.get('failureSummary')}"


def ibm(page: Page, *only: str) -> list[str]:
    """Violations of the IBM accessibility engine, which has other rules than axe, on the page that is open; ``only``: of these
    rules, all if none is named."""
    found: list[str] = page.evaluate(IBM, {"only": only, "off": IBM_OFF})
    return found


# Of the policy the checker knows too little: it takes JSON-LD for a script that runs (HTML, 4.12.1.1: a data block does not), and
# a file has no origin for 'self'. The browser itself is asked on every page (tests/pages/test_privacy.py).
POLICY = "violates Content Security Policy"


def vnu(sites: Sequence[BuiltSite]) -> list[str]:
    """Errors and warnings of the Nu Html Checker (W3C) in every page, style sheet and SVG."""
    files = files_of(sites) + [str(path) for site in sites for path in site.folder.rglob("*.svg")]
    # Java's better compiler pays only in programs that run longer than this; what the other one makes needs more stack.
    java = ["java", "-XX:TieredStopAtLevel=1", "-Xss4m", "-jar", str(npm_file("vnu-jar/build/dist/vnu.jar"))]
    arguments = ["--stdout", "--exit-zero-always", "--format", "json", "--also-check-css", "--also-check-svg"]
    done = run([*java, *arguments, *files])
    assert done.stdout, done.stderr
    return [
        f"{message['url'].rpartition('/file:')[2]}:{message.get('lastLine')}: {message['message']} {message.get('extract', '')}"
        for message in json.loads(done.stdout)["messages"]
        if POLICY not in message["message"]
    ]


def html_validate(sites: Sequence[BuiltSite], output: Path) -> list[str]:
    """What html-validate's recommended rules find in every page, warnings too. ``output``: a file for its report, since it
    ends before a pipe has taken more than its buffer holds."""
    program = npm_file("html-validate/bin/html-validate.mjs")
    formatter = ["--formatter", f"json={output}"]
    done = run(["node", str(program), "--config", str(HTML_VALIDATE), *formatter, "--max-warnings", "0", *files_of(sites)])
    assert output.is_file(), done.stderr
    found = [
        f"{result['filePath']}:{message['line']}: {message['ruleId']}: {message['message']}"
        for result in json.loads(output.read_text(encoding="utf-8"))
        for message in result["messages"]
    ]
    assert bool(found) == bool(done.returncode), done.stderr
    return found


def files_of(sites: Sequence[BuiltSite]) -> list[str]:
    """Every page, by its full path."""
    return [str(site.folder / page) for site in sites for page in site.pages]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a checker; one that cannot be started is an error."""
    program = shutil.which(command[0])
    assert program, f"no {command[0]}: run `python3 tasks.py test`, which says how to install it (tests/install.py)"
    return subprocess.run([program, *command[1:]], capture_output=True, encoding="utf-8", check=False)
