"""Pictures on lines of their own are figures; the title of each is «caption | credit»."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import html as lxml_html
from lxml.html import HtmlElement

Node: TypeAlias = "str | HtmlElement"


def figures(root: HtmlElement) -> tuple[str, ...]:
    """Take each such picture out of its paragraph, which goes on behind it. Returns the captions that are lost, where pictures
    stand in the middle of a line."""
    for paragraph in list(root.iter("p", "li")):
        lines = list(_lines(paragraph))
        if any(_picture(line) is not None for line in lines):
            _part(paragraph, lines)
    return tuple(image.attrib.pop("title") for image in root.iter("img") if image.get("title"))


def _lines(element: HtmlElement) -> Iterator[list[Node]]:
    """What is inside, as it was typed line by line."""
    line: list[Node] = []
    for node in _nodes(element):
        if not isinstance(node, str):
            line.append(node)
            continue
        first, *others = node.split("\n")
        line.append(first)
        for other in others:
            yield line
            line = [other]
    yield line


def _nodes(element: HtmlElement) -> Iterator[Node]:
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""


def _picture(line: list[Node]) -> HtmlElement | None:
    """The picture that is alone on the line, or the link around it."""
    shown = [node for node in line if not isinstance(node, str) and node.tag != "br"]
    if len(shown) != 1 or any(isinstance(node, str) and node.strip() for node in line):
        return None
    only = shown[0]
    inner = only[0] if only.tag == "a" and len(only) == 1 and not only.text_content().strip() else only
    return only if inner.tag == "img" else None


def _part(element: HtmlElement, lines: list[list[Node]]) -> None:
    """An item keeps its parts; a paragraph becomes several."""
    parts: list[HtmlElement] = []
    open_lines: list[list[Node]] = []
    is_item = element.tag == "li"

    def close() -> None:
        words = _filled(lxml_html.Element("p"), open_lines)
        if len(words) or (words.text or "").strip():
            parts.append(words)
        open_lines.clear()

    for line in lines:
        picture = _picture(line)
        if picture is None:
            open_lines.append(line)
        else:
            close()
            parts.append(_figure(picture))
    close()
    for part in parts:
        part.tail = "\n"
    if is_item:
        tail = element.tail
        element.clear(keep_tail=True)
        element.tail = tail
        element.extend(parts)
        for part in [part for part in element if part.tag == "p"]:
            part.drop_tag()
        return
    parent, place = element.getparent(), element.getparent().index(element)
    parts[-1].tail = element.tail
    parent.remove(element)
    for number, part in enumerate(parts):
        parent.insert(place + number, part)


def _filled(element: HtmlElement, lines: Iterable[list[Node]]) -> HtmlElement:
    """The element with these lines in it, without a break behind the last."""
    element.text = ""
    for number, line in enumerate(lines):
        for node in ([] if number == 0 else ["\n"]) + line:
            if not isinstance(node, str):
                node.tail = ""
                element.append(node)
            elif len(element):
                element[-1].tail += node
            else:
                element.text += node
    if len(element) and element[-1].tag == "br" and not element[-1].tail.strip():
        element.remove(element[-1])
    return element


def _figure(picture: HtmlElement) -> HtmlElement:
    image = picture if picture.tag == "img" else picture[0]
    figure = lxml_html.Element("figure")
    picture.tail = None
    figure.append(picture)
    caption, _, credit = image.attrib.pop("title", "").partition("|")
    if caption.strip() or credit.strip():
        line = lxml_html.Element("figcaption")
        line.text = caption.strip()
        if credit.strip():
            small = lxml_html.Element("span")
            small.set("class", "credit")
            small.text = credit.strip()
            line.text += " " if line.text else ""
            line.append(small)
        figure.append(line)
    return figure
