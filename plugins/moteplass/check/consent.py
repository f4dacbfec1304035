"""Stories: a person's needs a valid consent (GDPR article 6 and 7), an organisation's statement its source."""

import datetime
from collections.abc import Iterator

from ..faults import Fault
from ..model.story import Story
from ..read.content import Content
from ..read.selection import withdrawal_of


def check(content: Content, today: datetime.date) -> Iterator[Fault]:
    """Every story that would be published. One that is withdrawn, or whose consent has run out, is no fault: it is simply not
    published. Editors are reminded from a month before a consent runs out."""
    for source in content.readable:
        story = source.entry
        if not isinstance(story, Story) or story.status == "draft" or story.example:
            continue
        consent = story.consent
        if consent and story.withdrawn_on:
            yield source.fault("withdrawn_outside", "withdrawn_on", warning=True)
        if story.withdrawal and story.withdrawal > today:
            field = "consent.withdrawn_on" if consent and consent.withdrawn_on == story.withdrawal else "withdrawn_on"
            yield source.fault("withdrawn_future", field, warning=True, value=story.withdrawal.isoformat())
        if consent and consent.withdrawn_on and consent.withdrawn_on < consent.given_on:
            # A warning where it counts as withdrawn: stopping the build would leave the story where it is.
            yield source.fault("consent_order", "consent.withdrawn_on", warning=consent.is_withdrawn(today))
        if consent and consent.renew_by and consent.renew_by < consent.given_on:
            yield source.fault("renew_order", "consent.renew_by", warning=True, day=consent.last_day.isoformat())
        if consent and story.must_ask(today):
            key = "consent_ends" if consent.last_day >= today else "consent_ended"
            field = "consent.renew_by" if consent.last_day == consent.renew_by else "consent.given_on"
            yield source.fault(key, field, warning=True, day=consent.last_day.isoformat())
        if withdrawal_of(source, content, today):
            continue
        if consent is None:
            if story.source is None:
                yield source.fault("consent_missing", "consent")
            continue
        if consent.given_on > today:
            yield source.fault("consent_future", "consent.given_on", value=consent.given_on.isoformat())
        if "site" not in consent.scope:
            yield source.fault("consent_scope", "consent.scope")
        if story.minor and not consent.guardian:
            yield source.fault("consent_guardian", "consent", value=story.title)
