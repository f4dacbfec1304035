"""What the accessibility checkers found last: ``accessibility.yaml``."""

from .dates import Day
from .values import Count, Fields, ListOf, Slug, Text


class Checker(Fields):
    """A program that looked at every page, and how much it found."""

    name: Text
    version: Text
    problems: Count


class AccessibilityRun(Fields):
    """The last run of the checkers over every page of an office's site, written by the task ``quality``."""

    checked: Day
    office: Slug
    pages: Count
    checkers: ListOf[Checker]
