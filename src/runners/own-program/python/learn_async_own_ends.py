"""How a program ends: what is still open, what is left over, what nobody handled."""

import os
import sys

import _signal
from learn_async_own_log import clock
from learn_async_own_places import message_of

QUIET = 500_000_000


class Ends:
    """Tells of errors and tasks that asyncio finds at their end, and of what keeps the process."""

    def __init__(self, log, places, lanes):
        self.log, self.places, self.lanes = log, places, lanes
        self.told = None
        log.last_words.append(self.say_last)

    def heard(self, loop, context):
        """asyncio's exception handler is called."""
        error = context.get('exception')
        task = context.get('task') or context.get('future')
        lane = self.lanes.of_context(task)
        number = 0 if lane is None else lane.number
        if isinstance(error, BaseException):
            handled = loop._exception_handler is not None
            self._tell_unhandled(error, number, handled)
        elif number and 'but it is pending' in context.get('message', '') and loop.is_running():
            # Nobody could reach what it waited for, or it would have lived.
            self.lanes.tell_open(lane, task, clock())
            self.log.tell('lost', str(number))

    def _tell_unhandled(self, error, number, handled):
        words = type(error).__name__, message_of(error), str(self.places.of_error(error))
        self.log.tell('unhandled', str(number), 'handler' if handled else '', *words)

    def left_over(self, loop):
        """asyncio.run cancels what is not done when main has ended."""
        now = clock()
        for lane in [*self.lanes.by_task.values()]:
            task = lane()
            if task is None or task.done() or not lane.number or task.get_loop() is not loop:
                continue
            place = self.lanes.tell_open(lane, task, now)
            if not self.lanes.interrupted:
                self.log.tell('left', str(lane.number), str(place))

    def interrupted(self, _):
        """Ctrl-C: asyncio.run cancels main."""
        self.lanes.interrupted = True
        now = clock()
        self.log.tell('interrupted')
        for lane in [*self.lanes.by_task.values()]:
            self.lanes.tell_open(lane, lane(), now)

    def never_awaited(self, coro):
        code = getattr(coro, 'cr_code', None)
        frame = self.places.own_frame(sys._getframe(2))
        if code is None or not (self.places.is_own(code) or frame):
            return
        origin = coro.cr_origin
        if origin:
            dropped = f'{origin[0][0]}\0{origin[0][1]}'
        else:
            dropped = f'{frame.f_code.co_filename}\0{frame.f_lineno}' if frame else '\0'
        words = coro.__qualname__, code.co_filename, str(code.co_firstlineno)
        self.log.tell('never awaited', *words, *dropped.split('\0'))

    def look(self, now, waiting, looker):
        """Looks, while no step is under way, for what is left: nothing, or only other threads."""
        lanes = [lane for lane in [*self.lanes.by_task.values()] if not lane.has_ended and lane.number]
        if not lanes:
            self._look_for_threads(looker)
        elif len(waiting) == len(lanes) and all(now - lane.since > QUIET for lane in lanes):
            state = tuple(lane.since for lane in lanes)
            if state != self.told and self._is_stuck(lanes):
                self.told = state
                self.log.tell('stuck')

    def _is_stuck(self, lanes):
        """Nothing is left that could wake a lane: no timer, no socket, no thread, no signal's handler."""
        tasks = [lane() for lane in lanes]
        loops = {id(task.get_loop()): task.get_loop() for task in tasks if task is not None}
        tasks = None
        return (
            all(nothing_comes(loop) for loop in loops.values())
            and len(sys._current_frames()) == 2
            and len(os.listdir('/proc/self/task')) == 2
            and not any(has_own_handler(number) for number in _signal.valid_signals())
        )

    def _look_for_threads(self, looker):
        """The last lane has ended: which threads is the main one waiting for?"""
        import threading

        main = threading.main_thread().ident
        frames = sys._current_frames()
        frame, is_leaving = frames.get(main), False
        while frame is not None and not is_leaving:
            code = frame.f_code
            is_leaving = code.co_name == '_shutdown' and code.co_filename == threading.__file__
            is_leaving = is_leaving or code.co_qualname == 'Runner.close'
            frame = frame.f_back
        if not is_leaving:
            return
        for ident, frame in frames.items():
            own = None if ident in (main, looker) else self.places.own_frame(frame)
            if own is not None:
                self.log.tell('alive', str(ident), own.f_code.co_filename, str(own.f_lineno))

    def say_last(self):
        error = getattr(sys, 'last_value', None)
        if error is not None and not isinstance(error, KeyboardInterrupt):
            number = self.lanes.failed_with.get(id(error), 0)
            self._tell_unhandled(error, number, sys.excepthook is not sys.__excepthook__)
            self.log.tell('died')
        if 'uvloop' in sys.modules:
            self.log.tell('uvloop')


def nothing_comes(loop):
    selector = getattr(loop, '_selector', None)
    return (
        selector is not None
        and not loop._ready
        and all(handle._cancelled for handle in loop._scheduled)
        and len(selector.get_map()) <= 1
        and not getattr(loop, '_signal_handlers', None)
    )


def has_own_handler(number):
    handler = _signal.getsignal(number)
    runner = getattr(getattr(handler, 'func', None), '__qualname__', '') == 'Runner._on_sigint'
    return callable(handler) and handler is not _signal.default_int_handler and not runner
