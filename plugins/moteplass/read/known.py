"""Names that there are, and which of them was probably meant by one that there is not."""

import difflib
from collections.abc import Callable, Iterable

# Two names take some ten microseconds to compare, and time quadratic in their length. Whoever has broken hundreds of links at one
# blow, by renaming a folder, needs no suggestion for each.
COMPARISONS = 50_000
LONGEST = 100


class Known:
    """The names of one kind. ``alike``: what of a name is compared, such as a file's name without its folder."""

    def __init__(self, names: Iterable[str], alike: Callable[[str], str] = str) -> None:
        self.names = sorted(names)
        self._all = frozenset(self.names)
        self._alike = alike
        self._compared = {key: name for name in self.names if len(key := alike(name)) <= LONGEST}
        self._left = COMPARISONS

    def __contains__(self, name: str) -> bool:
        return name in self._all

    def near(self, name: str, most: int = 1, cutoff: float = 0.7) -> list[str]:
        """The names that are like this one, the nearest first; none any more after many such questions."""
        self._left -= len(self._compared)
        key = self._alike(name)
        if self._left < 0 or len(key) > LONGEST:
            return []
        return [self._compared[found] for found in difflib.get_close_matches(key, self._compared, most, cutoff)]
