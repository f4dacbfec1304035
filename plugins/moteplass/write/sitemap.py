"""``sitemap.xml`` (sitemaps.org 0.9, with the languages of each page) and ``robots.txt``."""

from lxml import etree

from ..enrich.site import Site, alternates

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(site: Site) -> bytes:
    """Every page that search engines may show, with when git last saw it change and its translations."""
    root = etree.fromstring(f'<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}"/>')
    for document in site.documents.values():
        if not document.indexed:
            continue
        node = etree.SubElement(root, f"{{{SITEMAP}}}url")
        etree.SubElement(node, f"{{{SITEMAP}}}loc").text = site.absolute(document.url)
        if document.updated:
            etree.SubElement(node, f"{{{SITEMAP}}}lastmod").text = document.updated.isoformat()
        if len(document.translations) > 1:
            for lang, url in alternates(document.translations).items():
                attributes = {"rel": "alternate", "hreflang": lang, "href": site.absolute(url)}
                etree.SubElement(node, f"{{{XHTML}}}link", attributes)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def robots(site: Site) -> bytes:
    """Everything may be read; a site without an address of its own asks on each page not to be listed."""
    lines = ["User-agent: *", "Allow: /"]
    if not site.is_trial:
        lines.append(f"Sitemap: {site.absolute('sitemap.xml')}")
    return ("\n".join(lines) + "\n").encode()
