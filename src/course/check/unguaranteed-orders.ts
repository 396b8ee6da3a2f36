import { programOf, runsOf } from '../code.ts'
import { defaults } from '../knobs.ts'
import type { LoadedLesson } from '../load.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { RunHost } from '../../runners/host.ts'
import { seededRandom } from '../../lab/random.ts'
import type { Machine } from '../../lab/clock/virtual-clock.ts'
import { askable, correctAnswer, isConfirmed } from '../../questions/judge.ts'
import { kindOf, type Question } from '../../questions/kinds.ts'
import type { Trace } from '../../trace/trace.ts'
import { traitsOf } from '../../trace/traits.ts'
import { exactRuns } from '../../tutor/expected.ts'
import { LessonRuns } from '../runs/lesson-runs.ts'

/** How late a machine is that is neither idle nor at its limit, in milliseconds. */
const lateMs = 1.5

interface Other {
  machine: () => Machine
  /** What has no order, since it has another there. */
  unordered: string
}

/** Machines that Node runs on as well, on which everything takes the same time. */
const punctual: readonly Other[] = [
  {
    machine: () => ({ lastListFirst: true }),
    unordered: 'timers of different delays that are overdue together',
  },
  {
    machine: () => ({ looksAgain: true }),
    unordered: 'a timer that falls due while others call back, and an immediate',
  },
  {
    machine: () => ({ roundsAtOneInstant: 300 }),
    unordered: 'a timer, and many immediates in turn',
  },
]

/** And those on which it does not. */
const unpunctual: readonly Other[] = [
  {
    machine: () => ({ threadMs: 50 }),
    unordered: 'the end of offloaded work, and what comes some milliseconds later',
  },
  ...[() => lateMs, ...[1, 2, 3, 4].map(late)].map((lateness) => ({
    machine: () => ({ lateMs: lateness }),
    unordered: 'what is due at about the same time, or a timer of 1 ms and an immediate',
  })),
]

function late(seed: number): () => number {
  const random = seededRandom(seed)
  return () => lateMs * random()
}

/**
 * What Node leaves to the machine and a lesson hangs on, at the knobs that it
 * is played with: lines of a lab program in another order, or other right
 * answers. In real time they would differ from run to run.
 */
export async function unguaranteedOrders(
  host: RunHost,
  loaded: LoadedLesson,
  exact: LessonRuns,
): Promise<string[]> {
  const ready = (others: readonly Other[]) =>
    others.map(({ machine, unordered }) => ({
      runs: new LessonRuns({ ...host, machine: machine() }, loaded),
      unordered,
    }))
  const inTime = ready(punctual)
  const all = [...inTime, ...ready(unpunctual)]
  const { variants, snippets, predictions, modify, quiz, review, knobs } = loaded.lesson
  const usual = defaults(knobs)
  const turned = { ...usual, ...modify.set } as KnobValues
  const asked = [
    ...[...predictions, ...quiz, ...review].map((question) => ({ question, values: usual })),
    ...modify.questions.map((question) => ({ question, values: turned })),
  ]
  const faults: (string | null)[] = []
  // One run after the other: what one leaves rejected would be told of another.
  for (const program of [...variants, ...snippets]) {
    if (!traitsOf(program).isExact) continue
    const { id } = program
    const trace = await exact.expected(id, usual)
    if (trace.ending.kind === 'stopped') continue
    const onOther = async ({ runs }: { runs: LessonRuns }): Promise<string | null> => {
      const differs = difference(trace, await runs.expected(id, usual))
      return differs && `"${id}" ${differs}`
    }
    faults.push(await firstOf(all, onOther))
  }
  for (const { question, values } of asked) {
    const machines = kindOf(question).holdsWhenLate ? all : inTime
    faults.push(
      await firstOf(machines, ({ runs }) => answerFault(loaded, question, values, exact, runs)),
    )
  }
  return faults.filter((fault) => fault !== null)
}

/** What is otherwise on the first of the machines where something is. */
async function firstOf<Other extends { unordered: string }>(
  machines: readonly Other[],
  faultOn: (machine: Other) => Promise<string | null>,
): Promise<string | null> {
  for (const machine of machines) {
    const fault = await faultOn(machine)
    if (fault !== null) return `${fault}: Node guarantees no order of ${machine.unordered}`
  }
  return null
}

/** What another machine makes of a program, where its lines or its end are not the same. */
function difference(exact: Trace, other: Trace): string | null {
  const [mine, theirs] = [linesOf(exact), linesOf(other)]
  // What a line says of a time is another time there.
  const sameWords = [...mine].sort().join('\n') === [...theirs].sort().join('\n')
  const comparable = (lines: string[]): string[] =>
    sameWords ? lines : lines.map((line) => line.replace(/\d+(?:[.,]\d+)?/g, '#'))
  const [own, its] = [comparable(mine), comparable(theirs)]
  const at = own.findIndex((line, index) => line !== its[index])
  if (at !== -1 && its[at] !== undefined && count(own, its[at]) === count(its, its[at])) {
    return `writes ${mine[at]} before ${mine[own.indexOf(its[at], at)]}, and on another machine after it`
  }
  if (at !== -1 || its.length > own.length) {
    return `writes ${theirs[own.length] ?? mine[at]} on some machines, and on others not, or at another place`
  }
  if (exact.ending.kind !== other.ending.kind) {
    return `${ended[exact.ending.kind]}, and on another machine ${ended[other.ending.kind]}`
  }
  return null
}

const ended = {
  returned: 'returns',
  threw: 'throws',
  hung: 'hangs',
  stopped: 'does not end',
} satisfies Record<Trace['ending']['kind'], string>

function linesOf({ events }: Trace): string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'logged') return []
    return [`"${event.text}"${event.lane === '' ? '' : ` of lane "${event.lane}"`}`]
  })
}

function count(lines: readonly string[], line: string): number {
  return lines.filter((one) => one === line).length
}

async function answerFault(
  loaded: LoadedLesson,
  question: Question,
  knobs: KnobValues,
  exact: LessonRuns,
  other: LessonRuns,
): Promise<string | null> {
  // What a process or a recording decides is not judged by the virtual clock.
  if (!runsOf(question).every((id) => traitsOf(programOf(loaded, id)).isExact)) return null
  const here = await exactRuns(loaded, exact, question, knobs)
  // What hangs may do so for a reason of its own, and is told of.
  if ([...here.expected.values()].some(({ trace }) => trace.ending.kind === 'hung')) return null
  const there = await exactRuns(loaded, other, question, knobs)
  try {
    if (askable(question, here.exact) !== true) return null
    return isConfirmed(question, correctAnswer(question, here.exact), there.exact)
      ? null
      : `question "${question.id}": its right answer is wrong on another machine`
  } catch {
    // What cannot be computed is told of where questions are looked at one by one.
    return null
  }
}
