import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Scenario } from '../../../src/practice/protocol/scenario.ts'
import { runExercise } from '../../../src/runners/exercise/run-exercise.ts'
import { exerciseChild, processes } from '../../../testing/exercise-host.ts'
import { chosen, type Which } from '../../../testing/few.ts'

const file = fileURLToPath(new URL('fixtures/asyncio_programs.py', import.meta.url))

interface Ended {
  /** What it said, in order. */
  lines: unknown[]
  outcome: unknown
}

const found = await processes.findPython()
if (found.kind === 'missing') throw new Error(`no Python: ${found.command}`)

function python(...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(found.command, ['-B', ...args], { cwd: path.dirname(file) }, (error, stdout) =>
      error ? reject(error) : resolve(stdout.trim()),
    )
  })
}

/** The programs that this Python can run. */
async function programs(): Promise<string[]> {
  return (await python('-c', 'import asyncio_programs as all; print(*all.PROGRAMS)')).split(' ')
}

/** On the machine's own time. */
async function bare(names: readonly string[]): Promise<Map<string, Ended>> {
  const told = (await python(file, ...names))
    .split('\n')
    .map((line) => JSON.parse(line) as Ended & { name: string })
  return new Map(told.map(({ name, lines, outcome }) => [name, { lines, outcome }]))
}

function scenario(name: string): Scenario {
  return {
    id: name,
    stubs: { say: { kind: 'plain', behaviours: [{ ends: { value: { $nothing: true } } }] } },
    script: [
      {
        kind: 'call',
        step: 'run',
        atMs: 0,
        gives: 'result',
        args: [
          { kind: 'data', data: name },
          { kind: 'stub', stub: 'say' },
        ],
      },
    ],
    untilMs: 60_000,
  }
}

async function onVirtualTime(names: readonly string[]): Promise<Map<string, Ended>> {
  const child = await exerciseChild('python')
  const { events, end } = await runExercise({
    file,
    name: 'run',
    scenarios: names.map(scenario),
    child,
    processes,
  })
  expect(end).toMatchObject({ how: 'done' })
  const programs = new Map<string, Ended>()
  let current: Ended = { lines: [], outcome: null }
  for (const event of events) {
    if (event.kind === 'scenario') {
      programs.set(event.id, (current = { lines: [], outcome: null }))
    } else if (event.kind === 'called') current.lines.push(event.args)
    else if (event.kind === 'settled') current.outcome = event.value
  }
  return programs
}

/** Of a machine that was late in one of its runs, another is taken: by accident alone none comes out right. */
const runsOfTheMachine = 6

/** Compares programs of asyncio on virtual time with the same on the machine's. */
export function asyncioPrograms(which: Which): void {
  it('asyncio does on virtual time what it does on the machine’s', {
    timeout: 600_000,
  }, async () => {
    const all = await programs()
    expect(all.length).toBeGreaterThan(50)
    let others = chosen(all, which, 12)
    let real = await bare(others)
    const virtual = await onVirtualTime(others)
    for (let runs = 1; ; runs++) {
      others = others.filter(
        (name) => JSON.stringify(real.get(name)) !== JSON.stringify(virtual.get(name)),
      )
      if (others.length === 0) return
      if (runs === runsOfTheMachine) break
      real = await bare(others)
    }
    for (const name of others)
      expect({ name, ...virtual.get(name) }).toEqual({ name, ...real.get(name) })
  })
}
