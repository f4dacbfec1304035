"""A page that no file makes: a list, the finder, a municipality, a search page."""

from collections.abc import Iterable

from markupsafe import escape

from ..enrich.document import Crumb, Document, ListDocument
from ..enrich.site import Site


def generated_page(
    site: Site,
    url: str,
    template: str,
    title: str,
    summary: str,
    lang: str = "nb",
    members: Iterable[Document] = (),
    key: str = "",
    above: Crumb | None = None,
    is_empty: bool = False,
    translations: dict[str, str] | None = None,
    list_of: str = "",
) -> ListDocument:
    """The page, below ``above`` or the home page of its language."""
    home = Crumb(site.words[lang]("crumbs.home"), site.homes.get(lang, ""))
    return ListDocument(
        url=url,
        template=template,
        title=title,
        summary=summary,
        lead=escape(summary),
        crumbs=(home, *([above] if above else []), Crumb(title, "")),
        list_of=list_of,
        members=tuple(doc.url for doc in members),
        key=key,
        is_empty=is_empty,
        lang=lang,
        translations={lang: url} if translations is None else translations,
    )
