"""The log that events are written to: 16 bytes an event, and texts between them.

An event is four little-endian numbers of 32 bits: time and duration in
microseconds, a lane or another number, and its kind (5 bits), a small number
(3 bits) and a place (24 bits). A text is an event of the kind TEXT whose
second number counts the bytes that follow, filled up to sixteen.
src/runners/own-program/python-log/ reads it.

Nothing is kept open where the program could meet it: the descriptor is moved
up out of the way, and looked at before it is written to.
"""

import atexit
import os
import sys
import time
from _thread import allocate_lock
from itertools import count
from struct import Struct

# The same in src/runners/own-program/python-log/events.ts.
TEXT, WAIT, BROKEN, HOLD, MADE, STARTED, ENDED = range(1, 8)
CAUSE, HEARD, LOOK, OPEN, ASKED, TOLD, BEAT = range(8, 15)

pack = Struct('<IIII').pack
clock = time.perf_counter_ns
FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, 'O_BINARY', 0)
WRITTEN_AT = 256 * 1024 // 16
KEPT = 8_000_000
MASK = 0xFFFFFFFF


class Log:
    """Collects events, and writes them when there are many, when asked, and at the end."""

    def __init__(self, path):
        self.zero = clock()
        self.path = path
        self.events = []
        self.kept = self.dropped = 0
        self.is_over = False
        self.process = os.getpid()
        self.writing = allocate_lock()
        self.texts = count(1)
        self.last_words = []
        self._open()
        self.tell('began', str(before_us()), sys.version.split()[0])
        atexit.register(self._at_exit)
        self.exit_at_once, os._exit = os._exit, self._exit_at_once
        self.write()

    def _open(self):
        descriptor = os.open(self.path, FLAGS, 0o600)
        self.descriptor = self.out_of_the_way(descriptor)
        state = os.fstat(self.descriptor)
        self.identity = state.st_dev, state.st_ino

    def out_of_the_way(self, descriptor):
        """Moves a descriptor up: the program's own get the numbers that they would have."""
        limit = min(1024, os.sysconf('SC_OPEN_MAX') if hasattr(os, 'sysconf') else 1024)
        high = limit - 8
        while high > limit // 2:
            try:
                os.fstat(high)
            except OSError:
                break
            high -= 1
        try:
            moved = os.dup2(descriptor, high, inheritable=False)
            os.close(descriptor)
            return moved
        except OSError:
            return descriptor

    def event(self, kind, now, duration=0, number=0, place=0, small=0):
        """One event; times in nanoseconds of `clock`, `duration` a plain number for kinds that say so."""
        self.events.append(
            pack(
                (now - self.zero) // 1000 & MASK,
                min(duration, MASK),
                number & MASK,
                kind | small << 5 | place << 8,
            )
        )
        if self.is_over or len(self.events) >= WRITTEN_AT:
            self.write()

    def text(self, text):
        """Writes a text down, and returns the number by which events name it."""
        number = next(self.texts)
        payload = text.encode('utf-8', 'surrogatepass')
        head = pack(0, len(payload), number, TEXT)
        self.events.append(head + payload + bytes(-len(payload) % 16))
        return number

    def tell(self, *words):
        """A fact in words; words hold no NUL. TOLD names it."""
        self.event(TOLD, clock(), number=self.text('\0'.join(w.replace('\0', ' ') for w in words)))

    def write(self, seconds=0):
        """What there is goes to the file, unless this is another process, or the disk is full.

        Whoever comes while another writes leaves it to the next, or waits for so
        many seconds: a signal's handler may come while its own thread writes.
        """
        if not self.writing.acquire(seconds > 0, seconds or -1):
            return
        try:
            # Others may add to the list meanwhile.
            number = len(self.events)
            events = self.events[:number]
            del self.events[:number]
            if not events or self.process != os.getpid():
                return
            if self.kept > KEPT:
                self.dropped += number
                return
            self.kept += number
            try:
                self._write(b''.join(events))
            except OSError:
                self.kept = KEPT + 1
        finally:
            self.writing.release()

    def _write(self, data):
        try:
            state = os.fstat(self.descriptor)
            is_ours = (state.st_dev, state.st_ino) == self.identity
        except OSError:
            is_ours = False
        # The program closes descriptors that it did not open, as daemons do.
        if not is_ours:
            self._open()
        while data:
            data = data[os.write(self.descriptor, data) :]

    def _at_exit(self):
        for say in self.last_words:
            say()
        self.finish('end')

    def _exit_at_once(self, status):
        if self.process == os.getpid():
            self.finish('exited')
        self.exit_at_once(status)

    def finish(self, how):
        if self.dropped:
            dropped, self.dropped, self.kept = self.dropped, 0, 0
            self.tell('dropped', str(dropped))
        self.tell(how)
        self.is_over = True
        self.write(seconds=1)


def before_us():
    """Microseconds from the start of the process until now, where the system tells; else 0."""
    try:
        with open('/proc/self/stat', 'rb') as stat:
            ticks = int(stat.read().rpartition(b')')[2].split()[19])
        started = ticks / os.sysconf('SC_CLK_TCK')
        return max(0, int((time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1e6))
    except (OSError, AttributeError, ValueError):
        return 0
