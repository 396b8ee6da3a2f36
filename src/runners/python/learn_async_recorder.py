"""Tells on descriptor 3 what happens: the shape is that of src/runners/child-message.ts."""

import contextvars
import json
import os
import time

DESCRIPTOR = 3

# A step counts as holding the thread when it used a processor for so long, or
# slept in time.sleep. Other blocking calls show by wall time alone, which a
# busy machine can stretch, so it takes more of it.
CPU_SECONDS = 0.001
WALL_SECONDS = 0.020

real_monotonic = time.monotonic
real_sleep = time.sleep
# The lane of a task, and the call that it is drawn for, if it is not the task itself.
lane_here = contextvars.ContextVar('lane_here', default=('', None))


def running_lane():
    """Of what runs now; a call that is over has left the lane, and its caller never was in it."""
    lane, call = lane_here.get()
    return lane if call is None or call.cr_running else ''


class Recorder:
    """Stamps events and writes them; before the loop runs main, all is at zero."""

    def __init__(self, speed, token, file):
        self.speed = speed
        self.file = file
        self.token = token
        self.zero = None
        self.process = os.getpid()
        self.last_looks = []
        self.under_way = set()
        self.held_until = 0.0

    def now(self):
        if self.zero is None:
            return 0.0
        return self.at(real_monotonic())

    def at(self, seconds):
        if self.zero is None:
            return 0.0
        return round((seconds - self.zero) * 1000 * self.speed, 3)

    def tell(self, kind, **members):
        # A child made by fork has this descriptor too, and is no part of the run.
        if os.getpid() != self.process:
            return
        event = {'kind': kind, 'atMs': self.now(), **members}
        try:
            os.write(DESCRIPTOR, f'{self.token} {json.dumps(event)}\n'.encode())
        except OSError:
            # The program closed what it did not open.
            self.process = None

    def begin(self):
        if self.zero is None:
            self.zero = self.held_until = real_monotonic()
            self.tell('began')

    def held(self, lane, began, line):
        """The thread was held from `began`, in real seconds, until now."""
        self.held_until = real_monotonic()
        self.tell('blocked', lane=lane, fromMs=self.at(began), line=line)

    def begin_lane(self, name):
        """The name, with a number while another task of that name is under way."""
        lane, count = name, 2
        while lane in self.under_way:
            lane, count = f'{name} {count}', count + 1
        self.under_way.add(lane)
        self.tell('started', lane=lane)
        return lane

    def end_lane(self, lane, kind, **members):
        self.under_way.discard(lane)
        self.tell(kind, lane=lane, **members)


def error_of(error):
    try:
        message = str(error)
    except Exception:
        message = 'an error that cannot be read'
    return {'name': type(error).__name__, 'message': message}
