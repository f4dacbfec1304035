"""Texts that a machine or a slip of the hand makes: one sign or a few, again and again, flat and inside one another."""

from collections.abc import Callable

Text = Callable[[int], str]  # how many characters, about → the text


def run(signs: str) -> Text:
    return lambda n: signs * (n // len(signs))


def nested(before: str, after: str) -> Text:
    return lambda n: before * (n // len(before + after)) + "a" + after * (n // len(before + after))


def numbered(form: str) -> Text:
    return lambda n: "".join(form.replace("N", str(number)) for number in range(n // (len(form) + 3)))


SIGNS = (*"[]()*_`<>-|:#=~&\\\"'{^!+.1 ", "\n", "\t", "a", "ø", "Ã¸", "\u00a0", "\u0301", "\r")
SINGLE = len(SIGNS)  # so many of the runs, the first, are of one sign
RUNS: dict[str, Text] = {
    **{f"run {signs!r}": run(signs) for signs in SIGNS},
    **{
        f"run {signs!r}": run(signs)
        for signs in (
            *(
                "![",
                "[^",
                "[@",
                "](",
                "[](",
                "[a](b)",
                "![a](b)",
                "[a][",
                "[a]: ",
                "*_",
                "*a ",
                "**a*",
                "`a",
                "<a",
                "<a href=",
                "<b>",
            ),
            *(
                "</b>",
                "<!--",
                "-->",
                "<![CDATA[",
                "<http://",
                "<a@b.no>",
                "&#",
                "&amp;",
                "\\*",
                '"a',
                "9 ",
                "12345678901 ",
                "- ",
                "1. ",
            ),
            *(
                "> ",
                "| ",
                "|`",
                "```",
                "--",
                "...",
                "data:",
                "www.",
                "a@b.",
                "{: ",
                "> - ",
                "<div>",
                "<td>",
                "<p>",
                "%",
                "{filename}",
            ),
        )
    },
    **{
        f"lines {line!r}": run(f"{line}\n")
        for line in (
            *(
                "> ",
                ">> a",
                "- a",
                "  - a",
                "1. a",
                "* * *",
                "- - - a",
                "a",
                "# a",
                "a\n=",
                "[a]: b",
                "[a]:",
                "[^a]: b",
                "*[a]: b",
                "a\n: b",
            ),
            *(
                "    a",
                "```",
                "```a",
                "~~~",
                "---",
                "<div>",
                "<!--",
                "[",
                "![",
                "|a|b|",
                "|a|b|\n|-|-|\n|c|d|",
                "> [!NOTE]",
                "\n# a",
                "\n- a",
            ),
            *("\na", "\n> a", "\n[a](b)", "\n<b>", "\n    a", "\na\n: b", "\n![a](b)", "\n[^a]"),
        )
    },
    **{
        f"nested {before!r}": nested(before, after)
        for before, after in (
            *(("[", "]"), ("[", "](b)"), ("![", "](b)"), ("[a](", ")"), ("*a ", " a*"), ("*_", "_*"), ("**a *b ", " b* a**")),
            *(
                ("<div>", "</div>"),
                ("<ul><li>", "</li></ul>"),
                ("<table><tr><td>", ""),
                ("<blockquote>", "</blockquote>"),
                ("> ", ""),
            ),
        )
    },
    **{
        f"numbered {form!r}": numbered(form)
        for form in (
            *(
                "[a](borte-N.md)\n\n",
                "[a](/borte-N/)\n\n",
                "[a](#N)\n\n",
                "[a](https://aN.no)\n\n",
                "[a](javascript:N)\n\n",
                "[](aN.md)\n\n",
            ),
            *(
                "![a](N.png)\n\n",
                "[aN] ",
                "[aN]: b\n",
                "[@aN] ",
                "[^N] ",
                "[^N]: b\n",
                "[^N]\n\n[^N]: b\n\n",
                "*[AN]: b\n",
                "## N\n\n",
            ),
            *("> [!XN]\n> a\n\n", "<xN>", "```N\n", "#### N\n\n"),
        )
    },
    "a list as stairs": lambda n: "\n".join("  " * level + "- a" for level in range(int(n**0.5))),
    "quotations as stairs": lambda n: "\n".join("> " * level + "a" for level in range(int(n**0.5))),
    "a wide table": lambda n: "\n".join(cell * (n // 6) for cell in ("|a", "|-", "|c")),
    "a pasted picture": lambda n: f"![x](data:image/png;base64,{'iVBORw0KGgo+A/' * (n // 14)})",
    "one note, many references": lambda n: "[^1]: b\n\n" + "a[^1] " * (n // 6),
    "a tag without an end": lambda n: "<a " + "b='c' " * (n // 6),
    "a title without an end": lambda n: '[a](b "' + "c" * n,
}
