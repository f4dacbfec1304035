"""Other organisations that have groups, to which readers are led."""

from .dates import Day
from .localized import Localized
from .values import Fields, Text, Url


class Organisation(Fields):
    """Whom its groups are for, in a sentence or two, and its own site. ``checked``: the day somebody last looked there whether that
    is right. Readers see it, or that nobody has looked yet."""

    name: Text
    about: Localized
    website: Url
    checked: Day | None = None
