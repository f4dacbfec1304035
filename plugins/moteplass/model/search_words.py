"""What the search knows besides the pages: of Norwegian (``search_words.yaml``), and readers' own words for a page (``also``)."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from .values import Fields, ListOf, Text, at_most

# The search index is in lower case; a word in capitals would be found by nobody.
LowerCase = Annotated[Text, AfterValidator(str.lower)]
SYNONYMS_MAX = 30  # words; each stands for all the others, wherever one of them is on a page
ALSO_MAX = 100  # words and phrases for one page
ALSO_LENGTH = 60  # signs; what is longer, nobody types into a search field


def _limited(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) > SYNONYMS_MAX:
        raise PydanticCustomError("many_synonyms", "too many synonyms", {"count": len(words), "limit": SYNONYMS_MAX})
    return words


def _few_and_different(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) > ALSO_MAX:
        raise PydanticCustomError("many_also", "too many words", {"count": len(words), "limit": ALSO_MAX})
    if twice := next((word for number, word in enumerate(words) if word in words[:number]), None):
        raise PydanticCustomError("also_twice", "a word twice", {"value": twice})
    return words


# What readers type who mean a page and do not know what it is called: «får ikke sove». It is searched, and shown nowhere.
Also = Annotated[
    ListOf[Annotated[LowerCase, AfterValidator(lambda word: at_most(word, ALSO_LENGTH))]], AfterValidator(_few_and_different)
]


class SearchWords(Fields):
    """What the search knows of Norwegian besides the pages."""

    compound_parts: ListOf[LowerCase] = ()  # words found inside longer ones: «hjelp» in «selvhjelp»
    synonyms: ListOf[Annotated[ListOf[LowerCase], AfterValidator(_limited)]] = ()  # lists of words that mean the same
    stop_words: ListOf[LowerCase] = ()  # words that say nothing of what a page is about: «og», «er»
    crisis: ListOf[LowerCase] = ()  # how words of a query begin that shows the help lines: «selvmord», «ta livet»
