"""Texts that hold just as much as they may of something; one more of it is too much."""

from collections.abc import Callable

from moteplass.read.limits import BLOCK_LINES, BRACKETS, CHARACTERS, COUNTED, MARKERS

MOST = {key: most for key, _, most in COUNTED}
LAST = -1
PARAGRAPH = "Et avsnitt på noen ord."


def paragraphs(count: int, each: str) -> str:
    return "\n\n".join([each] * count)


# The key of the fault → how many there may be, a text with so many (``page`` adds an empty line above and a line end), and on which
# line (from 0) there is too much.
LIMITS: dict[str, tuple[int, Callable[[int], str], int]] = {
    "text_long": (CHARACTERS, lambda n: "o" * (n - 2), 0),
    "many_lines": (MOST["many_lines"], lambda n: "\n" * (n - 2) + PARAGRAPH, LAST),
    "many_marks": (
        MOST["many_marks"],
        lambda n: paragraphs(n // 10, "*a* " * 5) + "\n\n" + "<" * (n % 10),
        LAST,
    ),
    "many_links": (MOST["many_links"], lambda n: paragraphs(n, "[Bli med](bli-med.md)"), LAST),
    "many_notes": (
        MOST["many_notes"],
        lambda n: "[^1]: En note.\n\n" + paragraphs(n - 1, "Ord[^1]."),
        LAST,
    ),
    "many_citations": (MOST["many_citations"], lambda n: paragraphs(n, "Ord [@gotaas2012]."), LAST),
    "many_abbreviations": (
        MOST["many_abbreviations"],
        lambda n: PARAGRAPH + "\n\n" + "\n".join(f"*[F{number}]: Forkortelse" for number in range(n)),
        LAST,
    ),
    "many_code_blocks": (
        MOST["many_code_blocks"],
        lambda n: paragraphs(n // 2, "```\nkode\n```") + "\n\n" + "~~~" * (n % 2),
        LAST,
    ),
    "tags_open": (MOST["tags_open"], lambda n: paragraphs(n, "a <b"), LAST),
    "block_long": (BLOCK_LINES, lambda n: f"{PARAGRAPH}\n\n" + "- punkt\n" * (n - 1) + "- punkt", 2),
    "brackets_open": (BRACKETS, lambda n: f"{PARAGRAPH}\n\n" + "[a\n" * (n - 1) + "[a", LAST),
    "text_deep": (MARKERS, lambda n: f"{PARAGRAPH}\n\n" + "> " * n + "a", 2),
}
