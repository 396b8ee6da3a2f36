import { mkdtempSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { tracedLines } from '../src/commands/traced-output.ts'
import { traced } from '../src/own-program/traced.ts'
import type { OwnPrograms } from '../src/runners/own-program/own-programs.ts'
import { captureFor } from '../src/runners/own-program/captures.ts'
import { nodeProcesses } from '../src/system/processes.ts'
import { nodeOwnPrograms } from '../src/system/own-programs.ts'
import { outputOf, timeOf } from './children.ts'
import { inTurn, median } from './in-turn.ts'
import { measuredRow, type Place, type Row, type Section } from './section.ts'

const awaits = 300_000
const rounds = 7

/** Programs that print one figure of their own, by name. */
const programs = {
  // Microseconds an await.
  'await.mjs': `async function f(n) { return n }
async function main() {
  for (let n = 0; n < 20_000; n++) await f(n)
  const from = performance.now()
  for (let n = 0; n < ${awaits}; n++) await f(n)
  console.log((1000 * (performance.now() - from)) / ${awaits})
}
await main()
`,
  'await.py': `import asyncio, time
async def main():
    for n in range(5_000):
        await asyncio.sleep(0)
    began = time.perf_counter()
    for n in range(${awaits}):
        await asyncio.sleep(0)
    print(1e6 * (time.perf_counter() - began) / ${awaits})
asyncio.run(main())
`,
  // Megabytes at their most.
  'memory.mjs': `async function f(n) { return n }
for (let n = 0; n < 1_000_000; n++) await f(n)
console.log(process.resourceUsage().maxRSS / 1024)
`,
  'empty.mjs': '',
  'empty.py': 'import asyncio\nasync def main(): pass\nasyncio.run(main())\n',
  'lanes.mjs': `async function lane(n) { await new Promise((done) => setTimeout(done, n % 100)) }
const all = []
for (let n = 0; n < 100_000; n++) all.push(lane(n))
await Promise.all(all)
`,
  'events.mjs': `async function lane(n) { for (let at = 0; at < 100_000; at++) await n }
await Promise.all(Array.from({ length: 13 }, (_, n) => lane(n)))
`,
} as const

/** What watching a program costs it, and what it costs to draw much. */
export const tracing: Section = {
  name: 'trace',
  says: "programs of one's own traced, against the same ones run by themselves, in turn",
  async rows(place) {
    const home = mkdtempSync(path.join(place.temporary, 'trace-'))
    for (const [name, text] of Object.entries(programs)) {
      writeFileSync(path.join(home, name), text)
    }
    // What is most comes first: a process remembers the most that it ever had.
    return [
      ...(await drawn(place, home, 'events.mjs', 'of 3,000,000 events', 300)),
      ...(await drawn(place, home, 'lanes.mjs', 'of 100,000 lanes', null)),
      ...(await figures(place, home)),
      ...(await starts(place, home)),
    ]
  },
}

const programsOf = (place: Place, home: string): OwnPrograms => ({
  ...nodeOwnPrograms({
    preload: path.join(place.root, 'dist/runners/own-program/javascript/preload.cjs'),
    pythonFolder: path.join(place.root, 'dist/runners/own-program/python'),
  }),
  workingDirectory: home,
})

/** A program that is to be watched, and how. */
async function watching(place: Place, home: string, name: string) {
  const programs = programsOf(place, home)
  const watched = {
    program: { options: [], file: path.join(home, name), arguments: [] },
    typed: name,
    folder: mkdtempSync(path.join(home, 'log-')),
    workingDirectory: home,
    environment: process.env,
  }
  const capture = await captureFor(watched, programs, nodeProcesses())
  return { programs, watched, capture, start: await capture.prepare(watched) }
}

/** The picture of a long log: seconds, and megabytes of the process that draws it. */
async function drawn(
  place: Place,
  home: string,
  name: string,
  what: string,
  mostMb: number | null,
): Promise<Row[]> {
  const { programs, watched, capture, start } = await watching(place, home, name)
  const end = await programs.run(start)
  const from = performance.now()
  const run = await capture.read(watched, end)
  const made = traced(run!, { showsArguments: true })
  tracedLines(made, null, { ascii: false, linear: null, width: 100 })
  const seconds = (performance.now() - from) / 1000
  const mb = process.resourceUsage().maxRSS / 1024
  return [
    measuredRow(`picture ${what}`, '–', seconds, { most: 3, unit: ' s' }),
    ...(mostMb === null
      ? []
      : [measuredRow(`memory for it`, '–', mb, { most: mostMb, unit: ' MB' })]),
  ]
}

/** The figures that programs print of themselves, bare and traced in turn. */
async function figures(place: Place, home: string): Promise<Row[]> {
  const program = path.join(place.root, 'dist/bin/learn-async.cjs')
  const { command: python } = (await watching(place, home, 'empty.py')).start
  const printed = async (name: string, isTraced: boolean): Promise<number> => {
    const command = name.endsWith('.py') && !isTraced ? python : process.execPath
    const words = isTraced ? [program, 'trace', '--quiet', name] : [name]
    return Number(await outputOf(command, words, { cwd: home }))
  }
  const pair = async (name: keyof typeof programs): Promise<{ bare: number; traced: number }> =>
    inTurn(rounds, { bare: () => printed(name, false), traced: () => printed(name, true) })
  const [js, py, memory] = [
    await pair('await.mjs'),
    await pair('await.py'),
    await pair('memory.mjs'),
  ]
  return [
    measuredRow('an await in JavaScript, more', 'bare', js.traced - js.bare, {
      most: 0.6,
      unit: ' µs',
    }),
    measuredRow('a suspended await in Python', 'bare', py.traced / py.bare, { most: 2.5 }),
    measuredRow('1,000,000 awaits in JavaScript, more', 'bare', memory.traced - memory.bare, {
      most: 30,
      unit: ' MB',
    }),
  ]
}

/** How much later an empty program is over: the middle of the differences of neighbours. */
async function starts(place: Place, home: string): Promise<Row[]> {
  const rows: Row[] = []
  const isOld = Number(process.versions.node.split('.')[0]) < 22
  for (const [name, most] of [
    ['empty.mjs', isOld ? 120 : 60],
    ['empty.py', 30],
  ] as const) {
    const { start } = await watching(place, home, name)
    const differences: number[] = []
    for (let round = -1; round < 15; round++) {
      const bare = await timeOf(start.command, [path.join(home, name)])
      const watched = await timeOf(start.command, start.arguments, {
        env: start.environment as Record<string, string>,
      })
      if (round >= 0) differences.push(watched - bare)
    }
    const bare = `bare, ${name.endsWith('.py') ? 'with asyncio.run' : process.version}`
    rows.push(
      measuredRow(`start of ${name}, more`, bare, median(differences), { most, unit: ' ms' }),
    )
  }
  return rows
}
