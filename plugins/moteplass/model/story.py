"""A story: what somebody tells of self-help, published with consent."""

import datetime
from typing import Literal

from dateutil.relativedelta import relativedelta

from .dates import Day
from .values import Choice, Fields, Flag, Key, ListOf, Text
from .writing import Writing

HOLDS = relativedelta(years=2)  # from 29 February to the 28th: never longer than somebody said yes to
REMINDED = relativedelta(months=1)
DAY = datetime.timedelta(days=1)


class Consent(Fields):
    """The consent to publish (GDPR article 7): given when, kept by whom, for what, to be asked for again by when, and withdrawn
    when."""

    given_on: Day
    kept_by: Text
    scope: ListOf[Choice[Literal["site", "feeds", "print"]]]
    guardian: Text | None = None
    renew_by: Day | None = None
    withdrawn_on: Day | None = None

    @property
    def last_day(self) -> datetime.date:
        """``renew_by``, or two years after it was given. A ``renew_by`` before that is left from last time."""
        return self.renew_by if self.renew_by and self.renew_by >= self.given_on else self.given_on + HOLDS

    def is_withdrawn(self, today: datetime.date) -> bool:
        return self.withdrawn_on is not None and self.withdrawn_on <= today


class Story(Writing):
    """A testimonial. A person's needs consent; an organisation's public statement, retold by us, has ``source``, and
    ``withdrawn_on`` when it is taken back. A person's stands in ``consent``; here it counts too, so that a slip does no harm.
    """

    minor: Flag = False
    campaign: Key | None = None
    consent: Consent | None = None
    withdrawn_on: Day | None = None

    @property
    def withdrawal(self) -> datetime.date | None:
        """The day from which somebody has taken it back."""
        days = [day for day in (self.withdrawn_on, self.consent and self.consent.withdrawn_on) if day]
        return min(days, default=None)

    @property
    def lapse(self) -> datetime.date | None:
        """The day from which nobody's consent lets it stand, where it is not withdrawn by then."""
        day = self.consent.last_day + DAY if self.consent else None
        return None if day and self.withdrawal and self.withdrawal <= day else day

    @property
    def off_from(self) -> datetime.date | None:
        """The day from which it is off the site, whichever the reason."""
        return self.lapse or self.withdrawal

    def must_ask(self, today: datetime.date) -> bool:
        """Whether its consent ends within a month, or has ended: time to ask its teller again."""
        return self.lapse is not None and self.lapse - DAY - REMINDED <= today

    def in_feeds(self) -> bool:
        return self.consent is None or "feeds" in self.consent.scope

    def in_print(self) -> bool:
        return self.consent is None or "print" in self.consent.scope
