"""Texts: not empty, a summary that fits a search result, a neutral title where somebody may look over a shoulder."""

import re
from collections.abc import Iterator

from lxml.html import defs

from ..faults import Fault
from ..read.content import Content
from ..read.source import Source
from ..read.text import Text

SUMMARY_MAX = 160  # what search engines show of a description
SUMMARY_LIMIT = 300
TITLE_MAX = 120
EMBEDDED = ("iframe", "video", "audio", "object", "embed")  # what shows something from elsewhere
HTML = defs.tags | {
    "bdi",
    "data",
    "dialog",
    "frame",
    "main",
    "noframes",
    "picture",
    "plaintext",
    "rb",
    "search",
    "slot",
    "template",
}
CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
FOOTNOTE = re.compile(r"\[\^([^\]]+)\]")
NOTE = re.compile(r'<li id="fn:([^"]*)">(.*?)(?=<li id="fn:|\Z)', re.DOTALL)
CALLOUT = re.compile(r"<blockquote>\s*<p>\[!(\w+)\]")
CALLOUT_MARK = re.compile(r"<(?:p|li)>(?:<strong>)?(\[ ?! ?(\w+) ?\]-?)")
CALLOUTS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "QUOTE")  # as on GitHub, and the pull quote


def check(content: Content) -> Iterator[Fault]:
    """The body and the summary of each entry."""
    for source in content.sources.values():
        if content.text(source).is_empty:
            yield source.fault("empty_body", line=source.body_line)
        for field, text in content.texts_of(source):
            yield from _left_over(source, field, text)
    for source in content.readable:
        length = len(source.entry.summary)
        if length > SUMMARY_MAX:
            yield source.fault("summary_long", "summary", warning=length <= SUMMARY_LIMIT, length=length, limit=SUMMARY_MAX)
        first, until = source.entry.publish_from, source.entry.publish_until
        if first and until and until < first:
            yield source.fault("publish_order", "publish_until", first=first.isoformat(), until=until.isoformat())
        if source.entry.sensitive and not source.entry.neutral_title:
            yield source.fault("neutral_missing", "sensitive")
        if len(source.entry.title) > TITLE_MAX:
            yield source.fault("title_long", "title", warning=True, length=len(source.entry.title), limit=TITLE_MAX)


def _left_over(source: Source, field: str, text: Text) -> Iterator[Fault]:
    """Marks that meant nothing to Markdown, so that readers would see them, and HTML that they would not see. ``field``: where the
    text stands, if it is not the body."""

    def fault(key: str, needle: str, warning: bool = False, **values: str) -> Fault:
        return source.fault(key, field, None if field else source.line_of(needle), warning, **values)

    words = CODE.sub("", f"<p>{text.lead}</p>{text.html}")
    for name in dict.fromkeys(FOOTNOTE.findall(words)):
        yield fault("unknown_footnote", f"[^{name}]", value=name)
    notes = {found[1]: found[2] for found in NOTE.finditer(words)}
    for name, note in notes.items():
        if re.search(r"\s", name):
            yield fault("footnote_name", f"[^{name}]:", value=name)
        if not re.sub(r"<[^>]*>|[\s\u00a0↩]", "", note) and "<img" not in note:
            yield fault("footnote_empty", f"[^{name}]:", value=name)
        if f"fnref:{name}" not in text.anchors:
            yield fault("footnote_unused", f"[^{name}]:", value=name)
    for mark, name in dict.fromkeys(CALLOUT_MARK.findall(words)):
        if name.upper() in CALLOUTS:
            yield fault("callout_form", mark, value=mark, meant=f"> [!{name.upper()}]")
    for name in dict.fromkeys(CALLOUT.findall(words)):
        if name.upper() not in CALLOUTS:
            yield fault("unknown_callout", f"[!{name}]", value=name, known=", ".join(CALLOUTS))
    for tag in text.removed:
        name = tag.lower()
        if name in HTML or not name.isalnum() or {"svg", "math"} & {*text.removed}:  # their parts have names of their own
            yield fault("html_embedded" if name in EMBEDDED else "html_removed", f"<{tag}", warning=True, tag=tag)
        else:
            yield fault("tag_unknown", f"<{tag}", value=f"<{tag}", meant=f"\\<{tag}")
