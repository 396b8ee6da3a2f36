"""Each step of a loop: which lane it is of, when it began, and whether it held the thread."""

import types
from _thread import get_ident
from itertools import count

from learn_async_own_lanes import TASKS, WORTH_READING
from learn_async_own_log import HOLD, clock
from learn_async_own_processor import Processor

STEPS = {'TaskStepMethWrapper', 'TaskWakeupMethWrapper', 'task_wakeup', '__step', '__wakeup'}
BOUND = (types.BuiltinMethodType, types.MethodType)
# In nanoseconds: a step that is drawn, one of which is told what the thread did,
# and how old at most is what it had done when a step began.
WORTH_DRAWING = 1_000_000
WORTH_TELLING = 45_000_000
MEASURED_EVERY = 5_000_000


class Thread:
    """A thread that runs a loop, and the step that it is in; `began` is 0 between steps."""

    def __init__(self, ident, ordinal, processor):
        self.ident, self.ordinal = ident, ordinal
        self.began = self.looked_at = 0
        self.task = self.lane = None
        self.reaction, self.ready, self.ready_before = 0, None, 0
        self.outer = []
        self.processor = processor
        self.measured_at, self.measured = 0, None
        # What had been done when this step was first looked at.
        self.first = None

    def measure(self, now):
        self.measured_at, self.measured = now, self.processor.used()


class Threads:
    """The threads that run loops; `looker` looks at them while a step lasts."""

    def __init__(self, log, lanes):
        self.log = log
        self.lanes = lanes
        self.looker = None
        self.by_ident = {}
        self.paused = {}
        self.ordinals = count()
        # Handles that are ready to wake a lane, by the lane whose end made them so.
        self.causes = {}

    def here(self):
        """This thread, which runs its first step, or its first since the looking paused."""
        ident = get_ident()
        thread = self.paused.pop(ident, None) or Thread(
            ident, next(self.ordinals), Processor(self.log)
        )
        self.by_ident[ident] = thread
        self.looker.start()
        return thread

    def pause(self):
        self.paused.update(self.by_ident)
        self.by_ident.clear()

    def lane_now(self):
        """The number of the lane whose step this is; 0 for none."""
        thread = self.by_ident.get(get_ident())
        return thread.lane.number if thread is not None and thread.lane is not None else 0


def step_hooks(threads, lanes, log):
    """What is called before and after each handle of a loop runs: it is the hottest code here."""
    by_ident, causes, by_task, kinds = threads.by_ident, threads.causes, lanes.by_task, {}
    find = by_task.get

    def began(handle):
        thread = by_ident.get(get_ident()) or threads.here()
        if thread.began:
            # A loop that is run within a step.
            thread.outer.append((thread.began, thread.task, thread.lane))
            thread.lane = None
        callback, args = handle._callback, handle._args
        now = clock()
        if now - thread.measured_at > MEASURED_EVERY:
            thread.measure(now)
        if is_step(callback):
            task = callback.__self__
            lane = find(id(task)) or lanes.of(task)
            thread.task, thread.lane = task, lane
            if lane.number:
                if now - lane.since < WORTH_READING:
                    lane.short_waits += 1
                    if args and id(args[0]) in by_task:
                        lanes.heard(by_task[id(args[0])])
                else:
                    lanes.resumed(lane, task, now, woken_by(handle, args), args)
        elif args and isinstance(args[0], TASKS):
            reacts(thread, handle, args[0])
        thread.began = now

    def is_step(callback):
        kind = type(callback)
        if kind not in kinds:
            kinds[kind] = None if kind in BOUND else kind.__name__ in STEPS
        known = kinds[kind]
        if known is None:
            return callback.__name__ in STEPS and isinstance(callback.__self__, TASKS)
        return known

    def woken_by(handle, args):
        cause = causes.pop(id(handle), None)
        if not args:
            return 0
        return lanes.waker(args[0], cause[0] if cause and cause[1] == id(args[0]) else 0)

    def reacts(thread, handle, task):
        """Somebody's callback hears that a task has ended: whom that wakes is seen afterwards."""
        lane = find(id(task))
        if lane is None or not lane.has_ended:
            return
        lanes.heard(lane)
        ready = getattr(handle._loop, '_ready', None)
        if ready is not None:
            thread.reaction, thread.ready, thread.ready_before = lane.number, ready, len(ready)

    def wakes(thread):
        ready, thread.ready = thread.ready, None
        for at in range(thread.ready_before, len(ready)):
            handle = ready[at]
            if handle._args and getattr(handle._callback, '__name__', '') in STEPS:
                causes[id(handle)] = thread.reaction, id(handle._args[0])

    def ended():
        thread = by_ident.get(get_ident()) or threads.here()
        now, lane = clock(), thread.lane
        lasted = now - thread.began
        if lane is not None:
            task, thread.task, thread.lane = thread.task, None, None
            lane.since = now
            if task.done() and not lane.has_ended and lane.number:
                lanes.ended(lane, task, now)
        elif thread.ready is not None:
            wakes(thread)
        if lasted >= WORTH_DRAWING:
            number = 0 if lane is None else lane.number
            log.event(HOLD, now, lasted // 1000, number, thread.ordinal)
            if lasted >= WORTH_TELLING:
                place = 0 if not number or lane.has_ended else lanes.place_of(task)
                threads.looker.tell_held(thread, now, number, place)
        thread.began = 0
        if thread.outer:
            thread.began, thread.task, thread.lane = thread.outer.pop()

    return began, ended
