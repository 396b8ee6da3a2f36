"""What is handed in to the learner's function in one scenario, and tells what is done with it."""

import asyncio
import builtins
import types

UNKNOWN = {'takesMs': 1, 'ends': {'value': {'$nothing': True}}}

AT_ONCE = {'kind': 'ends', 'takesMs': 0, 'with': 'abort'}

_CancelledError = asyncio.CancelledError


def fresh(data):
    """Data of a scenario as a value made anew."""
    if isinstance(data, list):
        return [fresh(member) for member in data]
    if isinstance(data, dict):
        if data.get('$nothing'):
            return None
        return {name: fresh(member) for name, member in data.items()}
    return data


def same(value, other):
    """Equal as data: True is not 1, and a list no tuple."""
    if isinstance(value, (int, float)) and isinstance(other, (int, float)):
        return value == other and isinstance(value, bool) == isinstance(other, bool)
    if isinstance(value, list) and isinstance(other, list):
        return len(value) == len(other) and all(map(same, value, other))
    if isinstance(value, dict) and isinstance(other, dict):
        return value.keys() == other.keys() and all(same(value[key], other[key]) for key in value)
    return type(value) is type(other) and value == other


def make_error(data):
    name = data['name']
    kind = Exception if name == 'Error' else getattr(builtins, name, None)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        kind = type(name, (Exception,), {'__module__': 'errors'})
    error = kind(data['message'])
    if 'status' in data:
        error.status = data['status']
    return error


class Stubs:
    """What is handed in, in one scenario; the functions are the same in all, so that what a file keeps for one shows in the next."""

    current = None
    functions = {}

    def __init__(self, scenario, loop, reporter, line_of_call):
        Stubs.current = self
        self._scenario = scenario
        self._loop = loop
        self._reporter = reporter
        self._line_of_call = line_of_call
        self._errors = {
            name: make_error(data) for name, data in (scenario.get('errors') or {}).items()
        }
        reporter.error_names = {id(error): name for name, error in self._errors.items()}
        self._calls = 0
        self._counts = {}
        # The futures that calls under way wait for.
        self.under_way = set()

    def forget_frames(self):
        """The frames in an error's traceback would keep tasks alive that nobody asked for their error."""
        for error in self._errors.values():
            error.__traceback__ = error.__context__ = error.__cause__ = None

    def stub(self, name):
        if name not in self.functions:
            self.functions[name] = made(name, self._scenario['stubs'][name]['kind'])
        return self.functions[name]

    def call(self, name, args, keywords):
        call, behaviour = self._begin(name, args, keywords)
        return self._end(call, behaviour['ends'])

    async def call_async(self, name, args, keywords):
        call, behaviour = self._begin(name, args, keywords)
        if behaviour.get('throws'):
            return self._end(call, behaviour['ends'])
        return await self._under_way(call, behaviour)

    def _begin(self, name, args, keywords):
        call, self._calls = self._calls, self._calls + 1
        stub = self._scenario['stubs'][name]
        fits = self._fitting(name, stub['behaviours'], args)
        told = [self._reporter.told(arg) for arg in args]
        if keywords:
            told.append(self._reporter.told(keywords))
        self._reporter.tell(
            'called', line=self._line_of_call(), call=call, stub=name, args=told, fits=fits
        )
        behaviour = UNKNOWN if fits is None else stub['behaviours'][fits]
        self._loop.clock.hold(behaviour.get('holdsMs', 0) / 1000)
        return call, behaviour

    def _end(self, call, ends):
        """Tells the end of a call, and returns or raises as it does."""
        if 'error' in ends:
            self._reporter.tell('failed', call=call, error=ends['error'])
            raise self._errors[ends['error']]
        self._reporter.tell('returned', call=call)
        return fresh(ends['value'])

    async def _under_way(self, call, behaviour):
        takes = behaviour.get('takesMs', 0) / 1000
        when_cancelled = behaviour.get('whenAborted') or AT_ONCE
        ends_at, is_told = self._loop.time() + takes, False
        while takes > 0:
            try:
                await self._pause_until(ends_at)
                break
            except (_CancelledError, GeneratorExit) as cancelled:
                if not is_told:
                    self._reporter.tell('aborted', call=call)
                is_told = True
                if isinstance(cancelled, GeneratorExit):
                    self._reporter.tell('stopped', call=call)
                    raise
                if when_cancelled['kind'] == 'ends':
                    await self._clean_up(call, when_cancelled['takesMs'] / 1000)
                    if when_cancelled['with'] != 'abort':
                        return self._end(call, when_cancelled['with'])
                    self._reporter.tell('stopped', call=call)
                    raise
        return self._end(call, behaviour['ends'])

    async def _clean_up(self, call, seconds):
        if seconds <= 0:
            return
        try:
            await self._pause_until(self._loop.time() + seconds)
        except (_CancelledError, GeneratorExit):
            self._reporter.tell('disturbed', call=call)
            raise

    async def _pause_until(self, moment):
        """As asyncio.sleep does, whatever has become of that."""
        future = self._loop.create_future()
        timer = self._loop.call_at(moment, set_if_waiting, future)
        timer.is_ours = True
        self.under_way.add(future)
        try:
            await future
        finally:
            timer.cancel()
            self.under_way.discard(future)

    def _fitting(self, name, behaviours, args):
        """Each list of first arguments is counted once a call, however many behaviours have it."""
        counts = self._counts.setdefault(name, [])
        counted, found = [], None
        for index, behaviour in enumerate(behaviours):
            wanted = fresh(behaviour.get('args', []))
            if not same(list(args[: len(wanted)]), wanted):
                continue
            count = next((one for one in counts if same(one['args'], wanted)), None)
            if count is None:
                count = {'args': wanted, 'calls': 0}
                counts.append(count)
            if count not in counted:
                counted.append(count)
                count['calls'] += 1
            if found is None and behaviour.get('nth', count['calls']) == count['calls']:
                found = index
        return found

    def source(self, name):
        return self._items(name, self._scenario['sources'][name])

    async def _items(self, name, source):
        how = 'closed'
        tell = self._reporter.tell
        try:
            for number, item in enumerate(source['items']):
                tell('next', source=name)
                await self._pause(item['afterMs'] / 1000)
                tell('item', source=name, item=number)
                yield fresh(item['value'])
            tell('next', source=name)
            await self._pause(source['endsAfterMs'] / 1000)
            how = 'end'
        finally:
            if how == 'closed':
                await self._pause(source.get('closesAfterMs', 0) / 1000)
            tell('closed', source=name, how=how)

    async def _pause(self, seconds):
        if seconds > 0:
            await self._pause_until(self._loop.time() + seconds)

    def make(self, handed):
        """What is handed in, made anew, and a function that tells whether it is still so."""
        kind = handed['kind']
        if kind == 'data':
            value = fresh(handed['data'])
            return value, lambda: same(value, fresh(handed['data']))
        if kind == 'list':
            made = [self.make(one) for one in handed['of']]
            members = [value for value, _ in made]
            return members, lambda: is_as_made(members, made)
        if kind == 'members':
            by_name = {name: self.make(one) for name, one in handed['of'].items()}
            space = types.SimpleNamespace(**{name: value for name, (value, _) in by_name.items()})
            return space, lambda: (
                list(vars(space)) == list(by_name)
                and is_as_made(list(vars(space).values()), list(by_name.values()))
            )
        if kind == 'duration':
            value = handed['ms'] / 1000
        else:
            value = self.stub(handed['stub']) if kind == 'stub' else self.source(handed['source'])
        return value, lambda: True


def is_as_made(values, made):
    return len(values) == len(made) and all(
        now is then and is_unchanged() for now, (then, is_unchanged) in zip(values, made)
    )


def set_if_waiting(future):
    if not future.done():
        future.set_result(None)


def made(name, kind):
    if kind == 'plain':

        def function(*args, **keywords):
            return Stubs.current.call(name, args, keywords)
    else:

        async def function(*args, **keywords):
            return await Stubs.current.call_async(name, args, keywords)

    function.__name__ = function.__qualname__ = name
    return function
