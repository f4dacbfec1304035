"""The style sheet of a page, inlined, so that a page is one response: of the theme's rules, those that the page can use.

A rule is left out where its selectors need an element, a class or an id that the page lacks. What only a script adds is on no
page, so a selector names it in ``:where()``, which, like ``:not()``, is not looked into.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import lightningcss
import tinycss2
from tinycss2.ast import AtRule, Declaration, FunctionBlock, HashToken, IdentToken, LiteralToken, Node, QualifiedRule

from .enrich.palettes import THEME, palettes
from .model.office import Office

# At-rules that hold rules; what others hold, such as @page, is kept as it is.
GROUPS = ("layer", "media", "supports")
ELEMENT = re.compile(r"<([a-z][a-zA-Z0-9]*)")
CLASSES = re.compile(r'\sclass="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')


@dataclass(frozen=True)
class Selector:
    """``needs``: the names of what must be on a page, as ``p``, ``.card`` or ``#_menu``; ``one_of``: lists of selectors, of
    each of which one must fit (``:is()`` and ``:has()``)."""

    text: str
    needs: frozenset[str]
    one_of: tuple[tuple["Selector", ...], ...]

    def fits(self, names: frozenset[str]) -> bool:
        return self.needs <= names and all(any(way.fits(names) for way in ways) for ways in self.one_of)


@dataclass(frozen=True)
class Rule:
    """``head`` stands before the brace of an at-rule; other rules have selectors. ``body``: declarations and further rules."""

    head: str
    selectors: tuple[Selector, ...]
    body: tuple["Rule | str", ...]

    def css(self, names: frozenset[str]) -> str:
        """What the rule is on a page with these names; nothing where it can do nothing."""
        head = self.head or ",".join(selector.text for selector in self.selectors if selector.fits(names))
        inside = css(self.body, names).removesuffix(";") if head else ""
        return f"{head}{{{inside}}}" if inside else ""


def css(body: Iterable[Rule | str], names: frozenset[str]) -> str:
    return "".join(part.css(names) if isinstance(part, Rule) else part for part in body)


class Stylesheet:
    """The theme's style sheet in the colours of an office. District offices have the same shapes without the LINK centres'
    serif titles and soft corners. ``whole`` is all of it."""

    def __init__(self, office: Office) -> None:
        colours = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in palettes()[office.colours].items())
        shapes = "--title-font:var(--body-font);--radius:0;" if office.kind == "district" else ""
        bundle: str = lightningcss.bundle_css(str(THEME / "static" / "css" / "index.css"), minify=True)
        own: str = lightningcss.process_stylesheet(f"@layer tokens{{:root{{{colours}{shapes}}}}}", minify=True)
        self.whole = bundle + own
        self._rules = tuple(_rules(tinycss2.parse_blocks_contents(self.whole)))

    def of(self, page: str) -> str:
        """The rules for a page, which is given as HTML."""
        classes = {f".{name}" for names in CLASSES.findall(page) for name in names.split()}
        ids = {f"#{name}" for name in ID.findall(page)}
        return css(self._rules, frozenset({"html", *ELEMENT.findall(page), *classes, *ids}))


def _rules(nodes: Iterable[Node]) -> Iterator[Rule | str]:
    for node in nodes:
        if isinstance(node, AtRule) and node.content is not None and node.lower_at_keyword in GROUPS:
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            yield Rule(head, (), tuple(_rules(tinycss2.parse_blocks_contents(node.content))))
        elif isinstance(node, QualifiedRule):
            yield Rule("", tuple(_selectors(node.prelude)), tuple(_rules(tinycss2.parse_blocks_contents(node.content))))
        else:
            yield node.serialize() + (";" if isinstance(node, Declaration) else "")


def _selectors(tokens: Iterable[Node]) -> Iterator[Selector]:
    """Each selector of a list (Selectors 4, 4.1)."""
    one: list[Node] = []
    for token in (*tokens, LiteralToken(0, 0, ",")):
        if token == ",":
            yield _selector(one)
            one = []
        else:
            one.append(token)


def _selector(tokens: list[Node]) -> Selector:
    needs: set[str] = set()
    one_of: list[tuple[Selector, ...]] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        if isinstance(token, IdentToken) and before != ":":
            needs.add(f".{token.value}" if before == "." else token.value)
        elif isinstance(token, HashToken):
            needs.add(f"#{token.value}")
        elif isinstance(token, FunctionBlock) and token.lower_name in ("is", "has"):
            one_of.append(tuple(_selectors(token.arguments)))
    return Selector(tinycss2.serialize(tokens).strip(), frozenset(needs), tuple(one_of))
