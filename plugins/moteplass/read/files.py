"""The files of ``content/``, and the text in them."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..faults import Fault
from ..model.characters import in_context, tidy, unwanted
from . import limits


def files_below(content: Path) -> list[Path]:
    """Every file below the folder that is not hidden, sorted; no link that leads out of its own folder."""
    return sorted(
        path for path in content.rglob("*") if path.is_file() and not is_hidden(path, content) and not is_astray(path, content)
    )


def written_texts(content: Path) -> Iterator[tuple[str, str]]:
    """(shown path, text) of every file of text or data, readable or not. What is no UTF-8 comes as surrogates, which are like no
    letter."""
    for path in files_below(content):
        if path.suffix in (".md", ".yaml") and not is_large(path):
            text = path.read_bytes().decode("utf-8", "surrogateescape").replace("\r\n", "\n").replace("\r", "\n")
            yield f"{content.name}/{path.relative_to(content).as_posix()}", text


def is_hidden(path: Path, content: Path) -> bool:
    """Whether it is a program's own: ``.DS_Store``, an editor's swap file, Word's ``~$side.docx``."""
    return any(part.startswith((".", "~$")) for part in path.relative_to(content).parts)


def is_astray(path: Path, content: Path) -> bool:
    """Whether it is a symbolic link to something else than a file of its own folder; such a thing is never read. What lies in
    another folder, or is hidden, may be a draft, or a program's own."""
    if not path.is_symlink():
        return False
    try:
        target = path.resolve()
        is_beside = path.is_file() and target.parent == path.parent.resolve()
        return not (is_beside and not is_hidden(target, content.resolve()))
    except (OSError, RuntimeError):  # a loop
        return True


def is_large(path: Path) -> bool:
    """Whether it holds more than a file of text or data may; such a file is not read."""
    return path.stat().st_size > limits.LARGEST_FILE


def read_text(path: Path, shown: str) -> tuple[str, Fault | None]:
    """What is in a file of text or data, or why it cannot be read."""
    if is_large(path):
        return "", Fault(shown, 1, "file_large", values={"most": limits.LARGEST_FILE // 1_000_000})
    return decode(path.read_bytes(), shown)


def decode(raw: bytes, shown: str) -> tuple[str, Fault | None]:
    """UTF-8 text with ``\\n`` line ends, without characters that nobody sees (``characters.tidy``); others that no page may have
    are a fault."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\r|\n", raw[: error.start])) + 1
        return "", Fault(shown, line, "not_utf8")
    text = tidy(text.replace("\r\n", "\n").replace("\r", "\n"))
    if (place := unwanted(text)) is not None:
        line = text.count("\n", 0, place) + 1
        return "", Fault(shown, line, "control_character", values={"context": in_context(text, place)})
    return text, None
