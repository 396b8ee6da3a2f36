"""A lane for each task: when it was made, what it waited for, how it ended.

Nothing here keeps a task, a coroutine or a frame alive: a lane is a weak
reference to its task, and is found by the task's address for as long as the
task lives.
"""

import os
import re
import sys
from _weakref import ref
from itertools import count

import asyncio
from learn_async_own_log import BROKEN, CAUSE, ENDED, HEARD, MADE, OPEN, STARTED, WAIT, clock
from learn_async_own_places import chain_of, first_argument, message_of
from learn_async_own_slots import slot_of

TASKS = asyncio.Task, asyncio.tasks._PyTask
ASYNCIO = os.path.dirname(asyncio.__file__) + os.sep
# What asyncio.run does when main has ended.
HOUSEKEEPING = ('BaseEventLoop.shutdown_asyncgens', 'BaseEventLoop.shutdown_default_executor')
UNNAMED = re.compile(r'Task-\d+').fullmatch
FINISHED, FAILED, CANCELLED = range(3)
# A wait shorter than this is counted only: to read its line takes longer than it lasted.
WORTH_READING = 500_000
MOST_DIED = 1000
# Of an await that goes on, at most so many levels are told apart.
LEVELS = 7


class Lane(ref):
    """Weak reference to a task, with what is known of it. Number 0 is no lane."""

    __slots__ = (
        *('awaited', 'code', 'has_ended', 'is_heard', 'is_root'),
        *('key', 'number', 'short_waits', 'since', 'told'),
    )


class Lanes:
    """All tasks that live, and of those that died unfinished the last."""

    def __init__(self, log, places, slots):
        self.log, self.places, self.slots = log, places, slots
        self.numbers = count(1)
        self.by_task = {}
        self.died = {}
        self.failed_with = {}
        self.interrupted = False

    def of(self, task):
        """The lane of a task, which is made if it was created unseen."""
        return self.by_task.get(id(task)) or self.made(task, None, 0, 0)

    def made(self, task, coro, within, started):
        """A task was created in the lane numbered `within`, at the place `started`."""
        if coro is None and not task.done():
            coro = task.get_coro()
        lane = Lane(task, self._died)
        lane.key, lane.since, lane.told = id(task), clock(), 0
        lane.awaited, lane.has_ended, lane.is_heard, lane.short_waits = (), False, False, 0
        # Made before its loop runs, it is what the loop is run for.
        lane.is_root = within == 0 and not task.get_loop().is_running()
        self.by_task[lane.key] = lane
        lane.code = code = getattr(coro, 'cr_code', None)
        name = getattr(coro, '__qualname__', type(coro).__name__)
        lane.number = 0 if is_of_asyncio(code, name) else next(self.numbers)
        if lane.number:
            if self.slots.others:
                self.slots.look_for_others()
            log = self.log
            place = 0 if code is None else self.places.number(code, code.co_firstlineno)
            argument = None if code is None else first_argument(coro)
            told = 0 if argument is None else log.text(argument)
            log.event(MADE, lane.since, within, lane.number, place)
            log.event(STARTED, lane.since, told, lane.number, started)
        return lane

    def _died(self, lane):
        self.by_task.pop(lane.key, None)
        if not lane.has_ended and lane.number:
            if len(self.died) > MOST_DIED:
                self.died.clear()
            self.died[lane.key] = lane

    def of_context(self, task):
        """The lane of a task that asyncio's exception handler is told of, or None."""
        return self.by_task.get(id(task)) or self.died.get(id(task))

    def resumed(self, lane, task, now, cause, settled):
        """A wait worth reading is over: its coroutine still stands where it waited."""
        place, slot, same = self._read(lane, task)
        if cause:
            self.log.event(CAUSE, now, cause, lane.number)
        # Cancelled, the lane was not given what it waited for.
        kind = BROKEN if settled and settled[0].cancelled() else WAIT
        self.log.event(kind, now, (now - lane.since) // 1000, lane.number, place, same)
        if slot:
            self.log.tell('slot', str(lane.number), slot)

    def place_of(self, task):
        place = 0
        for code, line, _ in chain_of(task.get_coro()):
            if self.places.is_own(code):
                place = self.places.number(code, line, place)
        return place

    def _read(self, lane, task):
        """Where it waits, for a place of what, and how many of its awaits are those of before."""
        places, place, slot, awaited = self.places, 0, None, []
        for code, line, inner in chain_of(task.get_coro()):
            slot = slot_of(code, slot)
            if places.is_own(code):
                place = places.number(code, line, place)
                try:
                    awaited.append(ref(inner))
                except TypeError:
                    awaited.append(None)
        same = 0
        for before, after in zip(lane.awaited, awaited):
            if before is None or before() is None or before is not after:
                break
            same += 1
        lane.awaited = awaited
        return place, slot, min(same, LEVELS)

    def tell_open(self, lane, task, now):
        """Writes down where a lane waits that has not ended, unless that is known."""
        if task is None or lane.has_ended or not lane.number or lane.told == lane.since:
            return 0
        lane.told = lane.since
        place, slot, same = self._read(lane, task)
        # The collector may have closed its coroutine before.
        if place == 0:
            return 0
        awaited = self.by_task.get(id(getattr(task, '_fut_waiter', None)))
        if awaited is not None and awaited.number:
            self.log.event(CAUSE, now, awaited.number, lane.number)
        self.log.event(OPEN, now, (now - lane.since) // 1000, lane.number, place, same)
        if slot:
            self.log.tell('slot', str(lane.number), slot)
        return place

    def ended(self, lane, task, now):
        lane.has_ended = True
        log, error, outcome = self.log, None, FINISHED
        if task.cancelled():
            outcome = CANCELLED
        else:
            # Asked by its own way it would count as having been looked at.
            error = task._exception
            outcome = FINISHED if error is None else FAILED
        name = task.get_name()
        if not UNNAMED(name):
            log.tell('name', str(lane.number), name)
        if error is not None:
            self.failed_with[id(error)] = lane.number, lane.code
            log.tell('failed', str(lane.number), type(error).__name__, message_of(error))
        log.event(ENDED, now, lane.short_waits, lane.number, 0, outcome)

    def failed(self, error):
        """The number of the lane that an error ended; 0 for none."""
        number, code = self.failed_with.get(id(error), (0, None))
        frames = error.__traceback__
        # It may be another error, at the address of one that is gone.
        while frames is not None and frames.tb_frame.f_code is not code:
            frames = frames.tb_next
        return 0 if frames is None else number

    def heard(self, lane):
        """Somebody waited for it, or is called now that it has ended."""
        if not lane.is_heard:
            lane.is_heard = True
            if lane.number:
                self.log.event(HEARD, clock(), 0, lane.number)

    def waker(self, future, loop_cause):
        """The number of the lane whose end has settled a future; 0 for none."""
        lane = self.by_task.get(id(future))
        if lane is not None:
            self.heard(lane)
            return lane.number
        return loop_cause


def is_of_asyncio(code, name):
    """No person started it: to accept a connection, to read a pipe, to tidy up."""
    if code is None or not code.co_filename.startswith(ASYNCIO):
        return False
    return code.co_name.startswith('_') or '<locals>' in name or name in HOUSEKEEPING


def made_in(lanes, places, threads):
    """What create_task tells of each task; it returns the task."""

    def made(task, coro):
        if isinstance(task, TASKS) and id(task) not in lanes.by_task:
            started = places.here(sys._getframe(2))
            lane = lanes.made(task, coro, threads.lane_now(), started)
            if task.done():
                lanes.ended(lane, task, clock())
        return task

    return made
