import { expect, test } from 'vitest'
import type { CourseFiles } from '../../src/course/course-files.ts'
import { CourseError } from '../../src/course/fault.ts'
import { findLessons } from '../../src/course/find.ts'
import { type LoadedLesson, loadLesson } from '../../src/course/load.ts'
import { disk, fixtureCourse, frontMatter, goodLesson, memory } from '../../testing/courses.ts'

const sections = '# Idea\n\nx\n\n# After\n\nx\n\n# Recap\n\na\nb\nc\n'
const runs = { a: async () => {}, b: async () => {} }
const lesson = {
  knobs: { n: { kind: 'number', label: 'n', default: 1, min: 1, max: 2 } },
  variants: { a: null, b: () => 0 },
  programs: { demo: runs },
  modify: { n: 2 },
  otherKnobs: [],
  surprise: 'none',
}
const asked = '- right: Yes.\n- else: No.\n\n'
const questions = `# predict\n\n## how-long\na · seconds · total\n\nHow long?\n\n${asked}# modify\n\nTurn n.\n\n- all right: Yes.\n\n# quiz\n`

const texts = {
  'c/01-a/text.md': frontMatter('a') + sections,
  'c/01-a/questions.md': questions,
  'c/01-a/lesson.ts': '',
  'c/01-a/demo.ts': 'export const a: Run = 1\n',
}

async function load(files: CourseFiles): Promise<LoadedLesson> {
  const [found] = (await findLessons(files, 'c')).lessons
  if (found === undefined) throw new Error('no lesson')
  return loadLesson(files, found)
}

test('a lesson is loaded with its front matter, its text and its program files', async () => {
  const good = await goodLesson()
  expect(good).toMatchObject({ id: 'good', number: 1, name: '01-good', title: 'A good lesson' })
  expect(good.lesson.variants.map(({ id }) => id)).toEqual(['one-by-one', 'together'])
  expect(good.text.recap).toHaveLength(3)
  expect([...good.sources.keys()]).toEqual(['demo.js', 'snippets.js'])
  expect(good.files).toEqual(['demo.js', 'lesson.js', 'questions.md', 'snippets.js', 'text.md'])
})

test('every lesson of the fixture course can be loaded', async () => {
  const { lessons } = await findLessons(disk, fixtureCourse)
  const loaded = await Promise.all(lessons.map((found) => loadLesson(disk, found)))
  expect(loaded.map(({ id }) => id)).toEqual(['good', 'good', 'hangs', 'no-right-option'])
})

test('the .ts is imported where there is no .js', async () => {
  const files = memory(texts, { 'c/01-a/lesson.ts': { default: lesson } })
  const loaded = await load(files)
  expect(files.loaded).toEqual(['c/01-a/lesson.ts'])
  expect(loaded.sources.get('demo.ts')?.runs.path).toBe('c/01-a/demo.ts')
})

test('the .js is run where it stands beside the .ts, and the .ts is shown', async () => {
  const shipped = {
    ...texts,
    'c/01-a/lesson.js': '',
    'c/01-a/demo.js': 'export const a      = 1\n',
  }
  const files = memory(shipped, { 'c/01-a/lesson.js': { default: lesson } })
  const loaded = await load(files)
  expect(files.loaded).toEqual(['c/01-a/lesson.js'])
  expect(loaded.sources.get('demo.ts')).toEqual({
    file: 'demo.ts',
    shown: 'export const a: Run = 1\n',
    runs: { path: 'c/01-a/demo.js', text: 'export const a      = 1\n' },
  })
})

const failed = (code: string, message: string) => Object.assign(new Error(message), { code })

test.each([
  [
    'a Node without TypeScript',
    failed('ERR_UNKNOWN_FILE_EXTENSION', 'Unknown file extension ".ts"'),
    'this Node cannot run TypeScript: use Node 22.18 or newer, or put the .js beside it',
  ],
  [
    'TypeScript inside node_modules',
    failed('ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING', 'Stripping types is unsupported'),
    'Node runs no TypeScript inside node_modules: put the .js beside it',
  ],
  ['a module that throws', new Error('boom\n  more'), 'cannot be imported: boom'],
  ['a syntax error', new SyntaxError('Unexpected token'), 'cannot be imported: Unexpected token'],
])('%s is one line', async (_, thrown, fault) => {
  const loading = load(memory(texts, { 'c/01-a/lesson.ts': thrown }))
  await expect(loading).rejects.toThrow(CourseError)
  await expect(loading).rejects.toThrow(
    new CourseError([{ file: '01-a/lesson.ts', fault }]).message,
  )
})

const withLesson = { 'c/01-a/lesson.ts': { default: lesson } }
const without = (file: string) =>
  Object.fromEntries(Object.entries(texts).filter(([path]) => !path.endsWith(file)))

test.each([
  ['no lesson.ts', without('lesson.ts'), {}, '01-a/lesson.ts: is missing'],
  ['no questions.md', without('questions.md'), withLesson, '01-a/questions.md: is missing'],
  [
    'no default export',
    texts,
    { 'c/01-a/lesson.ts': {} },
    '01-a/lesson.ts: the default export must be an object',
  ],
  [
    'a missing program',
    texts,
    { 'c/01-a/lesson.ts': { default: { ...lesson, variants: { gone: null } } } },
    '01-a/gone.ts: is missing; "gone" needs it',
  ],
  [
    'a text without a recap',
    { ...texts, 'c/01-a/text.md': `${frontMatter('a')}# Idea\n\nx\n\n# After\n\nx\n` },
    withLesson,
    '01-a/text.md:1:1: no text under "# Recap"',
  ],
  [
    'a question without an answer',
    { ...texts, 'c/01-a/questions.md': questions.replace(' · total', '') },
    withLesson,
    '01-a/questions.md:4:1: "how-long" has no answer: name a fact here, or compute it in lesson.ts',
  ],
  [
    'a stage that is none',
    { ...texts, 'c/01-a/questions.md': `${questions}\n# exam\n` },
    withLesson,
    '01-a/questions.md:19:1: "# exam" is no stage: predict, modify, quiz, review',
  ],
])('%s is named with its file', async (_, files, modules, message) => {
  await expect(load(memory(files, modules))).rejects.toThrow(message)
})

test.each([
  ['a member missing', { modify: undefined }, 'modify is missing'],
  ['a member that is not known', { quiz: [] }, 'quiz is not known'],
  [
    'a variant that is a number',
    { variants: { a: 3 } },
    'variants.a must be its bound, null, or an object with its "bound"',
  ],
  [
    'a variant without a bound',
    { variants: { a: { title: 'one' } } },
    'variants.a.bound is missing',
  ],
  [
    'a variant with a bound that is none',
    { variants: { a: { bound: 3 } } },
    'variants.a.bound must be a function of the knobs, or null where no bound is claimed',
  ],
  [
    'a variant with a setting that is none',
    { variants: { a: { bound: null, limit: 3 } } },
    'variants.a.limit is not known',
  ],
  [
    'a variant with an id in upper case',
    { variants: { a: { bound: null, id: 'allOf' } } },
    'variants.a.id must be an id in lower case with hyphens, as all-comes-later, not "allOf"',
  ],
  [
    'a program that is no module',
    { programs: { demo: './demo.ts' } },
    "programs.demo must be a module, as: import * as demo from './demo.ts'",
  ],
  ['a snippet of no form', { snippets: { b: 1 } }, 'snippets.b must be an object'],
  [
    'a snippet with knobs of no form',
    { snippets: { b: { knobs: { n: [] } } } },
    'snippets.b.knobs.n must be a number or text',
  ],
  ['other knobs that are no list', { otherKnobs: {} }, 'otherKnobs must be a list'],
  ['a name that is a number', { names: { sum: 3 } }, 'names.sum must be a function'],
  [
    'an answer that is a number',
    { answers: { 'how-long': 3 } },
    'answers.how-long must be a function, or an object with "answer", "bound" or "usual"',
  ],
  [
    'a bound of an answer that is a number',
    { answers: { 'how-long': { bound: 3 } } },
    'answers.how-long.bound must be a function',
  ],
  [
    'a knob of no kind',
    { knobs: { a: { kind: 'dial' } } },
    'knobs.a.kind must be one of number, choice',
  ],
  [
    'differences of Python that are none',
    { python: { differences: { a: { speed: 'x' } } } },
    'python.differences.a.speed is not known',
  ],
])('a lesson with %s is refused', async (_, parts, fault) => {
  const loading = load(memory(texts, { 'c/01-a/lesson.ts': { default: { ...lesson, ...parts } } }))
  await expect(loading).rejects.toMatchObject({ faults: [{ file: '01-a/lesson.ts', fault }] })
})

test('several faults are counted in the message', async () => {
  const faulty = { ...lesson, modify: undefined, otherKnobs: 3 }
  await expect(load(memory(texts, { 'c/01-a/lesson.ts': { default: faulty } }))).rejects.toThrow(
    '01-a/lesson.ts: modify is missing (and 1 more: learn-async check)',
  )
})

test.each([
  ['{', /^python\.json cannot be read: /],
  ['null', /^python\.json holds no recording: it must be an object$/],
  [
    JSON.stringify({
      python: '3.13.0',
      runs: { 'python:a': { knobs: {}, trace: { events: [] } } },
    }),
    /^python\.json holds no recording: it\.runs\.python:a\.trace\.kind is missing$/,
  ],
])('a recording that is none is named, not believed: %s', async (text, fault) => {
  const files = memory(
    { ...texts, 'c/01-a/python.json': text },
    { 'c/01-a/lesson.ts': { default: lesson } },
  )
  const failed = await load(files).catch((thrown: unknown) => thrown)
  expect(failed).toBeInstanceOf(CourseError)
  const { faults } = failed as CourseError
  expect(faults.map((one) => `${one.file.replace('01-a/', '')} ${one.fault}`)).toEqual([
    expect.stringMatching(fault),
  ])
})
