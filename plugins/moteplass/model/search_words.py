"""What the search knows of Norwegian besides the pages: ``search_words.yaml``."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from .values import Fields, Several, Text

# The search has every word in small letters; one in capitals would be found by nobody.
Small = Annotated[Text, AfterValidator(str.lower)]
GROUP_MAX = 30  # words; each stands for all the others, wherever one of them is on a page


def _group(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) > GROUP_MAX:
        raise PydanticCustomError("many_words", "too many words", {"count": len(words), "limit": GROUP_MAX})
    return words


class SearchWords(Fields):
    """What the search knows of Norwegian besides the pages: words found inside longer ones, words that mean the same,
    small words that say nothing of a page, and how a query begins that shows the help lines."""

    parts: Several[Small] = ()
    same: Several[Annotated[Several[Small], AfterValidator(_group)]] = ()
    small: Several[Small] = ()
    crisis: Several[Small] = ()
