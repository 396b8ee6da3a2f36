"""Limits whose places are waited for: asyncio's, aiohttp's connections, httpcore's."""

import asyncio
import sys

from learn_async_own_log import ASKED, clock
from learn_async_own_rewritten import begin_with

AIOHTTP, HTTPCORE = 'aiohttp.BaseConnector', 'httpcore.AsyncConnectionPool'
# What it is, by the code of the coroutine that waits for it.
WHAT = {}
# Where others wait for a place, in any of their releases, and where one is asked for.
WAITS = (
    ('aiohttp/connector.py', '_wait_for_available_connection', AIOHTTP),
    ('aiohttp/connector.py', 'connect', AIOHTTP),
    ('httpcore/_async/connection_pool.py', 'wait_for_connection', HTTPCORE),
)
ASKS = {
    'aiohttp.connector': ('BaseConnector', 'connect', AIOHTTP),
    'httpcore._async.connection_pool': ('AsyncConnectionPool', 'handle_async_request', HTTPCORE),
}


def slot_of(code, outer):
    """Of what a coroutine of this code waits for a place, being awaited by one that waits for `outer`."""
    if code not in WHAT:
        file = code.co_filename.replace('\\', '/')
        WHAT[code] = next(
            (what for end, name, what in WAITS if file.endswith(end) and code.co_name == name), None
        )
    # Only httpcore's awaits further coroutines for the place; what aiohttp's
    # `connect` awaits further in is the connection itself.
    return WHAT[code] or (outer if outer == HTTPCORE else None)


class Slots:
    """Counts who asks for a place, at which line."""

    def __init__(self, log, places):
        self.log = log
        self.places = places
        self.others = dict(ASKS)
        for kind in (asyncio.Semaphore, asyncio.Lock):
            self._count(kind, 'acquire', f'asyncio.{kind.__name__}')
        self._count(asyncio.Queue, 'put', 'asyncio.Queue', lambda queue: queue.maxsize > 0)

    def _count(self, kind, name, what, is_limit=lambda _: True):
        log, places, number = self.log, self.places, self.log.text(what)
        function = vars(kind)[name]

        def asked(limit):
            if is_limit(limit):
                place = places.here(sys._getframe(2))
                log.event(ASKED, clock(), 0, number, place)

        begin_with(function, 'self', asked)
        WHAT[function.__code__] = what

    def look_for_others(self):
        """Counts also at what the program has imported by now."""
        for name in [name for name in self.others if name in sys.modules]:
            kind, function, what = self.others.pop(name)
            self._count(getattr(sys.modules[name], kind), function, what)
