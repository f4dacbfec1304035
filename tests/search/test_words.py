"""What is added to the index for a word: parts of compounds, the other målform, other spellings."""

import pytest
from lxml import html as lxml_html

from conftest import FULL
from moteplass.enrich.search_words import expansions
from moteplass.model.search_words import SearchWords
from moteplass.read.data import read_data
from sites import BuiltSite

WORDS = read_data(FULL)[0].search_words


KNOWN = SearchWords(
    compound_parts=("selvhjelp", "hjelp", "gruppe", "møte", "sorg"),
    synonyms=(("selv", "sjølv"), ("selvhjelp", "sjølvhjelp"), ("hva", "kva"), ("hvordan", "korleis"), ("sjuke", "syke")),
    stop_words=("hva", "kva", "og"),
)


@pytest.mark.parametrize(
    ("word", "found_by"),
    [
        ("selvhjelpsgrupper", {"selvhjelp", "hjelp", "gruppe", "sjølvhjelpsgrupper", "sjølvhjelp", "sjolvhjelp"}),
        ("sjølvhjelp", {"selvhjelp", "hjelp", "sjolvhjelp", "sjoelvhjelp"}),
        ("gruppemøte", {"gruppe", "møte", "mote", "moete", "gruppemote", "gruppemoete"}),
        ("årsmøte", {"møte", "årsmote", "aarsmoete"}),
        ("gruppesamling", {"gruppe"}),
        ("korleis", {"hvordan"}),
        ("sjukepleier", {"sykepleier"}),
        ("hva", {"kva"}),
        ("spørsmål", {"sporsmål", "spoersmaal"}),
        ("aasen", {"åsen"}),
        ("lærer", {"laerer"}),
    ],
)
def test_expansions(word: str, found_by: set[str]) -> None:
    """Parts of compounds, the other målform, other spellings, and the spellings of those."""
    assert found_by <= set(expansions(word, KNOWN))
    assert word not in expansions(word, KNOWN)


def test_words_as_an_editor_may_write_them() -> None:
    """Capitals are the small letters that the search knows, and a part that is hardly a word is no crash."""
    known = SearchWords(compound_parts=("A", "Møte"), synonyms=(("Hva", "Kva"),), stop_words=("Og",), crisis=("Vil dø",))
    assert {"møte", "mote"} <= set(expansions("gruppemøte", known))
    assert "kva" in expansions("hva", known)
    assert (known.stop_words, known.crisis) == (("og",), ("vil dø",))


@pytest.mark.parametrize(
    "word", ["gruppe", "gruppa", "gruppene", "gruppenes", "omsorg", "og", "kvar", "hvalen", "sykepleier", "selvsagt"]
)
def test_nothing_is_added_to_the_others(word: str) -> None:
    """Inflections are the stemmer's; a part must leave a whole word before it; a short word is no beginning of another."""
    assert expansions(word, KNOWN) == ()


def test_the_data_file(site: BuiltSite) -> None:
    """Its words are small letters, none stands twice, and no part is so short that it stands in unrelated words."""
    for words in (WORDS.compound_parts, WORDS.stop_words, WORDS.crisis, *WORDS.synonyms):
        assert all(word == word.lower() for word in words)
        assert len(words) == len(set(words)), [word for word in words if words.count(word) > 1]
    assert all(len(part) >= 4 for part in WORDS.compound_parts)
    page = lxml_html.document_fromstring(site.text("sok/index.html"))
    assert str(page.xpath("string(//script/@data-crisis)")).split("|")[0] == WORDS.crisis[0]
