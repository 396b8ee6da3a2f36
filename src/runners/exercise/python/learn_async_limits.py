"""How much of processor and memory a learner's file may take, and how long it may wait for something real."""

import faulthandler
import math
import os
import signal
import sys
import time

try:
    import resource
except ImportError:
    # Windows has neither this nor timers that count the process's own time.
    resource = None

real_process_time = time.process_time


class Limits:
    """
    Looks at times of the process's own processor time whether it takes too much
    of that or of memory, and each second on the wall whether it waits for something real.
    Too much is some time in which the clock makes no jump, and several times that in all.
    """

    TICK = 0.05
    SECONDS_WITHOUT_WORK = 3
    IN_ALL = 4

    def __init__(self, limits, clock, reporter, line_of_frame, is_stuck):
        self._cpu = limits['cpuMs'] / 1000
        self._clock = clock
        self._memory = limits['memory']
        self._reporter = reporter
        self._line_of_frame = line_of_frame
        self._is_stuck = is_stuck
        self._seconds_without_work = 0
        self._memory_taken = resource and memory_meter()

    def begin(self):
        self._cpu_before = self._moved_on = self._last = real_process_time()
        self._jumps = self._clock.jumps
        if resource is None:
            return
        self._memory_before = self._memory_taken()
        limit_memory(self._memory)
        faulthandler.register(signal.SIGXCPU, file=2, all_threads=False, chain=True)
        limit_processor_time(self._cpu)
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, self.TICK, self.TICK)
        signal.signal(signal.SIGALRM, self._look_whether_it_waits)
        signal.setitimer(signal.ITIMER_REAL, 1, 1)

    def _look(self, number, frame):
        if self._reporter.writes():
            return
        if self._memory_taken() - self._memory_before > self._memory:
            unlimit_memory()
            self._reporter.end('memory', line=self._line_of_frame(frame))
        now = real_process_time()
        if self._jumps != self._clock.jumps:
            self._jumps, self._moved_on = self._clock.jumps, now
            limit_processor_time(self._cpu)
        in_all = now - self._cpu_before
        if now - self._moved_on > self._cpu or in_all > self.IN_ALL * self._cpu:
            unlimit_memory()
            self._reporter.end('endless-loop', line=self._line_of_frame(frame))

    def _look_whether_it_waits(self, number, frame):
        self._look(number, frame)
        now = real_process_time()
        works = now - self._last > 0.005 or self._reporter.writes()
        self._last = now
        self._seconds_without_work = 0 if works else self._seconds_without_work + 1
        if self._seconds_without_work >= self.SECONDS_WITHOUT_WORK:
            self._is_stuck(self._line_of_frame(frame))


def memory_meter():
    """A function that gives the bytes that the process has in memory, or had at most."""
    try:
        statm = os.open('/proc/self/statm', os.O_RDONLY)
    except OSError:
        unit = 1 if sys.platform == 'darwin' else 1024
        return lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    page = resource.getpagesize()
    return lambda: int(os.pread(statm, 100, 0).split()[1]) * page


def limit_processor_time(seconds):
    """Ends what never comes back from C; the system shows on stderr where, and the parent knows the signal."""
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    seconds = math.ceil(real_process_time() + seconds + 1)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, most))


def limit_memory(more):
    """Above what the process has: who asks for more at once gets a MemoryError."""
    try:
        with open('/proc/self/statm') as statm:
            pages = int(statm.read().split()[0])
        most = pages * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (OSError, ValueError):
        # Not every system has this; the look at each tick is left.
        pass


def unlimit_memory():
    """So that the end can be told."""
    if resource is not None:
        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
