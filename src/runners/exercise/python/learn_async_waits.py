"""Lines of the learner's file: where something was made, and where and what a task waits for."""

import asyncio
import collections
import functools
import sys
import types

OURS = __file__.rpartition('learn_async_waits')[0]
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
            return


def wakes(futures):
    """
    The futures and tasks that go on once these are done, directly or through others:
    whatever the callbacks, and the tasks that they step, hold on to.
    """
    found, seen = set(), set()
    ahead = collections.deque(futures)
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
            if isinstance(one, asyncio.Task):
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
        return [one.cell_contents] if one != types.CellType() else []
    if kind in (types.MethodType, types.BuiltinMethodType) or 'Wrapper' in kind.__name__:
        return [getattr(one, '__self__', None), getattr(one, '__func__', None)]
    if kind in (types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType):
        return [held for frame in frames_of(one) for held in held_by_frame(frame)]
    if isinstance(one, (type, types.ModuleType, asyncio.AbstractEventLoop)):
        return []
    return list(getattr(one, '__dict__', {}).values())


def held_by_function(function):
    named = [function.__globals__.get(name) for name in function.__code__.co_names]
    return [*(function.__closure__ or ()), *(function.__defaults__ or ()), *named]


def held_by_frame(frame):
    if is_ours(frame.f_code):
        return []
    named = [frame.f_globals.get(name) for name in frame.f_code.co_names]
    return [*frame.f_locals.values(), *named]


def is_ours(code):
    return code.co_filename.startswith(OURS + 'learn_async_')
