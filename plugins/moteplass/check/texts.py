"""Texts: not empty, a summary that fits a search result, a neutral title where somebody may look over a shoulder."""

import re
from collections.abc import Iterator

from ..faults import Fault
from ..read.content import Content
from ..read.sources import Source

SUMMARY_MAX = 160  # what search engines show of a description
SUMMARY_LIMIT = 300
TITLE_MAX = 120
CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
FOOTNOTE = re.compile(r"\[\^([^\]]+)\]")
NOTE = re.compile(r'<li id="fn:([^"]*)">(.*?)(?=<li id="fn:|\Z)', re.DOTALL)
CALLOUT = re.compile(r"<blockquote>\s*<p>\[!(\w+)\]")
CALLOUTS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")  # as on GitHub


def check(content: Content) -> Iterator[Fault]:
    """The body and the summary of each entry."""
    for source in content.sources.values():
        if content.text(source).is_empty:
            yield source.fault("empty_body", line=source.body_line)
        yield from _left_over(content, source)
    for source in content.whole:
        length = len(source.entry.summary)
        if length > SUMMARY_MAX:
            yield source.fault("summary_long", "summary", warning=length <= SUMMARY_LIMIT, length=length, limit=SUMMARY_MAX)
        if source.entry.sensitive and not source.entry.neutral_title:
            yield source.fault("neutral_missing", "sensitive")
        if len(source.entry.title) > TITLE_MAX:
            yield source.fault("title_long", "title", warning=True, length=len(source.entry.title), limit=TITLE_MAX)


def _left_over(content: Content, source: Source) -> Iterator[Fault]:
    """Marks that meant nothing to Markdown, so that readers would see them, and HTML that they would not see."""
    text = content.text(source)
    words = CODE.sub("", f"<p>{text.lead}</p>{text.html}")
    for name in dict.fromkeys(FOOTNOTE.findall(words)):
        yield source.fault("unknown_footnote", line=source.line_of(f"[^{name}]"), value=name)
    notes = {found[1]: found[2] for found in NOTE.finditer(words)}
    for name, note in notes.items():
        line = source.line_of(f"[^{name}]:")
        if re.search(r"\s", name):
            yield source.fault("footnote_name", line=line, value=name)
        if not re.sub(r"<[^>]*>|[\s\u00a0↩]", "", note) and "<img" not in note:
            yield source.fault("footnote_empty", line=line, value=name)
        if f"fnref:{name}" not in text.anchors:
            yield source.fault("footnote_unused", line=line, value=name)
    for name in dict.fromkeys(CALLOUT.findall(words)):
        yield source.fault("unknown_callout", line=source.line_of(f"[!{name}]"), value=name, known=", ".join(CALLOUTS))
    for tag in text.removed:
        yield source.fault("html_removed", line=source.line_of(f"<{tag}"), warning=True, tag=tag)
