"""YAML read as text: every scalar stays as it was typed, with its line; types are the model's business.

PyYAML's own constructors follow YAML 1.1, where ``0301`` is 193 and ``18:30`` is 1110, so only ``compose()`` is used.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..model.characters import as_field, in_context, plain_blanks, tidy
from . import limits
from .yaml_causes import LINK, explain, line_of

Location = tuple[str | int, ...]


@dataclass
class YamlText:
    """``value``: nested dicts, lists and strings. ``lines``: location → line. ``problems``: (line, key, blanks); ``reported``: the
    values that have one. ``loose``: texts behind a comma in braces that have no name, each with the field before it."""

    value: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    reported: set[Location] = field(default_factory=set)
    loose: list[tuple[Location, str]] = field(default_factory=list)


def parse(text: str, first_line: int = 1) -> YamlText:
    """Read YAML whose first line is line ``first_line`` of its file. Never raises: what is wrong is in ``problems``."""
    result = YamlText()
    if large := limits.problem_of_yaml(text):
        line, key, blanks = large
        return YamlText(problems=[(line + first_line, key, blanks)])
    text = plain_blanks(tidy(text))  # YAML 1.1 ends a line at U+2028 and U+2029, people do not see them
    try:
        node = _compose(text)
        if node is not None:
            result.value = _build(node, (), result, text, first_line)
    except _AliasError as error:
        result.problems.append((error.args[0] + first_line, "yaml_alias", {}))
    except yaml.YAMLError as error:
        index, key, values = explain(error, text)
        result.problems.append((index + first_line, key, values))
    except RecursionError:
        return YamlText(problems=[(first_line, "yaml_other", {})])
    return result


def _compose(text: str) -> yaml.Node | None:
    """The nodes of a document with their marks. libyaml makes the same ones many times as fast, where PyYAML has it; what it may
    read in another way, what is nested so deeply that it may crash, and what has a fault, is left to PyYAML's own parser."""
    if yaml.__with_libyaml__ and text.count("[") + text.count("{") <= DEEPEST and not _UNUSUAL.search(text):
        with suppress(yaml.YAMLError):
            return yaml.compose(text, Loader=yaml.CSafeLoader)
    return yaml.compose(text, Loader=_Loader)


class _AliasError(Exception):
    """An anchor or an alias, on the line (from 0) that is given."""


class _Loader(yaml.SafeLoader):
    """PyYAML's, without anchors and aliases: with them, a few lines can stand for a thousand million."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.NodeEvent) and event.anchor:  # an alias too has one
            raise _AliasError(line_of(event))
        return super().compose_node(parent, index)


def _build(node: yaml.Node, location: Location, result: YamlText, text: str, first_line: int) -> Any:
    line = line_of(node) + first_line
    result.lines[location] = line
    if node.tag not in _PLAIN_TAGS:
        link = LINK.match(text, node.start_mark.index)
        result.problems.append((line, "yaml_link", {"meant": link[1]}) if link else (line, "yaml_tag", {"tag": node.tag}))
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key_line = line_of(key_node) + first_line
            key = _scalar(key_node, result, key_line) if isinstance(key_node, yaml.ScalarNode) else "?"
            if node.flow_style and mapping and ":" not in text[key_node.end_mark.index : value_node.end_mark.index]:
                result.loose.append(((*location, next(reversed(mapping))), key))
                continue
            if key in mapping:
                result.problems.append((key_line, "duplicate_key", {"name": key, "first": str(result.lines[*location, key])}))
                continue
            mapping[key] = _build(value_node, (*location, key), result, text, first_line)
            result.lines[*location, key] = key_line
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*location, index), result, text, first_line) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode) and not node.style and (lost := _LOST.match(text, node.end_mark.index)):
        result.problems.append((line, *_lost(node, lost)))
        result.reported.add(location)
    return "" if node.tag == "tag:yaml.org,2002:null" else _scalar(node, result, line)


def _lost(node: yaml.ScalarNode, lost: re.Match[str]) -> tuple[str, dict[str, str]]:
    """What YAML takes for a comment: the rest of a text, or all of it, of which the mark may be one of a hashtag."""
    if node.value:
        return "text_after_hash", {"quoted": f'"{node.value}{lost[0].rstrip()}"'}
    tags = re.sub(r"[#,;]", " ", lost[0]).split()
    return "text_behind_hash", {"meant": f"[{', '.join(tags)}]" if len(tags) > 1 else tags[0], "quoted": f'"{lost[0].strip()}"'}


def _scalar(node: yaml.Node, result: YamlText, line: int) -> str:
    """The text of a scalar. An escape such as ``"\\ud800"`` makes half a character, which no encoding can write, and ``"\\ufffd"``
    the sign for one that was lost."""
    text: str = node.value
    if getattr(node, "style", "") == '"' and (lost := _NO_SIGNS.search(text)):
        result.problems.append((line, "control_character", {"context": in_context(text, lost.start())}))
    return as_field(_NO_SIGNS.sub("\ufffd", text))


_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq", "int", "float", "bool", "null", "timestamp", "merge", "value")
}
DEEPEST = 200  # in how many brackets a value can stand, if each opens inside the one before
# What stands far in, as blocks inside blocks do; what begins or ends a document; anchors and aliases, which the loader above
# refuses; tags and block scalars; a question mark, which may begin a key; tabs; and characters that YAML does not allow or that end
# a line in YAML 1.1.
_UNUSUAL = re.compile(r"(?m:^(?:---|\.\.\.|[ -]{100}))|[&*!|>\t]|\?\s|[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff]")
_NO_SIGNS = re.compile("[\ud800-\udfff\ufffd]")
# «Kafé #1», of which YAML keeps «Kafé»; a comment that is meant has a space behind its mark.
_LOST = re.compile(r" +#[^\s#][^\n]*")
