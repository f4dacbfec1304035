"""Norwegian for the search: what a reader may type who means a word that stands on a page.

Inflection is the search engine's own business (its stemmer); here are the parts of compounds, bokmål for nynorsk and
the other way, words that mean the same, and the ways to write æ, ø and å on a keyboard without them.
"""

from collections.abc import Iterator

from ..model.search_words import SearchWords

# «sorg» is no part of «omsorg»: what stands before a part must be long enough to be a word.
SHORTEST_REST = 3
# «gruppene» is an inflection, «gruppemøte» a compound: endings and the vowel that the stem leaves have at most four letters.
LONGEST_ENDING = 4
# Shorter words begin too many others: «kva» stands for «hva», but not «kvar» for «hvar».
SHORTEST_BEGINNING = 5


def added_words(word: str, known: SearchWords) -> tuple[str, ...]:
    """The further words by which ``word`` (in small letters) must be found, in an order that is always the same."""
    if word in known.small:
        return tuple(sorted(_same(word, known)))
    alike = {word, *_same(word, known)}
    inside = {part for form in alike for part in _parts(form, known)}
    meant = alike | inside | {other for part in inside for other in _same(part, known)}
    written = {way for form in meant for way in spellings(form)}
    return tuple(sorted((meant | written) - {word}))


def _same(word: str, known: SearchWords) -> Iterator[str]:
    """The words that mean the same; a longer one may be the beginning of a compound, whose rest is kept."""
    for group in known.same:
        for form in group:
            if word == form or (len(form) >= SHORTEST_BEGINNING and word.startswith(form)):
                yield from (other + word[len(form) :] for other in group if not word.startswith(other))


def _parts(word: str, known: SearchWords) -> Iterator[str]:
    """The listed words of which ``word`` is made: «selvhjelpsgrupper» is made of «selvhjelp», «hjelp» and «gruppe»."""
    for part in known.parts:
        stem = part.rstrip("ae") or part
        before, found, after = word.partition(stem)
        if found and (len(before) >= SHORTEST_REST or (not before and len(after) > LONGEST_ENDING)):
            yield part


def spellings(word: str) -> Iterator[str]:
    """«møte» as «mote» and «moete», «moete» as «møte». å as a is left to the search engine, which drops every accent."""
    if any(letter in word for letter in "æøå"):
        yield word.replace("æ", "ae").replace("ø", "o")
        yield word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    if any(pair in word for pair in ("ae", "oe", "aa")):
        yield word.replace("ae", "æ").replace("oe", "ø").replace("aa", "å")
