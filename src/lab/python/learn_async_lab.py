"""Runs an ordinary asyncio program and tells what its tasks do.

    python3 learn_async_lab.py [--speed=4] demo.py args…

The program is not changed, and runs as `python3 demo.py` would run it: no
wrapper stands around its coroutines, and no frame of this file between its
own. What is watched is the loop: its queue of what is ready sees each step of
a task before and after, and so when the task started, what it waits for, when
it went on and how it ended. Only named tasks are told of
(`create_task(…, name='A')`). Each event is a line of JSON on descriptor 3, in
the shape of src/lab/child-message.ts, beside a few about the run as a whole;
stdout and stderr stay the program's own.

Times are lab milliseconds (wall time × speed) since the first loop began to
run main. With a speed its selector waits shorter, and time.sleep,
time.monotonic (and so the loop's clock), time.perf_counter and time.time
follow. Nothing here but the standard library; Python 3.11 or newer.
"""

import asyncio
import asyncio.selector_events
import builtins
import collections
import contextvars
import importlib.machinery
import io
import itertools
import json
import os
import re
import selectors
import sys
import threading
import time
import traceback
import types
import weakref

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

    def __init__(self, speed, token):
        self.speed = speed
        self.token = token
        self.zero = None
        self.process = os.getpid()
        self.last_looks = []
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
        try:
            os.write(DESCRIPTOR, f'{self.token} {json.dumps(event)}\n'.encode())
        except OSError:
            # The program closed what it did not open.
            self.process = None

    def begin(self):
        if self.zero is None:
            self.zero = self.held_until = real_monotonic()
            self.tell('began')

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
    try:
        message = str(error)
    except Exception:
        message = 'an error that cannot be read'
    return {'name': type(error).__name__, 'message': message}


STEPS = {'TaskStepMethWrapper', 'TaskWakeupMethWrapper', 'task_wakeup', '__step', '__wakeup'}
BOUND = (types.BuiltinMethodType, types.MethodType)
Task = asyncio.Task


def task_stepped_by(callback):
    """The task whose next step a callback of the loop is, or None."""
    kind = type(callback)
    if kind.__name__ not in STEPS:
        if kind not in BOUND or callback.__name__ not in STEPS:
            return None
    task = callback.__self__
    return task if isinstance(task, Task) else None


class Watched:
    """What is known of a task: its lane, if it has a name, and what it waits for."""

    def __init__(self, lane, is_main):
        self.lane = lane
        self.is_main = is_main
        self.waits = False
        self.due = None


class Ready(collections.deque):
    """What of a loop is ready to run; whoever takes the next has ended the last."""

    def __init__(self, recorder):
        super().__init__()
        self._recorder = recorder
        self._watched = weakref.WeakKeyDictionary()
        self._has_main = False
        self._step = None

    def popleft(self):
        self.look_back()
        handle = super().popleft()
        task = None if handle._cancelled else task_stepped_by(handle._callback)
        if task is not None:
            watched = self._watched.get(task) or self._begin(task, handle._context)
            self._resume(watched)
            self._step = task, watched, handle._context, real_monotonic(), time.thread_time()
        return handle

    def look_back(self):
        """Tells of the last step: whether it held the thread, and how it ended."""
        if self._step is None:
            return
        task, watched, context, wall, cpu = self._step
        self._step = None
        recorder = self._recorder
        # What time.sleep held the thread for has been told.
        began = max(wall, recorder.held_until)
        used, took = time.thread_time() - cpu, real_monotonic() - began
        if took > 0 and (min(used, took) >= CPU_SECONDS or took >= WALL_SECONDS):
            recorder.held(context.get(lane_here, ''), began, None)
        if task.done():
            self._end(task, watched)
        else:
            self._wait(task, watched)

    def begun_at_once(self, task):
        """A task that was created by now, and may have made its first step in place."""
        if task in self._watched:
            return
        # One that is done is not asked for its coroutine: Python 3.12.1 dies of that.
        if task.done():
            self._end(task, self._begin(task, contextvars.Context()))
        elif getattr(task.get_coro(), 'cr_await', None) is not None:
            self._wait(task, self._begin(task, task.get_context()))

    def _begin(self, task, context):
        is_main, self._has_main = not self._has_main, True
        if is_main:
            self._recorder.begin()
        name, lane = task.get_name(), ''
        # Cancelled before its first step: it never started.
        if not task._must_cancel and not re.fullmatch(r'Task-\d+', name):
            lane = self._recorder.begin_lane(name)
            context.run(lane_here.set, lane)
        self._watched[task] = watched = Watched(lane, is_main)
        return watched

    def _wait(self, task, watched):
        if watched.lane:
            what, watched.due = waiting_for(task.get_coro(), task._fut_waiter, self._recorder)
            watched.waits = True
            self._recorder.tell('waiting', lane=watched.lane, **{'for': what})

    def _resume(self, watched):
        if not watched.waits:
            return
        watched.waits = False
        now = self._recorder.now()
        due = now if watched.due is None else min(watched.due, now)
        self._recorder.tell('resumed', lane=watched.lane, atMs=now, dueMs=round(due, 3))

    def _end(self, task, watched):
        # Asking the task itself would count as having looked at its error.
        error = task._exception
        if task.cancelled():
            kind, error = 'cancelled', asyncio.CancelledError(*filter(None, [task._cancel_message]))
        else:
            kind = 'finished' if error is None else 'failed'
        if watched.is_main:
            self._recorder.tell('main', how=kind)
        if watched.lane:
            members = {} if error is None else {'error': error_of(error)}
            self._recorder.end_lane(watched.lane, kind, **members)


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
        self.look_back = lambda: None

    def select(self, timeout=None):
        self.look_back()
        if timeout is None:
            # The one that is left is the pipe by which a loop wakes itself.
            if len(self.get_map()) <= 1 and threading.active_count() == 1:
                sys.stdout.flush()
                sys.stderr.flush()
                self.recorder.tell('hung')
                os._exit(0)
            return super().select(None)
        return super().select(timeout / self.recorder.speed)


def watch_loops(recorder):
    """Every selector loop is watched, however the program comes by it."""
    base = asyncio.selector_events.BaseSelectorEventLoop
    init, factory = base.__init__, base.set_task_factory
    handler = base.call_exception_handler

    def __init__(self, selector=None):
        own = Selector(recorder) if selector is None else selector
        init(self, own)
        self._ready = Ready(recorder)
        recorder.last_looks.append(self._ready.look_back)
        if selector is None:
            own.look_back = self._ready.look_back
        self._clock_resolution *= recorder.speed

    def set_task_factory(self, made_by):
        factory(self, made_by)
        if made_by is None:
            self.__dict__.pop('create_task', None)
            return

        def create_task(coro, **options):
            task = type(self).create_task(self, coro, **options)
            if isinstance(task, Task):
                self._ready.begun_at_once(task)
            return task

        self.create_task = create_task

    def call_exception_handler(self, context):
        error = context.get('exception')
        if error is not None and 'never retrieved' in context['message']:
            recorder.tell('unhandled', error=error_of(error))
        handler(self, context)

    base.__init__ = __init__
    base.set_task_factory = set_task_factory
    base.call_exception_handler = call_exception_handler
    if sys.platform == 'win32':
        type(asyncio.get_event_loop_policy())._loop_factory = asyncio.SelectorEventLoop


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
                self._recorder.tell('logged', lane=lane_here.get(), text=line)
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

    def sleep(*args, **options):
        began, frame = real_monotonic(), sys._getframe(1)
        if len(args) == 1 and isinstance(args[0], (int, float)):
            args = (args[0] / recorder.speed,)
        real_sleep(*args, **options)
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


def hide_us():
    """No traceback shows a frame of this file."""

    def without_us(walk):
        def walked(*args):
            for found in walk(*args):
                frame = found[0]
                if frame.f_code.co_filename != __file__:
                    yield found

        return walked

    for name in ('walk_stack', 'walk_tb', '_walk_tb_with_full_positions'):
        if hasattr(traceback, name):
            setattr(traceback, name, without_us(getattr(traceback, name)))


def tell_the_end(file, recorder):
    """Has an error that ends the program told, and shown as if the program alone had run."""

    def excepthook(kind, error, frames):
        recorder.tell('error', error=error_of(error))
        while frames is not None and frames.tb_frame.f_code.co_filename != file:
            frames = frames.tb_next
        error.__traceback__ = frames
        if own is sys.__excepthook__:
            traceback.print_exception(error)
        else:
            own(kind, error, frames)

    own, sys.excepthook = sys.excepthook, excepthook


def run(file, recorder):
    """Runs the program as `python3 file` would; whatever ends it goes on to the interpreter."""
    program = types.ModuleType('__main__')
    path = os.path.abspath(file)
    program.__file__, program.__cached__ = path, None
    program.__builtins__ = builtins
    if sys.version_info < (3, 14):
        program.__annotations__ = {}
    program.__loader__ = importlib.machinery.SourceFileLoader('__main__', path)
    # Whoever runs is kept: what it has patched is asked until the very end.
    sys.modules['learn_async_lab'], sys.modules['__main__'] = sys.modules['__main__'], program
    try:
        with open(file, 'rb') as source:
            code = compile(source.read(), file, 'exec', dont_inherit=True)
        exec(code, program.__dict__)
    except SystemExit:
        raise
    except BaseException:
        tell_the_end(file, recorder)
        raise
    finally:
        for look_back in recorder.last_looks:
            look_back()


def main():
    speed, rest = 1.0, sys.argv[1:]
    if rest and rest[0].startswith('--speed='):
        speed = float(rest.pop(0).removeprefix('--speed='))
    if not rest:
        sys.exit('learn_async_lab.py [--speed=4] demo.py args…')
    sys.argv = rest
    sys.path[0] = os.path.dirname(os.path.abspath(rest[0]))
    if os.name == 'posix':
        os.set_inheritable(DESCRIPTOR, False)
    recorder = Recorder(speed, os.environ.pop('LEARN_ASYNC_TOKEN', ''))
    watch_time(recorder)
    watch_queues(recorder)
    watch_loops(recorder)
    watch_stdout(recorder)
    hide_us()
    run(rest[0], recorder)


main()
