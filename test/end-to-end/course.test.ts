import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Result, runCommand, temporaryHome } from '../../testing/command-line.ts'
import { expectedHost } from '../../testing/expected-host.ts'
import { playByLines } from '../../testing/learner.ts'
import { guessing } from '../../testing/learners.ts'

const template = fileURLToPath(new URL('../../template', import.meta.url))
const require = createRequire(import.meta.url)
const amaro = require('amaro') as {
  transformSync(code: string, options: { mode: 'strip-only' }): { code: string }
}

/** Lays out the template as lesson `id`, in JavaScript, which every Node runs wherever it stands. */
function layOut(folder: string, id: string): void {
  mkdirSync(folder, { recursive: true })
  for (const entry of readdirSync(template, { withFileTypes: true })) {
    // A lesson needs no exercise, and who copies the template may leave it out.
    if (!entry.isFile()) continue
    const { name } = entry
    const text = readFileSync(path.join(template, name), 'utf8').replace(/^id: .*$/m, `id: ${id}`)
    const { code } = name.endsWith('.ts')
      ? amaro.transformSync(text, { mode: 'strip-only' })
      : { code: text }
    const script = code.replaceAll(/(?<=from '\.\/\w+)\.ts'/g, ".js'")
    writeFileSync(path.join(folder, name.replace(/\.ts$/, '.js')), script)
  }
}

/** A course of one lesson whose id is one of ours, and what is typed for it. */
interface Laid {
  lessons: string
  /** Typed after --course. */
  word: string
  /** The same elsewise. */
  again: string
  /** Before its lessons in the journal. */
  name: string
  /** In a saved run. */
  typed: string
}

function inFolder(): Laid {
  const above = realpathSync.native(temporaryHome())
  const lessons = path.join(above, 'my lessons')
  mkdirSync(lessons)
  writeFileSync(path.join(lessons, 'package.json'), '{ "type": "module" }')
  layOut(path.join(lessons, '01-gather'), 'gather')
  const again = path.join(path.relative(process.cwd(), lessons), '01-gather', '..')
  return { lessons, word: lessons, again, name: lessons, typed: '<folder>' }
}

function inPackage(): Laid {
  const root = path.join(temporaryHome(), 'node_modules', 'some-package')
  const lessons = path.join(root, 'lessons')
  layOut(path.join(lessons, '01-gather'), 'gather')
  const manifest = { name: 'some-package', type: 'module', 'learn-async': './lessons' }
  writeFileSync(path.join(root, 'package.json'), JSON.stringify(manifest))
  return { lessons, word: 'some-package', again: root, name: 'some-package', typed: 'some-package' }
}

describe.each([
  ['a folder outside of the repository', inFolder],
  ['an npm package', inPackage],
])('a course in %s', (_, make) => {
  const home = temporaryHome()
  const laid = make()
  const { lessons, word, again, name, typed } = laid
  // Where its project is: a package is looked for from there.
  const cwd = path.resolve(lessons, '../../..')
  const run = (args: readonly string[], env: Record<string, string> = {}): Promise<Result> =>
    runCommand(args, { LEARN_ASYNC_HOME: home, ...env }, cwd)
  const here = (...args: string[]): Promise<Result> => run([...args, '--course', word])
  const option = `--course ${word.includes(' ') ? `"${word}"` : word}`
  const journal = (): { kind: string; lesson: string }[] =>
    readFileSync(path.join(home, 'journal.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { kind: string; lesson: string })

  beforeAll(async () => {
    // One of ours of the same name is begun.
    await run(['quiz', 'gather', '--answers', '-', '--speed', '20'])
  })

  it('is listed, by whichever name, before the command or after it', async () => {
    const { exitCode, stdout, stderr } = await here('list')
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(stdout).toBe(
      ` 1  gather  new    My lesson\n\nNext: learn-async learn gather ${option}\n`,
    )
    expect((await run(['--course', word, 'list'])).stdout).toBe(stdout)
    const byFolder = await run(['list', `--course=${path.resolve(again)}`])
    expect(byFolder.stdout.split('\n')[0]).toBe(stdout.split('\n')[0])
  })

  it('is listed by the environment, and then nothing needs to be typed', async () => {
    const env = { LEARN_ASYNC_COURSE: word }
    const { stdout } = await run(['list'], env)
    expect(stdout).toBe(' 1  gather  new    My lesson\n\nNext: learn-async learn gather\n')
    expect((await run(['list'], { LEARN_ASYNC_COURSE: '' })).stdout).toContain('event-loop')
    expect(
      (await run(['list', '--course', word], { LEARN_ASYNC_COURSE: '/nowhere' })).exitCode,
    ).toBe(0)
  })

  it('runs, and a run of it is drawn again in it', async () => {
    const { exitCode, stdout } = await here('run', 'gather', '--json', '--speed', '20')
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      lesson: 'gather',
      knobs: { b: 2000 },
      variants: [{ id: 'one-by-one' }, { id: 'together' }],
    })
    const file = path.join(home, 'run.json')
    await here('run', 'gather', '--speed', '20', '--save', file)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      course: typed,
      command: `learn-async run gather --speed 20 --course ${typed}`,
    })
    const nextOf = ({ stdout: drawn }: Result): string | undefined =>
      drawn.trim().split('\n').at(-1)
    expect(nextOf(await here('draw', file))).toBe(`Next: learn-async run gather ${option}`)
    expect(nextOf(await run(['draw', file]))).toBe(`Next: learn-async run gather --course ${typed}`)
  })

  it('asks, judges, and keeps its progress by its own name', async () => {
    const before = journal().length
    const { exitCode, stdout } = await here(
      'quiz',
      'gather',
      '--answers',
      '-,-,3 s',
      '--speed',
      '20',
    )
    expect(exitCode).toBe(1)
    expect(stdout).toContain(`Next: learn-async learn gather ${option}\n`)
    const kept = journal().slice(before)
    expect(kept.map(({ lesson }) => lesson)).toEqual(kept.map(() => `${name}/gather`))
    expect(kept.length).toBeGreaterThan(2)

    expect((await here('list')).stdout).toContain(' 1> gather  begun')
    expect((await run(['list', '--course', path.resolve(again)])).stdout).toContain('begun')
    const missed = async (one: Promise<Result>): Promise<string[]> => {
      const { lessons: all } = JSON.parse((await one).stdout) as {
        lessons: { id: string; missed: { question: string }[] }[]
      }
      return all.flatMap((lesson) => lesson.missed.map(({ question }) => question))
    }
    const ours = await missed(run(['progress', '--json']))
    expect(await missed(here('progress', '--json'))).toContain('awaited-later-total')
    expect(ours).not.toContain('awaited-later-total')
    expect(ours.length).toBeGreaterThan(0)

    // All of it is forgotten, and none of ours.
    expect((await here('reset', '--yes')).stdout).toContain(`all lessons of ${name} is forgotten`)
    expect((await here('list')).stdout).toContain(' 1  gather  new')
    expect(await missed(run(['progress', '--json']))).toEqual(ours)
  })

  it('is shown', async () => {
    const { exitCode, stdout } = await here('show', 'gather')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^My lesson\n[\s\S]*export const together/)
    expect(stdout).toMatch(/Next: learn-async learn gather --course .+\n$/)
  })

  it('is learned by lines to its end', async () => {
    // In this process, which stands elsewhere: by the folder.
    const { exitCode, said, noted, storage } = await playByLines(
      ['learn', 'gather', '--course', again],
      guessing,
      { runHost: expectedHost },
    )
    expect([exitCode, noted]).toEqual([0, ''])
    expect(said).toContain('Together: done after how many seconds?')
    expect(said).toMatch(/Next: learn-async learn gather --course .+\n$/)
    const steps = storage
      .text()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { kind: string; lesson: string; step: string })
      .filter(({ kind }) => kind === 'reached')
    expect(steps.at(-1)).toMatchObject({ lesson: `${name}/gather`, step: 'recap' })
  })

  it('is completed', async () => {
    const complete = async (...words: string[]): Promise<string[]> =>
      (await run(['complete', '--', ...words])).stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('\t')[0]!)
    expect(await complete('--course', word, 'run', '')).toEqual(['gather'])
    expect(await complete('run', `--course=${word}`, 'gather', 'to')).toEqual(['together'])
    expect(await complete('run', '--course', '')).toEqual([':folders'])
    expect(await complete('run', '--course', '/nowhere', '')).toEqual([])
    expect(await complete('run', 'ev')).toEqual(['event-loop'])
  })

  it('names its faults by check, and takes a new lesson', async () => {
    const text = path.join(lessons, '01-gather', 'text.md')
    writeFileSync(text, readFileSync(text, 'utf8').replace(/^title:/m, 'level: 1\ntitle:'))
    const checked = await here('check')
    expect([checked.exitCode, checked.stderr]).toEqual([1, ''])
    expect(checked.stdout).toMatch(/^01-gather\/text\.md:.*unknown key "level"$/m)
    expect(checked.stdout).toMatch(/^1 lesson checked, \d+ to mend\.$/m)
    expect(checked.stdout).toContain(`Next: learn-async check ${option}\n`)

    const { exitCode, stdout } = await here('new', 'who-waits')
    expect(exitCode).toBe(0)
    expect(stdout).toContain(`Next: learn-async check ${option}\n`)
    expect(readdirSync(lessons)).toContain('02-who-waits')
    expect((await here('list')).stdout).toMatch(/^ 2 {2}who-waits {2}new {4}Who waits$/m)
    const again = await here('new', 'who-waits')
    expect([again.exitCode, again.stderr]).toEqual([
      2,
      'learn-async: "who-waits" leads to 02-who-waits already: choose another id\n',
    ])
  })
})
