"""A site with one page about soil, which a test may change, to be read over the loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FIRST = "A soil that is left alone grows darker every year, because worms carry down what dies on it."
WORMS = "The worms leave a crumb behind them that holds water for weeks, and roots follow the tunnels they dig."
SPADE = "A gardener with a spade undoes the work of one thousand worms within a single spring morning."
LAST = "Whoever digs the garden begins again from nothing, with beds that dry out by the middle of June."
ASIDE = "A bed that was never dug held its water for nine days longer than the others did last summer."
NEWS = "This article was corrected on Monday, since the number of worms was far too small."


def page(*paragraphs: str, aside: str = ASIDE) -> str:
    inside = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        "<html lang='en'><head><title>Leave the soil alone</title></head><body><article><h1>Leave the soil alone</h1>"
        f"{inside}<aside class='sidebar'><p>{aside}</p></aside></article></body></html>"
    )


class Site(BaseHTTPRequestHandler):
    """A site with one page, which a test may change."""

    html = page(FIRST, WORMS, SPADE, LAST)

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(Site.html.encode())

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextmanager
def served() -> Iterator[str]:
    """The address of a server with the page, "127.0.0.1:port"."""
    Site.html = page(FIRST, WORMS, SPADE, LAST)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
