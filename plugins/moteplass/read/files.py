"""The files of ``content/``, and the text in them."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..faults import Fault
from ..model.characters import in_context, tidy, unwanted
from . import limits

# What systems and editors leave in a folder: lists of pictures, backups, what was rejected, half a download.
PROGRAMS_OWN = re.compile(
    r"desktop\.ini|(?:eh)?thumbs\.db|icon\r|__macosx|#.*#|.*(?:~|\.(?:bak|backup|old|orig|rej|tmp|temp|sw[a-p]|part|crdownload))",
    re.IGNORECASE,
)
# What Windows, macOS, browsers, Dropbox, OneDrive, Nextcloud and Syncthing call a copy that they put beside the original.
COPY = re.compile(
    r"(?:(?:kopi av|copy of) )?(?P<original>.+?)"
    r"(?: ?\([^)]*\)|(?: -)? (?:kopi|copy)| \d+|\.sync-conflict-.*|-(?:desktop|laptop)-\w+)*",
    re.IGNORECASE,
)
FEW = 20  # characters that no page may have; a file with more of them is no text
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


def files_below(content: Path) -> list[Path]:
    """Every file below the folder that is somebody's own, sorted; no link that leads out of its own folder, and no copy."""
    return sorted(path for path in _own(content) if not original_of(path))


def copies_below(content: Path) -> Iterator[tuple[Path, Path]]:
    """(copy, original) of what is not read."""
    return ((path, original) for path in _own(content) if (original := original_of(path)))


def _own(content: Path) -> Iterator[Path]:
    for path in content.rglob("*"):
        if path.is_file() and not is_hidden(path, content) and not is_astray(path, content):
            yield path


def written_texts(content: Path) -> Iterator[tuple[str, str]]:
    """(shown path, text) of every file of text or data, readable or not. What is no UTF-8 comes as surrogates, which are like no
    letter."""
    for path in files_below(content):
        if path.suffix in (".md", ".yaml") and not is_large(path):
            text = path.read_bytes().decode("utf-8", "surrogateescape").replace("\r\n", "\n").replace("\r", "\n")
            yield f"{content.name}/{path.relative_to(content).as_posix()}", text


def is_hidden(path: Path, content: Path) -> bool:
    """Whether it is a program's own: ``.DS_Store``, ``desktop.ini``, an editor's lock or backup, Word's ``~$side.docx``."""
    is_below_hidden = any(part.startswith((".", "~$")) for part in path.relative_to(content).parts)
    return is_below_hidden or PROGRAMS_OWN.fullmatch(path.name) is not None


def original_of(path: Path) -> Path | None:
    """What this text or data is a copy of, by its name; nothing if there is no such file beside it."""
    found = COPY.fullmatch(path.stem) if path.suffix in (".md", ".yaml") else None
    original = path.with_name(f"{found['original']}{path.suffix}") if found else path
    return original if original != path and original.is_file() else None


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


def large_file(shown: str) -> Fault:
    return Fault(shown, 1, "file_large", values={"most": limits.LARGEST_FILE // 1_000_000})


def read_text(path: Path, shown: str) -> tuple[str, list[Fault]]:
    """What is in a file of text or data, and what is wrong with its characters; nothing if it cannot be read."""
    if is_large(path):
        return "", [large_file(shown)]
    return decode(path.read_bytes(), shown)


def decode(raw: bytes, shown: str) -> tuple[str, list[Fault]]:
    """UTF-8 text with ``\\n`` line ends, without characters that nobody sees (``characters.tidy``); others that no page may have
    are faults; a few of them are left out, so that the rest is read. A file with conflict marks of git is not read at all."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\r|\n", raw[: error.start])) + 1
        return "", [Fault(shown, line, "not_utf8")]
    text = tidy(text.replace("\r\n", "\n").replace("\r", "\n"))
    faults: list[Fault] = []
    while (place := unwanted(text)) is not None:
        line = text.count("\n", 0, place) + 1
        faults.append(Fault(shown, line, "control_character", values={"context": in_context(text, place)}))
        if len(faults) > FEW:
            return "", faults
        text = text[:place] + text[place + 1 :]
    if conflict := CONFLICT.search(text):
        return "", [*faults, Fault(shown, text.count("\n", 0, conflict.start()) + 1, "conflict")]
    return text, faults
