"""The preflight: every rule about content, one module a rule or a few that belong together.

Each rule is a function from the content (and the day) to faults; ``check`` calls them all, in no order that matters.
"""

import datetime
from collections.abc import Mapping

from ..faults import Fault, in_order
from ..read.content import Content
from ..read.history import History
from ..results import NONE_KEPT, Results
from ..words import Words
from . import (
    addresses,
    characters,
    consent,
    contacts,
    copied,
    easy_read,
    follow_up_faults,
    freshness,
    headings,
    help_lines,
    identity_numbers,
    kept_back,
    leftovers,
    links,
    meetings,
    palettes,
    pictures,
    privacy,
    sensitive,
    sites,
    texts,
    vocabulary,
    withdrawal,
)


def check(
    content: Content, today: datetime.date, history: History, words: Mapping[str, Words], results: Results = NONE_KEPT
) -> list[Fault]:
    """All faults and warnings of all files at once, by file and line. ``words``: what the site itself says, by language."""
    languages = frozenset(words)
    found = [
        *vocabulary.check(content, languages),
        *addresses.check(content, today, languages),
        *links.check(content, today, languages),
        *sites.check(content, today, words),
        *help_lines.check(content),
        *headings.check(content),
        *texts.check(content),
        *leftovers.check(content),
        *palettes.check(content),
        *pictures.check(content),
        *privacy.check(content, today),
        *sensitive.check(content),
        *consent.check(content, today),
        *copied.check(content),
        *easy_read.check(content),
        *withdrawal.check(content, today),
        *meetings.check(content, today),
        *contacts.check(content, today),
        *kept_back.check(content),
        *characters.check(content, results),
        *identity_numbers.check(content, results),
        *freshness.check(content, today),
        *addresses.check_history(content, history, languages),
    ]
    return in_order([*content.faults, *follow_up_faults.without_follow_ups(found, content)])
