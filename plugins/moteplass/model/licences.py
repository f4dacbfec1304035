"""The licences under which an office can give away its data."""

from dataclasses import dataclass
from typing import Literal

LicenceName = Literal["nlod", "cc-by"]


@dataclass(frozen=True)
class Licence:
    """``name`` as people know it; ``url`` of its text; ``authority``: how the vocabulary of the European Union names it."""

    name: str
    url: str
    authority: str


LICENCES: dict[LicenceName, Licence] = {
    "nlod": Licence(
        "NLOD 2.0",
        "http://data.norge.no/nlod/no/2.0",
        "http://publications.europa.eu/resource/authority/licence/NLOD_2_0",
    ),
    "cc-by": Licence(
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
    ),
}
