"""Long, deep and many: nothing may take longer than its length warrants."""

MEGABYTE = 1_000_000
LONG_LINE = 190_000  # just as long as a text may be
HUNDRED_KB = 100_000
# What Markdown, YAML or a pattern of ours begins something with.
SIGNS = ("[", "]", "*", "_", "`", "~", "<", ">", "!", "!\u005b", "-", "+", "|", ":", "#", "&", "\\", "^", "=", "'", '"', ".", "(", ")", "{", "}", "@", "0", "a", "ø")
RUNS = ("[^", "[@a", "[a](", "![", "<a", "</", "<!--", "<?", "<![CDATA[", "&#", "**a", "*a ", "_a ", "`` ", "a]", "[a]: ", "[[", "](", "> ", "- ", "1. ", "| ", ": ", "    ", "\t", "a\n\n", "\\\\", "*[a]: ", "[^a]: ", "--", "...", "Ã", "http://", "a@b.", "a.no", "01.81.70 ", "\u200b", "\u0301")
LINES = ("> a\n", "- a\n", "1. a\n", "# a\n", "## a\n\n", "| a |\n", "a\n: b\n\n", "[a]: x\n", "*[a]: b\n", "[^a]: b\n", "```\n", "~~~\n", "<div>\n", "> [!NOTE]\n", "[x](bli-med.md)\n\n", "[x](https://www.yr.no/) ", "![x](../images/bilde.png)\n\n", "[x](finnes-ikke.md)\n\n", "<b>x</b> ", "<x-a>", "&amp;", "[@gotaas2012] ", "[@ukjent] ", "x[^1] ", "---\n", "=\n", "a  \n")


def depth(opening: str, closing: str, times: int) -> str:
    return opening * times + "a" + closing * times


DEEP = (
    depth("> ", "", 2000),
    "\n".join(f"{'  ' * level}- a" for level in range(400)),
    "\n".join(f"{'> ' * level}a" for level in range(300)),
    depth("[", "]", 20_000),
    depth("*", "*", 20_000),
    depth("**a ", "**", 5_000),
    depth("<div>", "</div>", 5_000),
    depth("<b><i>", "</i></b>", 5_000),
    depth("<ul><li>", "</li></ul>", 2_000),
    depth("<table><tr><td>", "</td></tr></table>", 1_000),
    depth("![", "](../images/bilde.png)", 2_000),
    depth("[a](", ")", 5_000),
    depth("(", ")", 20_000),
)
MANY = (
    ("links", "page.text", "\n\n".join(f"[x](bli-med.md?{number})" for number in range(3000))),
    ("headings", "page.text", "\n\n".join("## Samme" for _ in range(3000))),
    ("footnotes", "page.text", " ".join(f"x[^{number}]" for number in range(2000)) + "\n\n" + "\n\n".join(f"[^{number}]: n" for number in range(2000))),
    ("abbreviations", "page.text", "\n".join(f"*[A{number}]: b" for number in range(3000)) + "\n\n" + "A5 " * 20_000),
    ("references", "page.text", "\n".join(f"[r{number}]: https://www.yr.no/{number}" for number in range(10_000)) + "\n\nx"),
    ("citations", "page.text", f"[{'; '.join(f'@a{number}' for number in range(20_000))}]"),
    ("columns", "page.text", "\n".join(["|" + "a|" * 4000, "|" + "-|" * 4000, "|" + "b|" * 4000])),
    ("tags", "page.tags", [f"t{number}" for number in range(5000)]),
    ("old-addresses", "page.redirect_from", [f"/r{number}/" for number in range(5000)]),
    ("next", "page.next", ["bli-med.md"] * 5000),
    ("unknown-fields", "page", {f"felt{number}": "x" for number in range(5000)}),
    ("tags-file", "tags", {f"t{number}": {"nb": "x"} for number in range(6_000)}),
    ("menu", "menu", {"nb": [{"title": f"T{number}", "link": "bli-med.md"} for number in range(3000)]}),
    ("gone", "gone", [{"address": f"/g{number}/", "since": "2026-01-01", "why": "x"} for number in range(5000)]),
    ("pauses", "pauses", {"p": {"name": "x", "dates": [{"first": "2026-12-20", "last": "2027-01-03"}] * 5000}}),
    ("group-pauses", "group.schedule.pauses", [{"first": "2026-12-20", "last": "2027-01-03"}] * 2000),
    ("search-parts", "search_words", {"compound_parts": [f"del{number}" for number in range(5000)]}),
    ("search-same", "search_words", {"synonyms": [[f"ordet{number}" for number in range(3000)]]}),
    ("hours", "office.hours", [{"day": "mandag", "opens": "10:00", "closes": "11:00"}] * 3000),
    ("pages", "files", {f"pages/side-{number}.md": f"---\ntitle: Side {number}\nsummary: x\n---\n\nSe [neste](side-{(number + 1) % 150}.md).\n" for number in range(150)}),
    ("long-title", "own.title", "W" * 20_000),
    ("long-title-page", "page.title", "W" * HUNDRED_KB),
    ("long-title-words", "group.title", "ord " * 20_000),
    ("long-summary", "article.summary", "a" * MEGABYTE),
    ("long-name", "municipalities", {"9401": "a" * 5000}),
    ("long-email", "office.email", "a@" + "b." * 20_000 + "no"),
    ("long-address", "page.text", f"[x]({'a.no' * 20_000}\n)"),
    ("long-address-raw", "page.text", f'<a href="a{".no" * 20_000}&#10;x">x</a>'),
    ("long-telephone", "office.telephone", "5" * HUNDRED_KB),
    ("long-slug", "page.slug", "a-" * 50_000 + "a"),
    ("long-path", "page.redirect_from", ["/" + "a/" * 50_000]),
    ("long-url", "office.website", "https://a.no/" + "a" * HUNDRED_KB),
    ("long-host", "office.website", "https://" + "a." * 50_000 + "no/"),
    ("long-anchor", "page.text", f"[x](#{'a' * HUNDRED_KB})"),
    ("long-attribute", "page.text", f"<abbr title='{'a<' * 50_000}'>x</abbr>"),
    ("long-tag", "page.text", f"<{'a' * HUNDRED_KB}>"),
    ("long-word-broken", "page.text", "a" * HUNDRED_KB + "Ã"),
    ("data-address", "page.text", f"![x](data:image/png;base64,{'iVBORw0KGgo' * 20_000})"),
    ("data-address-in-field", "page.owner", "data:image/png;base64," + "iVBORw0KGgo" * 20_000),
    ("one-line", "page.text", "ord " * 45_000),
    ("one-megabyte", "page.text", "[" * MEGABYTE),
    ("ten-megabytes", "files", {"pages/NAME.md": lambda: b"---\ntitle: x\nsummary: x\n---\n\n" + b"a" * 10 * MEGABYTE}),
    ("file", "files", {"pages/NAME.md": "---\ntitle: Side NAME\nsummary: x\n---\n\n" + "En linje med ord.\n\n" * 100_000}),
    ("zeros-in-data", "files", {"data/tags.yaml": b"\0" * MEGABYTE}),
    ("yaml-open", "files", {"data/tags.yaml": "a: " + "[" * 100_000}),
    ("yaml-quote", "files", {"data/tags.yaml": 'a: "' + "x\\" * 50_000}),
    ("yaml-blanks", "files", {"data/tags.yaml": "a:" + " " * MEGABYTE + "b"}),
    ("yaml-keys", "files", {"data/tags.yaml": "".join(f"? a{number}\n" for number in range(5000))}),
    ("yaml-fold", "files", {"data/tags.yaml": "a: >\n" + "  b\n" * 100_000}),
)
BOUNDED = (
    *((f"run-{number}", "page.text", sign * LONG_LINE) for number, sign in enumerate(SIGNS)),
    *((f"runs-{number}", "page.text", signs * (HUNDRED_KB // len(signs))) for number, signs in enumerate(RUNS)),
    *((f"lines-{number}", "page.text", line * (HUNDRED_KB // len(line))) for number, line in enumerate(LINES)),
    *((f"field-{number}", "page.summary", sign * HUNDRED_KB) for number, sign in enumerate(SIGNS[:6])),
    *((f"data-{number}", "themes", {"lang": {"label": {"nb": signs * (HUNDRED_KB // len(signs))}, "title": {"nb": "x"}}}) for number, signs in enumerate(RUNS[:6])),
    *((f"deep-{number}", "page.text", text) for number, text in enumerate(DEEP)),
    *MANY,
)
