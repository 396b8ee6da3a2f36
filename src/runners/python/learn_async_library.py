"""Watches what programs use beside the loop: stdout, queues and time."""

import asyncio
import io
import itertools
import os
import sys
import threading
import time

from learn_async_recorder import real_monotonic, real_sleep, running_lane


class Stdout(io.TextIOWrapper):
    """The program's stdout: tells of each whole line, and by which lane, before it is written."""

    def __init__(self, buffer, recorder, **options):
        super().__init__(buffer, **options)
        self._recorder = recorder
        self._begun = ''
        self._free_again()
        if hasattr(os, 'register_at_fork'):
            os.register_at_fork(after_in_child=self._free_again)

    def _free_again(self):
        # What is told first is written first, whichever threads there are.
        self._turn = threading.RLock()

    def write(self, text):
        if not isinstance(text, str):
            return super().write(text)
        with self._turn:
            *lines, self._begun = (self._begun + text).split('\n')
            for line in lines:
                self._recorder.tell('logged', lane=running_lane(), text=line)
            return super().write(text)


def watch_stdout(recorder):
    """Written line by line, as on a terminal."""
    out = sys.stdout
    options = {'encoding': out.encoding, 'errors': out.errors, 'newline': '\n'}
    sys.stdout = sys.__stdout__ = Stdout(
        out.detach(), recorder, line_buffering=True, **options
    )
    sys.stdout.mode = 'w'


def watch_queues(recorder):
    """Tells how many items each asyncio.Queue holds whenever that changes."""
    made = itertools.count(1)
    init, put, get = (
        asyncio.Queue.__init__,
        asyncio.Queue.put_nowait,
        asyncio.Queue.get_nowait,
    )

    def __init__(self, *args, **options):
        init(self, *args, **options)
        # asyncio uses queues itself, as in as_completed: those are nobody's lesson.
        maker = os.path.dirname(sys._getframe(1).f_code.co_filename)
        self._told_as = None
        if maker != os.path.dirname(asyncio.__file__):
            number = next(made)
            self._told_as = 'queue' if number == 1 else f'queue {number}'

    def told(queue):
        if queue._told_as is None:
            return
        recorder.tell(
            'queued',
            lane=running_lane(),
            queue=queue._told_as,
            size=queue.qsize(),
            bound=queue.maxsize if queue.maxsize > 0 else None,
        )

    def put_nowait(self, item):
        put(self, item)
        told(self)

    def get_nowait(self):
        item = get(self)
        told(self)
        return item

    asyncio.Queue.__init__ = __init__
    asyncio.Queue.put_nowait = put_nowait
    asyncio.Queue.get_nowait = get_nowait


def watch_time(recorder):
    """time.sleep holds the thread, and is told with its line; clocks run at the speed."""

    def sleep(*args, **options):
        began, frame = real_monotonic(), sys._getframe(1)
        if len(args) == 1 and isinstance(args[0], (int, float)):
            args = (args[0] / recorder.speed,)
        real_sleep(*args, **options)
        if threading.current_thread() is threading.main_thread():
            recorder.held(running_lane(), began, frame.f_lineno)

    time.sleep = sleep
    if recorder.speed == 1:
        return
    for name in ('monotonic', 'perf_counter', 'time'):
        real, zero = getattr(time, name), getattr(time, name)()
        setattr(time, name, scaled(real, zero, recorder.speed))


def scaled(real, zero, speed):
    return lambda: zero + (real() - zero) * speed
