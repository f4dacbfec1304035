"""A document that no file makes: a list, a page of an office or a municipality, a search page."""

from collections.abc import Iterable

from markupsafe import escape

from ..enrich.site import Crumb, Document, Site


def made(
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
) -> Document:
    """The document, below ``above`` or the home page of its language."""
    home = Crumb(site.words[lang]("crumbs.home"), site.homes.get(lang, ""))
    return Document(
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
