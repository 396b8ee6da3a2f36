"""How much of a thread's time went into computing, and how much into waiting for a processor."""

import os
import time


class Processor:
    """Of the thread that makes it; on Linux others may ask too."""

    def __init__(self, log):
        self.descriptor = self.device = None
        try:
            # Both numbers in nanoseconds: computed, and ready while others had the processor.
            opened = os.open('/proc/thread-self/schedstat', os.O_RDONLY)
        except OSError:
            return
        self.descriptor = log.out_of_the_way(opened)
        self.device = os.fstat(self.descriptor).st_dev

    def used(self):
        """(computed, queued or None, what all threads of the process computed), in nanoseconds."""
        whole = time.process_time_ns()
        scheduled = self._scheduled()
        if scheduled is None:
            return time.thread_time_ns(), None, whole
        return (*scheduled, whole)

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
