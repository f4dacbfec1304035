"""What is added to the index for a word: parts of compounds, the other målform, other spellings."""

import pytest
from lxml import html as lxml_html

from conftest import FULL
from moteplass.enrich.search_words import added_words
from moteplass.model.search_words import SearchWords
from moteplass.read.data import read_data
from sites import BuiltSite

WORDS = read_data(FULL)[0].search_words


KNOWN = SearchWords(
    parts=("selvhjelp", "hjelp", "gruppe", "møte", "sorg"),
    same=(("selv", "sjølv"), ("selvhjelp", "sjølvhjelp"), ("hva", "kva"), ("hvordan", "korleis")),
    small=("hva", "kva", "og"),
)


@pytest.mark.parametrize(
    ("word", "found_by"),
    [
        ("selvhjelpsgrupper", {"selvhjelp", "hjelp", "gruppe", "sjølvhjelpsgrupper", "sjølvhjelp", "sjolvhjelp"}),
        ("sjølvhjelp", {"selvhjelp", "hjelp", "sjolvhjelp", "sjoelvhjelp"}),
        ("gruppemøte", {"gruppe", "møte", "mote", "moete", "gruppemote", "gruppemoete"}),
        ("korleis", {"hvordan"}),
        ("hva", {"kva"}),
        ("spørsmål", {"sporsmål", "spoersmaal"}),
        ("aasen", {"åsen"}),
        ("lærer", {"laerer"}),
    ],
)
def test_added_words(word: str, found_by: set[str]) -> None:
    """Parts of compounds, the other målform, other spellings, and the spellings of those."""
    assert found_by <= set(added_words(word, KNOWN))
    assert word not in added_words(word, KNOWN)


def test_words_as_an_editor_may_write_them() -> None:
    """Capitals are the small letters that the search knows, and a part that is hardly a word is no crash."""
    known = SearchWords(parts=("A", "Møte"), same=(("Hva", "Kva"),), small=("Og",), crisis=("Vil dø",))
    assert {"møte", "mote"} <= set(added_words("gruppemøte", known))
    assert "kva" in added_words("hva", known)
    assert (known.small, known.crisis) == (("og",), ("vil dø",))


@pytest.mark.parametrize("word", ["gruppe", "gruppa", "gruppene", "omsorg", "og", "kvar", "hvalen"])
def test_nothing_is_added_to_the_others(word: str) -> None:
    """Inflections are the stemmer's; a part must leave a whole word before it; a short word is no beginning of another."""
    assert added_words(word, KNOWN) == ()


def test_the_data_file(site: BuiltSite) -> None:
    """Its words are small letters, none stands twice, and no part is so short that it stands in unrelated words."""
    for words in (WORDS.parts, WORDS.small, WORDS.crisis, *WORDS.same):
        assert all(word == word.lower() for word in words)
        assert len(words) == len(set(words)), [word for word in words if words.count(word) > 1]
    assert all(len(part) >= 4 for part in WORDS.parts)
    page = lxml_html.document_fromstring(site.text("sok/index.html"))
    assert str(page.xpath("string(//script/@data-crisis)")).split("|")[0] == WORDS.crisis[0]
