"""Tells what happens, and makes plain data of the learner's values: the shapes are those of src/practice/protocol/protocol.ts."""

import collections
import math
import os

DEEPEST = 20
DESCRIPTOR = 3


def make_tell(nonce, encode, write=os.write):
    """Writes an event as one line; True while it does. Nothing but this function holds the nonce."""
    prefix = nonce.encode() + b' '

    def tell(event):
        rest = prefix + encode(event).encode() + b'\n'
        tell.writes = True
        while rest:
            rest = rest[write(DESCRIPTOR, rest) :]
        tell.writes = False

    tell.writes = False
    return tell


class Reporter:
    """Stamps each event with the virtual moment and the look that it belongs to."""

    def __init__(self, tell, clock):
        self._tell = tell
        self._clock = clock
        self.zero = clock.now
        self.looks = 0
        self.muted = False
        self.error_names = {}
        self.flush = lambda: None

    def begin(self, scenario):
        self.zero, self.looks, self.muted = self._clock.now, 0, False
        self.error_names = {}
        self.tell('scenario', id=scenario)

    def writes(self):
        return self._tell.writes

    def at(self, moment):
        """Milliseconds since the scenario began, to 1 µs."""
        return round((moment - self.zero) * 1000, 3)

    def tell(self, kind, line=None, **members):
        if self.muted:
            return
        event = {'kind': kind, 'atMs': self.at(self._clock.now), 'look': self.looks, **members}
        if line is not None:
            event['line'] = line
        self._tell(event)

    def end(self, how, line=None, **members):
        """The last event; what is still buffered or open is let go with the process."""
        self.muted = False
        self.flush()
        self.tell('end', line=line, how=how, **members)
        leave(0)

    def told(self, value, depth=0, outer=()):
        if value is None:
            return {'$nothing': True}
        if isinstance(value, (bool, str)):
            return str(value) if isinstance(value, str) else value
        if isinstance(value, int):
            return int(value)
        if isinstance(value, float):
            return float(value) if math.isfinite(value) else {'$number': number_name(value)}
        if isinstance(value, BaseException):
            return self.error(value, depth)
        if depth >= DEEPEST or id(value) in outer:
            return {'$other': type(value).__name__}
        outer = (*outer, id(value))
        if isinstance(value, (list, tuple)):
            members = [self.told(member, depth + 1, outer) for member in list(value)]
            return members if isinstance(value, list) else {'$tuple': members}
        if isinstance(value, dict) and all(isinstance(name, str) for name in value):
            return {
                '$' + name if name.startswith('$') else str(name): self.told(of, depth + 1, outer)
                for name, of in list(value.items())
            }
        return {'$other': type(value).__name__}

    def error(self, error, depth=0):
        told = {
            '$error': self.error_names.get(id(error)),
            'name': type(error).__name__,
            'message': message_of(error),
            'is': [kind.__name__ for kind in type(error).__mro__[:-1]],
        }
        if isinstance(error, BaseExceptionGroup) and depth < DEEPEST:
            told['of'] = [self.error(inner, depth + 1) for inner in error.exceptions]
        return told


def number_name(value):
    return 'NaN' if math.isnan(value) else 'Infinity' if value > 0 else '-Infinity'


def message_of(error):
    try:
        return str(error)
    except Exception:
        return 'an error that cannot be read'


leave = os._exit


class Printed:
    """What is under a text stream: tells of what was printed, line by line, up to a limit."""

    def __init__(self, reporter, limit):
        self._reporter = reporter
        self._left = limit
        self._begun = collections.deque()

    def write(self, text):
        self._left -= len(text)
        if self._left < 0:
            self._reporter.end('output')
        self._begun.append(text)
        if '\n' in text:
            self.flush()

    def flush(self):
        if self._begun:
            text = ''.join(self._begun)
            self._begun.clear()
            self._reporter.tell('printed', text=text)
