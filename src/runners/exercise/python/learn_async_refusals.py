"""What a learner's file may not do. Guard rails, no wall."""

import _thread
import asyncio
import os
import signal
import sys
import threading

FILES = {
    'os.remove': 0, 'os.rename': 0, 'os.mkdir': 0, 'os.rmdir': 0, 'os.chmod': 0, 'os.link': 0,
    'os.symlink': 0, 'os.truncate': 0, 'shutil.rmtree': 0, 'tempfile.mkstemp': 0,
    'tempfile.mkdtemp': 0, 'sqlite3.connect': 0,
}  # fmt: skip
FOLDERS = {'os.listdir', 'os.scandir', 'glob.glob'}
PROCESSES = {'os.fork', 'os.forkpty', 'pty.spawn'}
PROGRAMS = {'os.exec': 0, 'os.posix_spawn': 0, 'os.spawn': 1, 'os.startfile': 0, 'os.system': 0}
THREAD_STARTERS = (
    'start_new_thread', 'start_new', 'start_joinable_thread', '_start_new_thread',
    '_start_joinable_thread',
)  # fmt: skip
HOSTS = {'socket.getaddrinfo', 'socket.gethostbyname', 'socket.gethostbyaddr'}
ADDRESSES = {'socket.connect', 'socket.bind', 'socket.sendto', 'socket.sendmsg'}
LOOKED_INTO = {
    'gc.get_objects', 'gc.get_referrers', 'gc.get_referents', 'sys.settrace', 'sys.setprofile',
    'sys.monitoring.register_callback',
}  # fmt: skip
SIGNALS = {'os.kill', 'os.killpg', 'signal.pthread_kill'}
# By themselves they end nothing.
HARMLESS = {'SIGCHLD', 'SIGCONT', 'SIGURG', 'SIGWINCH'}
# They read what a program is made of, to run it or to show its lines.
READERS = ('<frozen importlib', 'linecache.py', 'tokenize.py', 'zipimport')
LOOKED_AT = {
    'open', 'subprocess.Popen', 'urllib.Request', 'builtins.input', *FILES, *FOLDERS, *PROCESSES,
    *PROGRAMS, *HOSTS, *ADDRESSES, *LOOKED_INTO, *SIGNALS,
}  # fmt: skip
WRITES = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC


def refuse_real_io(refuse, replaced, killed, ours):
    """Ends the run at the first thing that leaves this process or looks into what watches it."""

    def hook(event, args):
        if event not in LOOKED_AT:
            return
        what = None
        if event == 'open':
            path, mode, flags = args
            is_written = writes(mode, flags)
            if isinstance(path, int) or not is_written and (is_read_by_python() or is_source(path)):
                return
            what = f'the file {named(path)}'
        elif event in HOSTS:
            what = named(args[0])
        elif event in ADDRESSES:
            address = args[1]
            what = named(address[0] if isinstance(address, tuple) and address else address)
        elif event == 'subprocess.Popen':
            what = f'the program {named(args[0])}'
        elif event == 'urllib.Request':
            what = named(args[0])
        elif event == 'builtins.input':
            what = 'the keyboard'
        elif event in PROCESSES:
            what = 'a process'
        elif event in PROGRAMS:
            what = f'the program {named(args[PROGRAMS[event]])}'
        elif event in FILES:
            what = f'the file {named(args[FILES[event]])}'
        elif event in FOLDERS and not is_read_by_python():
            what = f'the folder {named(args[0])}'
        elif event in SIGNALS:
            if event != 'signal.pthread_kill' and abs(args[0]) not in (0, os.getpid()):
                what = f'the process {args[0]}'
            elif ends(args[1]):
                killed(args[1])
        elif event in LOOKED_INTO and caller() not in ours:
            replaced(event)
        if what is not None:
            refuse(what)

    sys.addaudithook(hook)


def ends(number):
    """Whether the signal ends this process, or stops it: nothing of the learner's takes it."""
    try:
        is_known = signal.Signals(number).name not in HARMLESS
    except ValueError:
        return False
    return is_known and signal.getsignal(number) == signal.SIG_DFL


def refuse_threads(refuse):
    """Python 3.11 has no audit event for them."""

    def start(*args, **options):
        refuse('a thread')

    for module in (_thread, threading):
        for name in THREAD_STARTERS:
            if hasattr(module, name):
                setattr(module, name, start)


def named(what):
    if isinstance(what, (list, tuple)) and what:
        what = what[0]
    if isinstance(what, bytes):
        what = os.fsdecode(what)
    return os.path.relpath(what) if str(what).startswith(os.getcwd() + os.sep) else str(what)


def writes(mode, flags):
    if isinstance(mode, str):
        return not set(mode) <= set('rbtU')
    return bool(isinstance(flags, int) and flags & WRITES)


def is_read_by_python():
    frame = sys._getframe(2)
    for _ in range(4):
        if frame is None:
            return False
        if frame.f_code.co_filename.startswith(READERS[0]) or frame.f_code.co_filename.endswith(
            READERS[1:]
        ):
            return True
        frame = frame.f_back
    return False


def is_source(path):
    """Python shows a line of it where an error comes up that nobody can catch, as in `__del__`."""
    return any(path == getattr(one, '__file__', None) for one in list(sys.modules.values()))


def caller():
    return sys._getframe(2).f_code.co_filename


class Functions:
    """The clock, the loop and asyncio as they were: what is added is let be, what is not the same is told."""

    def __init__(self, loop):
        self._loop = loop
        self._own = frozenset(vars(loop))
        self._policy = asyncio.get_event_loop_policy()
        self._then = dict(self._now())

    def _now(self):
        for name, module in list(sys.modules.items()):
            if name == 'time' or name == 'asyncio' or name.startswith('asyncio.'):
                for member, value in list(vars(module).items()):
                    if callable(value) and not member.startswith('_'):
                        yield (module, member), (f'{name}.{member}', value)
                        if isinstance(value, type) and value.__module__.startswith('asyncio'):
                            yield from members_of(value)
        yield from members_of(type(self._loop))

    def replaced(self):
        """The name of one that was replaced, or None."""
        now = dict(self._now())
        for key, (name, value) in self._then.items():
            if key not in now or now[key][1] is not value:
                return name
        if asyncio.get_event_loop_policy() is not self._policy:
            return 'the event loop policy'
        for name, value in vars(self._loop).items():
            if name not in self._own and hasattr(type(self._loop), name) and callable(value):
                return f'loop.{name}'
        return None


def members_of(kind):
    for member, value in list(vars(kind).items()):
        if callable(value) and not member.startswith('__'):
            yield (kind, member), (f'{kind.__name__}.{member}', value)
