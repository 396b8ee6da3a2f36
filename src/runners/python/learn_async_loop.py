"""Watches each event loop where it takes its next callback."""

import asyncio
import asyncio.selector_events
import collections
import contextvars
import os
import re
import selectors
import sys
import threading
import time
import types
import weakref

from learn_async_recorder import (
    CPU_SECONDS,
    WALL_SECONDS,
    error_of,
    lane_here,
    real_monotonic,
)
from learn_async_waits import awaited, has_returned, lane_of_call, waiting_for

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
        # Its own for as long as it lives, or that of the call which it awaits.
        self.lane = lane
        self.is_main = is_main
        self.call = None
        self.waits = False
        self.due = None

    def is_call_over(self):
        return self.call is not None and self.call[0].cr_frame is None


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
            lane = '' if watched.is_call_over() else watched.lane
            recorder.held(lane, began, None)
        if task.done():
            self._end(task, watched)
        else:
            self._follow_calls(task, watched, context)
            self._wait(task, watched)

    def begun_at_once(self, task):
        """A task that was created by now, and may have made its first step in place."""
        if task in self._watched:
            return
        # One that is done is not asked for its coroutine: Python 3.12.1 dies of that.
        if task.done():
            self._end(task, self._begin(task, contextvars.Context()))
        elif getattr(task.get_coro(), 'cr_await', None) is not None:
            context = task.get_context()
            watched = self._begin(task, context)
            self._follow_calls(task, watched, context)
            self._wait(task, watched)

    def _begin(self, task, context):
        is_main, self._has_main = not self._has_main, True
        if is_main:
            self._recorder.begin()
        name, lane = task.get_name(), ''
        if re.fullmatch(r'Task-\d+', name):
            name = None if task.done() else lane_of_call(task.get_coro(), self._recorder)
        # Cancelled before its first step: it never started.
        if name is not None and not task._must_cancel:
            lane = self._recorder.begin_lane(name)
            context.run(lane_here.set, (lane, None))
        self._watched[task] = watched = Watched(lane, is_main)
        return watched

    def _follow_calls(self, task, watched, context):
        """A task without a lane has that of the call which it awaits, from one step to another."""
        if watched.lane and watched.call is None:
            return
        call = next(
            (coro for coro in awaited(task.get_coro()) if lane_of_call(coro, self._recorder)), None
        )
        if watched.call is not None and call is not watched.call[0]:
            self._end_call(watched)
        if call is not None and watched.call is None:
            watched.call = call, call.cr_frame
            watched.lane = self._recorder.begin_lane(lane_of_call(call, self._recorder))
            context.run(lane_here.set, (watched.lane, call))

    def _end_call(self, watched, error=None):
        """A call that is awaited no longer; what it raised is known only where its task ends with it."""
        kind, members = 'finished', {}
        if not has_returned(watched.call[1]):
            kind = 'cancelled' if isinstance(error, asyncio.CancelledError) else 'failed'
            members = {'error': error_of(error or Exception('caught by its caller'))}
        self._recorder.end_lane(watched.lane, kind, **members)
        watched.lane, watched.call = '', None

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
        if watched.call is not None:
            self._end_call(watched, error)
        elif watched.lane:
            members = {} if error is None else {'error': error_of(error)}
            self._recorder.end_lane(watched.lane, kind, **members)


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
