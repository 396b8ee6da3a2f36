import { describe, expect, it } from 'vitest'
import type { Lab } from '../../src/lab/lab.ts'
import { printable } from '../../src/text/printable.ts'
import { disk, fixtureCourse, goodLesson, memory } from '../../testing/courses.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { playByLines } from '../../testing/learner.ts'
import { passing } from '../../testing/learners.ts'
import { quickHost, type Result, runInProcess, startInProcess } from '../../testing/in-process.ts'

/** Clears the screen, sets the title, turns the reading order: none of it may get through. */
const evil = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e'
const shown = printable(evil)
const steering = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/

const good = await goodLesson()
const folder = `${fixtureCourse}/01-good`
const questions = await disk.read(`${folder}/questions.md`)
const text = `---\nid: good\ntitle: A ${evil} lesson\nsummary: S${evil}\naliases: a${evil}\n---\n\n# Idea\n\nIdea ${evil}.\n\n# After\n\nAfter ${evil}.\n\n# Recap\n\nR ${evil}.\n`

const logging = async ({ wait, log }: Lab, { a }: Record<string, number>): Promise<void> => {
  log(`line ${evil}`)
  await wait(`A${evil}`, a!)
}
const failing = async ({ task }: Lab): Promise<void> => {
  await task(`B${evil}`, () => Promise.reject(new Error(`no ${evil}\nmore`)))
}

/** The good lesson, with escapes wherever its author can write. */
const course = memory(
  {
    [`${folder}/text.md`]: text,
    [`${folder}/lesson.js`]: '',
    [`${folder}/questions.md`]: questions
      .replaceAll('Which one', `Asked ${evil}`)
      .replaceAll('- right: ', `- right: Right ${evil}`),
    [`${folder}/demo.js`]: `// ${evil}\nexport const logging = 1 // ${evil}\nexport const failing = 2\n`,
    [`${folder}/snippets.js`]: good.sources.get('snippets.js')!.shown,
  },
  {
    [`${folder}/lesson.js`]: {
      default: {
        ...good.authored,
        programs: {
          ...good.authored.programs,
          demo: { oneByOne: logging, together: failing },
        },
        variants: {
          oneByOne: { title: `one${evil}`, bound: null },
          together: { title: `two${evil}`, bound: null },
        },
      },
    },
  },
)
const originKnown = (): MemoryStorage =>
  new MemoryStorage().put(
    '{"v":1,"kind":"chose","at":"2026-01-01T00:00:00Z","setting":"origin","value":"both"}\n',
  )

const onCourse = { courseFiles: course, lessons: fixtureCourse }

function expectHarmless({ stdout, stderr }: Pick<Result, 'stdout' | 'stderr'>): void {
  expect(stdout).not.toMatch(steering)
  expect(stderr).not.toMatch(steering)
}

describe('text from outside is shown as signs', () => {
  it.each([
    [['list']],
    [['list', '--json']],
    [['show', 'good']],
    [['show', 'good', '--questions']],
    [['run', 'good']],
    [['run', 'good', '--json']],
    [['quiz', 'good', '--json']],
    [['quiz', 'good', '--answers', '2']],
    [['check', fixtureCourse]],
    [[]],
  ])('of a lesson, in %j', async (args) => {
    const told = await runInProcess(args, {}, onCourse)
    expectHarmless(told)
    expect(told.stdout).toMatch(/\\x1b|\\u001b|no fault|\d+ to mend/)
  })

  it('of a lesson, in colour, but for the colours', async () => {
    const { screen, ended } = startInProcess(['run', 'good', '--motion', 'off'], onCourse)
    await ended
    const plain = screen.bytes.replace(/\x1b\[[\d;]*m/g, '')
    expect(plain).not.toMatch(steering)
    expect(plain).toContain(shown.slice(0, 8))
  })

  it('of a lesson, in the menu and in plain lines', async () => {
    const { screen, ended } = startInProcess([], {
      ...onCourse,
      storage: originKnown(),
    })
    await screen.sees(/Which lesson\?[\s\S]*q leaves/)
    expect(screen.bytes).not.toMatch(/\x1b\]0;|\x1b\[2J|\x9b/)
    screen.press('q')
    await ended
    const options = { ...onCourse, runHost: quickHost, storage: originKnown() }
    const { said, noted } = await playByLines(['learn', 'good'], passing, options)
    expectHarmless({ stdout: said, stderr: noted })
    expect(said).toContain(`Asked ${shown}`)
  }, 30_000)

  it.each([
    [[`ru${evil}n`]],
    [['run', evil]],
    [['run', 'gather', evil]],
    [['run', 'gather', '--set', `b=${evil}`]],
    [['run', 'gather', '--set', evil]],
    [['run', 'gather', '--speed', evil]],
    [['run', 'gather', `--${evil}`]],
    [['run', 'fetch', '--url', evil]],
    [['quiz', 'gather', '--answers', `1-2-3,${evil}`]],
    [['settings', evil]],
    [['settings', 'linear', evil]],
    [['completion', evil]],
    [['new', evil]],
    [['new', 'who', '--language', evil]],
    [['check', `/nowhere/${evil}`]],
    [['list', '--course', evil]],
    [['list', `--course=/nowhere/${evil}`]],
  ])('of the command line, in %j', async (args) => {
    const told = await runInProcess(args)
    expectHarmless(told)
    expect(told.stderr.trim().split('\n')).toHaveLength(1)
    expect(told.exitCode).toBe(2)
  })

  it('of the command line stays on one line', async () => {
    const { stderr } = await runInProcess(['run', 'a\nb'])
    expect(stderr).toBe(
      'learn-async: there is no lesson "a\\x0ab": learn-async list names them all\n',
    )
  })

  it('of the journal', async () => {
    const answer = (more: object) =>
      `${JSON.stringify({
        v: 1,
        kind: 'answered',
        at: '2026-01-01T12:00:00.000Z',
        lesson: 'good',
        step: `alone:${evil}`,
        question: 'quicker',
        knobs: { a: 100, b: 300 },
        given: null,
        verdict: 'wrong',
        lure: evil,
        ...more,
      })}\n`
    const journal =
      answer({}) + answer({ lesson: evil }) + answer({ question: evil }) + `{${evil}\n`
    for (const args of [
      ['progress'],
      ['progress', '--json'],
      ['progress', '--markdown'],
      ['list'],
    ]) {
      const storage = new MemoryStorage().put(journal)
      expectHarmless(await runInProcess(args, {}, { ...onCourse, storage }))
    }
  })

  it('of a shell that completes', async () => {
    for (const words of [[''], ['run', ''], ['run', 'good', ''], ['run', 'good', '--set', '']]) {
      const { stdout } = await runInProcess(['complete', '--', ...words], {}, onCourse)
      expect(stdout.replaceAll('\t', '')).not.toMatch(steering)
    }
  })

  it('of an error, its stack included', async () => {
    const storage = new MemoryStorage()
    storage.failing = Object.assign(new Error(`disk ${evil}\nsecond`), { code: evil })
    const failed = await runInProcess(['settings', 'motion', 'off'], {}, { storage })
    expectHarmless(failed)
    expect(failed.stderr.trim().split('\n')).toHaveLength(1)
    const files = { ...course, list: () => Promise.reject(new Error(`list ${evil}`)) }
    const debugged = await runInProcess(
      ['list'],
      { LEARN_ASYNC_DEBUG: '1' },
      { courseFiles: files },
    )
    expectHarmless(debugged)
    expect([debugged.exitCode, debugged.stderr]).toEqual([
      1,
      expect.stringContaining('CourseError'),
    ])
  })
})

describe('no lesson reaches outside its folder', () => {
  it.each(['../../../etc/passwd', '/etc/passwd', '..\\secret.js'])(
    'by a program in %s',
    async (file) => {
      const module = {
        default: { ...good.lesson, snippets: [{ ...good.lesson.snippets[0]!, file }] },
      }
      const files = memory(
        {
          [`${folder}/text.md`]: text,
          [`${folder}/lesson.js`]: '',
          [`${folder}/questions.md`]: questions
            .replaceAll('Which one', `Asked ${evil}`)
            .replaceAll('- right: ', `- right: Right ${evil}`),
          [`${folder}/demo.js`]: good.sources.get('demo.js')!.shown,
        },
        { [`${folder}/lesson.js`]: module },
      )
      const told = await runInProcess(['show', 'good'], {}, { ...onCourse, courseFiles: files })
      expect([told.exitCode, told.stdout]).toEqual([1, ''])
      expect(told.stderr).toMatch(/^learn-async: 01-good\/.*\n$/)
    },
  )

  it.each(['..', '../up', 'a/b', 'C:\\x', '.', '-'])('by the id of a new one, %s', async (id) => {
    const { exitCode, stderr } = await runInProcess(['new', '--', id])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is no id')])
  })
})
