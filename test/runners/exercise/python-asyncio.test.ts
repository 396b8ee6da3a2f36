import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Scenario } from '../../../src/practice/protocol/scenario.ts'
import { runExercise } from '../../../src/runners/exercise/run-exercise.ts'
import { exerciseChild, processes } from '../../../testing/exercise-host.ts'

const file = fileURLToPath(new URL('fixtures/asyncio_programs.py', import.meta.url))

interface Ended {
  /** What it said, in order. */
  lines: unknown[]
  outcome: unknown
}

const found = await processes.findPython()
if (found.kind === 'missing') throw new Error(`no Python: ${found.command}`)

/** On the machine's own time. */
function bare(names: readonly string[] = []): Promise<Map<string, Ended>> {
  return new Promise((resolve, reject) => {
    execFile(found.command, ['-B', file, ...names], (error, stdout) => {
      if (error) return reject(error)
      const programs = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Ended & { name: string })
      resolve(new Map(programs.map(({ name, lines, outcome }) => [name, { lines, outcome }])))
    })
  })
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

it('asyncio does on virtual time what it does on the machine’s', { timeout: 600_000 }, async () => {
  let real = await bare()
  expect(real.size).toBeGreaterThan(50)
  const virtual = await onVirtualTime([...real.keys()])
  let others = [...real.keys()]
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
