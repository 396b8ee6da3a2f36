"""Runs a learner's Python file with made-up scenarios, in virtual time, and tells what it did.

    python3 -I learn_async_exercise.py <job.json 3>events

The job, on stdin, and the events, on descriptor 3, are those of
src/practice/protocol/protocol.ts. Nothing here but the standard library; Python 3.11 or newer.
"""

import gc
import os
import sys

# What is loaded stays: there is nothing to collect, and looking costs a tenth of the start.
gc.disable()
OURS = os.path.dirname(os.path.abspath(__file__))
sys.path[0:0] = [OURS]
# asyncio can do without, and it takes a while to load.
sys.modules['ssl'] = None

import asyncio  # noqa: E402
import io  # noqa: E402
import json  # noqa: E402
import signal  # noqa: E402
import warnings  # noqa: E402

import learn_async_clock  # noqa: E402
import learn_async_limits  # noqa: E402
import learn_async_load  # noqa: E402
import learn_async_play  # noqa: E402
import learn_async_refusals  # noqa: E402
import learn_async_stubs  # noqa: E402
import learn_async_told  # noqa: E402
import learn_async_virtual_loop  # noqa: E402
import learn_async_waits  # noqa: E402
import learn_async_watcher  # noqa: E402

# What is ours is compiled once, a fifth of the start; beside a learner's file nothing is left.
sys.dont_write_bytecode = True

FRAMES_OF_ORIGIN = 16


class Stream(io.TextIOBase):
    """What stdout and stderr are to the file."""

    encoding, errors, mode = 'utf-8', 'backslashreplace', 'w'

    def __init__(self, name, printed):
        self.name = name
        self._printed = printed

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        self._printed.write(text)
        return len(text)

    def flush(self):
        self._printed.flush()

    @property
    def buffer(self):
        return Bytes(self)


class Bytes(io.RawIOBase):
    def __init__(self, stream):
        self._stream = stream

    def writable(self):
        return True

    def write(self, data):
        self._stream.write(bytes(data).decode('utf-8', 'backslashreplace'))
        return len(data)


def exit_code(error):
    if isinstance(error, KeyboardInterrupt):
        return 130
    return error.code if isinstance(error.code, int) else 0 if error.code is None else 1


def main():
    job = json.loads(sys.stdin.buffer.read())
    # Nothing more can be read there, whoever tries.
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    encode = json.JSONEncoder().encode
    tell = learn_async_told.make_tell(job.pop('nonce'), encode)
    file, limits = os.path.abspath(job['file']), job['limits']

    lines = learn_async_waits.Lines(file)
    clock = learn_async_clock.Clock(lines.here)
    reporter = learn_async_told.Reporter(tell, clock)
    watcher = learn_async_watcher.Watcher(reporter, lines, limits)
    code = learn_async_load.compiled(file, reporter)

    learn_async_clock.follow_in_time(clock)
    sys.meta_path.insert(0, learn_async_clock.FollowInDatetime())
    kind = learn_async_virtual_loop.VirtualLoop
    kind.clock, kind.watcher, kind.line_here = clock, watcher, staticmethod(lines.here)
    kind.refuse = staticmethod(lambda what: refuse(what))
    learn_async_virtual_loop.make_every_loop_virtual()
    loop = kind()

    def refuse(what):
        reporter.end('real-io', line=lines.here(), what=what)

    def replaced(what):
        reporter.end('replaced', line=lines.here(), what=what)

    def is_stuck(line):
        if loop.watcher is watcher:
            reporter.end('threw-at-import', line=line, error=None)
        if loop.watcher.over is None:
            loop.watcher.end('hung', line)
        else:
            # What it leaves to be done at its end never comes back.
            reporter.muted = False
            reporter.tell('over', line=line, how='hung')
        reporter.end('done')

    def look_for_replaced():
        what = functions.replaced()
        if what is not None:
            reporter.end('replaced', what=what)

    def exit_at_once(code=0):
        reporter.end('exited', line=lines.here(), code=code)

    def killed(number):
        name = signal.Signals(number).name
        reporter.end('exited', line=lines.here(), code=None, signal=name)

    printed = learn_async_told.Printed(reporter, limits['output'])
    reporter.flush = printed.flush
    sys.stdout = sys.__stdout__ = Stream('<stdout>', printed)
    sys.stderr = sys.__stderr__ = Stream('<stderr>', printed)
    sys.stdin = open(os.devnull)
    warnings._warn_unawaited_coroutine = lambda coro: loop.watcher.never_awaited(coro)
    sys.set_coroutine_origin_tracking_depth(FRAMES_OF_ORIGIN)
    os._exit, os.abort = exit_at_once, lambda: killed(signal.SIGABRT)
    # Its neighbours leave no files.
    sys.dont_write_bytecode = True
    del sys.modules['ssl']
    sys.path.remove(OURS)
    ours = {os.path.join(OURS, f'{name}.py') for name in sys.modules if 'learn_async_' in name}
    ours.add(os.path.abspath(__file__))
    for name in [name for name in sys.modules if name.startswith('learn_async_')]:
        del sys.modules[name]
    functions = learn_async_refusals.Functions(loop)
    limiter = learn_async_limits.Limits(limits, clock, reporter, lines.of_frame, is_stuck)
    gc.freeze()

    def watching():
        limiter.begin()
        learn_async_refusals.refuse_threads(refuse)
        learn_async_refusals.refuse_real_io(refuse, replaced, killed, ours)

    try:
        module = learn_async_load.load(file, code, watching, reporter, lines)
        function = learn_async_load.exported(module, job['name'], reporter)
        watcher.tell_what_nobody_heard()
        look_for_replaced()
        for scenario in job['scenarios']:
            loop.watcher = learn_async_play.Play(
                scenario, function, job['name'], loop, reporter, lines, limits
            )
            loop.watcher.run(look_for_replaced)
        learn_async_load.leave(module)
        reporter.end('done')
    except MemoryError as error:
        learn_async_limits.unlimit_memory()
        reporter.end('memory', line=lines.of_error(error))
    except (SystemExit, KeyboardInterrupt) as error:
        reporter.end('exited', line=lines.of_error(error), code=exit_code(error))


main()
