"""YAML read as text: every scalar stays as it was typed, with its line; types are the model's business.

PyYAML's own constructors follow YAML 1.1, where ``0301`` is 193 and ``18:30`` is 1110, so only ``compose()`` is used.
"""

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
    try:
        aliases = [event for event in yaml.parse(text, Loader=yaml.SafeLoader) if isinstance(event, yaml.AliasEvent)]
        if aliases:
            line = (aliases[0].start_mark.line if aliases[0].start_mark else 0) + first_line
            result.problems.append((line, "yaml_alias", {}))
            return result
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        result.problems.append(_explain(error, text, first_line))
        return result
    except RecursionError:
        result.problems.append((first_line, "yaml_other", {"problem": "nested too deep"}))
        return result
    if node is not None:
        result.value = _build(node, (), result, first_line)
    return result


def _build(node: yaml.Node, location: Location, result: YamlText, first_line: int) -> Any:
    line = node.start_mark.line + first_line
    result.lines[location] = line
    if node.tag not in _PLAIN_TAGS:
        result.problems.append((line, "yaml_tag", {"tag": node.tag}))
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key_line = key_node.start_mark.line + first_line
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in mapping:
                result.problems.append((key_line, "duplicate_key", {"name": key, "first": str(result.lines[*location, key])}))
                continue
            mapping[key] = _build(value_node, (*location, key), result, first_line)
            result.lines[*location, key] = key_line
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*location, index), result, first_line) for index, child in enumerate(node.value)]
    return "" if node.tag == "tag:yaml.org,2002:null" else node.value


_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq", "int", "float", "bool", "null", "timestamp", "merge", "value")
}


def _explain(error: yaml.YAMLError, text: str, first_line: int) -> tuple[int, str, dict[str, str]]:
    """The line and the likeliest cause, so that the message can say the fix."""
    lines = text.splitlines()
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or error).splitlines()[0]
    if isinstance(error, yaml.reader.ReaderError):
        line = text[: error.position].count("\n")
        return line + first_line, "control_character", {}
    index = min(mark.line if mark else 0, max(len(lines) - 1, 0))
    line_text = lines[index] if lines else ""
    context = getattr(error, "context_mark", None)
    if "\\t" in problem or line_text[: len(line_text) - len(line_text.lstrip())].count("\t"):
        return index + first_line, "yaml_tab", {}
    if "quoted scalar" in str(getattr(error, "context", "")) or "quoted scalar" in problem or _odd_quotes(line_text, problem):
        start = context.line if context else index
        return start + first_line, "yaml_quotes", {}
    if "mapping values are not allowed" in problem:
        key, _, rest = line_text.strip().partition(": ")
        return index + first_line, "yaml_colon", {"key": key, "rest": rest.strip()}
    if "could not find expected ':'" in problem:
        return (context.line if context else index) + first_line, "yaml_no_colon", {}
    if "found character" in problem and "cannot start any token" in problem:
        return index + first_line, "yaml_start", {"character": line_text[mark.column : mark.column + 1] if mark else ""}
    return index + first_line, "yaml_other", {"problem": problem}


def _odd_quotes(line: str, problem: str) -> bool:
    value = line.partition(":")[2].strip()
    return value[:1] in ("'", '"') and ("expected <block end>" in problem or "scalar" in problem)
