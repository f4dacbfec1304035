"""What a page may consist of is an allow-list: whatever loads, leads away or runs in another way is refused, unheard-of too."""

import ast
import re

import pytest

from conftest import ROOT

from .conftest import Built

REFUSED = (
    "<script>alert(1)</script>",
    "<script src=https://ond.example/x.js></script>",
    "<script src=//ond.example/x.js></script>",
    "<script src=/sti/filer/x.js></script>",
    "<script src=/js/finder.js></script>",  # on this host, but not below this site
    "<script src=data:text/javascript,alert(1)></script>",
    "<script type=module>alert(1)</script>",
    '<script type="application/ld+json">ikke json</script>',
    '<script type="application/ld+json" src="/sti/js/finder.js">{}</script>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=/sti/></iframe>",
    "<object data=/sti/icon.svg></object>",
    "<embed src=/sti/icon.svg>",
    "<applet code=x></applet>",
    "<base href=https://ond.example/>",
    "<meta http-equiv=refresh content='0; url=https://ond.example/'>",
    "<meta http-equiv=REFRESH content='0; url=/sti/'>",
    "<meta http-equiv=set-cookie content=a=b>",
    "<meta name=referrer-policy content=unsafe-url>",
    "<link rel=stylesheet href=/sti/x.css>",
    "<link rel=preload href=/sti/icon.svg as=image>",
    "<link rel=dns-prefetch href=//ond.example>",
    "<link rel=manifest href=/sti/m.json>",
    "<link rel=icon href=https://ond.example/icon.svg>",
    "<style>@import 'https://ond.example/x.css'</style>",
    "<style>p{background:url(https://ond.example/x)}</style>",
    "<style>p{background:u\\72l(https://ond.example/x)}</style>",
    "<style>p{background:image-set('https://ond.example/x' 1x)}</style>",
    "<p style='color:red'>",
    "<p onclick=alert(1)>",
    "<p OnClIcK=alert(1)>",
    "<body onload=alert(1)>",
    "<img src=https://ond.example/x.png alt=''>",
    "<img src=//ond.example/x.png alt=''>",
    "<img src='/sti/bilder/a.png' srcset='https://ond.example/x.png 2x' alt=''>",
    "<img src=/sti/filer/x.png alt=''>",
    "<img src=data:image/png;base64,AA alt=''>",
    "<img src='/\\ond.example/x.png' alt=''>",
    "<img src='/sti/bilder/a.png' alt='' onerror=alert(1)>",
    "<picture><source srcset='https://ond.example/x.avif'></picture>",
    "<input type=image src=https://ond.example/x.png>",
    "<input type=text name=a formaction=https://ond.example/>",
    "<button formaction=https://ond.example/>a</button>",
    "<form action=https://ond.example/ method=get></form>",
    "<form action=/sti/sok/ method=post></form>",
    "<video poster=https://ond.example/x.png></video>",
    "<video src=/sti/bilder/x.mp4></video>",
    "<audio src=/sti/bilder/x.mp3></audio>",
    "<track src=/sti/bilder/x.vtt>",
    "<a href=javascript:alert(1)>a</a>",
    "<a href=' javascript:alert(1)'>a</a>",
    "<a href='java\tscript:alert(1)'>a</a>",
    "<a href='JAVASCRIPT:alert(1)'>a</a>",
    "<a href=vbscript:x>a</a>",
    "<a href=data:text/html,x>a</a>",
    "<a href=blob:x>a</a>",
    "<a href=file:///etc/passwd>a</a>",
    "<a href=//ond.example/>a</a>",
    "<a href='/\\ond.example/'>a</a>",
    "<a href='\\\\ond.example/'>a</a>",
    "<a href=https:ond.example>a</a>",
    "<a href=/annet/sted/>a</a>",  # on this host, outside of this site
    "<a href=/sti/ ping=https://ond.example/>a</a>",
    "<a href=/sti/ target=_blank>a</a>",
    "<a href=/sti/ rel=opener>a</a>",
    "<a href=/sti/ download>a</a>",
    "<svg><a xlink:href=javascript:alert(1)><text>a</text></a></svg>",
    "<svg><use href=https://ond.example/x.svg#a></use></svg>",
    "<svg><image href=https://ond.example/x.png></image></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1)></animate></svg>",
    "<svg><set attributeName=onclick to=alert(1)></set></svg>",
    "<svg><foreignObject><p>a</p></foreignObject></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)></svg>",
    "<math><mtext><p>a</p></mtext></math>",
    "<template><img src=x></template>",
    "<noscript><p>a</p></noscript>",
    "<portal src=https://ond.example/></portal>",
    "<fencedframe></fencedframe>",
    "<marquee>a</marquee>",
    "<dialog open>a</dialog>",
    "<details ontoggle=alert(1) open>a</details>",
    "<textarea>a</textarea>",
    "<isindex>",
    "<xmp>a</xmp>",
    "<a href=webcal://ond.example/sti/data/kalender.ics>a</a>",
    "<a href=webcal://link.example.ond.no/sti/data/kalender.ics>a</a>",
    "<a href=webcal://link.example/data/kalender.ics>a</a>",
    "<ny-ting>a</ny-ting>",
    "<p is=ny-ting>a",
    "<p slot=a>a",
    "<p autofocus>a",
    "<p contenteditable>a",
    "<p itemprop=url>a",
    "<p ny=a>a",
    "<blockquote cite=https://ond.example/>a</blockquote>",
    "<table background=https://ond.example/x.png></table>",
    "<!-- husk å spørre Kari -->",
)
ACCEPTED = (
    "<p lang=nn dir=ltr id=avsnitt class=lead>a</p>",
    "<p data-one=a aria-live=polite role=status tabindex=-1>a</p>",
    "<a href=/sti/>a</a>",
    "<a href='/sti/filer/et dokument.pdf'>a</a>",
    "<a href=https://link.example/sti/ hreflang=nb>a</a>",
    "<a href='#_main'>a</a>",
    "<a href=https://helsenorge.no/?a=b&amp;c#d>a</a>",
    "<a href=http://kommunen.example/>a</a>",
    "<a href=mailto:post@kommunen.example>a</a>",
    "<a href=tel:55000000>a</a>",
    "<a href='sms:+4791234567?&amp;body=Hei%20!'>a</a>",
    "<a href=webcal://link.example/sti/data/kalender.ics>a</a>",
    "<img src=/sti/bilder/a.png srcset='/sti/bilder/a.png 1x, /sti/bilder/b.png 2x' alt='' width=1 height=1>",
    "<picture><source type=image/avif srcset='/sti/bilder/a.avif 480w'></picture>",
    '<script type="application/ld+json">{"@context": "https://schema.org"}</script>',
    "<script src=/sti/js/finder.js defer></script>",
    "<svg viewBox='0 0 1 1' aria-hidden=true><circle cx=1 cy=1 r=1 /></svg>",
    "<abbr title='<!-- -->'>a</abbr>",
    "<code>&lt;script&gt;alert(1)&lt;/script&gt; javascript:alert(1)</code>",
)


@pytest.mark.parametrize("html", REFUSED)
def test_refused(html: str, built: Built) -> None:
    """Every way in which HTML loads, leads away or runs, other than those of the theme, is named, in the text and in the head."""
    assert built.problems(built.changed(html)) != []
    assert built.problems(built.changed(head=html)) != []


@pytest.mark.parametrize("html", ACCEPTED)
def test_accepted(html: str, built: Built) -> None:
    """What the theme and texts use is no problem."""
    assert built.problems(built.changed(html)) == []


@pytest.mark.parametrize(
    ("policy", "problem"),
    [
        ("default-src 'self'", True),
        ("default-src 'none'; style-src 'unsafe-inline'", True),
        ("default-src 'none'; base-uri 'none'; form-action 'self'; script-src 'self' 'unsafe-eval'", True),
        ("default-src 'none'; base-uri 'none'; form-action 'self'; script-src 'self' 'wasm-unsafe-eval'", True),
        ("default-src 'none'; base-uri 'none'; form-action 'self'; img-src 'self' data:", True),
        ("default-src 'none'; base-uri 'none'; form-action 'self'; style-src 'sha256-AAAA'", True),
        ("default-src 'none'; base-uri 'none'; form-action 'self'; connect-src https:", True),
        ("default-src 'none'; base-uri 'none'; form-action 'self'; worker-src 'self'", True),
        ("default-src 'none'; base-uri 'none'", True),
        ("default-src 'none'; base-uri 'none'; form-action 'self'; img-src 'self'", False),
        ("", True),
    ],
)
def test_policy(policy: str, problem: bool, built: Built) -> None:
    """A policy that allows more than the page has, or leaves out what a default does not cover, is a problem; the page's own is
    none."""
    html = built.html
    changed = re.sub(r'(http-equiv="Content-Security-Policy" content=)"[^"]*"', lambda found: f'{found[1]}"{policy}"', html)
    assert bool(built.problems(changed)) == problem
    assert built.problems(built.html) == []


def test_the_policy_stands_first(built: Built) -> None:
    """A page without a policy, or with one behind what it governs, is a problem."""
    html = built.html
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy"[^>]*>', html)
    for changed in (html.replace(policy, ""), html.replace(policy, "").replace("</head>", f"{policy}</head>")):
        assert built.problems(changed) == ["Content-Security-Policy"]


def test_no_template_calls_a_text_safe() -> None:
    """What is HTML is ``Markup`` already; a template that says «safe», or switches escaping off, would make any text HTML."""
    templates = [path for path in (ROOT / "theme" / "templates").rglob("*") if path.is_file()]
    assert len(templates) > 40
    for path in templates:
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", path.read_text(encoding="utf-8")), path


def test_html_is_made_in_one_place() -> None:
    """Besides constants, only three functions make ``Markup``: of a tree of elements, of JSON, and of the style sheet
    (``Stylesheet.for_page``)."""
    makers = set()
    for path in (ROOT / "plugins").rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                makers |= {function.name for call in ast.walk(function) if _makes_markup(call)}
    assert makers == {"inner_html", "json_ld", "for_page"}


def _makes_markup(node: ast.AST) -> bool:
    """Whether it is ``Markup(…)`` of something that does not stand there word for word."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup"):
        return False
    return not all(isinstance(argument, ast.Constant) for argument in node.args)
