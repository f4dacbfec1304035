"""What the search knows of Norwegian besides the pages: ``search_words.yaml``."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from .values import Fields, Several, Text

# The search index is in lower case; a word in capitals would be found by nobody.
LowerCase = Annotated[Text, AfterValidator(str.lower)]
SYNONYMS_MAX = 30  # words; each stands for all the others, wherever one of them is on a page


def _limited(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) > SYNONYMS_MAX:
        raise PydanticCustomError("many_synonyms", "too many synonyms", {"count": len(words), "limit": SYNONYMS_MAX})
    return words


class SearchWords(Fields):
    """What the search knows of Norwegian besides the pages."""

    compound_parts: Several[LowerCase] = ()  # words found inside longer ones: «hjelp» in «selvhjelp»
    synonyms: Several[Annotated[Several[LowerCase], AfterValidator(_limited)]] = ()  # lists of words that mean the same
    stop_words: Several[LowerCase] = ()  # words that say nothing of what a page is about: «og», «er»
    crisis: Several[LowerCase] = ()  # how words of a query begin that shows the help lines: «selvmord», «ta livet»
