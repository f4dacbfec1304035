"""Whatever the preflight accepts, builds: odd texts and fields, drawn and found, go through the whole pipeline."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from conftest import build
from moteplass.check.preflight import read_and_check
from scenarios.overlay import TODAY, lay

# What Markdown, HTML, Jinja, Pelican and our own reading know, and what none of them expects.
PIECES = [
    *(
        "ord",
        "æøå",
        " ",
        "    ",
        "\n",
        "\n\n",
        "\t",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "~~~\n",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "&",
        "\\",
        "|",
    ),
    *(
        "# ",
        "## ",
        "#### ",
        "- ",
        "1. ",
        "> ",
        "> [!NOTE]\n> ",
        "— Ola",
        "> — &#2;",
        "a\n: b",
        "|a|b|\n|-|-|\n|c|d|",
        "---\n",
        "- [ ] ",
    ),
    *(
        "[^1]",
        "[^1]: note\n",
        "[@gotaas2012]",
        "*[HTML]: Hyper\n",
        "[a]: b\n",
        "[x](bli-med.md#ta-kontakt)",
        "[x](#x)",
        "[x](HTTPS://A.NO)",
    ),
    *(
        "![x](bilde.png)",
        "[![x](bilde.png)](bli-med.md)",
        "![x]()",
        "<img alt='x'>",
        "<img src='bilde.png'>",
        "[x](/kontakt/#x)",
        "[](/)",
    ),
    *(
        "<a href='?x'>y</a>",
        "<a@b.no>",
        "<https://a.no/æ?b=ø&c#d>",
        "[x](//a.no)",
        "[x](/om/)",
        "[x](mailto:)",
        "[x]({filename}bli-med.md)",
    ),
    *(
        "{filename}x",
        "{{ x }}",
        "{% raw %}",
        "{0}",
        "%s",
        "&#2;",
        "&#xFFFE;",
        "&#x110000;",
        "\u2028",
        "\u0301",
        "\u200d",
        "😀",
        "א",
        "ﷺ",
    ),
    *(
        "<div>",
        "</div>",
        "<p>",
        "<table><tr><td>",
        "</table>",
        "<ul><li>",
        "<h1>",
        "<h2 id='_main'>",
        "<li id='fn:1'>",
        "<sup id='fnref:1'>",
    ),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "<?php",
        "<script>",
        "</main>",
        "<svg>",
        "<math>",
        "<pre>",
        "<br>",
        "</source>",
        "<span lang='zz'>",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from([*PIECES, "x" * 300]) for name in ("owner", "neutral_title", "slug", "image", "credit", "next")
    },
)
# Found by longer runs than these, or told of in an issue.
FOUND = [
    "En [lenke](HTTPS://WWW.EXAMPLE.ORG/) med store bokstaver.",
    "## {filename}\n\n`{filename}x` og ![{static}x](bilde.png)",
    "> Et sitat [@gotaas2012].\n> — Kari",
    "Se noten[^1].\n\n## Bakgrunn\n\nMer.\n\n[^1]: En note.",
]


LIKE_A_LINK = '{filename}borte.md {static}x {attach} {0} %s & < "x"'
ALL_FIELDS = {
    **dict.fromkeys(("title", "summary", "owner", "alt", "caption", "credit"), LIKE_A_LINK),
    "image": "bilde.png",
    "neutral_title": "Et ord",
}


def written(fields: Mapping[str, object], body: str) -> str:
    """A Markdown file. JSON is YAML's flow style."""
    return "---\n" + "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items()) + f"---\n\n{body}\n"


def build_what_is_accepted(texts: Sequence[tuple[Mapping[str, str], str]], preview: bool) -> set[str]:
    """Each text as a page, as a campaign's closing note and as what a story says; those with faults are left out, and the others
    are built. Returns the pages that came out."""
    consent = {"given_on": "2026-01-01", "kept_by": "leder", "scope": ["site", "feeds"]}
    files: dict[str, str | bytes | None] = {}
    for number, (fields, body) in enumerate(texts):
        known = {"title": f"Side {number}", "summary": "Tekst."}
        files[f"pages/side-{number}.md"] = written({**known, **fields}, body)
        files[f"campaigns/side-{number}.md"] = written({**known, "title": f"Kampanje {number}", "closing_note": body}, "Tekst.")
        told = {"title": f"Historie {number}", "campaign": f"side-{number}", "consent": consent}
        files[f"stories/side-{number}.md"] = written({**known, **told}, body)
    with TemporaryDirectory() as folder:
        content = lay(Path(folder), files)
        while faulty := {fault.path for fault in read_and_check(content, TODAY).faults if not fault.warning}:
            for path in faulty:
                (content.parent / path).unlink()
        build(Path(folder) / "site", office="test", content=content, preview=preview)
        return {path.parent.name for path in (Path(folder) / "site").glob("side-*/index.html")}


@pytest.mark.parametrize("preview", [False, True])
def test_what_was_found(preview: bool) -> None:
    """Odd texts and fields that the preflight rightly accepts: every one of them is on the site."""
    texts: list[tuple[Mapping[str, str], str]] = [*(({}, text) for text in FOUND), (ALL_FIELDS, "Tekst med {filename}.")]
    assert build_what_is_accepted(texts, preview) == {f"side-{number}" for number in range(len(texts))}


@settings(max_examples=3, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(texts=st.lists(st.tuples(FIELDS, TEXTS), min_size=12, max_size=12))
def test_whatever_is_accepted_builds(texts: Sequence[tuple[Mapping[str, str], str]]) -> None:
    """No exception, and nothing that the verification refuses: the preflight has told of all of it."""
    build_what_is_accepted(texts, preview=False)
