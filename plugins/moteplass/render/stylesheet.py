"""The style sheet of a page, inlined, so that a page is one response: of the theme's rules, those that the page can use.

A rule is left out where nothing on the page matches its selector. What a reader or a script can change is not looked at:
attributes and pseudo-classes, ``:where()`` and ``:not()`` among them. What only a script adds is on no page, so a selector names
it in ``:where()``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import lightningcss
import tinycss2
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser
from tinycss2.ast import AtRule, Declaration, FunctionBlock, LiteralToken, Node, QualifiedRule, SquareBracketsBlock

from ..model.palette import Palette
from ..paths import THEME

# At-rules that hold rules; what others hold, such as @page, is kept as it is.
RULE_GROUPS = ("layer", "media", "supports")
COMBINATORS = " >+~"
TOKEN = re.compile(r"(?<![\w-])--[a-z][a-z0-9-]*")
REFERENCED = re.compile(rf"var\(({TOKEN.pattern})")
DECLARED = re.compile(rf"({TOKEN.pattern}):[^;}}]*;?")


@dataclass(frozen=True)
class Selector:
    """``text`` as it stands in the sheet; ``required``: what a page must have for it, as a selector that stands alone."""

    text: str
    required: str


@dataclass(frozen=True)
class Rule:
    """``head`` stands before the brace of an at-rule; other rules have selectors. ``body``: declarations and further rules."""

    head: str
    selectors: tuple[Selector, ...]
    body: tuple["Rule | str", ...]

    def css(self, page: LexborHTMLParser) -> str:
        """What the rule is on the page; nothing where it can do nothing."""
        head = self.head or ",".join(it.text for it in self.selectors if page.css_first(it.required) is not None)
        inside = matching_css(self.body, page).removesuffix(";") if head else ""
        return f"{head}{{{inside}}}" if inside else ""


def matching_css(body: Iterable[Rule | str], page: LexborHTMLParser) -> str:
    return "".join(part.css(page) if isinstance(part, Rule) else part for part in body)


def theme_css() -> str:
    """What all the theme's style sheets say, for telling whether any has changed."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted((THEME / "static" / "css").glob("*.css")))


class Stylesheet:
    """The theme's style sheet in the colours of an office. District offices have the same shapes without the LINK centres'
    serif titles and soft corners (``plain``). ``full_sheet`` is all of it."""

    def __init__(self, palette: Palette, plain: bool = False) -> None:
        colours = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in palette.shades.items())
        shapes = "--title-font:var(--body-font);--radius:0;" if plain else ""
        bundle: str = lightningcss.bundle_css(str(THEME / "static" / "css" / "index.css"), minify=True)
        own: str = lightningcss.process_stylesheet(f"@layer tokens{{:root{{{colours}{shapes}}}}}", minify=True)
        self.full_sheet = bundle + own
        self._rules = parse_rules(self.full_sheet)

    def for_page(self, page: str) -> Markup:
        """The rules for a page, which is given as HTML."""
        return Markup(drop_unused_tokens(matching_css(self._rules, LexborHTMLParser(page))))


def parse_rules(sheet: str) -> tuple[Rule | str, ...]:
    """The parts of a minified style sheet."""
    return tuple(_parse(tinycss2.parse_blocks_contents(sheet)))


def drop_unused_tokens(sheet: str) -> str:
    """The sheet without the custom properties that nothing in it asks for."""
    referenced = set(REFERENCED.findall(sheet))
    return DECLARED.sub(lambda found: found[0] if found[1] in referenced else "", sheet)


def _parse(nodes: Iterable[Node], parent: str = "") -> Iterator[Rule | str]:
    """``parent``: what the selector around these nested rules requires (CSS Nesting 1)."""
    for node in nodes:
        if isinstance(node, AtRule) and node.content is not None and node.lower_at_keyword in RULE_GROUPS:
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            yield Rule(head, (), tuple(_parse(tinycss2.parse_blocks_contents(node.content), parent)))
        elif isinstance(node, QualifiedRule):
            selectors = tuple(_selectors(node.prelude, parent))
            around = f"*:is({','.join(selector.required for selector in selectors)})"
            yield Rule("", selectors, tuple(_parse(tinycss2.parse_blocks_contents(node.content), around)))
        else:
            yield node.serialize() + (";" if isinstance(node, Declaration) else "")


def _selectors(tokens: Iterable[Node], parent: str) -> Iterator[Selector]:
    """Each selector of a list (Selectors 4, 4.1). A nested one has an ``&``: the minified sheet never leaves it out."""
    one: list[Node] = []
    for token in (*tokens, LiteralToken(0, 0, ",")):
        if token == ",":
            yield Selector(tinycss2.serialize(one).strip(), _required(one, parent).strip())
            one = []
        else:
            one.append(token)


def _required(tokens: list[Node], parent: str) -> str:
    """The selector without what a reader or a script can change, ``&`` written out. ``*`` stands where nothing is left, and before
    ``:is()`` where that stands alone: Lexbor finds nothing for ``:is(.a) b``."""
    found = ""
    for before, token in zip((None, *tokens), tokens, strict=False):
        if (token == ":" or isinstance(token, SquareBracketsBlock)) and (not found or found[-1] in COMBINATORS):
            found += "*"
        elif isinstance(token, FunctionBlock) and token.lower_name in ("is", "has"):
            found += f":{token.lower_name}({','.join(selector.required for selector in _selectors(token.arguments, parent))})"
        elif token == "&":
            found += parent
        elif before != ":" and token != ":" and not isinstance(token, SquareBracketsBlock):
            found += token.serialize()
    return found
