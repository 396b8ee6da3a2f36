import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../../src/lab/clock/virtual-clock.ts'
import { host } from '../../../testing/lab-host.ts'

type Calling = 'timer' | 'immediate' | 'promise' | 'tick'

/** A step of a made-up program: see fixtures/loop-program.cjs. */
type Step =
  | { does: Calling; name: number; ms: number; steps: Step[] }
  | { does: 'busy'; ms: number }
  | { does: 'cancel'; name: number }

/** What runs a program. */
interface Loop {
  said(name: number): void
  busy(ms: number): void
  timer(ms: number, callback: () => void): () => void
  immediate(callback: () => void): void
  promise(callback: () => void): void
  tick(callback: () => void): void
}

const { runProgram } = createRequire(import.meta.url)('./fixtures/loop-program.cjs') as {
  runProgram(steps: Step[], on: Loop): void
}

const names = 30

/** Few delays, so that many timers share one, or fall due together. */
const { program } = fc.letrec<{ program: Step[]; step: Step }>((tie) => ({
  program: fc.array(tie('step'), { maxLength: 6, size: 'max' }),
  step: fc.oneof(
    { maxDepth: 3, depthSize: 'max' },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('busy' as const),
        ms: fc.integer({ min: 1, max: 12 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ does: fc.constant('cancel' as const), name: fc.nat(names) }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        does: fc.constantFrom<Calling>('timer', 'timer', 'timer', 'immediate', 'promise', 'tick'),
        name: fc.constant(0),
        ms: fc.constantFrom(1, 2, 3, 5, 8, 13),
        steps: tie('program'),
      }),
    },
  ),
}))

/** Programs with their callbacks numbered in the order of the text. */
function madeUp(count: number): Step[][] {
  return fc.sample(program, count).map((steps) => {
    let last = 0
    const numbered = (todo: Step[]): Step[] =>
      todo.map((step) =>
        'steps' in step ? { ...step, name: last++, steps: numbered(step.steps) } : step,
      )
    return numbered(steps)
  })
}

async function saidOnVirtualClock(steps: Step[]): Promise<string[]> {
  const clock = new VirtualClock(host.realTime)
  const lines: string[] = []
  const on: Loop = {
    said: (name) => void lines.push(`${name} at ${clock.now()}`),
    busy: (ms) => clock.busy(ms),
    timer: (ms, callback) => clock.after(ms, callback),
    immediate: (callback) => clock.immediate(callback),
    promise: (callback) => void Promise.resolve().then(callback),
    tick: (callback) => process.nextTick(callback),
  }
  await clock.drive(async () => runProgram(steps, on), { deadlineMs: 1e9 })
  return lines
}

function saidOnNode(programs: Step[][], file: string, flags: string[] = []): string[][] {
  const path = fileURLToPath(new URL(`fixtures/${file}`, import.meta.url))
  const output = execFileSync(process.execPath, [...flags, path], {
    input: JSON.stringify(programs),
    maxBuffer: 1e9,
  })
  return JSON.parse(String(output)) as string[][]
}

describe('the virtual clock, held against Node', () => {
  it('calls back in the order and at the moments of Node’s own timers, in 2,000 made-up programs', async () => {
    const programs = madeUp(2000)
    const onNode = saidOnNode(programs, 'loop-on-a-clock.cjs', [
      '--expose-internals',
      '--no-warnings',
    ])
    for (const [index, steps] of programs.entries()) {
      expect(await saidOnVirtualClock(steps), JSON.stringify(steps)).toEqual(onNode[index])
    }
  })

  it('calls back in the order of Node as it is, where that leaves nothing to the machine', async () => {
    const programs = madeUp(60).map((steps) => overdue(steps))
    const onNode = saidOnNode(programs, 'loop-in-node.cjs')
    for (const [index, steps] of programs.entries()) {
      const lines = await saidOnVirtualClock(steps)
      expect(
        lines.map((line) => Number.parseInt(line)),
        JSON.stringify(steps),
      ).toEqual(onNode[index])
    }
  })
})

/**
 * The same with each timer overdue before anything else is done, on however
 * slow a machine. Node 20 may look at timers twice before the immediates where
 * the last callback's promises set one: there they set none.
 */
function overdue(steps: Step[], setsTimers = true): Step[] {
  return steps.flatMap((step): Step[] => {
    if (!('steps' in step)) return step.does === 'busy' ? [] : [step]
    const isLoops = step.does === 'timer' || step.does === 'immediate'
    const ms = Math.min(step.ms, 3)
    const same = { ...step, ms, steps: overdue(step.steps, isLoops || !isNode20) }
    if (step.does !== 'timer') return [same]
    return setsTimers ? [same, { does: 'busy', ms: ms + 1 }] : []
  })
}

const isNode20 = process.version.startsWith('v20.')
