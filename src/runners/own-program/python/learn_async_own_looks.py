"""The looking thread: where a long step stands, what waits, and what keeps the process alive.

It is in no list of threads, takes no signal, ends with the process, and keeps
no frame beyond a look: a frame that is kept keeps its locals.
"""

import _signal
import os
import sys
import time
from _thread import allocate_lock, get_ident, get_native_id, start_new_thread

from learn_async_own_log import BEAT, LOOK, clock

LOOKS_EVERY, LOOKS_AT_MOST_EVERY = 0.005, 0.020
WRITES_EVERY, OPEN_READ_EVERY = 100_000_000, 250_000_000
LANES_AT_ONCE = 500
DEEPEST = 200


class Looker:
    """Looks every 5 ms, every 20 ms when nothing happens; runs only while loops do."""

    def __init__(self, log, places, lanes, threads, ends):
        self.log, self.places, self.lanes, self.threads = log, places, lanes, threads
        self.ends = ends
        self.stop = self.native = None
        self.has_failed = False
        if hasattr(os, 'register_at_fork'):
            os.register_at_fork(before=self.end)

    def start(self):
        if self.stop is not None or self.has_failed or self.log.process != os.getpid():
            return
        self.stop = allocate_lock()
        self.stop.acquire()
        blocks = getattr(_signal, 'pthread_sigmask', None)
        before = blocks and blocks(_signal.SIG_BLOCK, _signal.valid_signals())
        try:
            start_new_thread(self._run, (self.stop,))
        except RuntimeError:
            self.has_failed = True
        finally:
            if blocks:
                blocks(_signal.SIG_SETMASK, before)

    def end(self):
        """Before a fork: Python warns of other threads, and asks the system how many there are."""
        if self.stop is None:
            return
        self.threads.pause()
        stop, self.stop = self.stop, None
        stop.release()
        for _ in range(200):
            if self.native is None or not os.path.exists(f'/proc/self/task/{self.native}'):
                break
            time.sleep(0.0005)

    def _run(self, stop):
        self.native, self.ident = get_native_id(), get_ident()
        written = opened = clock()
        pause = LOOKS_EVERY
        while not stop.acquire(timeout=pause):
            try:
                now = clock()
                is_busy = self._look(now)
                pause = LOOKS_EVERY if is_busy else min(pause + 0.001, LOOKS_AT_MOST_EVERY)
                if now - opened > OPEN_READ_EVERY and not is_busy:
                    opened = now
                    self._read_open(now)
                if now - written > WRITES_EVERY:
                    written = now
                    self._tell_on(now)
                    self.log.write()
            except Exception as error:
                self.log.tell('unwatched', f'{type(error).__name__}: {error}')
                self.has_failed = True
                return

    def _look(self, now):
        """Looks at steps that were under way at the last look too."""
        is_busy = False
        for thread in [*self.threads.by_ident.values()]:
            began = thread.began
            if began == 0:
                continue
            is_busy = True
            if began == thread.looked_at:
                self._look_at(thread, began, now)
            else:
                thread.first = None
            thread.looked_at = began
        return is_busy

    def _look_at(self, thread, began, now):
        thread.first = thread.first or thread.processor.used_with_others(self.native)
        frames = sys._current_frames()
        frame = frames.get(thread.ident)
        frames = None
        place, loads, steps = 0, 0, 0
        while frame is not None and steps < DEEPEST:
            code = frame.f_code
            if not place and self.places.is_own(code):
                place = self.places.number_of_call(frame)
            loads = loads or int(code.co_filename == '<frozen importlib._bootstrap>')
            frame, steps = frame.f_back, steps + 1
        if began == thread.began:
            lane = thread.lane
            number = 0 if lane is None else lane.number
            self.log.event(LOOK, now, (now - began) // 1000, number, place, loads)

    def tell_held(self, thread, now, number, place=0):
        """What the thread did in a long step, as far as it got, and where its lane then waits."""
        computed, queued = thread.processor.used()
        before = thread.measured
        told = [
            str((thread.began - self.log.zero) // 1000),
            str((now - self.log.zero) // 1000),
            str(number),
            str((computed - before[0]) // 1000),
            '' if queued is None or before[1] is None else str((queued - before[1]) // 1000),
            *self._since_first_look(thread),
            str(place),
        ]
        self.log.tell('held', *told)

    def _since_first_look(self, thread):
        """Since this step was first looked at: how long the thread did nothing, and what others did."""
        if thread.looked_at != thread.began or thread.first is None:
            return '', ''
        return map(str, thread.processor.since(thread.first, self.native))

    def _tell_on(self, now):
        for thread in [*self.threads.by_ident.values()]:
            # Other threads' time cannot be asked for where there is no /proc.
            if thread.began and now - thread.began > WRITES_EVERY and thread.processor.descriptor:
                self.tell_held(thread, now, 0 if thread.lane is None else thread.lane.number)
        self.log.event(BEAT, now)

    def _read_open(self, now):
        """Where lanes wait that have waited long: a kill leaves no time to say so."""
        waiting = [
            lane
            for lane in [*self.lanes.by_task.values()]
            if not lane.has_ended and lane.number and now - lane.since > OPEN_READ_EVERY
        ]
        for lane in [lane for lane in waiting if lane.told != lane.since][:LANES_AT_ONCE]:
            self.lanes.tell_open(lane, lane(), now)
        self.ends.look(now, waiting, self.ident)
