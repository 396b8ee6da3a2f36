"""Where things stand in the person's own code, and what a coroutine waits for."""

import gc
import os
import types

LIBRARY = (
    os.path.dirname(os.__file__) + os.sep,
    # What -m runs of a package, and what is installed, is not the person's own.
    os.sep + 'site-packages' + os.sep,
    os.sep + 'dist-packages' + os.sep,
)
OURS = os.path.dirname(os.path.abspath(__file__)) + os.sep
# Neither names what it belongs to, but for the collector.
OPAQUE = ('async_generator_asend', 'async_generator_athrow', 'coroutine_wrapper', 'anext_awaitable')
NESTED = (types.CoroutineType, types.AsyncGeneratorType, types.GeneratorType)


class Places:
    """Numbers the places that events name, and writes each down once."""

    def __init__(self, log):
        self.log = log
        self.known = {}
        self.own = {}

    def is_own(self, code):
        file = code.co_filename
        own = self.own.get(file)
        if own is None:
            own = self.own[file] = not (
                file.startswith('<')
                or file.startswith((LIBRARY[0], OURS))
                or any(folder in file for folder in LIBRARY[1:])
            )
        return own

    def number(self, code, line, within=0):
        """The number of a line in a function, awaited from another place or (0) from none."""
        key = code, line, within
        number = self.known.get(key)
        if number is None:
            words = [*words_of(code, line), str(within)]
            number = self.known[key] = self.log.text('\0'.join(words))
        return number

    def number_of_call(self, frame):
        """As `number`, of where a running frame stands: with the columns of what it calls."""
        code, instruction = frame.f_code, frame.f_lasti
        key = code, instruction, -1
        number = self.known.get(key)
        if number is None:
            positions = [*code.co_positions()][instruction // 2]
            columns = ['' if position is None else str(position) for position in positions]
            words = [*words_of(code, frame.f_lineno), '0', *columns]
            number = self.known[key] = self.log.text('\0'.join(words))
        return number

    def own_frame(self, frame):
        """The innermost frame of the person's own from this one out, or None."""
        while frame is not None and not self.is_own(frame.f_code):
            frame = frame.f_back
        return frame

    def here(self, frame):
        """The number of the innermost own place from a running frame out; 0 for none."""
        frame = self.own_frame(frame)
        return 0 if frame is None else self.number(frame.f_code, frame.f_lineno)

    def of_error(self, error):
        """Where in the person's own code an error was raised, or passed last."""
        found, frames = None, error.__traceback__
        while frames is not None:
            if self.is_own(frames.tb_frame.f_code):
                found = frames
            frames = frames.tb_next
        return 0 if found is None else self.number(found.tb_frame.f_code, found.tb_lineno)


def words_of(code, line):
    """File, line and function, and the function's first and last line."""
    last = max(line for _, _, line in code.co_lines() if line is not None)
    return code.co_filename, str(line), code.co_qualname, str(code.co_firstlineno), str(last)


def chain_of(awaiting):
    """From a coroutine in to its deepest await: (code, line, what it awaits) of each."""
    while awaiting is not None:
        if isinstance(awaiting, types.CoroutineType):
            code, frame, inner = awaiting.cr_code, awaiting.cr_frame, awaiting.cr_await
        elif isinstance(awaiting, types.AsyncGeneratorType):
            code, frame, inner = awaiting.ag_code, awaiting.ag_frame, awaiting.ag_await
        elif isinstance(awaiting, types.GeneratorType):
            code, frame, inner = awaiting.gi_code, awaiting.gi_frame, awaiting.gi_yieldfrom
        else:
            return
        if frame is None:
            return
        line, frame = frame.f_lineno, None
        if type(inner).__name__ in OPAQUE:
            inner = next((one for one in gc.get_referents(inner) if isinstance(one, NESTED)), None)
        yield code, line, inner
        awaiting = inner


def first_argument(coro):
    """The first argument of a coroutine that has not begun, if it is a number or a short text.

    Its frame is not asked for its locals: on Python 3.11 and 3.12 they would be
    kept alive by that for as long as the frame.
    """
    code = coro.cr_code
    names = code.co_varnames[: code.co_argcount]
    place = 1 if names[:1] in (('self',), ('cls',)) else 0
    if place >= len(names):
        return None
    held = gc.get_referents(coro)
    # What stands behind the code is its frame's. Python 3.11 has the code a second time, before.
    at = max((at for at, one in enumerate(held) if one is code), default=len(held))
    if len(held) <= at + 1 + place:
        return None
    value = held[at + 1 + place]
    if isinstance(value, types.CellType):
        value = value.cell_contents
    if type(value) in (int, float) and abs(value) < 1e15:
        return repr(value)
    return value if type(value) is str and 0 < len(value) <= 40 else None


def message_of(error):
    """What an error says, where no code of the person's own has to run for it."""
    told_by = type(error).__str__
    plain = (str, int, float, bytes, bool, type(None))
    if not isinstance(told_by, types.WrapperDescriptorType):
        return ''
    return str(error) if all(type(one) in plain for one in error.args) else ''
