"""Has a program's asyncio watched, from the moment at which it is imported.

What asyncio does is called from within its own functions
(learn_async_own_rewritten), so that no coroutine is wrapped, no loop replaced,
and no frame of ours stands in a traceback.
"""

import asyncio
import warnings

from learn_async_own_ends import Ends
from learn_async_own_lanes import Lanes, made_in
from learn_async_own_looks import Looker
from learn_async_own_places import Places
from learn_async_own_rewritten import begin_with, end_with, surround
from learn_async_own_slots import Slots
from learn_async_own_threads import Threads, step_hooks


def watch(log):
    places = Places(log)
    slots = Slots(log, places)
    lanes = Lanes(log, places, slots)
    threads = Threads(log, lanes)
    ends = Ends(log, places, lanes)
    threads.looker = Looker(log, places, lanes, threads, ends)
    loop, runner = asyncio.base_events.BaseEventLoop, asyncio.runners
    surround(asyncio.Handle._run, 'self', *step_hooks(threads, lanes, log))
    end_with(loop.create_task, 'coro', made_in(lanes, places, threads))
    begin_with(loop.call_exception_handler, 'self, context', ends.heard)
    begin_with(runner._cancel_all_tasks, 'loop', ends.left_over)
    begin_with(runner.Runner._on_sigint, 'signum', ends.interrupted)
    begin_with(warnings._warn_unawaited_coroutine, 'coro', ends.never_awaited)
