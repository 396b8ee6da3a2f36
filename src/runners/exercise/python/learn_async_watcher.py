"""Watches a loop while the file is loaded, and tells what nobody heard of."""

import asyncio
import gc
import math
import types

from learn_async_limits import unlimit_memory


TIMERS_OF_AS_COMPLETED = {
    'as_completed.<locals>._on_timeout',
    '_AsCompletedIterator._handle_timeout',
}


class Watcher:
    """Watches the loops that a file runs while it is loaded, as by asyncio.run."""

    def __init__(self, reporter, lines, limits):
        self.reporter = reporter
        self.lines = lines
        self.limits = limits

    def before_look(self, loop):
        pass

    def turned(self, loop, turns):
        if turns > self.limits['turns']:
            self.reporter.end('endless-loop', line=self.line_of_ready(loop))

    def instant_over(self, loop):
        pass

    def may_go_on(self, loop, due):
        if due == math.inf:
            line = first_line(self.lines.of_wait(task) for task in waiting_tasks(loop))
            self.reporter.end('threw-at-import', line=line, error=None)
        return True

    def unheard(self, context):
        """What asyncio would log: an error that nobody asked for."""
        error = context.get('exception')
        if isinstance(error, MemoryError):
            self.out_of_memory(error)
        elif error is not None:
            self.reporter.tell(
                'unhandled', line=self.lines.of_error(error), error=self.reporter.told(error)
            )

    def out_of_memory(self, error):
        unlimit_memory()
        self.reporter.end('memory', line=self.lines.of_error(error))

    def never_awaited(self, coro):
        self.reporter.tell(
            'never-awaited', line=self.lines.of_origin(coro), what=coro.__qualname__
        )

    def tell_what_nobody_heard(self):
        """What is still alive is asked; what died has told by itself."""
        gc.collect()
        for one in gc.get_objects():
            if issubclass(type(one), asyncio.Future):
                if one.done() and one._log_traceback:
                    one._log_traceback = False
                    self.unheard({'exception': one._exception})
            elif type(one) is types.CoroutineType and never_begun(one):
                self.never_awaited(one)
                one.close()

    def line_of_ready(self, loop):
        handles = [getattr(handle._callback, '__self__', None) for handle in loop._ready]
        tasks = [one for one in handles if isinstance(one, asyncio.Task) and not one.done()]
        return first_line(map(self.lines.of_wait, tasks or waiting_tasks(loop)))


def waiting_tasks(loop):
    """In the order in which they were made, as far as their names tell."""
    return sorted(asyncio.all_tasks(loop), key=lambda task: (len(task.get_name()), task.get_name()))


def never_begun(coro):
    return coro.cr_frame is not None and not coro.cr_running and not coro.cr_suspended


def first_line(lines):
    return next((line for line in lines if line is not None), None)


def learners_timers(loop):
    """Without those of as_completed, which nobody can cancel."""
    return [
        timer
        for timer in loop._scheduled
        if not timer._cancelled
        and not timer.is_ours
        and getattr(timer._callback, '__qualname__', None) not in TIMERS_OF_AS_COMPLETED
    ]
