"""The page that says how to tell one's story, and how to take it back, is near."""

from sites import BuiltSite

TELL = "/fortell/"


def test_the_list_of_stories_leads_to_it(open_office: BuiltSite, closed_office: BuiltSite) -> None:
    """Also where the office is closed: whoever has told can still take it back. Other lists do not."""
    for site in (open_office, closed_office):
        leading = {
            document.url
            for document in site.data.documents.values()
            if site.tree(document.save_as).xpath(f"//main//a[@href='{site.data.url(TELL.strip('/'))}/']")
        }
        assert leading >= {"historier/"}
        assert not leading & {"aktuelt/", "kampanjer/", "nettverket/"}


def test_a_home_page_without_stories_asks_for_one(open_office: BuiltSite, closed_office: BuiltSite) -> None:
    """Where there are some it shows those instead; a closed office takes none."""
    told = {url: open_office.tree(f"{url}index.html").xpath("boolean(//*[@id='_tell'])") for url in ("", "en/")}
    assert told == {"": False, "en/": True}
    assert open_office.tree("index.html").xpath("//*[@id='_stories']")
    assert not any(closed_office.tree(f"{url}index.html").xpath("//*[@id='_tell']") for url in told)
