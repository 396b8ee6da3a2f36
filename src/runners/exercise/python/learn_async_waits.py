"""Lines of the learner's file: where something was made, and where and what a task waits for."""

import asyncio
import collections
import functools
import gc
import sys
import types

OURS = __file__.rpartition('learn_async_waits')[0]
ASYNCIO = asyncio.__file__.removesuffix('__init__.py')
NODES_LOOKED_AT = 20_000


class Lines:
    """Finds lines of one file."""

    def __init__(self, file):
        self.file = file

    def here(self):
        """Where the learner's code is that called, or None if it was not the learner's."""
        return self.of_frame(sys._getframe(1))

    def of_frame(self, frame):
        while frame is not None:
            name = frame.f_code.co_filename
            if name == self.file:
                return frame.f_lineno
            if name.endswith('learn_async_stubs.py') and name.startswith(OURS):
                return None
            frame = frame.f_back
        return None

    def of_call(self):
        """Where the stub that begins was called, or where its coroutine was made."""
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == self.file:
                return frame.f_lineno
            frame = frame.f_back
        task = asyncio.current_task()
        return None if task is None else self.of_origin(task.get_coro())

    def of_function(self, function):
        """Where it is written."""
        code = getattr(function, '__code__', None)
        return code.co_firstlineno if code is not None and code.co_filename == self.file else None

    def of_origin(self, coro):
        for name, line, _ in getattr(coro, 'cr_origin', None) or ():
            if name == self.file:
                return line
        return None

    def of_error(self, error):
        """The innermost line of the learner's through which it came."""
        line, frames = None, error.__traceback__
        while frames is not None:
            if frames.tb_frame.f_code.co_filename == self.file:
                line = frames.tb_lineno
            frames = frames.tb_next
        return line

    def of_wait(self, task):
        """The innermost line of the learner's at which a task that is not done waits."""
        line = None
        for frame in frames_of(task.get_coro()):
            if frame.f_code.co_filename == self.file:
                line = frame.f_lineno
        return line


def frames_of(coro):
    """The frames of a coroutine that waits, and of what it waits for, from the outermost."""
    while coro is not None:
        for kind in ('cr', 'gi', 'ag'):
            frame = getattr(coro, f'{kind}_frame', None)
            if frame is not None:
                yield frame
                inner = 'gi_yieldfrom' if kind == 'gi' else f'{kind}_await'
                coro = getattr(coro, inner, None)
                break
        else:
            # An async generator's step names it nowhere but to the collector.
            hidden = gc.get_referents(coro) if 'async_generator' in type(coro).__name__ else ()
            coro = next((one for one in hidden if hasattr(one, 'ag_frame')), None)


class Waits:
    """What tasks wait for: the time of a timer of the learner's, a call that is under way, or neither."""

    def __init__(self, under_way, timers):
        self._calls = set(under_way)
        self._called_back = wakes(under_way, through_tasks=False)
        self._through_calls = wakes(under_way, through_tasks=True)
        self._timed, self._through_time = {}, {}
        for timer in sorted(timers, key=lambda timer: timer._when):
            first = [timer._callback, *(timer._args or ())]
            for found, deep in ((self._timed, False), (self._through_time, True)):
                for future in wakes(first, through_tasks=deep):
                    found.setdefault(future, timer._when)

    def of(self, future, outer=()):
        """`call`, `time` or `other`, and the moment of a `time`."""
        if future in self._calls:
            return 'call', None
        if isinstance(future, asyncio.Task) and future._fut_waiter and future not in outer:
            return self.of(future._fut_waiter, (*outer, future))
        children = [self.of(one, outer) for one in getattr(future, '_children', ()) if not one.done()]
        for children_wait in sorted(children, key=lambda wait: wait[0] != 'call'):
            return children_wait
        if future in self._called_back:
            return 'call', None
        if future in self._timed:
            return 'time', self._timed[future]
        if future in self._through_calls:
            return 'call', None
        if future in self._through_time:
            return 'time', self._through_time[future]
        return 'other', None


def wakes(first, through_tasks):
    """
    The futures and tasks that go on once these are done, directly or through others:
    whatever the callbacks, and through tasks what the tasks that they step, hold on to.
    """
    found, seen = set(), set()
    ahead = collections.deque(first)
    while ahead and len(seen) < NODES_LOOKED_AT:
        one = ahead.popleft()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, asyncio.Future):
            if one.done():
                continue
            found.add(one)
            ahead.extend(callback for callback, _ in one._callbacks or ())
            if through_tasks and isinstance(one, asyncio.Task):
                ahead.append(one.get_coro())
        else:
            ahead.extend(held_by(one))
    return found


def held_by(one):
    kind = type(one)
    if kind in (list, tuple, set, frozenset, collections.deque):
        return list(one)
    if kind is dict:
        return list(one.values())
    if kind is functools.partial:
        return [one.func, *one.args, *one.keywords.values()]
    if kind is types.FunctionType:
        return [] if is_ours(one.__code__) else held_by_function(one)
    if kind is types.CellType:
        return held_by_cell(one)
    if kind in (types.MethodType, types.BuiltinMethodType) or 'Wrapper' in kind.__name__:
        return [getattr(one, '__self__', None), getattr(one, '__func__', None)]
    if kind in (types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType):
        return [held for frame in frames_of(one) for held in held_by_frame(frame)]
    if isinstance(one, (type, types.ModuleType, asyncio.AbstractEventLoop)):
        return []
    return list(getattr(one, '__dict__', {}).values())


def held_by_cell(cell):
    try:
        return [cell.cell_contents]
    except ValueError:
        return []


def held_by_function(function):
    named = named_by(function.__code__, function.__globals__)
    return [*(function.__closure__ or ()), *(function.__defaults__ or ()), *named]


def held_by_frame(frame):
    if is_ours(frame.f_code):
        return []
    return [*frame.f_locals.values(), *named_by(frame.f_code, frame.f_globals)]


def named_by(code, names):
    """Globals that code names; what asyncio keeps in its own is of every task."""
    if code.co_filename.startswith(ASYNCIO):
        return []
    return [names.get(name) for name in code.co_names]


def is_ours(code):
    return code.co_filename.startswith(OURS + 'learn_async_')
