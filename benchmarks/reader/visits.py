"""One visit to a page as a reader with an old phone on a slow connection makes it, and what it cost."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Response

# Lighthouse's «slow 4G»: 150 ms round trip, 1.6 Mbit/s down, 750 kbit/s up, in the form in which it gives them to the
# browser's own throttling (lighthouse/core/config/constants.js, mobileSlow4G: latency × 3.75, throughput × 0.9).
NETWORK = {
    "offline": False,
    "latency": 150 * 3.75,
    "downloadThroughput": 1638.4 * 0.9 * 1024 / 8,
    "uploadThroughput": 750 * 0.9 * 1024 / 8,
}
CPU_SLOWDOWN = 4
PHONE = {"width": 412, "height": 823}  # Lighthouse's Moto G Power
DENSITY = 1.75
SETTLED = 1500  # ms after the load event, for what scripts still paint

WATCH = """
window.largest = 0;
new PerformanceObserver((list) => { window.largest = list.getEntries().at(-1).startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
"""
FIRST = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass(frozen=True)
class Visit:
    """Bytes are those of the bodies as they were sent; times are in milliseconds from the click."""

    bytes: int
    picture_bytes: int
    requests: int
    fcp: float
    lcp: float
    text: str


def visit(browser: Browser, address: str) -> Visit:
    """Open the address with nothing in the cache."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=DENSITY, is_mobile=True, has_touch=True, locale="nb-NO")  # type: ignore[arg-type]
    page = context.new_page()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLED)
    fcp, lcp = float(page.evaluate(FIRST)), float(page.evaluate("window.largest"))
    # A tab's icon is asked for once a site and is not the page's.
    sent = [response for response in responses if not response.url.endswith((".ico", "icon.svg", "favicon.svg"))]
    result = Visit(
        bytes=sum(_size(response) for response in sent),
        picture_bytes=sum(_size(response) for response in sent if response.request.resource_type == "image"),
        requests=len(sent),
        fcp=fcp,
        lcp=lcp,
        text=" ".join(page.inner_text("body").split()),
    )
    context.close()
    return result


def _size(response: Response) -> int:
    return int(response.headers.get("content-length", "0"))
