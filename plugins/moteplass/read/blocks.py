"""Our own elements in safe HTML: callouts, attributed quotations, figures, tables that scroll. Each changes the tree in place."""

import re
from html import escape
from urllib.parse import unquote

from lxml import html as lxml_html
from lxml.html import HtmlElement
from markupsafe import Markup

from ..words import Words

# Who said it. A dash of the other length begins what somebody says, too, and that ends like a sentence.
SAID_BY = re.compile(r"(?:—|–(?=.{2,80}$)(?!.*[.!?…:]$)) +(?P<name>\S.*)")
CALLOUTS = ("note", "tip", "important", "warning", "danger")
PULL_QUOTE = "[!QUOTE]"  # written as callouts are


def text_of(element: HtmlElement) -> str:
    """The words inside an element, with single spaces."""
    return " ".join(str(element.text_content()).split())


def inner_html(root: HtmlElement) -> Markup:
    """The HTML inside an element: the one place where a text that somebody wrote becomes HTML (``Markup``). What is text stays
    ``str``, which Jinja escapes."""
    parts = [escape(root.text or "", quote=False)]
    parts += [lxml_html.tostring(child, encoding="unicode") for child in root]
    html = "".join(parts).strip().replace("</source>", "")  # libxml2 does not know that it is a void element
    return Markup(html)


def prefix_ids(root: HtmlElement, prefix: str) -> None:
    """Put the prefix before every id, and in every link to one of them."""
    ids = {name for element in root.iter() if (name := element.get("id")) is not None}
    for element in root.iter():
        if (name := element.get("id")) is not None:
            element.set("id", prefix + name)
        if (href := element.get("href", "")).startswith("#") and unquote(href[1:]) in ids:
            element.set("href", f"#{prefix}{href[1:]}")


def callouts(root: HtmlElement, words: Words) -> None:
    """GitHub's callouts get our classes, and their titles in the language of the text."""
    for box in root.xpath(".//div[contains(@class, 'admonition')]"):
        kind = next((name for name in CALLOUTS if name in box.get("class", "").split()), "note")
        box.set("class", f"callout callout-{kind}")
        for title in box.xpath("./p[@class='admonition-title']"):
            title.set("class", "callout-title")
            title.text = words(f"callouts.{kind}")


def pull_quotes(root: HtmlElement) -> None:
    """A quotation that begins with ``[!QUOTE]`` is a pull quote: words of the text that are set large."""
    for quote in root.xpath(".//blockquote[p]"):
        first = quote.find("p")
        mark, end, words = (first.text or "").lstrip().partition("]")
        if f"{mark}{end}".upper() == PULL_QUOTE:
            quote.set("class", "pull-quote")
            first.text = words.lstrip()
            if not text_of(first):
                quote.remove(first)


def quotations(root: HtmlElement) -> None:
    """A quotation whose last line, or the line below it, begins «— » or «– » is attributed: figure, blockquote, figcaption (HTML,
    4.4.4)."""
    for quote in root.xpath(".//blockquote"):
        caption = _name_below(quote)
        if caption is None:
            caption = _name_in(quote)
        if caption is None:
            continue
        figure = lxml_html.Element("figure")
        figure.set("class", "quotation")
        figure.tail, quote.tail = caption.tail or quote.tail, None
        quote.getparent().replace(quote, figure)
        caption.tail = None
        figure.extend([quote, caption])


def _name_below(quote: HtmlElement) -> HtmlElement | None:
    """The paragraph right below, where it is who said it."""
    below = quote.getnext()
    if below is None or below.tag != "p" or (quote.tail or "").strip() or not SAID_BY.fullmatch(text_of(below)):
        return None
    below.tag = "figcaption"
    below.text = re.sub(r"^\s*–", "—", below.text or "")
    return below


def _name_in(quote: HtmlElement) -> HtmlElement | None:
    """The last line of the quotation, cut out, where it is who said it."""
    paragraphs = quote.findall("p")
    if not paragraphs:
        return None
    last = paragraphs[-1]
    owner = last[-1] if len(last) else None
    text = (last.text if owner is None else owner.tail) or ""
    before, line_end, line = text.rpartition("\n")
    found = SAID_BY.fullmatch(line.strip())
    if not found or not (line_end or owner is None):
        return None
    if owner is None:
        last.text = before.rstrip()
    elif owner.tag == "br" and not before.strip():
        last.remove(owner)
    else:
        owner.tail = before.rstrip()
    if not text_of(last):
        quote.remove(last)
    caption = lxml_html.Element("figcaption")
    caption.text = f"— {found['name']}"
    return caption


def tables(root: HtmlElement, words: Words) -> None:
    """A wide table scrolls in a box that the keyboard reaches; alignment becomes a class (a style would break the CSP)."""
    for table in reversed(list(root.iter("table"))):  # of one cell: a box, as newsletters are made of
        cells = table.xpath(".//td | .//th | .//caption")
        if len(cells) == 1 and cells[0].tag == "td":
            cells[0].tag, cells[0].tail = "div", table.tail
            cells[0].attrib.clear()
            table.getparent().replace(table, cells[0])
    for number, table in enumerate(list(root.iter("table")), start=1):
        for cell in table.iter("th", "td"):
            if align := cell.attrib.pop("align", None):
                cell.set("class", f"align-{align}")
        for cell in table.xpath(".//thead//th"):
            cell.set("scope", "col")
        box = lxml_html.Element("div")
        box.set("class", "table-scroll")
        box.set("role", "region")
        box.set("tabindex", "0")
        box.set("aria-label", words("text.table", number=number))
        box.tail, table.tail = table.tail, None
        table.getparent().replace(table, box)
        box.append(table)


def take_lead(root: HtmlElement) -> Markup:
    """Cut the first paragraph out where the text opens with one."""
    if len(root) and root[0].tag == "p" and not (root.text or "").strip():
        lead = root[0]
        lead.tail = None
        root.remove(lead)
        return inner_html(lead)
    return Markup()
