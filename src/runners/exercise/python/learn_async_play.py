"""Plays one scenario with the learner's function, until nothing more happens in it."""

import asyncio
import gc
import itertools
import math

from learn_async_stubs import Stubs
from learn_async_virtual_loop import step_here
from learn_async_waits import Waits
from learn_async_watcher import Watcher, first_line, learners_timers, waiting_tasks

TURNS_TO_LEAVE = 200


class Play(Watcher):
    """One scenario; `call` is the learner's function, `name` what it is called."""

    def __init__(self, scenario, call, name, loop, reporter, lines, limits):
        super().__init__(reporter, lines, limits)
        self.scenario = scenario
        self.call = call
        self.name = name
        self.loop = loop
        self.given = {}
        self.kept = {}
        self.pending = {}
        self.told_changed = set()
        self.failed = set()
        self.looks = []
        self.is_collected = False
        self.over = None

    def run(self, before_over):
        self.before_over = before_over
        loop, reporter = self.loop, self.reporter
        # Whole seconds: what is added to them stays exact.
        loop.clock.move_to(math.floor(loop.clock.now) + 1.0)
        loop.clock.looked()
        reporter.begin(self.scenario['id'])
        self.stubs = Stubs(self.scenario, loop, reporter, self.lines.of_call)
        self.began = loop.time()
        self.until = self.began + self.scenario['untilMs'] / 1000
        in_order = sorted(self.scenario['script'], key=lambda step: step['atMs'])
        for at, steps in itertools.groupby(in_order, key=lambda step: step['atMs']):
            loop.call_at(self.began + at / 1000, self.begin, list(steps)).is_ours = True
        while self.over is None:
            # A program may stop the loop; it goes on.
            loop.run_forever()
        self.finish()

    def begin(self, steps):
        for step in steps:
            if step['kind'] == 'call' and step['gives'] == 'result':
                task = asyncio.Task(self.await_result(step), loop=self.loop)
                self.pending[step['step']] = task
                continue
            self.reporter.tell('began', step=step['step'])
            if step['kind'] == 'call':
                self.call_at_once(step)
            elif step['kind'] == 'look':
                self.looks.append(step['step'])

    def callable_of(self, step):
        return self.kept.get(step['of']) if 'of' in step else self.call

    def arguments(self, step):
        made = [self.stubs.make(one) for one in step['args']]
        options = {name: self.stubs.make(one) for name, one in step.get('options', {}).items()}
        self.given[step['step']] = [is_unchanged for _, is_unchanged in made]
        return [value for value, _ in made], {name: value for name, (value, _) in options.items()}

    def call_at_once(self, step):
        function = self.callable_of(step)
        if function is None:
            return
        args, options = self.arguments(step)
        try:
            given = function(*args, **options)
        except Exception as error:
            return self.settled(step['step'], error=error)
        if step['gives'] == 'function':
            if callable(given):
                self.kept[step['step']] = given
            else:
                self.settled(step['step'], value=given)

    async def await_result(self, step):
        """In a task of its own, as a program of the learner's would call it."""
        step_here.set(step['step'])
        self.reporter.tell('began', step=step['step'])
        function = self.callable_of(step)
        if function is None:
            return self.pending.pop(step['step'])
        args, options = self.arguments(step)
        try:
            given = function(*args, **options)
            if not hasattr(given, '__await__'):
                raise TypeError(f'{self.name} gave {what_is(given)}, which cannot be awaited')
            value = await given
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.settled(step['step'], error=error)
        else:
            self.settled(step['step'], value=value)

    def settled(self, step, value=None, error=None):
        if self.over is not None:
            return
        if isinstance(error, MemoryError):
            self.out_of_memory(error)
        self.pending.pop(step, None)
        how, line = 'value', None
        if error is not None:
            how, value, line = 'error', error, self.lines.of_error(error)
            self.failed.add(step)
        self.reporter.tell(
            'settled', line=line, step=step, how=how, value=self.reporter.told(value)
        )
        self.looks.append(step)
        self.look_for_changes(step)

    def look_for_changes(self, step):
        for index, is_unchanged in enumerate(self.given.get(step, ())):
            what = f'args[{index}]'
            if (step, what) not in self.told_changed and not is_unchanged():
                self.told_changed.add((step, what))
                self.reporter.tell('changed', step=step, what=what)

    def before_look(self, loop):
        held, own, line = loop.clock.looked()
        if held > 0 and self.over is None:
            from_ms = self.reporter.at(loop.time() - held)
            self.reporter.tell('held', line=line, fromMs=from_ms, own=round(own * 1000, 3))
        self.reporter.looks += 1

    def turned(self, loop, turns):
        if self.over is None:
            super().turned(loop, turns)
        elif turns > TURNS_TO_LEAVE:
            loop.clear()
            loop.stop()

    def instant_over(self, loop):
        if self.over is not None:
            return
        looks, self.looks = self.looks, []
        if not looks:
            return
        for timer in learners_timers(loop):
            self.left(looks, 'timer', timer.line, 'time', timer._when)
        tasks = self.learners_tasks()
        if tasks:
            waits = Waits(self.stubs.under_way, learners_timers(loop))
            for task in tasks:
                how, due = waits.of(task)
                # After a failure its calls may run on: that is of no other step.
                step = loop.made_in.get(task)
                is_told_to = looks
                if how == 'call' and step in self.failed:
                    is_told_to = [look for look in looks if look == step]
                self.left(is_told_to, 'task', self.line_made(task), how, due)

    def learners_tasks(self):
        ours = {*self.pending.values(), *abandoned}
        return [task for task in waiting_tasks(self.loop) if task not in ours]

    def line_made(self, task):
        made_at = self.loop.made_at.get(task)
        return made_at or self.lines.of_origin(task.get_coro()) or self.lines.of_wait(task)

    def left(self, looks, what, line, waits_for, due):
        for step in looks:
            self.reporter.tell(
                'left',
                line=line,
                step=step,
                what=what,
                waitsFor=waits_for,
                dueMs=None if due is None or due == math.inf else self.reporter.at(due),
            )

    def may_go_on(self, loop, due):
        if self.over is not None:
            return False
        if due < self.until:
            self.is_collected = False
            return True
        tasks = self.learners_tasks()
        if not self.is_collected:
            # What only the collector finds may still close itself, which takes turns of the loop.
            self.is_collected = True
            gc.collect()
            if loop._ready:
                return True
        if due == math.inf:
            for task in tasks:
                if not task.done():
                    self.left([None], 'task', self.line_made(task), 'other', None)
        else:
            loop.clock.move_to(self.until)
        how = 'done' if not self.pending else 'hung' if due == math.inf else 'late'
        line = None
        if how != 'done':
            line = first_line(map(self.lines.of_wait, [*self.pending.values(), *tasks]))
            line = line or self.lines.of_function(self.call)
        del tasks
        self.end(how, line)
        return False

    def end(self, how, line=None):
        for step in self.given:
            self.look_for_changes(step)
        self.stubs.forget_frames()
        self.tell_what_nobody_heard()
        self.before_over()
        self.reporter.flush()
        self.reporter.tell('over', line=line, how=how)
        self.over = how
        self.reporter.muted = True

    def finish(self):
        """Whatever goes on is cancelled, and kept: what ends later would disturb the next scenario."""
        loop = self.loop
        tasks = waiting_tasks(loop)
        for task in tasks:
            task.cancel()
        loop._scheduled.clear()
        loop.forget_turns()
        loop.run_forever()
        loop.clear()
        for task in waiting_tasks(loop):
            task._log_destroy_pending = False
            abandoned.add(task)
        self.given.clear()
        self.kept.clear()
        gc.collect()
        self.tell_what_nobody_heard()
        gc.freeze()


# Of scenarios that are over, which no cancelling could end.
abandoned = set()


def what_is(value):
    return 'nothing' if value is None else f'a value of type {type(value).__name__}'
