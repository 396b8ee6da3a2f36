"""Virtual time: a clock that only the loop, and who holds the thread, moves on; `time` and `datetime` follow it."""

import importlib.machinery
import sys
import time
import types

# Not zero, which no real clock shows and which programs take for "never".
MONOTONIC_AT_FIRST = 1000.0
WALL_AT_FIRST = 1_700_000_000.0
# So many looks at a clock that stands still, in one hold; each one more holds the thread for
# 1 ms: whoever looks so often waits for it.
LOOKS = 5000


class Clock:
    """Seconds of virtual time; `own` and `by_stubs` are what the thread was held for since the last look."""

    def __init__(self, line_here):
        self.now = MONOTONIC_AT_FIRST
        self.jumps = 0
        self.held = 0.0
        self.own = 0.0
        self.own_line = None
        self.held_ever = 0.0
        self._looks = 0
        self._line_here = line_here

    def move_to(self, moment):
        self.now = moment

    def jump_to(self, moment):
        """Virtual time goes on by itself, since nobody is ready."""
        self.jumps += 1
        self.move_to(moment)

    def hold(self, seconds, own=False):
        """Virtual time goes on while the thread is held, by the learner's own code or by a stub."""
        if seconds <= 0:
            return
        self.move_to(self.now + seconds)
        self.held += seconds
        self.held_ever += seconds
        if own:
            self.own += seconds
            self.own_line = self.own_line or self._line_here()

    def read(self):
        """What the clock says to the learner."""
        self._looks += 1
        if self._looks > LOOKS:
            self.hold(0.001, own=True)
        return self.now

    def looked(self):
        """What the thread was held for since this was last asked: seconds, seconds of its own, line."""
        held = self.held, self.own, self.own_line
        self._looks = 0
        self.held, self.own, self.own_line = 0.0, 0.0, None
        return held


def follow_in_time(clock):
    """Every clock of `time` shows virtual time, and time.sleep moves it on."""
    since = MONOTONIC_AT_FIRST
    real_sleep = time.sleep
    moments = {
        'time': lambda: WALL_AT_FIRST + (clock.read() - since),
        'monotonic': clock.read,
        'perf_counter': clock.read,
        'process_time': lambda: clock.held_ever,
        'thread_time': lambda: clock.held_ever,
    }

    def sleep(seconds, /):
        if not isinstance(seconds, (int, float)) or not 0 <= seconds < 1e9:
            # It says what is wrong with that.
            real_sleep(seconds)
        clock.hold(seconds, own=True)

    def following(name, given):
        function = given if given is sleep else lambda *args, **named: given(*args, **named)
        function.__name__ = function.__qualname__ = name
        function.__module__ = 'time'
        setattr(time, name, function)

    def nanoseconds(moment):
        return lambda: round(moment() * 1e9)

    following('sleep', sleep)
    for name, moment in moments.items():
        if hasattr(time, name):
            following(name, moment)
            following(f'{name}_ns', nanoseconds(moment))
    if hasattr(time, 'clock_gettime'):
        on_the_wall = {getattr(time, 'CLOCK_REALTIME', None), getattr(time, 'CLOCK_TAI', None)}

        def clock_gettime(which, /):
            return time.time() if which in on_the_wall else clock.read()

        following('clock_gettime', clock_gettime)
        following('clock_gettime_ns', lambda which, /: round(clock_gettime(which) * 1e9))
    _follow_in_what_takes_now(time, following, moments['time'])


def _follow_in_what_takes_now(real, following, now):
    """localtime() and its like take the moment that it is where they are given none."""

    def with_now(function):
        return lambda seconds=None, /: function(now() if seconds is None else seconds)

    for name in ('localtime', 'gmtime', 'ctime'):
        following(name, with_now(getattr(real, name)))
    localtime, asctime, strftime = real.localtime, real.asctime, real.strftime
    following('asctime', lambda when=None, /: asctime(when or localtime()))
    following('strftime', lambda form, when=None, /: strftime(form, when or localtime()))


class FollowInDatetime:
    """Finds `datetime` when it is first imported: most programs never do, and it takes a while."""

    def find_spec(self, name, path=None, target=None):
        if name != 'datetime':
            return None
        sys.meta_path.remove(self)
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            follow_in_datetime(module)

        spec.loader = types.SimpleNamespace(
            create_module=spec.loader.create_module, exec_module=exec_module
        )
        return spec


def follow_in_datetime(module):
    """`now`, `utcnow` and `today` of both classes ask time.time, which is virtual."""
    now, real = time.time, {}

    class Kind(type):
        # What computes or reads a date may give one of the real class.
        def __instancecheck__(cls, instance):
            return isinstance(instance, real.get(cls, ())) or super().__instancecheck__(instance)

    class date(module.date, metaclass=Kind):
        @classmethod
        def today(cls):
            return cls.fromtimestamp(now())

    class datetime(module.datetime, metaclass=Kind):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(now(), tz)

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(now(), module.timezone.utc).replace(tzinfo=None)

        @classmethod
        def today(cls):
            return cls.fromtimestamp(now())

    for kind in (date, datetime):
        real[kind] = kind.__mro__[1]
        kind.__module__, kind.__qualname__ = 'datetime', kind.__name__
        setattr(module, kind.__name__, kind)
