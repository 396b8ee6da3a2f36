import {
  byKind,
  either,
  list,
  members,
  nothing,
  number,
  optional,
  type Shape,
  word,
} from '../../schema/schema.ts'
import type { Scenario } from './scenario.ts'

/**
 * What the child that runs a learner's file is told: this as JSON on its stdin,
 * which then ends. It reads all of it before it loads the file. It loads the file
 * once and runs the scenarios one after another, each on a virtual clock that
 * nothing of the last one is left on. One that hangs ends neither the job nor the others; behind
 * one that is `late` the rest may be left out.
 */
export interface Job {
  /** Stands before each event: `<nonce> <event as JSON>\n`, on descriptor 3, each written whole, at once. The file must not be able to find it. */
  nonce: string
  /** The whole path of the learner's file. */
  file: string
  /** The name that it exports (defines). */
  name: string
  scenarios: readonly Scenario[]
  limits: Limits
}

export interface Limits {
  /**
   * Of the child's own CPU, in milliseconds, in which the loop does not move virtual time on, four
   * times that in all since it began to load the file; then it is an endless loop.
   */
  cpuMs: number
  /** Bytes that the child may take beyond what it took before the file was loaded. */
  memory: number
  /** Turns of the loop in which virtual time does not go on; then it is an endless loop. */
  turns: number
  /** Characters that may be printed. */
  output: number
}

/**
 * A value of the learner's, as JSON. null, true, numbers and text stand for
 * themselves, arrays (lists) and plain objects (dicts with text as keys, any
 * subclass) for their members. What else there is, is an object with one of these names:
 * `$nothing` undefined, or None (true) ·
 * `$error` an error: the name it has in the scenario, or null for another; then beside it `name`,
 * `message`, `is` (names of its classes, nearest first: Python's MRO without object, JavaScript's
 * constructors without Object) and, for an AggregateError or a BaseExceptionGroup, `of` (its errors, told likewise) ·
 * `$tuple` a tuple (its members) · `$instance` an object of a class of JavaScript (name of the class), its own enumerable
 * members in `of` · `$number` NaN, Infinity … (text) · `$other` whatever else: a short text, as `function`, `Map`, `coroutine`.
 * Deeper than 20 levels, or met again inside itself: `$other`. A plain object's own names that begin with `$` get another `$` in front.
 */
export type Told = null | boolean | number | string | Told[] | { [name: string]: Told }

/**
 * What happened, in the order in which it did. `atMs`: virtual milliseconds since
 * the scenario began, to 1 µs. `look`: how often the loop had looked for due
 * timers in this scenario before (JavaScript: once before each timer callback and each round of
 * immediates; Python: once a turn): what has the same number was done in one
 * hold of the thread. `line`: of the learner's file, where it can be told.
 * `call`: number of a call of a stub, from 0, unique in its scenario. Nothing is told of a
 * scenario after its `over`.
 */
export type PracticeEvent = { atMs: number; look: number; line?: number } & (
  | { kind: 'scenario'; id: string }
  /** a step of the script: due at its own `atMs`, now here. Told before the function is called */
  | { kind: 'began'; step: string }
  /** the call of a step ended; of one that gives a `result` told once, as soon as what it gave has settled; of others as `Step` says */
  | { kind: 'settled'; step: string; how: 'value' | 'error'; value: Told }
  /** `args` as given, keywords as one object at the end; of a signal `{ $other: 'AbortSignal' }`. `fits`: number of its behaviour, null if none fits */
  | { kind: 'called'; call: number; stub: string; args: Told[]; fits: number | null }
  /** the call gave its value */
  | { kind: 'returned'; call: number }
  /** the call failed by its behaviour; `error` is that error's name in the scenario */
  | { kind: 'failed'; call: number; error: string }
  /** a call under way was aborted (cancelled); told once for each call, before it does anything about it */
  | { kind: 'aborted'; call: number }
  /** a call ended with the abort, at once or when it had cleaned up */
  | { kind: 'stopped'; call: number }
  /** a call that cleaned up was aborted or cancelled once more, and stopped */
  | { kind: 'disturbed'; call: number }
  /** a source was asked for its next item (JavaScript: `next` was called; Python: its body goes on) */
  | { kind: 'next'; source: string }
  /** it gave item `item`, from 0 */
  | { kind: 'item'; source: string; item: number }
  /** nothing more comes from it: it has no more, or it was closed and its `finally` has run. Closing one that never began is not told */
  | { kind: 'closed'; source: string; how: 'end' | 'closed' }
  /** the thread was held from `fromMs` to `atMs`, without a look; told where that is more than 0. `own`: milliseconds of it that no stub held it for */
  | { kind: 'held'; fromMs: number; own: number }
  /** something of the learner's is still there */
  | ({ kind: 'left' } & Left)
  /** something handed in is not as it was handed in, looked at when `step` settles and when the scenario is over; `what` as `args[0]`. Told once for each `what` */
  | { kind: 'changed'; step: string; what: string }
  /** an error that nobody heard (Python: an exception that was never retrieved) */
  | { kind: 'unhandled'; error: Told }
  /** Python: a coroutine that was never awaited */
  | { kind: 'never-awaited'; what: string }
  /** printed on stdout or stderr by way of the language's own streams */
  | { kind: 'printed'; text: string }
  /** `hung`: nothing is left that could move a call on that has not settled; `line` is where it waits. `late`: it has not settled and `untilMs` has come, or for 10 virtual seconds nothing of the scenario was under way or to come */
  | { kind: 'over'; how: 'done' | 'hung' | 'late' }
  | ({ kind: 'end' } & End)
)

/**
 * A timer, interval, immediate or task of the learner's, at the end of the
 * instant in which `step` settled, or of a `look`; and at the end of the scenario
 * (`step` null) what nothing could ever move on: in Python tasks. Not what waits for a
 * stub's call that is under way, and only for that, after an error (`waitsFor` is `call` then, and the event is still told); not the
 * timer of AbortSignal.timeout; not what the child itself made.
 */
export interface Left {
  step: string | null
  what: 'timer' | 'interval' | 'immediate' | 'task'
  /** `time`: it goes on at `dueMs`. `call`: it waits, itself or through others, for a call of a stub, or of a source, that is under way. `other`: for neither. */
  waitsFor: 'time' | 'call' | 'other'
  /** null where it waits for no time */
  dueMs: number | null
}

/** How the job ended; the last event, told once. */
export type End =
  | { how: 'done' }
  | { how: 'endless-loop' }
  /** of promises or ticks of JavaScript, which let nothing else come */
  | { how: 'endless-microtasks' }
  | { how: 'memory' }
  | { how: 'output' }
  /** the file called for the end of the process; `code` as far as it is a number; `signal`: the one that it sent itself */
  | { how: 'exited'; code: number | null; signal?: string }
  /** loading the file failed; `error` is what was thrown. Also where its top-level await never ends (`error` null) */
  | { how: 'threw-at-import'; error: Told }
  /** `text`: what is wrong, in plain words, without file and line */
  | { how: 'syntax'; text: string; column: number | null }
  /** no callable of that name; `found`: the names that are exported (defined) and callable, at most 20 */
  | { how: 'wrong-export'; found: string[] }
  /** `what`: what was to be read, written, connected to or started, as `the file data.json`, `example.com`, `a thread` */
  | { how: 'real-io'; what: string }
  /** a timer, the clock, Promise, the loop or a function of asyncio was replaced: `what`, as `setTimeout` */
  | { how: 'replaced'; what: string }
  /** an error outside of any promise that nobody caught, as in a timer's callback */
  | { how: 'threw'; error: Told }

/** The event of a line that came without its nonce; null for what is none. */
export function practiceEvent(line: string): PracticeEvent | null {
  try {
    const event: unknown = JSON.parse(line)
    return shape(event, '').length === 0 ? (event as PracticeEvent) : null
  } catch {
    return null
  }
}

const string: Shape = (value, at) => (typeof value === 'string' ? [] : [`${at} must be text`])
/** JSON.parse gave it: it is JSON. */
const told: Shape = (value, at) => (value === undefined ? [`${at} is missing`] : [])

type Kind = PracticeEvent['kind']
type Members<K extends Kind> = Omit<
  Extract<PracticeEvent, { kind: K }>,
  'kind' | 'atMs' | 'look' | 'line'
>

function event<K extends Kind>(shapes: Record<keyof Members<K> & string, Shape>): Shape {
  return members({
    ...shapes,
    kind: string,
    atMs: number,
    look: number,
    line: optional(number),
  } as Record<string, Shape>)
}

type EndHow = End['how']

function end<H extends EndHow>(
  how: H,
  shapes: Record<Exclude<keyof Extract<End, { how: H }>, 'how'> & string, Shape>,
): Shape {
  return members({
    ...(shapes as Record<string, Shape>),
    how: word(how),
    kind: string,
    atMs: number,
    look: number,
    line: optional(number),
  } as Record<string, Shape>)
}

const ends = {
  done: end('done', {}),
  'endless-loop': end('endless-loop', {}),
  'endless-microtasks': end('endless-microtasks', {}),
  memory: end('memory', {}),
  output: end('output', {}),
  exited: end('exited', { code: either(number, nothing), signal: optional(string) }),
  'threw-at-import': end('threw-at-import', { error: told }),
  syntax: end('syntax', { text: string, column: either(number, nothing) }),
  'wrong-export': end('wrong-export', { found: list(string) }),
  'real-io': end('real-io', { what: string }),
  replaced: end('replaced', { what: string }),
  threw: end('threw', { error: told }),
} satisfies Record<EndHow, Shape>

const shape = byKind<Kind>({
  scenario: event<'scenario'>({ id: string }),
  began: event<'began'>({ step: string }),
  settled: event<'settled'>({ step: string, how: word('value', 'error'), value: told }),
  called: event<'called'>({
    call: number,
    stub: string,
    args: list(told),
    fits: either(number, nothing),
  }),
  returned: event<'returned'>({ call: number }),
  failed: event<'failed'>({ call: number, error: string }),
  aborted: event<'aborted'>({ call: number }),
  stopped: event<'stopped'>({ call: number }),
  disturbed: event<'disturbed'>({ call: number }),
  next: event<'next'>({ source: string }),
  item: event<'item'>({ source: string, item: number }),
  closed: event<'closed'>({ source: string, how: word('end', 'closed') }),
  held: event<'held'>({ fromMs: number, own: number }),
  left: event<'left'>({
    step: either(string, nothing),
    what: word('timer', 'interval', 'immediate', 'task'),
    waitsFor: word('time', 'call', 'other'),
    dueMs: either(number, nothing),
  }),
  changed: event<'changed'>({ step: string, what: string }),
  unhandled: event<'unhandled'>({ error: told }),
  'never-awaited': event<'never-awaited'>({ what: string }),
  printed: event<'printed'>({ text: string }),
  over: event<'over'>({ how: word('done', 'hung', 'late') }),
  end: either(...Object.values(ends)),
})
