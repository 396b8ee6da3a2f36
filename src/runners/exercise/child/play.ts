import { isDeepStrictEqual } from 'node:util'
import type { Handed, Scenario, Step } from '../../../practice/protocol/scenario.ts'
import type { Reporter } from './report.ts'
import { lineOf } from './source-line.ts'
import { Stubs } from './stubs.ts'
import { fresh } from './tell.ts'
import type { VirtualLoop } from './virtual-loop.ts'
import type { Waits } from './waits.ts'

type Call = Extract<Step, { kind: 'call' }>
type Callable = (...args: unknown[]) => unknown

const NativePromise = Promise

/** Virtual milliseconds for which it may go on when nothing of the scenario is under way or to come. */
const quietMs = 10_000

interface Playing {
  loop: VirtualLoop
  reporter: Reporter
  waits: Waits | null
  /** Called when virtual time of the scenario begins. */
  onBegin: (stubs: Stubs) => void
}

/** What was handed in, and how it was. */
interface Given {
  handed: Handed
  value: unknown
  inside: Given[]
}

/** Plays one scenario with the learner's function, until nothing more happens in it; gives how it was over. */
export async function play(
  scenario: Scenario,
  exported: Callable,
  { loop, reporter, waits, onBegin }: Playing,
): Promise<'done' | 'hung' | 'late'> {
  const stubs = new Stubs(scenario, loop, reporter)
  const given = new Map<string, Given[]>()
  const kept = new Map<string, Callable>()
  const changed = new Set<string>()
  const pending = new Set<string>()
  /** Steps after which it is looked at what is left, at the end of the instant. */
  let looks: string[] = []

  const settled = (step: string, how: 'value' | 'error', value: unknown): void => {
    const line = how === 'error' ? lineOf(value) : undefined
    reporter.tell({
      kind: 'settled',
      step,
      how,
      value: stubs.tell(value),
      ...(line !== undefined && { line }),
    })
    pending.delete(step)
    looks.push(step)
    lookForChanges(step)
  }

  const lookForChanges = (step: string): void => {
    for (const [index, one] of (given.get(step) ?? []).entries()) {
      const what = `args[${index}]`
      if (changed.has(`${step} ${what}`) || isUnchanged(one)) continue
      changed.add(`${step} ${what}`)
      reporter.tell({ kind: 'changed', step, what })
    }
  }

  const call = (step: Call): void => {
    const callable = step.of === undefined ? exported : kept.get(step.of)
    // What should have given it has failed, and told so.
    if (callable === undefined) return
    const made = step.args.map((arg) => make(arg, stubs))
    if (step.options) made.push(make({ kind: 'members', of: step.options }, stubs))
    given.set(step.step, made)
    if (step.gives === 'result') pending.add(step.step)
    let result: unknown
    try {
      result = callable(...made.map(({ value }) => value))
    } catch (error) {
      return settled(step.step, 'error', error)
    }
    if (step.gives === 'anything') return
    if (step.gives === 'function') {
      if (typeof result === 'function') kept.set(step.step, result as Callable)
      else settled(step.step, 'value', result)
      return
    }
    NativePromise.resolve(result).then(
      (value) => settled(step.step, 'value', value),
      (error: unknown) => settled(step.step, 'error', error),
    )
  }

  const left = (step: string): void => {
    for (const { what, dueMs, line } of loop.learners) {
      reporter.tell({
        kind: 'left',
        step,
        what,
        waitsFor: 'time',
        dueMs: dueMs === null ? null : dueMs - beganMs,
        ...(line !== undefined && { line }),
      })
    }
  }

  loop.restart()
  waits?.clear()
  onBegin(stubs)
  const beganMs = loop.nowMs
  reporter.tell({ kind: 'scenario', id: scenario.id })
  for (const [atMs, steps] of byMoment(scenario.script)) {
    loop.after(atMs, () => {
      for (const step of steps) {
        reporter.tell({ kind: 'began', step: step.step })
        if (step.kind === 'call') call(step)
        else if (step.kind === 'look') looks.push(step.step)
      }
    })
  }
  const lastStepMs = Math.max(0, ...scenario.script.map(({ atMs }) => atMs))
  let quietFromMs = Infinity
  const isQuietForLong = (): boolean => {
    const isQuiet = stubs.underWay === 0 && loop.nowMs >= beganMs + lastStepMs
    quietFromMs = isQuiet ? Math.min(quietFromMs, loop.nowMs) : Infinity
    // What comes again and again would go on for ever.
    const most = pending.size === 0 && onlyIntervals(loop) ? 0 : quietMs
    return loop.nowMs - quietFromMs > most
  }
  const end = await loop.drive(beganMs + scenario.untilMs, () => {
    for (const step of looks) left(step)
    looks = []
    return isQuietForLong()
  })
  if (end === 'endless') reporter.end({ how: 'endless-loop' }, waits?.lastLine)
  for (const step of given.keys()) lookForChanges(step)
  const how = pending.size === 0 ? 'done' : end === 'dry' ? 'hung' : 'late'
  const line = how === 'done' ? undefined : waits?.lastLine
  reporter.tell({ kind: 'over', how, ...(line !== undefined && { line }) })
  return how
}

function onlyIntervals({ learners }: VirtualLoop): boolean {
  return learners.size > 0 && [...learners].every(({ what }) => what === 'interval')
}

function byMoment(script: readonly Step[]): Map<number, Step[]> {
  const moments = new Map<number, Step[]>()
  for (const step of script) {
    moments.set(step.atMs, [...(moments.get(step.atMs) ?? []), step])
  }
  return moments
}

function make(handed: Handed, stubs: Stubs): Given {
  switch (handed.kind) {
    case 'data':
      return { handed, value: fresh(handed.data), inside: [] }
    case 'duration':
      return { handed, value: handed.ms, inside: [] }
    case 'stub':
      return { handed, value: stubs.stub(handed.stub), inside: [] }
    case 'source':
      return { handed, value: stubs.source(handed.source), inside: [] }
    case 'list': {
      const inside = handed.of.map((one) => make(one, stubs))
      return { handed, value: inside.map(({ value }) => value), inside }
    }
    case 'members': {
      const made = Object.entries(handed.of).map(([name, one]) => [name, make(one, stubs)] as const)
      const value = Object.fromEntries(made.map(([name, one]) => [name, one.value]))
      return { handed, value, inside: made.map(([, one]) => one) }
    }
  }
}

function isUnchanged({ handed, value, inside }: Given): boolean {
  if (handed.kind === 'data') return isDeepStrictEqual(value, fresh(handed.data))
  if (handed.kind !== 'list' && handed.kind !== 'members') return true
  const members = handed.kind === 'list' ? (value as unknown[]) : Object.values(value as object)
  return (
    members.length === inside.length &&
    inside.every((one, index) => members[index] === one.value && isUnchanged(one))
  )
}
