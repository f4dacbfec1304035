"""What PyYAML complains of → what the editor most likely typed wrong, and on which line.

PyYAML tells where it could not go on and what it had hoped for, which is seldom where the mistake is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import yaml

from ..model.characters import in_context

Cause = tuple[int, str, dict[str, str]]  # the line (from 0), the key of the sentence, its blanks

_NO_SPACE = re.compile(r"[ -]*([A-Za-z_]+):([^\s/].*)")

# Between the two quoted texts of «["a" "b"]», and before a field's name in «{email: a@b.no telephone: 55310945}».
_NO_COMMA = re.compile(r"""(?<=["'])\s+(?=["'])|(?<=[^\s,:{\[])\s+(?=[a-zæøå_-]+:\s)""")

# A link or a picture as a text has them.
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]*)")


def line_of(place: yaml.Node | yaml.Event | yaml.Mark | None) -> int:
    """The number of the line where something begins, from 0."""
    mark = place.start_mark if isinstance(place, yaml.Node | yaml.Event) else place
    return mark.line if mark else 0


@dataclass(frozen=True)
class _Complaint:
    """What PyYAML says: ``problem``, at ``mark``, and ``context``, what it was reading, which began at ``begun``."""

    text: str
    problem: str
    context: str
    mark: yaml.Mark | None
    begun: yaml.Mark | None

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def index(self) -> int:
        return line_of(self.mark)

    @cached_property
    def start(self) -> int:
        return line_of(self.begun)

    @property
    def line(self) -> str:
        return self.lines[self.index]

    @property
    def indentation(self) -> str:
        return self.line.removesuffix(self.line.lstrip())

    @property
    def value(self) -> str:
        return _value(self.line)

    @property
    def is_unexpected(self) -> bool:
        """A whole field was read, and something more stands behind it."""
        return "expected <block end>" in self.problem


def explain(error: yaml.YAMLError, text: str) -> Cause:
    """The likeliest cause, so that the message can say the fix."""
    if isinstance(error, yaml.reader.ReaderError):
        return text.count("\n", 0, error.position), "control_character", {"context": in_context(text, error.position)}
    problem, context = (str(getattr(error, name, None) or "") for name in ("problem", "context"))
    mark = getattr(error, "problem_mark", None)
    said = _Complaint(text, problem, context, mark, getattr(error, "context_mark", None) or mark)
    return next((cause(said) for fits, cause in _CAUSES if fits(said)), (said.index, "yaml_other", {}))


def _here(key: str, **blanks: str) -> Callable[[_Complaint], Cause]:
    """A cause on the line that PyYAML complains of."""
    return lambda said: (said.index, key, blanks)


def _quotes(said: _Complaint) -> Cause:
    """PyYAML reads on to the next quotation mark, however far; what is wrong is the first that stands alone."""
    upto = said.lines[: said.index + 1]
    return next((number for number, line in enumerate(upto) if _unbalanced(_value(line))), said.start), "yaml_quotes", {}


def _bracket(said: _Complaint) -> Cause:
    """The last one opened at the beginning of a value; PyYAML reads on into the next fields."""
    upto = range(said.index, -1, -1)
    number = next((number for number in upto if _value(said.lines[number])[:1] in ("[", "{")), said.start)
    value = _value(said.lines[number])
    if "#" in value and value[-1] in "]}":  # which is part of a comment then
        quoted = re.sub(r"(?<=[\[{, ])(#[0-9a-fA-F]{3,6})(?![\w-])", r'"\1"', value)  # of a colour it is a part
        return number, "yaml_hash", {"meant": re.sub(r"(?<=[\[{, ])#", "", quoted)}
    if "expected ','" in said.problem and value[-1:] in ("]", "}") and (meant := _NO_COMMA.sub(", ", value)) != value:
        return number, "yaml_comma", {"meant": meant}
    return number, "yaml_bracket", {}


def _colon(said: _Complaint) -> Cause:
    """A colon where none may be. If it is the first of its line, that line was read as part of the one above."""
    column = len(said.text[: said.mark.index].rpartition("\n")[2]) if said.mark else 0
    if ":" not in said.line[:column]:
        above = next((number for number in range(said.index - 1, -1, -1) if said.lines[number].strip()), said.index)
        return _joined(said.lines, above) or (said.index, "yaml_indent", {})
    key, _, rest = said.line.strip().removeprefix("- ").partition(": ")
    if " {" in key:  # the colon that is missing is the one before
        return said.index, "colon_before", {"meant": said.line.strip().replace(" {", ": {", 1)}
    rest = rest.strip()
    if found := re.fullmatch(r"\((\w+: .*)\)", rest):
        return said.index, "yaml_braces", {"meant": f"{key}: {{{found[1]}}}"}
    mark = "'" if '"' in rest or "\\" in rest else '"'
    return said.index, "yaml_colon", {"key": key, "quoted": mark + rest.replace(mark, mark * 2) + mark}


def _link(said: _Complaint) -> Cause:
    """A link or a picture as the text below has them, where its address alone is wanted."""
    return said.index, "yaml_link", {"meant": found[1] if (found := LINK.match(said.value)) else ""}


def _no_colon(said: _Complaint) -> Cause:
    return _joined(said.lines, said.start) or (said.start, "yaml_no_colon", {})


def _start(at: yaml.Mark | None, text: str) -> Cause:
    """A sign that no text may begin with."""
    return line_of(at), "yaml_start", {"character": text[at.index : at.index + 1] if at else ""}


# What PyYAML says → the likeliest cause. The first that fits; «yaml_other» where none does.
_CAUSES: tuple[tuple[Callable[[_Complaint], bool], Callable[[_Complaint], Cause]], ...] = (
    (lambda said: LINK.match(said.value) is not None, _link),
    (lambda said: "\\t" in said.problem or "\t" in said.indentation, _here("yaml_tab")),
    (lambda said: "escape" in said.problem, _here("yaml_backslash")),
    (lambda said: "quoted scalar" in said.context + said.problem, _quotes),
    (lambda said: said.is_unexpected and said.value[:1] in ("'", '"'), _quotes),
    (lambda said: "flow" in said.context, _bracket),
    (lambda said: "mapping values are not allowed" in said.problem, _colon),
    (lambda said: "could not find expected ':'" in said.problem, _no_colon),
    (lambda said: "alias" in said.context or "anchor" in said.context, _here("yaml_alias")),
    (lambda said: "tag" in said.context + said.problem, _here("yaml_tag", tag="!")),
    (lambda said: "block scalar" in said.context or "directive" in said.context, lambda said: _start(said.begun, said.text)),
    (lambda said: "not allowed here" in said.problem, lambda said: _start(said.mark, said.text)),  # a list, a «?»
    (lambda said: "cannot start any token" in said.problem, lambda said: _start(said.mark, said.text)),
    (lambda said: said.is_unexpected and said.value[:1] == "[", _here("yaml_start", character="[")),
    (lambda said: said.is_unexpected and said.value[:1] == "{", _here("yaml_start", character="{")),
    (lambda said: "start>" in said.problem or "'-'" in said.problem, _here("yaml_indent")),
)


def _joined(lines: list[str], index: int) -> Cause | None:
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
