import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { defaults } from '../../src/course/knobs.ts'
import { LessonRuns } from '../../src/course/runs/lesson-runs.ts'
import { runView } from '../../src/tutor/texts.ts'
import { builtLessons, disk, runHost } from '../../testing/host.ts'

const { lessons } = await checkCourse(disk, builtLessons)
const python = await runHost.processes.findPython()
const programs = lessons.flatMap((loaded) =>
  [...loaded.takeHome.keys()].map((file) => ({ lesson: loaded.id, file, loaded })),
)
type Program = (typeof programs)[number]
const isHere = ({ file }: { file: string }) => file.endsWith('.mjs') || python.kind === 'found'
const home = mkdtempSync(path.join(tmpdir(), 'learn-async-home-'))
afterAll(() => rmSync(home, { recursive: true }))

/** Runs a program where nothing of this package is; its lines. A demo may end otherwise than well. */
async function ranAlone({ file, loaded }: Program): Promise<{ lines: string[]; stderr: string }> {
  const alone = path.join(home, `${loaded.id}-${file}`)
  writeFileSync(alone, loaded.takeHome.get(file)!)
  const runtime =
    python.kind === 'found' && file.endsWith('.py') ? python.command : process.execPath
  const ended = promisify(execFile)(runtime, [alone], { cwd: home, timeout: 30_000 })
  const { stdout, stderr, killed } = (await ended.catch((thrown: unknown) => thrown)) as {
    stdout: string
    stderr: string
    killed?: boolean
  }
  expect(killed ?? false).toBe(false)
  return { lines: stdout.split('\n').slice(0, -1), stderr }
}

it.each(lessons)('lesson $id has all programs to take home', ({ takeHome }) => {
  expect([...takeHome.keys()].sort()).toEqual(['card.mjs', 'card.py', 'plain.mjs', 'plain.py'])
})

// Most of their time they wait, and nothing is measured: several run at once.
describe.concurrent('a card', () => {
  const cards = programs.filter((one) => one.file.startsWith('card.') && isHere(one))

  it.each(cards)('$lesson $file runs by itself and prints what a comment says', async (one) => {
    const { lines, stderr } = await ranAlone(one)
    expect(stderr).toBe('')
    const comments = one.loaded.takeHome
      .get(one.file)!
      .match(/(?:\/\/|#).*/g)!
      .join('\n')
    expect(lines.filter((line) => line !== '' && comments.includes(line))).not.toEqual([])
  })
})

/** One variant's part of what a plain program wrote: the lines before "one by one: 3.50 s …". */
interface Part {
  title: string
  lines: string[]
  total: number
}

function partsOf(lines: readonly string[]): Part[] {
  const parts: Part[] = []
  let open: string[] = []
  for (const line of lines) {
    const [, title, total] = /^(.+): (\d+\.\d+) s\b/.exec(line) ?? []
    if (title === undefined) open.push(line)
    else {
      parts.push({ title, lines: open, total: Number(total) })
      open = []
    }
  }
  return parts
}

describe('a plain demo', () => {
  const plain = programs.filter((one) => one.file.startsWith('plain.') && isHere(one))

  const computes = (lesson: string) =>
    ['event-loop', 'blocking', 'debug', 'crawler'].includes(lesson)

  // The machine may get in the way of one run; of three in a row it does not. Those that
  // wait run several at once.
  describe.each([
    { all: plain.filter(({ lesson }) => !computes(lesson)), concurrent: true },
    { all: plain.filter(({ lesson }) => computes(lesson)), concurrent: false },
  ])('$concurrent at once', ({ all, concurrent }) => {
    it.each(all)(
      '$lesson $file does what the lesson runs, in its order and proportion',
      { retry: 2, concurrent },
      async (one) => {
        const parts = partsOf((await ranAlone(one)).lines)
        const expected = await expectedOf(one)
        expect(parts.length).toBeGreaterThan(0)
        const of = (title: string) => expected.find((variant) => variant.title === title)!
        expect(expected.map(({ title }) => title)).toEqual(
          expect.arrayContaining(parts.map(({ title }) => title)),
        )
        for (const { title, lines } of parts) {
          const { logged, ends } = of(title)
          expect(lines.filter((line) => logged.includes(line))).toEqual(logged)
          // "A done": in the order in which the lanes end.
          const done = lines.flatMap((line) => /^(.+) done$/.exec(line)?.[1] ?? [])
          const lanes = done.filter((name) => ends.includes(name))
          expect(lanes).toEqual(ends.filter((name) => lanes.includes(name)))
        }
        const [first, ...others] = parts
        for (const { title, total } of others) {
          const ratio = total / first!.total
          const shouldBe = of(title).totalMs / of(first!.title).totalMs
          expect(Math.abs(ratio / shouldBe - 1)).toBeLessThan(0.15)
        }
      },
    )
  })
})

/** What each variant logs, in which order its lanes end, and what it takes: computed, or of Python as recorded. */
async function expectedOf({ file, loaded }: Program) {
  const runs = new LessonRuns(runHost, loaded)
  const knobs = defaults(loaded.lesson.knobs)
  const all = []
  for (const { id, title } of loaded.lesson.variants) {
    const inPython = `python:${id}`
    const isRecorded = file.endsWith('.py') && loaded.recording?.runs[inPython] !== undefined
    const own = runView(await runs.expected(id, knobs), null)
    const view = isRecorded ? runView(await runs.expected(inPython, knobs), null) : own
    // demo.py also prints what it returned.
    const logged = view.lines.filter((line) => own.lines.includes(line))
    all.push({ title, logged, ends: view.facts.finishOrder, totalMs: view.totalMs })
  }
  return all
}
