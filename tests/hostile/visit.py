"""Opens built pages in Chromium and does to each element what a reader, or another element, could do; notes what came of it.

What the vectors try: to call ``hostile()``, to show a dialog, to reach another host, to lead away, to store something. No other
host is there: what is asked of one is noted, and has no answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Frame, Page, Request

# A window that opens without a reader's click shall be seen, not be stopped.
ARGUMENTS = ("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-popup-blocking")
# Events that somebody causes, and those that the browser causes for elements.
EVENTS = """
    click dblclick auxclick contextmenu mousedown mouseup mouseover mouseenter mousemove mouseout pointerover pointerenter
    pointerdown pointerup touchstart touchend wheel scroll dragstart drop keydown keypress keyup focus focusin blur
    focusout beforeinput input change select invalid submit reset formdata search copy cut paste load error abort toggle
    beforetoggle close cancel animationstart animationiteration animationend transitionend begin end repeat beginEvent
    start finish bounce cuechange loadstart canplay play ended slotchange fullscreenchange
"""
OF_WINDOW = """
    hashchange popstate pageshow pagehide message storage resize online offline beforeprint afterprint visibilitychange
    unhandledrejection error
"""
# A click leads where the link says; where that is a page, by design, it is not followed. Nor is the link to leave quickly, whose
# script leads at once to another host.
DISTURB = r"""([events, ofWindow]) => {
    const byDesign = (event) => {
        const place = event.submitter?.formAction ?? event.target.closest?.("a[href], form");
        const address = typeof place === "string" ? place : event.type === "submit" ? place?.action : place?.href;
        if (/^(https?|mailto|sms|tel|webcal):/.test(address ?? "")) event.preventDefault();
    };
    for (const name of ["click", "submit", "auxclick"]) addEventListener(name, byDesign, {capture: true});
    for (const element of document.querySelectorAll("*:not(.quick-exit-link)")) {
        for (const name of events.trim().split(/\s+/)) element.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
        element.click?.();
        element.focus?.();
    }
    for (const name of ofWindow.trim().split(/\s+/)) dispatchEvent(new Event(name));
    const anchor = document.querySelector("[id]");
    if (anchor) history.replaceState(null, "", "#" + anchor.id);
}"""
STORED = """async () => [
    ...document.cookie.split(";").filter(Boolean), ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({name}) => name), ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({scope}) => scope),
]"""


@dataclass
class Seen:
    """What happened: each with the address of the page where it did. ``opened``: how many documents were."""

    executed: list[str] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    opened: int = 0


def visit(browser: Browser, origin: str, paths: Iterable[str]) -> Seen:
    """Open each path of the site in one profile, in Norwegian; documents that a browser downloads are opened by nobody."""
    seen = Seen()
    context = browser.new_context(locale="nb-NO", viewport={"width": 1000, "height": 800})
    _listen(context, origin, seen)
    page = context.new_page()
    for path in paths:
        address = f"{origin}/{path}"
        try:
            page.goto(address, wait_until="load", timeout=10_000)
        except Error as error:
            if "interrupted by another navigation" in str(error):
                seen.left.append(f"{address}: {error}")
            elif "Download is starting" not in str(error):
                raise
            continue
        seen.opened += 1
        _disturb(page, address, seen)
    page.wait_for_timeout(500)  # for what was to happen later
    page.goto(f"{origin}/")
    seen.stored += page.evaluate(STORED)
    seen.stored += [str(cookie) for cookie in context.cookies()]
    context.close()
    return seen


def _disturb(page: Page, address: str, seen: Seen) -> None:
    try:
        for frame in page.frames:
            frame.evaluate(DISTURB, [EVENTS, OF_WINDOW])
    except Error as error:  # it went away meanwhile
        seen.left.append(f"{address}: {error}")
    if page.url.partition("#")[0].partition("?")[0] != address:
        seen.left.append(f"{address} → {page.url}")


def _listen(context: BrowserContext, origin: str, seen: Seen) -> None:
    """Note whatever the pages of this profile do that they should not."""

    def note_request(request: Request) -> None:
        if not request.url.startswith(f"{origin}/"):
            seen.away.append(f"{_where(request)}: {request.url}")

    def note_frame(frame: Frame) -> None:
        if frame.parent_frame is not None:
            seen.left.append(f"{frame.page.url}: a frame of {frame.url}")

    def note_dialog(dialog: Dialog) -> None:
        seen.executed.append(f"{dialog.page.url if dialog.page else '–'}: {dialog.message}")
        dialog.dismiss()

    def note_page(page: Page) -> None:
        page.on("framenavigated", note_frame)
        page.on("websocket", lambda socket: seen.away.append(f"{page.url}: {socket.url}"))
        page.on("console", lambda message: seen.console.append(f"{page.url}: {message.type}: {message.text}"))
        page.on("pageerror", lambda error: seen.console.append(f"{page.url}: {error}"))
        page.on("dialog", note_dialog)
        page.on("popup", lambda other: seen.left.append(f"{page.url} → {other.url}"))

    context.expose_binding("hostile", lambda source, *_: seen.executed.append(str(source["page"].url)))
    context.on("request", note_request)
    context.on("page", note_page)


def _where(request: Request) -> str:
    """The page that asked, where there is one: a beacon or a worker has none."""
    try:
        return urlsplit(request.frame.url).path
    except Error:
        return "–"
