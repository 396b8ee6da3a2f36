"""How much of a thread's time went into computing, and how much into waiting for a processor."""

import os
import time
from _thread import get_native_id

from learn_async_own_log import clock

TASKS = '/proc/self/task'


class Processor:
    """Of the thread that makes it; on Linux others may ask too."""

    def __init__(self, log):
        self.descriptor = self.device = None
        self.native = get_native_id()
        try:
            # Both numbers in nanoseconds: computed, and ready while others had the processor.
            opened = os.open('/proc/thread-self/schedstat', os.O_RDONLY)
        except OSError:
            return
        self.descriptor = log.out_of_the_way(opened)
        self.device = os.fstat(self.descriptor).st_dev

    def used(self):
        """(computed, queued or None), in nanoseconds."""
        return self._scheduled() or (time.thread_time_ns(), None)

    def used_with_others(self, looker):
        """Of a moment, for `since`; None where nothing is known of other threads."""
        scheduled = self._scheduled()
        if scheduled is None:
            return None
        try:
            others = {int(native) for native in os.listdir(TASKS)} - {self.native, looker}
        except OSError:
            return None
        queued = {native: queued_by(native) for native in others}
        return clock(), *scheduled, time.process_time_ns(), queued

    def since(self, before, looker):
        """(how long the thread did nothing, how long others computed or queued), in microseconds.

        One that has the interpreter but no processor keeps it from this thread all the same.
        """
        now = self.used_with_others(looker)
        if now is None:
            return '', ''
        lasted, computed, queued, whole = (one - other for one, other in zip(now[:4], before))
        others = whole - computed
        for native, one in now[4].items():
            others += max(0, one - before[4].get(native, 0))
        return (lasted - computed - queued) // 1000, others // 1000

    def _scheduled(self):
        if self.descriptor is None:
            return None
        try:
            if os.fstat(self.descriptor).st_dev == self.device:
                computed, queued, _ = os.pread(self.descriptor, 64, 0).split()
                return int(computed), int(queued)
        except (OSError, ValueError):
            pass
        # The program closed it, or the thread is gone.
        self.descriptor = None
        return None


def queued_by(native):
    """How long a thread was ready without a processor, in nanoseconds; 0 of one that has ended."""
    try:
        descriptor = os.open(f'{TASKS}/{native}/schedstat', os.O_RDONLY)
    except OSError:
        return 0
    try:
        return int(os.read(descriptor, 64).split()[1])
    except OSError:
        return 0
    finally:
        os.close(descriptor)
