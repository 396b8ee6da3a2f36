"""Runs an ordinary asyncio program and tells what its tasks do.

    python3 learn_async_lab.py [--speed=4] demo.py args…

The program is not changed, and runs as `python3 demo.py` would run it: no
wrapper stands around its coroutines, and no frame of this file between its
own. What is watched is the loop: its queue of what is ready sees each step of
a task before and after, and so when the task started, what it waits for, when
it went on and how it ended. Told of are tasks that have a name
(`create_task(…, name='A')`), and in the others the calls of the program's own
coroutines whose first parameter is `name` (`gather(wait('A', 1), wait('B', 2))`,
`await wait('A', 1)`). Each event is a line of JSON on descriptor 3, in
the shape of src/runners/child-message.ts, beside a few about the run as a whole;
stdout and stderr stay the program's own.

Times are lab milliseconds (wall time × speed) since the first loop began to
run main. With a speed its selector waits shorter, and time.sleep,
time.monotonic (and so the loop's clock), time.perf_counter and time.time
follow. Nothing here but the standard library; Python 3.11 or newer.
"""

import builtins
import importlib.machinery
import os
import sys
import traceback
import types

from learn_async_library import watch_queues, watch_stdout, watch_time
from learn_async_loop import watch_loops
from learn_async_recorder import DESCRIPTOR, Recorder, error_of

OURS = os.path.dirname(os.path.abspath(__file__))


def hide_us():
    """No traceback shows a frame of these files."""

    def without_us(walk):
        def walked(*args):
            for found in walk(*args):
                frame = found[0]
                if os.path.dirname(frame.f_code.co_filename) != OURS:
                    yield found

        return walked

    for name in ('walk_stack', 'walk_tb', '_walk_tb_with_full_positions'):
        if hasattr(traceback, name):
            setattr(traceback, name, without_us(getattr(traceback, name)))


def tell_the_end(file, recorder):
    """Has an error that ends the program told, and shown as if the program alone had run."""

    def excepthook(kind, error, frames):
        recorder.tell('error', error=error_of(error))
        while frames is not None and frames.tb_frame.f_code.co_filename != file:
            frames = frames.tb_next
        error.__traceback__ = frames
        if own is sys.__excepthook__:
            traceback.print_exception(error)
        else:
            own(kind, error, frames)

    own, sys.excepthook = sys.excepthook, excepthook


def run(file, recorder):
    """Runs the program as `python3 file` would; whatever ends it goes on to the interpreter."""
    program = types.ModuleType('__main__')
    path = os.path.abspath(file)
    program.__file__, program.__cached__ = path, None
    program.__builtins__ = builtins
    if sys.version_info < (3, 14):
        program.__annotations__ = {}
    program.__loader__ = importlib.machinery.SourceFileLoader('__main__', path)
    # Whoever runs is kept: what it has patched is asked until the very end.
    sys.modules['learn_async_lab'], sys.modules['__main__'] = sys.modules['__main__'], program
    try:
        with open(file, 'rb') as source:
            code = compile(source.read(), file, 'exec', dont_inherit=True)
        exec(code, program.__dict__)
    except SystemExit:
        raise
    except BaseException:
        tell_the_end(file, recorder)
        raise
    finally:
        for look_back in recorder.last_looks:
            look_back()


def main():
    speed, rest = 1.0, sys.argv[1:]
    if rest and rest[0].startswith('--speed='):
        speed = float(rest.pop(0).removeprefix('--speed='))
    if not rest:
        sys.exit('learn_async_lab.py [--speed=4] demo.py args…')
    sys.argv = rest
    sys.path[0] = os.path.dirname(os.path.abspath(rest[0]))
    if os.name == 'posix':
        os.set_inheritable(DESCRIPTOR, False)
    recorder = Recorder(speed, os.environ.pop('LEARN_ASYNC_TOKEN', ''), rest[0])
    watch_time(recorder)
    watch_queues(recorder)
    watch_loops(recorder)
    watch_stdout(recorder)
    hide_us()
    run(rest[0], recorder)


main()
