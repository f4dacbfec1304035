"""Results of pure steps, kept by what they were made from, so that a preview makes anew only what a save has changed.

The pipeline hands one ``Results`` through its steps. That of a build keeps nothing; what comes out is the same.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Results:
    """With ``keep``, what a run asks for is kept for the next one; else every result is made."""

    def __init__(self, keep: bool = False) -> None:
        self._keep = keep
        self._before: dict[tuple[str, Hashable], Any] = {}
        self._now: dict[tuple[str, Hashable], Any] = {}

    def of(self, step: str, made_from: Hashable, make: Callable[[], T]) -> T:
        """What ``make()`` returns, which must depend on ``made_from`` alone, and never be changed."""
        if not self._keep:
            return make()
        key = step, made_from
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        found: T = self._now[key]
        return found

    def next_run(self) -> None:
        """Forget what the run that has ended did not ask for, so that a long preview does not grow."""
        self._before, self._now = self._now, {}


NONE_KEPT = Results()
