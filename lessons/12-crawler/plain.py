"""A crawler that minds its manners:

    python3 crawler.py                       a site that it serves itself
    python3 crawler.py https://example.org/  that site, and no other host

It keeps to robots.txt and to Retry-After, tries again only what may pass,
and keeps each page's error. Pages are fetched in threads, which a timeout
ends and a cancellation does not.
"""

import asyncio
import http.server
import random
import sys
import threading
import time
import urllib.error
import urllib.request
import urllib.robotparser
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

WORKERS, RATE, LIMIT = 4, 25, 0.5  # at once, a second, seconds
TRIES = 3
AGENT = 'crawler-from-learn-async'
MAY_PASS = {429, 500, 502, 503, 504}
END = object()


class RateLimiter:
    """One start every nth of a second, whoever asks."""

    def __init__(self, rate):
        self.gap = 1 / rate
        self.next_turn = 0

    async def take(self):
        now = time.monotonic()
        at = max(now, self.next_turn)
        self.next_turn = at + self.gap
        await asyncio.sleep(at - now)


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.hrefs = []

    def handle_starttag(self, tag, attributes):
        if tag == 'a':
            self.hrefs.append(dict(attributes).get('href'))


class Unmoved(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None  # may lead to another host: it is a link like others


opener = urllib.request.build_opener(Unmoved)


def fetch(url):
    try:
        return links_of(url)
    except urllib.error.HTTPError as error:
        moved_to = error.headers.get('Location')
        if moved_to is None:
            raise
        return [urljoin(url, moved_to)]


def links_of(url):
    """The addresses that a page leads to; blocking, for a thread."""
    request = urllib.request.Request(url, headers={'User-Agent': AGENT})
    with opener.open(request, timeout=LIMIT) as response:
        if response.headers.get_content_type() != 'text/html':
            return []
        links = Links()
        links.feed(response.read().decode(errors='replace'))
        found = [urljoin(response.url, href or '') for href in links.hrefs]
        return [urldefrag(link).url for link in found]


def pause_before(tries, error):
    """Seconds until the next try; None for an error that will not pass."""
    pause = 0.025 * 2**tries * (1 + random.random())
    if not isinstance(error, urllib.error.HTTPError):
        return pause
    if error.code not in MAY_PASS:
        return None
    wanted = error.headers.get('Retry-After', '')
    return max(pause, float(wanted)) if wanted.isdigit() else pause


async def ask(url, limiter):
    for tries in range(1, TRIES + 1):
        await limiter.take()
        try:
            return await asyncio.to_thread(fetch, url)
        except OSError as error:  # URLError, HTTPError and TimeoutError
            pause = pause_before(tries, error)
            if tries == TRIES or pause is None:
                raise
        await asyncio.sleep(pause)


async def crawl(first):
    limiter = RateLimiter(RATE)
    robots = urllib.robotparser.RobotFileParser()
    robots.set_url(urljoin(first, '/robots.txt'))
    await asyncio.to_thread(robots.read)
    pages = {}  # by address: left, crawled, or its error
    queue = asyncio.Queue()

    def add(url):
        is_here = urlsplit(url).netloc == urlsplit(first).netloc
        if url in pages or not is_here or not robots.can_fetch(AGENT, url):
            return
        pages[url] = 'left'
        queue.put_nowait(url)

    async def worker():
        while (url := await queue.get()) is not END:
            try:
                for link in await ask(url, limiter):
                    add(link)
                pages[url] = 'crawled'
            except OSError as error:
                pages[url] = error
            queue.task_done()

    add(first)
    async with asyncio.TaskGroup() as group:
        for _ in range(WORKERS):
            group.create_task(worker())
        await queue.join()
        for _ in range(WORKERS):
            queue.put_nowait(END)
    return pages


class OwnSite(http.server.BaseHTTPRequestHandler):
    """60 pages: some are slow, some answer 503 once or always."""

    asked = {}

    def do_GET(self):
        _, folder, name = (self.path.split('/') + [''])[:3]
        if folder != 'site' or not name.isdigit() or int(name) >= 60:
            return self.answer(404)
        n = int(name)
        self.asked[n] = self.asked.get(n, 0) + 1
        is_slow = n % 10 == 9
        time.sleep(0.34 if is_slow else 0.06)
        fails = not is_slow and 20 <= n < 32
        if fails and (n % 3 == 0 or self.asked[n] == 1):
            return self.answer(503)
        links = [3 * n + 1, 3 * n + 2, 3 * n + 3, 0, (7 * n + 5) % 60]
        html = [f'<a href="/site/{to}">{to}</a>' for to in links if to < 60]
        self.answer(200, '\n'.join(html))

    def answer(self, status, html=''):
        self.send_response(status)
        self.send_header('Content-Type', 'text/html')
        self.end_headers()
        self.wfile.write(html.encode())

    def log_message(self, *_):
        pass


def main():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), OwnSite)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    own = f'http://127.0.0.1:{server.server_port}/site/0'
    first = sys.argv[1] if len(sys.argv) > 1 else own

    begin = time.perf_counter()
    pages = asyncio.run(crawl(first))
    seconds = time.perf_counter() - begin
    for url, state in pages.items():
        if isinstance(state, OSError):
            print(f'failed: {url}: {state}')
    states = list(pages.values())
    print(f'{states.count("crawled")} crawled, {states.count("left")} left')
    print(f'the crawler: {seconds:.2f} s')


main()
