"""Characters that nobody sees, or that turn the text around them."""

# As they stand in a field or a text.
UNSEEN = (
    ("zero", "\x00"),
    ("bell", "\x07"),
    ("backspace", "\x08"),
    ("carriage-return", "\r"),
    ("escape", "\x1b[31m"),
    ("delete", "\x7f"),
    ("next-line", "\x85"),
    ("c1", "\x9b31m"),
    ("left-to-right-embedding", "\u202a"),
    ("right-to-left-override", "\u202e"),
    ("isolate", "\u2066"),
    ("not-a-character", "\ufffe"),
    ("not-a-character-far", "\U0001ffff"),
    ("replacement", "\ufffd"),
    ("tags", "\U000e0041\U000e0042"),
)
# Taken away without a word, or a blank: what comes along with a paste, and white space of every sort.
TIDIED = (
    ("line-end", "\n"),
    ("line-end-header", "\nX-Header: y\n "),
    ("tab", "\t"),
    ("vertical-tab", "\x0b"),
    ("form-feed", "\x0c"),
    ("line-separator", "\u2028"),
    ("paragraph-separator", "\u2029"),
    ("zero-width", "\u200b"),
    ("joiner", "\u2060"),
    ("byte-order-mark", "\ufeff"),
    ("mark-of-direction", "\u200e"),
)
# Nothing but what nobody sees.
EMPTY = ("\u200b", "\u200d", "\u2060", "\u3164", "\u115f", "\xad", "\ufeff", "\u2800", "\u180e", "\u200e", "\U000e0041")
# As entities in a text, by number and by name.
ENTITIES = ("&#2;", "&#x1b;", "&#x7;", "&#127;", "&#x202E;", "&#8238;", "&#x2066;", "&#x2028;", "&#xFFFE;", "&#x1FFFE;", "&#xD800;", "&#0;", "&#xFFFD;", "&#13;")
REFUSED = (
    *((f"title-{name}", "page.title", f"Hei{sign}du") for name, sign in UNSEEN),
    *((f"data-{name}", "themes", {f"tegn-{name}": {"label": {"nb": f"a{sign}b"}, "title": {"nb": "c"}}}) for name, sign in UNSEEN[7:12]),
    *((f"text-{name}", "page.text", f"Hei{sign}du.") for name, sign in UNSEEN if name not in ("carriage-return", "replacement")),
    *((f"empty-title-{number}", "page.title", sign) for number, sign in enumerate(EMPTY)),
    *((f"empty-summary-{number}", "article.summary", sign * 3) for number, sign in enumerate(EMPTY[:3])),
    *((f"empty-heading-{number}", "page.text", f"Først.\n\n## {sign}\n\nSå.") for number, sign in enumerate(EMPTY[:6])),
    *((f"empty-link-{number}", "page.text", f"Se [{sign}](bli-med.md).") for number, sign in enumerate(EMPTY[:6])),
    *((f"empty-alt-{number}", "page.text", f"Først.\n\n![{sign}](../images/bilde.png)") for number, sign in enumerate(EMPTY[:6])),
    *((f"entity-{number}", "page.text", f"Hei {entity} du.") for number, entity in enumerate(ENTITIES)),
    *((f"entity-title-{number}", "page.text", f'<abbr title="a{entity}b">Hei</abbr> du.') for number, entity in enumerate(ENTITIES[:6])),
    ("entity-anchor", "page.text", 'Først.\n\n<h2 id="&#1;">Hei</h2>'),
    ("entity-link", "page.text", "Se [her](https://www.yr.no/&#x202e;x)."),
    ("entity-code", "page.text", "Først.\n\n<code>&#x202e;</code>"),
    ("entity-alt", "page.text", "Først.\n\n![a&#2;b](../images/bilde.png)"),
    ("entity-footnote", "page.text", "Hei.[^a]\n\n[^a]: Note&#x202e;n."),
    ("entity-closing-note", "campaign.closing_note", "Takk &#2; alle."),
    ("mojibake", "page.text", "BlÃ¥bÃ¦r."),
    ("mojibake-entity", "page.text", "Bl&Atilde;&yen;b&aelig;r."),
)
HARMLESS = (
    *((f"tidied-{name}", "group.title", f"Hei{sign}du {name}") for name, sign in TIDIED),
    *((f"tidied-text-{name}", "article.text", f"Hei{sign}du.") for name, sign in TIDIED[3:5]),
    *((f"tidied-summary-{name}", "event.summary", f"Hei{sign}du.") for name, sign in TIDIED[:2]),
    *((f"tidied-place-{name}", "group.place.name", f"Hei{sign}du {name}") for name, sign in TIDIED[:1]),
    *((f"tidied-municipality-{name}", "municipalities", {f"93{number:02}": f"a{sign}b {name}"}) for number, (name, sign) in enumerate(TIDIED[:1] + TIDIED[2:5])),
    *((f"tidied-theme-{name}", "themes", {f"tegn-{name}": {"label": {"nb": f"a{sign}b {name}"}, "title": {"nb": f"c{sign}d {name}"}}}) for name, sign in TIDIED[:4]),
    ("tidied-email", "office.email", "post\u200b@apent.no"),
    ("tidied-telephone", "office.telephone", "55\u202801\u200b23 40"),
    ("tidied-slug", "page.slug", "ryddet-adresse\n"),
    ("many-marks", "page.title", "a" + "\u0301" * 150),
    ("many-marks-text", "page.text", "a" + "\u0489" * 5000),
    ("emoji-family", "page.title", "Familie 👩‍👩‍👧‍👦 og flagg 🏳️‍🌈"),
    ("soft-hyphen", "page.title", "Selv\xadhjelps\xadgruppe"),
    ("no-break", "page.title", "Ring 55\xa001\xa023\xa040"),
    ("arabic", "page.title", "مجموعة المساعدة"),
    ("persian", "page.title", "می\u200cخواهم"),
    ("hebrew-in-norwegian", "page.text", "Ordet שלום betyr fred."),
    ("decomposed", "page.title", "A\u030apen gruppe på o\u0308y"),
    ("far-planes", "page.title", "𝕊𝕖𝕝𝕧 𓀀 🫂"),
    ("tall", "page.title", "Z̷̢̛a̶̧l̵g̸o̴"),
    ("entities-shown", "page.text", "Skriv `&lt;` eller &amp;lt; slik. &copy; &hellip; &nbsp; &shy;"),
    ("direction", "page.text", '<p dir="rtl">שלום</p>\n\n<p dir="javascript:hostile()" lang="x y">Hei</p>'),
)
