import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { SaxesParser } from 'saxes'
import { afterAll, describe, expect, it } from 'vitest'
import { fixtureCourse } from '../../testing/courses.ts'
import { homeInMemory, runInProcess, storageOf } from '../../testing/in-process.ts'
import { runHost } from '../../testing/host.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'learn-async-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const practice = fileURLToPath(new URL('../../lessons/03-gather/practice', import.meta.url))
const starter = path.join(folder, 'gather.ts')
copyFileSync(path.join(practice, 'starter.ts'), starter)
const good = path.join(folder, 'good.py')
copyFileSync(path.join(practice, 'good/gather.py'), good)

function written(name: string, code: string): string {
  writeFileSync(path.join(folder, name), code)
  return path.join(folder, name)
}

const verify = (args: readonly string[], env: Record<string, string> = {}) =>
  runInProcess(['verify', ...args], { LEARN_ASYNC_ASCII: '1', ...env }, { runHost })

describe('a file that does not pass', () => {
  it('is told the first expectation that is not met, the line, the run and how many more', async () => {
    const { exitCode, stdout, stderr } = await verify([starter])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/gather\.ts: not yet\.\nExpected: every load is under way at once\.\n/)
    expect(stdout).toMatch(/\nAt \d\S* m?s: only 1 of 3 calls of load had begun at 0 ms/)
    expect(stdout).toMatch(/line 9:\n 9 │ {5}results\.push\(await load\(id\)\)\n   │ {5}\^\n/)
    expect(stdout).toMatch(/Your run: load \w+ from 0 to .*At most 1 under way/s)
    expect(stdout).toContain('4 more expectations are not met.')
    expect(stdout).toMatch(/Next: learn-async verify \S*gather\.ts\n$/)
    expect(stderr).toBe(`Running ${starter}, with your rights: judge only files that you trust.\n`)
  })

  it('points at the column of what cannot be read', async () => {
    const file = written('syntax.ts', 'export function loadAll() {\n\treturn )\n}\n')
    const { stdout } = await verify([file, '--as', 'gather'])
    expect(stdout).toContain('Expected: the file can be read.')
    expect(stdout).toMatch(/syntax\.ts, line 2:\n 2 │ {2}return \)\n   │ {9}\^\n/)
    expect(stdout).toMatch(/Next: learn-async verify \S*syntax\.ts --as gather\n$/)
  })

  it('shows of a long line what its window has room for, with the column of the fault', async () => {
    const long = `export function loadAll() { return [${'1, '.repeat(40)}] ) }\n`
    const { stdout } = await verify([written('long.js', long), '--as', 'gather'])
    const [, code, caret] = /line 1:\n 1 │ (.*)\n   │ ( *)\^\n/.exec(stdout)!
    expect(code).toMatch(/^…[1, ]+\] \) \}$/)
    expect(code![caret!.length]).toBe(')')
    const pairs = path.join(practice, 'bad/pairs.js')
    expect((await verify([pairs, '--as', 'gather'])).stdout).toMatch(
      /line 6:\n 6 │ {5}results\.push\(.{50,60}…\n {3}│ {5}\^\n/,
    )
  })

  it.each([
    ['empty.js', '', 'nothing named loadAll is exported'],
    ['endless.js', 'export function loadAll() { for (;;); }\n', 'it goes round without an end'],
    ['hangs.js', 'export function loadAll() { return new Promise(() => {}) }\n', 'it waits'],
    ['steers.py', 'raise ValueError("\\x1b[31m")\n', 'ValueError'],
  ])('%s', async (name, code, saw) => {
    const { exitCode, stdout } = await verify([written(name, code), '--as', '3'])
    expect(exitCode).toBe(1)
    expect(stdout).toContain(saw)
    expect(stdout).not.toContain('\u001b[31m')
  })
})

describe('a file that passes', () => {
  it('says what that means and shows its run', async () => {
    const { exitCode, stdout } = await verify([good, '--as', 'gather'])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('good.py: passed.')
    expect(stdout).toContain('At most 3 under way at a')
    expect(stdout).toContain('it took as long as the')
    expect(stdout).toMatch(/Next: learn-async practice [\w-]+\n$/)
  })

  it('is kept once for each language, unless the file goes by another name', async () => {
    const home = homeInMemory()
    const env = { LEARN_ASYNC_HOME: home }
    await verify([good, '--as', 'gather'], env)
    expect(storageOf(home).text()).toBe('')
    const own = path.join(folder, 'gather.py')
    copyFileSync(good, own)
    await verify([own], env)
    await verify([own], env)
    const entries = storageOf(home)
      .text()
      .split('\n')
      .filter((line) => line !== '')
    expect(entries.map((one) => JSON.parse(one) as object)).toMatchObject([
      { kind: 'solved', lesson: 'gather', language: 'python' },
    ])
    const { stdout } = await runInProcess(['list', '--json'], env)
    const lessons = (JSON.parse(stdout) as { lessons: { id: string }[] }).lessons
    expect(lessons.find(({ id }) => id === 'gather')).toMatchObject({
      state: 'new',
      solved: ['python'],
    })
  })
})

describe('several files', () => {
  it('are judged in order, and not all passing is exit 1', async () => {
    const { exitCode, stdout } = await verify([good, starter, good, '--as', 'gather'])
    expect(exitCode).toBe(1)
    expect(stdout.indexOf('good.py: passed')).toBeLessThan(stdout.indexOf('gather.ts: not yet'))
    expect(stdout).toContain('1 of 2 files passed.')
  })

  it('are one JSON document', async () => {
    const { exitCode, stdout } = await verify([good, starter, '--as', 'gather', '--json'])
    expect(exitCode).toBe(1)
    const { schemaVersion, results } = JSON.parse(stdout)
    expect(schemaVersion).toBe(1)
    const [passed, failed] = results
    expect(passed).toMatchObject({ lesson: 'gather', language: 'python', status: 'pass' })
    expect(passed.tests.every((test: { status: string }) => test.status === 'pass')).toBe(true)
    expect(passed.totalMs).toBeLessThan(failed.totalMs)
    expect(failed).toMatchObject({ language: 'javascript', file: starter, status: 'fail' })
    expect(failed.expectations.find(({ id }: { id: string }) => id === 'all-at-once')).toEqual({
      id: 'all-at-once',
      text: 'every load is under way at once',
      passed: false,
      line: 9,
      saw: expect.stringContaining('only 1 of 3 calls of load had begun'),
    })
  })

  it('are written as JUnit XML that a parser takes, whatever was printed', async () => {
    const file = written('says.js', "console.log('<a>&\"\\u0001\\ud800')\n")
    const to = path.join(folder, 'results.xml')
    const { stderr } = await verify([file, good, '--as', 'gather', '--junit', to])
    expect(stderr).toContain(`Saved ${to}`)
    const suites: Record<string, string>[] = []
    let text = ''
    const parser = new SaxesParser()
    parser.on('opentag', ({ name, attributes }) => {
      if (name === 'testsuite') suites.push(attributes as Record<string, string>)
    })
    parser.on('text', (piece) => void (text += piece))
    parser.write(readFileSync(to, 'utf8')).close()
    expect(suites).toMatchObject([
      { name: file, failures: '1', errors: '0' },
      { name: good, failures: '0', errors: '0' },
    ])
    expect(text).toContain('<a>&"')
  })
})

describe('a folder', () => {
  const ofClass = path.join(folder, 'class')
  for (const [name, code] of [
    ['ada/learn-async/gather.py', readFileSync(good, 'utf8')],
    ['ada/notes.py', ''],
    ['bo/gather.js', 'export const loadAll = () => []\n'],
    ['bo/README.md', ''],
    ['.hidden/gather.js', ''],
    ['deep/er/and/deeper/gather.js', ''],
  ] as const) {
    mkdirSync(path.dirname(path.join(ofClass, name)), { recursive: true })
    writeFileSync(path.join(ofClass, name), code)
  }
  const filesOf = (stdout: string): string[] =>
    JSON.parse(stdout).results.map(({ file }: { file: string }) => path.relative(ofClass, file))

  it('stands for the files in it, and below, that are named as a lesson', async () => {
    const { exitCode, stdout } = await verify([ofClass, '--json'])
    expect(exitCode).toBe(1)
    expect(filesOf(stdout)).toEqual(['ada/learn-async/gather.py', 'bo/gather.js'])
  })

  it('with --as stands for all in it that are in one of the languages', async () => {
    const { stdout } = await verify([path.join(ofClass, 'ada'), '--as', 'gather', '--json'])
    expect(filesOf(stdout)).toEqual(['ada/learn-async/gather.py', 'ada/notes.py'])
  })

  it('without any is told', async () => {
    const { exitCode, stderr } = await verify([path.join(ofClass, 'deep')])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/no file in \S*deep is named as a lesson: --as <lesson> says which/)
  })
})

/** A course of which one lesson has an exercise, and another has none. */
function courseOfTwo(): string {
  const course = path.join(folder, 'course')
  cpSync(path.join(fixtureCourse, '01-good'), path.join(course, '01-good'), { recursive: true })
  cpSync(path.dirname(practice), path.join(course, '02-gather'), { recursive: true })
  return course
}

describe('wrong use is one line and exit 2', () => {
  it.each([
    [['nowhere'], 'there is no lesson "nowhere"'],
    [['nowhere.ts'], 'no lesson is called "nowhere": --as <lesson> says which one'],
    [['there-is-none/gather.py'], 'there is no such file'],
    [
      [path.join(folder, 'a.rb'), '--as', 'gather'],
      'is neither TypeScript nor JavaScript nor Python',
    ],
    [['good', '--course', fixtureCourse], 'no lesson of this course has an exercise'],
    [['good', '--course', courseOfTwo()], 'lesson good has no exercise; there is one for gather'],
    [['--as', 'gather'], 'name the file'],
    [[''], 'a name is empty'],
    [['gather'], 'learn-async practice gather lays one out'],
    [['a.ts', '--as', 'nowhere'], 'there is no lesson "nowhere"'],
  ])('%j', async (args, fault) => {
    const { exitCode, stdout, stderr } = await verify(args)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(fault)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

it('a Python that is not there is no verdict on the file', async () => {
  const missing = { kind: 'missing', command: 'python9', version: '3.8.1' } as const
  const processes = { ...runHost.processes, findPython: async () => missing }
  const { exitCode, stdout } = await runInProcess(
    ['verify', good, '--as', 'gather'],
    {},
    { runHost: { ...runHost, processes } },
  )
  expect(exitCode).toBe(1)
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'good.py: not judged. It needs Python 3.11 or newer: looked for python9, and it is Python 3.8.1',
  )
})
