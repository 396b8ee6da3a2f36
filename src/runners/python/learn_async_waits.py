"""Reads in a coroutine that stands still what it awaits, down to the last."""

import asyncio
import dis
import os


def awaited(coro):
    """The coroutine, what it awaits, what that awaits, and so on, as far as they are coroutines."""
    while hasattr(coro, 'cr_code'):
        yield coro
        coro = coro.cr_await


def lane_of_call(coro, recorder):
    """The lane of a call of the program's own `async def f(name, …)`: its name; of others None."""
    code, frame = getattr(coro, 'cr_code', None), getattr(coro, 'cr_frame', None)
    if frame is None or code.co_filename != recorder.file or code.co_varnames[:1] != ('name',):
        return None
    name = frame.f_locals.get('name') if code.co_argcount else None
    return name if isinstance(name, str) else None


def has_returned(frame):
    """Whether the frame of a coroutine that is over, kept until now, ended at a return, not by an error."""
    return dis.opname[frame.f_code.co_code[frame.f_lasti]].startswith('RETURN')


WAITS = {
    asyncio.Queue.get.__code__: 'item',
    asyncio.Queue.put.__code__: 'room',
    asyncio.Semaphore.acquire.__code__: 'place',
    asyncio.Lock.acquire.__code__: 'place',
    asyncio.to_thread.__code__: 'worker',
}


# In aiohttp 3.8 and in later ones: nothing there is held back anywhere else.
WAITS_FOR_CONNECTION = ('connect', '_wait_for_available_connection')


def waiting_for(coro, yielded, recorder):
    """What asyncio itself shows of a wait, and when it is due, if that is known."""
    if yielded is None:
        return 'immediate', None
    on_network = False
    while True:
        code = getattr(coro, 'cr_code', None)
        file = '' if code is None else code.co_filename.replace(os.sep, '/')
        on_network = on_network or '/aiohttp/' in file or file.endswith('asyncio/streams.py')
        inner = getattr(coro, 'cr_await', None)
        if not hasattr(inner, 'cr_code'):
            break
        coro = inner
    if code is asyncio.sleep.__code__:
        delay = coro.cr_frame.f_locals.get('delay', 0)
        return 'timer', recorder.now() + delay * 1000
    if code in WAITS:
        return WAITS[code], None
    if file.endswith('aiohttp/connector.py') and code.co_name in WAITS_FOR_CONNECTION:
        return 'place', None
    return ('reply' if on_network else 'result'), None
