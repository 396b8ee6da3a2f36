"""How much of a thread's time went into computing, and how much into waiting for a processor."""

import os
import time
from _thread import get_native_id

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

    def used_by_others(self, looker):
        """What each other thread computed or queued, in nanoseconds, by its id; None if not known."""
        if self.descriptor is None:
            return None
        try:
            others = {int(native) for native in os.listdir(TASKS)} - {self.native, looker}
            return {native: self._used_by(native) for native in others}
        except (OSError, ValueError):
            return None

    def used_by_others_since(self, before, looker):
        """What all of them did since; None if not known: one that has ended has told nobody.

        One that has the interpreter but no processor keeps it from this thread all the same.
        """
        now = None if before is None else self.used_by_others(looker)
        if now is None or before.keys() - now.keys():
            return None
        return sum(used - before.get(native, 0) for native, used in now.items())

    def _used_by(self, native):
        descriptor = os.open(f'{TASKS}/{native}/schedstat', os.O_RDONLY)
        try:
            computed, queued, _ = os.read(descriptor, 64).split()
            return int(computed) + int(queued)
        finally:
            os.close(descriptor)

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
