"""asyncio's own loop, on virtual time: where a real one would wait, the clock moves on."""

import asyncio
import asyncio.base_events
import asyncio.events
import contextvars
import heapq
import itertools
import math
import weakref

# Two moments nearer than this are one instant: sums of 0.1 leave a rest of 5e-17.
ONE_INSTANT = 5e-7


# The step of the script in whose call something is done.
step_here = contextvars.ContextVar('step_here', default=None)


class Timer(asyncio.events.TimerHandle):
    """
    Of timers due at one moment the one made first runs first, as on a clock that
    never stands still. Those of one and the same computed moment have no
    order, there as here: asyncio's heap decides.
    """

    __slots__ = ('order', 'line', 'is_ours')

    def __lt__(self, other):
        if self._when == other._when and isinstance(other, Timer):
            return self.order < other.order
        return self._when < other._when


class VirtualLoop(asyncio.base_events.BaseEventLoop):
    """What happens where a real loop would wait is the watcher's: see `Watcher`."""

    clock = watcher = line_here = refuse = None

    def __init__(self):
        super().__init__()
        self._selector = self
        self._clock_resolution = 1e-9
        self._made = itertools.count()
        self._moments = {}
        self._turns = 0
        self._turns_at = None
        self.made_at = weakref.WeakKeyDictionary()
        self.made_in = weakref.WeakKeyDictionary()

    def time(self):
        return self.clock.read()

    def select(self, timeout):
        """Called once a turn, before the loop looks for due timers. Nothing is ever read or written."""
        self.watcher.before_look(self)
        if self._turns_at != self.clock.now:
            self._turns, self._turns_at = 0, self.clock.now
        self._turns += 1
        if timeout == 0:
            self.watcher.turned(self, self._turns)
            return ()
        due = self.next_due()
        if due - self.clock.now > ONE_INSTANT:
            self.watcher.instant_over(self)
            if not self.watcher.may_go_on(self, due):
                self._stopping = True
                return ()
            if self._ready:
                return ()
        self.clock.jump_to(due)
        self._moments.clear()
        return ()

    def next_due(self):
        return self._scheduled[0]._when if self._scheduled else math.inf

    def forget_turns(self):
        self._turns_at = None

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_at')
        timer = Timer(when, callback, args, self, context)
        # The moment is kept with its number, so that no other gets its id meanwhile.
        timer.order = self._moments.setdefault(id(when), (next(self._made), when))[0]
        timer.line, timer.is_ours = self.line_here() or self.line_of_task(), False
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def line_of_task(self):
        """Where the task that runs was made; one without a line of its own is asyncio's, as of a bare sleep."""
        task = asyncio.current_task(self)
        return None if task is None else self.made_at.get(task)

    def create_task(self, coro, **options):
        line = self.line_here()
        task = super().create_task(coro, **options)
        if isinstance(task, asyncio.Future):
            self.made_at[task], self.made_in[task] = line, step_here.get()
        return task

    def call_exception_handler(self, context):
        self.watcher.unheard(context)
        if self._exception_handler is not None:
            super().call_exception_handler(context)

    def clear(self):
        """Nothing is ready and no timer is left."""
        self._ready.clear()
        self._scheduled.clear()
        self._timer_cancelled_count = 0

    def run_in_executor(self, executor, function, *args):
        name = getattr(function, '__name__', '')
        asked_for_host = name in ('getaddrinfo', 'getnameinfo') and args
        self.refuse(str(args[0]) if asked_for_host else 'a thread')

    async def create_connection(self, protocol_factory, host=None, *args, **options):
        self.refuse(str(host or 'a socket'))

    async def create_server(self, *args, **options):
        self.refuse('a server')

    async def create_datagram_endpoint(self, *args, **options):
        self.refuse('a socket')

    async def subprocess_exec(self, protocol_factory, program, *args, **options):
        self.refuse(f'the program {program}')

    async def subprocess_shell(self, protocol_factory, command, **options):
        self.refuse(f'the program {command}')

    def _refuses_descriptors(self, *args, **options):
        self.refuse('a file or a socket')

    add_reader = add_writer = sock_connect = sock_recv = sock_sendall = _refuses_descriptors
    connect_read_pipe = connect_write_pipe = _refuses_descriptors
    create_unix_connection = create_unix_server = _refuses_descriptors

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


def make_every_loop_virtual():
    """Also those that a program makes itself, as asyncio.run does."""
    asyncio.SelectorEventLoop = VirtualLoop
    if hasattr(asyncio, 'EventLoop'):
        asyncio.EventLoop = VirtualLoop
    policy = asyncio.get_event_loop_policy()
    type(policy)._loop_factory = VirtualLoop
    return policy
