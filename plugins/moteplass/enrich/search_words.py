"""Query expansion, done when the index is made: what a reader may type who means a word that stands on a page.

Inflection is the search engine's own business (its stemmer); here are compound parts, synonyms (bokmål and nynorsk among them),
and the ways to write æ, ø and å on a keyboard without them.
"""

from collections.abc import Iterator

from ..model.search_words import SearchWords

# «sorg» is no part of «omsorg»: what stands before a part must be long enough to be a word.
SHORTEST_REST = 3
# «gruppene» is an inflection, «gruppemøte» a compound: endings and the vowel that the stem leaves have at most four letters.
LONGEST_ENDING = 4
# Shorter words begin too many others: «kva» stands for «hva», but not «kvar» for «hvar».
SHORTEST_BEGINNING = 5


def expansions(word: str, known: SearchWords) -> tuple[str, ...]:
    """The further words by which ``word`` (in lower case) must be found, always in the same order."""
    if word in known.stop_words:
        return tuple(sorted(_synonyms(word, known)))
    alike = {word, *_synonyms(word, known)}
    inside = {part for form in alike for part in _compound_parts(form, known)}
    meant = alike | inside | {other for part in inside for other in _synonyms(part, known)}
    spelled = {spelling for form in meant for spelling in spellings(form)}
    return tuple(sorted((meant | spelled) - {word}))


def _synonyms(word: str, known: SearchWords) -> Iterator[str]:
    """The words that mean the same; a longer one may be the beginning of a compound, whose rest is kept."""
    for synonyms in known.synonyms:
        for form in synonyms:
            if word == form or (len(form) >= SHORTEST_BEGINNING and word.startswith(form)):
                yield from (other + word[len(form) :] for other in synonyms if not word.startswith(other))


def _compound_parts(word: str, known: SearchWords) -> Iterator[str]:
    """The listed words of which ``word`` is made: «selvhjelpsgrupper» is made of «selvhjelp», «hjelp» and «gruppe»."""
    for part in known.compound_parts:
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
