"""The preview's server in this process, for tests that ask it things."""

import datetime
import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from moteplass.generate.site import BuildOptions
from moteplass.preview.server import LocalServer, open_server
from moteplass.preview.state import Preview

TODAY = datetime.date(2026, 12, 1)


def preview_of(content: Path, office: str = "test", site_url: str = "") -> Preview:
    """A preview of this content, renewed once."""
    preview = Preview(lambda: BuildOptions(office, content, TODAY, site_url, preview=True))
    preview.renew()
    return preview


@contextmanager
def serving(preview: Preview) -> Iterator[LocalServer]:
    with open_server(preview, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def answer(port: int, path: str, host: str = "localhost:{port}", method: str = "GET") -> tuple[http.client.HTTPResponse, str]:
    """The answer to one request, and its body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, headers={"Host": host.format(port=port)})
    response = connection.getresponse()
    body = response.read().decode(errors="replace")
    connection.close()
    return response, body
