"""A story: what somebody tells of self-help, published with consent."""

import datetime
from typing import Literal

from .dates import Day
from .entry import Entry
from .values import Choice, Fields, Flag, Key, ListOf, Text


class Consent(Fields):
    """The consent to publish (GDPR article 7): given when, kept by whom, for what, and withdrawn when."""

    given_on: Day
    kept_by: Text
    scope: ListOf[Choice[Literal["site", "feeds", "print"]]]
    guardian: Text | None = None
    withdrawn_on: Day | None = None

    def is_withdrawn(self, today: datetime.date) -> bool:
        return self.withdrawn_on is not None and self.withdrawn_on <= today


class Story(Entry):
    """A testimonial. A person's needs consent; an organisation's public statement, retold by us, has ``source``, and
    ``withdrawn_on`` when it is taken back. A person's stands in ``consent``; here it counts too, so that a slip does no harm.
    """

    writer: Text | None = None
    minor: Flag = False
    campaign: Key | None = None
    consent: Consent | None = None
    withdrawn_on: Day | None = None

    @property
    def withdrawal(self) -> datetime.date | None:
        """The day from which it is off the site."""
        days = [day for day in (self.withdrawn_on, self.consent and self.consent.withdrawn_on) if day]
        return min(days, default=None)

    def in_feeds(self) -> bool:
        return self.consent is None or "feeds" in self.consent.scope

    def in_print(self) -> bool:
        return self.consent is None or "print" in self.consent.scope
