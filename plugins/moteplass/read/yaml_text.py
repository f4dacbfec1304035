"""YAML read as text: every scalar stays as it was typed, with its line; types are the model's business.

PyYAML's own constructors follow YAML 1.1, where ``0301`` is 193 and ``18:30`` is 1110, so only ``compose()`` is used.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

Location = tuple[str | int, ...]


@dataclass
class YamlText:
    """``value``: nested dicts, lists and strings. ``lines``: location → line. ``problems``: (line, key, blanks)."""

    value: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)


def parse(text: str, first_line: int = 1) -> YamlText:
    """Read YAML whose first line is line ``first_line`` of its file. Never raises: what is wrong is in ``problems``."""
    result = YamlText()
    text = text.translate(_SEPARATORS)
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader) if "&" in text or "*" in text else ():
            if isinstance(event, yaml.NodeEvent) and event.anchor:  # an alias too has one
                result.problems.append((_index(event, text) + first_line, "yaml_alias", {}))
                return result
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        if node is not None:
            result.value = _build(node, (), result, text, first_line)
    except yaml.YAMLError as error:
        index, key, values = _explain(error, text)
        result.problems.append((index + first_line, key, values))
    except RecursionError:
        return YamlText(problems=[(first_line, "yaml_other", {})])
    return result


def _build(node: yaml.Node, location: Location, result: YamlText, text: str, first_line: int) -> Any:
    line = _index(node, text) + first_line
    result.lines[location] = line
    if node.tag not in _PLAIN_TAGS:
        result.problems.append((line, "yaml_tag", {"tag": node.tag}))
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key_line = _index(key_node, text) + first_line
            key = _scalar(key_node, result, key_line) if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in mapping:
                result.problems.append((key_line, "duplicate_key", {"name": key, "first": str(result.lines[*location, key])}))
                continue
            mapping[key] = _build(value_node, (*location, key), result, text, first_line)
            result.lines[*location, key] = key_line
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*location, index), result, text, first_line) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode) and node.style is None and _LOST.match(text, node.end_mark.index):
        result.problems.append((line, "text_after_hash", {}))
    return "" if node.tag == "tag:yaml.org,2002:null" else _scalar(node, result, line)


def _scalar(node: yaml.Node, result: YamlText, line: int) -> str:
    """The text of a scalar. An escape such as ``"\\ud800"`` makes half a character, which no encoding can write."""
    text: str = node.value
    if _HALVES.search(text):
        result.problems.append((line, "control_character", {}))
    return _HALVES.sub("\ufffd", text)


_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq", "int", "float", "bool", "null", "timestamp", "merge", "value")
}
_HALVES = re.compile("[\ud800-\udfff]")
# Pasted from elsewhere; YAML 1.1 ends a line at them, people do not see them.
_SEPARATORS = {0x2028: " ", 0x2029: " ", 0x85: " "}
# «Kafé #1», of which YAML keeps «Kafé»; a comment that is meant has a space behind its mark.
_LOST = re.compile(r" +#[^\s#]")
_NO_SPACE = re.compile(r"[ -]*([A-Za-z_]+):([^\s/].*)")


def _index(place: yaml.Node | yaml.Event | yaml.Mark | None, text: str) -> int:
    """The number of the line where it begins, from 0."""
    mark = place.start_mark if isinstance(place, yaml.Node | yaml.Event) else place
    return text.count("\n", 0, mark.index) if mark else 0


def _explain(error: yaml.YAMLError, text: str) -> tuple[int, str, dict[str, str]]:
    """The line (from 0) and the likeliest cause, so that the message can say the fix."""
    if isinstance(error, yaml.reader.ReaderError):
        return text.count("\n", 0, error.position), "control_character", {}
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None) or mark
    lines = text.split("\n")
    index, start = _index(mark, text), _index(begun, text)
    line = lines[index]
    if "\\t" in problem or "\t" in line[: len(line) - len(line.lstrip())]:
        return index, "yaml_tab", {}
    if "escape" in problem:
        return index, "yaml_backslash", {}
    block_end = "expected <block end>" in problem
    if "quoted scalar" in context + problem or (block_end and _value(line)[:1] in ("'", '"')):
        return next((number for number in range(index + 1) if _unbalanced(_value(lines[number]))), start), "yaml_quotes", {}
    if "flow" in context:
        opened = next((number for number in range(index, -1, -1) if _value(lines[number])[:1] in ("[", "{")), start)
        return opened, "yaml_bracket", {}
    if "mapping values are not allowed" in problem:
        return _colon(lines, index, len(text[: mark.index].rpartition("\n")[2]) if mark else 0)
    if "could not find expected ':'" in problem:
        return _joined(lines, start) or (start, "yaml_no_colon", {})
    if "alias" in context or "anchor" in context:
        return index, "yaml_alias", {}
    if "tag" in context + problem:
        return index, "yaml_tag", {"tag": "!"}
    at = begun if "block scalar" in context or "directive" in context else mark
    if at is not mark or "not allowed here" in problem or "cannot start any token" in problem:
        return _index(at, text), "yaml_start", {"character": text[at.index : at.index + 1] if at else ""}
    if block_end and _value(line)[:1] in ("[", "{"):
        return index, "yaml_start", {"character": _value(line)[:1]}
    return index, "yaml_indent" if "start>" in problem or "'-'" in problem else "yaml_other", {}


def _colon(lines: list[str], index: int, column: int) -> tuple[int, str, dict[str, str]]:
    """A colon where none may be. If it is the first of its line, that line was read as part of the one above."""
    line = lines[index]
    if ":" not in line[:column]:
        above = next((number for number in range(index - 1, -1, -1) if lines[number].strip()), index)
        return _joined(lines, above) or (index, "yaml_indent", {})
    key, _, rest = line.strip().removeprefix("- ").partition(": ")
    rest = rest.strip()
    mark = "'" if '"' in rest or "\\" in rest else '"'
    return index, "yaml_colon", {"key": key, "quoted": mark + rest.replace(mark, mark * 2) + mark}


def _joined(lines: list[str], index: int) -> tuple[int, str, dict[str, str]] | None:
    """``title:Møte``: a field whose colon has no space behind it."""
    found = _NO_SPACE.fullmatch(lines[index])
    return (index, "yaml_space", {"key": found[1], "rest": found[2]}) if found else None


def _value(line: str) -> str:
    """What stands behind the field's name, or behind the dash of a list."""
    return re.sub(r"^\s*(?:- +)?(?:[\w-]+:(?:\s+|$))?", "", line).rstrip()


def _unbalanced(value: str) -> bool:
    """Whether a text begins with a quotation mark that does not end just where the text ends."""
    mark = value[:1]
    if mark == "'":
        return re.fullmatch(r"'(?:[^']|\'\')*'(?:\s+#.*)?", value) is None
    return mark == '"' and re.fullmatch(r'"(?:[^"\\]|\\.)*"(?:\s+#.*)?', value) is None
