"""Texts: HTML in Markdown, what its extensions make, and what two parsers might read differently."""

from .markup import TITLES

# Raw HTML that names an address which no page may have is refused; the rest is taken out, and that is said.
RAW = [text for name, text in TITLES if name != "link-javascript" and "<im" not in text.lower()]
# These take what stands below them with them; the others share pages.
SWALLOWING = [
    text
    for text in RAW
    if text.startswith(("<!", "<?", "<plain", "<xmp", "<noscr", "</", "<svg></p", "<math><mt", "<frame", "<!["))
]
HARMLESS = (
    *((f"raw-{number}", "page.text", f"Før.\n\n{text}\n\nEtter.") for number, text in enumerate(SWALLOWING)),
    ("raw-others", "page.text", "\n\n".join(["Før.", *(text for text in RAW if text not in SWALLOWING), "Etter."])),
    (
        "heading",
        "page.text",
        "Før.\n\n## <script>hostile()</script> Hei {: onclick=hostile() #_q }\n\n### Under {#_search onfocus=hostile()}",
    ),
    (
        "heading-names",
        "page.text",
        "Før.\n\n" + "\n\n".join(f"## {name}" for name in ("constructor", "__proto__", "location", "_q", "_filter", "cookie")),
    ),
    (
        "anchors-of-scripts",
        "page.text",
        "".join(
            f'<a id="{name}" href="bli-med.md">x</a> '
            for name in ("_q", "_search", "_results", "_filter", "_groups", "_count", "currentScript", "fn:_q")
        ),
    ),
    (
        "heading-anchors",
        "page.text",
        "Før.\n\n" + "\n\n".join(f'<h2 id="{name}">{name}</h2>' for name in ("_main", "_menu", "_search_status", "a b", "é")),
    ),
    ("names-of-document", "page.text", '<p name="getElementById" id="_crisis">x</p> <li id="querySelector">y</li>'),
    (
        "classes",
        "page.text",
        '<p class="quick-exit-link only-print visually-hidden no-print">x</p> <div class="admonition note danger quick-exit">y</div>',
    ),
    ("data-attributes", "page.text", '<li data-theme="x" data-bundle="//ond.example/" data-base="//ond.example/">x</li>'),
    (
        "attributes",
        "page.text",
        "<p tabindex=1 accesskey=x autofocus contenteditable draggable=true hidden inert is=x slot=y part=z nonce=a>x</p>",
    ),
    ("aria", "page.text", '<p role="alert" aria-live="assertive" aria-hidden="true" aria-label="x">y</p>'),
    ("styles", "page.text", '<p style="position:fixed;inset:0;background:url(//ond.example/x)">x</p>'),
    ("fence", "page.text", "Før.\n\n```html {onclick=hostile() .x #_q}\n</code></pre><script>hostile()</script>\n```"),
    ("fence-language", "page.text", 'Før.\n\n```"><script>hostile()</script>\nx\n```'),
    ("abbreviation", "page.text", 'Før ABC.\n\n*[ABC]: "><script>hostile()</script>'),
    ("abbreviation-pattern", "page.text", "Før (a+)+$.\n\n*[(a+)+$]: x"),
    (
        "footnote",
        "page.text",
        'Før.[^"><script>hostile()</script>]\n\n[^"><script>hostile()</script>]: <video onerror=hostile()>Note.',
    ),
    ("footnote-name", "page.text", "Før.[^__proto__]\n\n[^__proto__]: Note."),
    ("reference-title", "page.text", '[x][y]\n\n[y]: https://www.yr.no/ "\\" onmouseover=hostile() \\""'),
    (
        "picture-title",
        "page.text",
        'Før.\n\n![x\\" onerror=hostile() y](../images/bilde.png "a\\" onload=hostile() | <script>hostile()</script>")',
    ),
    ("picture-alt", "page.text", 'Før.\n\n![<img src=x onerror=hostile()> "](../images/bilde.png)'),
    ("callout", "page.text", "Før.\n\n> [!NOTE]\n> Hei <script>hostile()</script> <video onerror=hostile()>"),
    ("callout-title", "page.text", '<div class="admonition note"><p class="admonition-title"><b onclick=hostile()>x</b></p></div>'),
    ("quotation", "page.text", "Før.\n\n> Hei.\n>\n> — <script>hostile()</script>"),
    ("table", "page.text", 'Før.\n\n| <script>hostile()</script> | b |\n|:--|--:|\n| <td align="x" onclick=hostile()> | " |'),
    ("cell", "page.text", '<table><tr><td align="left onclick=hostile()" colspan="999999999" rowspan="-1">x</td></tr></table>'),
    ("list-start", "page.text", '<ol start="99999999999999999999"><li value=1 id="x y">x</li></ol>'),
    ("contents", "page.text", "[TOC]\n\n" + "\n\n".join(f"## Del {number} <i onclick=hostile()>x</i>" for number in range(6))),
    ("definition", "page.text", "Før.\n\n<script>x</script>\n: <video onerror=hostile()>"),
    ("citation", "page.text", "Som det står [@gotaas2012] og [@gotaas2012; @gotaas2012]<script>hostile()</script>."),
    ("comment", "page.text", "Før.\n\n<!-- KANARI <script>hostile()</script> -->\n\nEtter."),
    ("comment-half", "page.text", "Før <!-- uten slutt.\n\n<script>hostile()</script>"),
    ("cdata", "page.text", "Før <![CDATA[ <script>hostile()</script> ]]> etter."),
    ("processing", "page.text", "Før <?php hostile() ?> <?xml-stylesheet href='//ond.example/x'?> etter."),
    ("declaration", "page.text", "Før <!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]> &x; etter."),
    ("attribute-with-comment", "page.text", 'Før <abbr title="<!-- --><script>hostile()</script>">x</abbr> etter.'),
    (
        "attribute-with-end",
        "page.text",
        'Før <abbr title="</title></style></textarea><img src=x onerror=hostile()>">x</abbr> etter.',
    ),
    ("attribute-twice", "page.text", 'Før <abbr title=a title="b" onclick=hostile() ONCLICK=hostile()>x</abbr> etter.'),
    ("attribute-slash", "page.text", "Før <abbr/title=a/onclick=hostile()>x</abbr> etter."),
    ("half-tag", "page.text", "Før <abbr title='x onclick=hostile()\n\nEtter <b"),
    ("unclosed", "page.text", "<div><blockquote><ul><li><table><tr><td><a href='bli-med.md'>x"),
    ("closing", "page.text", "</div></div></article></main></body></html><script>hostile()</script>Etter."),
    (
        "mutation-style",
        "page.text",
        "Før. <math><mtext><table><mglyph><style><math><abbr title='</style><script>hostile()</script>'>x</abbr>",
    ),
    (
        "mutation-svg",
        "page.text",
        "Før. <svg><desc><style><abbr title='</style></svg><script>hostile()</script>'>x</abbr></desc></svg>",
    ),
    ("mutation-form", "page.text", "Før. <form><math><mtext></form><form><mglyph><style></math><script>hostile()</script>"),
    ("mutation-template", "page.text", "Før. <template><style></template><script>hostile()</script></style>"),
    ("mutation-select", "page.text", "Før. <select><style></select><script>hostile()</script></style>"),
    (
        "mutation-entities",
        "page.text",
        "Før &lt;script&gt;hostile()&lt;/script&gt; &amp;lt;script&amp;gt; \\<script\\>hostile()\\</script\\> etter.",
    ),
    ("placeholder", "page.text", "Før \\u0002wzxhzdk:0\\u0003 klzzwxh:0000 wzxhzdk:0 etter <b>x</b>."),
    ("source-end", "page.text", 'Før <abbr title="</source>">x</abbr> </source> etter.'),
    ("jinja", "page.text", "Før {{ 7*7 }} {% include '/etc/passwd' %} {{ ''.__class__ }} etter."),
    ("pelican", "page.text", 'Før {filename}x.md |static|y href="{filename}z.md" {% notebook x %} etter.'),
    ("closing-note", "campaign.closing_note", "Takk <script>hostile()</script> <video onerror=hostile()>."),
    ("pagefind", "page.text", "<p data-pagefind-body data-pagefind-meta='title:x' data-pagefind-ignore>x ^gruppe ^KA</p>"),
    (
        "scripts-of-ours",
        "page.text",
        "Før. <script src=/js/search.js data-bundle=//ond.example/></script><form id=_search><input id=_q></form>",
    ),
    ("event-text", "event.text", "Hei <script>hostile()</script> <iframe srcdoc='<script>hostile()</script>'></iframe>"),
    ("office-text", "office.text", "Hei <script>hostile()</script> <iframe srcdoc='<script>hostile()</script>'></iframe>"),
    ("story-text", "story.text", "Hei <script>hostile()</script> <iframe srcdoc='<script>hostile()</script>'></iframe>"),
    ("article-text", "article.text", "Hei ]]> <script>hostile()</script> <style>*{background:url(//ond.example)}</style>"),
)
REFUSED = (
    ("raw-link", "page.text", 'Før <a href="javascript:hostile()">x</a> etter.'),
    ("raw-link-svg", "page.text", "Før <svg><a href='javascript:hostile()'><text>x</text></a></svg> etter."),
    ("raw-picture", "page.text", "Før <img src=x onerror=hostile()> etter."),
    ("raw-picture-away", "page.text", "Før <img src=//ond.example/x alt=x> etter."),
    ("raw-picture-srcset", "page.text", "Før <img srcset='//ond.example/x 1x' alt=x> etter."),
    ("link-in-title", "campaign.closing_note", "[x](javascript:hostile())"),
    ("footnote-link", "page.text", "Hei.[^a]\n\n[^a]: [x](javascript:hostile())"),
    ("table-link", "page.text", "Før.\n\n| a |\n|---|\n| [x](javascript:hostile()) |"),
    ("only-html", "page.text", "<script>hostile()</script>"),
)
