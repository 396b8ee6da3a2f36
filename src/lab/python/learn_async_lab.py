"""Runs an ordinary asyncio program and tells what its tasks do.

    python3 learn_async_lab.py [--speed=4] demo.py args…

The program is not changed. The loop puts a `Watched` around the coroutine of
each task; it sees every step the task makes, and so when it started, what it
waits for, when it went on and how it ended. Only named tasks are told of
(`create_task(…, name='A')`). Each event is a line of JSON on descriptor 3, in
the shape of src/trace/event.ts, beside a few about the run as a whole; stdout
and stderr stay the program's own.

Times are lab milliseconds (wall time × speed) since the loop began to run
main. With a speed the loop's clock runs faster, its selector waits shorter,
and time.sleep, time.monotonic, time.perf_counter and time.time follow.
Nothing here but the standard library; Python 3.11 or newer.
"""

import asyncio
import contextvars
import itertools
import json
import os
import re
import runpy
import selectors
import sys
import threading
import time
import traceback
from collections.abc import Coroutine

DESCRIPTOR = 3

# A step counts as holding the thread when it used a processor for so long, or
# slept in time.sleep. Other blocking calls show by wall time alone, which a
# busy machine can stretch, so it takes more of it.
CPU_SECONDS = 0.001
WALL_SECONDS = 0.020

real_monotonic = time.monotonic
real_sleep = time.sleep
lane_here = contextvars.ContextVar('lane_here', default='')


class Recorder:
    """Stamps events and writes them; before the loop runs main, all is at zero."""

    def __init__(self, speed):
        self.speed = speed
        self.zero = None
        self.process = os.getpid()
        self.under_way = set()
        self.held_until = 0.0

    def now(self):
        if self.zero is None:
            return 0.0
        return self.at(real_monotonic())

    def at(self, seconds):
        if self.zero is None:
            return 0.0
        return round((seconds - self.zero) * 1000 * self.speed, 3)

    def tell(self, kind, **members):
        # A child made by fork has this descriptor too, and is no part of the run.
        if os.getpid() != self.process:
            return
        event = {'kind': kind, 'atMs': self.now(), **members}
        os.write(DESCRIPTOR, (json.dumps(event) + '\n').encode())

    def held(self, lane, began, line):
        """The thread was held from `began`, in real seconds, until now."""
        self.held_until = real_monotonic()
        self.tell('blocked', lane=lane, fromMs=self.at(began), line=line)

    def begin_lane(self, name):
        """The name, with a number while another task of that name is under way."""
        lane, count = name, 2
        while lane in self.under_way:
            lane, count = f'{name} {count}', count + 1
        self.under_way.add(lane)
        self.tell('started', lane=lane)
        return lane

    def end_lane(self, lane, kind, **members):
        self.under_way.discard(lane)
        self.tell(kind, lane=lane, **members)


def error_of(error):
    return {'name': type(error).__name__, 'message': str(error)}


def without_us(frames):
    """A traceback as it were without this file."""
    while frames is not None and frames.tb_frame.f_code.co_filename == __file__:
        frames = frames.tb_next
    if frames is not None:
        frames.tb_next = without_us(frames.tb_next)
    return frames


class Watched(Coroutine):
    """A coroutine whose steps are seen; whatever else is asked, it answers itself."""

    def __init__(self, coro, recorder, is_main):
        self._coro = coro
        self._recorder = recorder
        self._is_main = is_main
        self._started = False
        self._lane = ''
        self._waits = False
        self._due = None

    def send(self, value):
        if not self._started:
            self._begin()
        return self._step(self._coro.send, value)

    def throw(self, *error):
        # Cancelled before its first step: it never started.
        return self._step(self._coro.throw, *error)

    def close(self):
        self._coro.close()

    def __await__(self):
        return self._coro.__await__()

    def __getattr__(self, name):
        return getattr(self._coro, name)

    def _begin(self):
        self._started = True
        recorder = self._recorder
        if self._is_main:
            recorder.zero = recorder.held_until = real_monotonic()
        name = asyncio.current_task().get_name()
        if not re.fullmatch(r'Task-\d+', name):
            self._lane = recorder.begin_lane(name)
            lane_here.set(self._lane)

    def _step(self, step, *args):
        if self._waits:
            self._resume()
        wall, cpu = real_monotonic(), time.thread_time()
        try:
            yielded = step(*args)
        except StopIteration:
            self._look_back(wall, cpu)
            self._end('finished')
            raise
        except asyncio.CancelledError as error:
            self._look_back(wall, cpu)
            self._end('cancelled', error)
            raise
        except BaseException as error:
            self._look_back(wall, cpu)
            self._end('failed', error)
            raise
        self._look_back(wall, cpu)
        if self._lane:
            what, self._due = waiting_for(self._coro, yielded, self._recorder)
            self._waits = True
            self._recorder.tell('waiting', lane=self._lane, **{'for': what})
        return yielded

    def _resume(self):
        self._waits = False
        now = self._recorder.now()
        due = now if self._due is None else min(self._due, now)
        self._recorder.tell('resumed', lane=self._lane, atMs=now, dueMs=round(due, 3))

    def _look_back(self, wall, cpu):
        """Tells of a step that held the thread; what time.sleep held it for has been told."""
        began = max(wall, self._recorder.held_until)
        used, took = time.thread_time() - cpu, real_monotonic() - began
        if took > 0 and (min(used, took) >= CPU_SECONDS or took >= WALL_SECONDS):
            self._recorder.held(lane_here.get(), began, None)

    def _end(self, kind, error=None):
        members = {} if error is None else {'error': error_of(error)}
        if self._is_main:
            self._recorder.tell('main', how=kind, **members)
        if self._lane:
            self._recorder.end_lane(self._lane, kind, **members)


WAITS = {
    asyncio.Queue.get.__code__: 'item',
    asyncio.Queue.put.__code__: 'room',
    asyncio.Semaphore.acquire.__code__: 'place',
    asyncio.Lock.acquire.__code__: 'place',
    asyncio.to_thread.__code__: 'worker',
}


# In aiohttp 3.8 and in later ones: nothing there is held back anywhere else.
WAITS_FOR_CONNECTION = ('connect', '_wait_for_available_connection')


def waiting_for(coro, yielded, recorder):
    """What asyncio itself shows of a wait, and when it is due, if that is known."""
    if yielded is None:
        return 'immediate', None
    on_network = False
    while True:
        code = getattr(coro, 'cr_code', None)
        file = '' if code is None else code.co_filename.replace(os.sep, '/')
        on_network = on_network or '/aiohttp/' in file or file.endswith('asyncio/streams.py')
        inner = getattr(coro, 'cr_await', None)
        if not hasattr(inner, 'cr_code'):
            break
        coro = inner
    if code is asyncio.sleep.__code__:
        delay = coro.cr_frame.f_locals.get('delay', 0)
        return 'timer', recorder.now() + delay * 1000
    if code in WAITS:
        return WAITS[code], None
    if file.endswith('aiohttp/connector.py') and code.co_name in WAITS_FOR_CONNECTION:
        return 'place', None
    return ('reply' if on_network else 'result'), None


class Selector(selectors.DefaultSelector):
    """Waits shorter by the speed, and names a hang: nothing left that could end the wait."""

    def __init__(self, recorder):
        super().__init__()
        self.recorder = recorder

    def select(self, timeout=None):
        if timeout is None:
            # The one that is left is the pipe by which a loop wakes itself.
            if len(self.get_map()) <= 1 and threading.active_count() == 1:
                sys.stdout.flush()
                sys.stderr.flush()
                self.recorder.tell('hung')
                os._exit(0)
            return super().select(None)
        return super().select(timeout / self.recorder.speed)


class Loop(asyncio.SelectorEventLoop):
    def __init__(self, recorder):
        super().__init__(Selector(recorder))
        self._recorder = recorder
        self._has_main = False
        self._clock_resolution *= recorder.speed

    def time(self):
        return real_monotonic() * self._recorder.speed

    # Not by a task factory: Python 3.13.0 calls every task 'None' that one makes.
    def create_task(self, coro, **options):
        watched = Watched(coro, self._recorder, not self._has_main)
        self._has_main = True
        task = super().create_task(watched, **options)
        # In debug mode a task knows where it was created: not here.
        if created := getattr(task, '_source_traceback', None):
            del created[-1]
        return task

    def call_exception_handler(self, context):
        error = context.get('exception')
        if error is not None and 'never retrieved' in context['message']:
            self._recorder.tell('unhandled', error=error_of(error))
            error.__traceback__ = without_us(error.__traceback__)
        super().call_exception_handler(context)


class Lines:
    """Stands before stdout: passes everything on, and tells of each whole line."""

    def __init__(self, stream, recorder):
        self._stream = stream
        self._recorder = recorder
        self._begun = ''

    def write(self, text):
        *lines, self._begun = (self._begun + text).split('\n')
        for line in lines:
            self._recorder.tell('logged', lane=lane_here.get(), text=line)
        return self._stream.write(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def __getattr__(self, name):
        return getattr(self._stream, name)


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
            lane=lane_here.get(),
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

    def sleep(seconds):
        began, frame = real_monotonic(), sys._getframe(1)
        real_sleep(seconds / recorder.speed)
        if threading.current_thread() is threading.main_thread():
            recorder.held(lane_here.get(), began, frame.f_lineno)

    time.sleep = sleep
    if recorder.speed == 1:
        return
    for name in ('monotonic', 'perf_counter', 'time'):
        real, zero = getattr(time, name), getattr(time, name)()
        setattr(time, name, scaled(real, zero, recorder.speed))


def scaled(real, zero, speed):
    return lambda: zero + (real() - zero) * speed


def run(file, recorder):
    """Runs the program as `python3 file` would; gives its exit code."""
    try:
        runpy.run_path(file, run_name='__main__')
        return 0
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)
        return 1
    except BaseException as error:
        recorder.tell('error', error=error_of(error))
        own = error.__traceback__
        while own is not None and own.tb_frame.f_code.co_filename != file:
            own = own.tb_next
        traceback.print_exception(error.with_traceback(without_us(own)))
        return 1


def main():
    speed, rest = 1.0, sys.argv[1:]
    if rest and rest[0].startswith('--speed='):
        speed = float(rest.pop(0).removeprefix('--speed='))
    if not rest:
        sys.exit('learn_async_lab.py [--speed=4] demo.py args…')
    file = rest[0]
    sys.argv = rest
    sys.path[0] = os.path.dirname(os.path.abspath(file))
    recorder = Recorder(speed)
    watch_time(recorder)
    watch_queues(recorder)
    sys.stdout = Lines(sys.stdout, recorder)
    asyncio.events.new_event_loop = asyncio.new_event_loop = lambda: Loop(recorder)
    code = run(file, recorder)
    sys.stdout.flush()
    sys.exit(code)


main()
