import { expect, test } from 'vitest'
import type { CourseFiles } from '../../src/course/course-files.ts'
import { CourseError } from '../../src/course/fault.ts'
import { findLessons } from '../../src/course/find.ts'
import { type LoadedLesson, loadLesson } from '../../src/course/load.ts'
import { disk, fixtureCourse, frontMatter, goodLesson, memory } from '../../testing/courses.ts'

const sections = '# Idea\n\nx\n\n# After\n\nx\n\n# Recap\n\na\nb\nc\n'
const program = { kind: 'lab', run: async () => {}, bound: null, title: 't' }
const question = {
  kind: 'number',
  id: 'q',
  text: 'How long?',
  of: 'v',
  unit: 'ms',
  answer: () => 1,
  right: 'Yes.',
  lures: [],
  otherwise: 'No.',
}
const lesson = {
  knobs: {},
  variants: [{ ...program, id: 'v', file: 'demo.ts' }],
  asides: [],
  predictions: [question],
  turn: { text: 'Turn.', set: {}, questions: [], allRight: 'All.' },
  quiz: [],
  reserve: [],
  surprise: 'none',
  otherKnobs: [],
  figures: {},
}

const texts = {
  'c/01-a/text.md': frontMatter('a') + sections,
  'c/01-a/lesson.ts': '',
  'c/01-a/demo.ts': 'export const v: Run = 1\n',
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
  expect(good.files).toEqual(['snippets.js', 'demo.js', 'lesson.js', 'text.md'])
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
    'c/01-a/demo.js': 'export const v      = 1\n',
  }
  const files = memory(shipped, { 'c/01-a/lesson.js': { default: lesson } })
  const loaded = await load(files)
  expect(files.loaded).toEqual(['c/01-a/lesson.js'])
  expect(loaded.sources.get('demo.ts')).toEqual({
    file: 'demo.ts',
    shown: 'export const v: Run = 1\n',
    runs: { path: 'c/01-a/demo.js', text: 'export const v      = 1\n' },
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

test.each([
  ['no lesson.ts', { 'c/01-a/text.md': texts['c/01-a/text.md'] }, {}, '01-a/lesson.ts: is missing'],
  [
    'no default export',
    texts,
    { 'c/01-a/lesson.ts': {} },
    '01-a/lesson.ts: the default export must be an object',
  ],
  [
    'a missing demo',
    { ...texts, 'c/01-a/lesson.ts': '' },
    {
      'c/01-a/lesson.ts': {
        default: { ...lesson, variants: [{ ...program, id: 'v', file: 'gone.ts' }] },
      },
    },
    '01-a/gone.ts: is missing; "v" needs it',
  ],
  [
    'a text without a recap',
    { ...texts, 'c/01-a/text.md': `${frontMatter('a')}# Idea\n\nx\n\n# After\n\nx\n` },
    { 'c/01-a/lesson.ts': { default: lesson } },
    '01-a/text.md: no text under "# Recap"',
  ],
])('%s is named with its file', async (_, files, modules, message) => {
  await expect(load(memory(files, modules))).rejects.toThrow(message)
})

test.each([
  ['a member missing', { ...lesson, quiz: undefined }, 'quiz must be a list'],
  ['a member that is not known', { ...lesson, quizz: [] }, 'quizz is not known'],
  [
    'a question of no kind',
    { ...lesson, quiz: [{ ...question, kind: 'guess' }] },
    'quiz[0].kind must be one of number, order, one-of, several-of, line',
  ],
  [
    'a question that says nothing',
    { ...lesson, quiz: [{ ...question, right: ' ' }] },
    'quiz[0].right must be text, or a function that gives it',
  ],
  [
    'an id in upper case',
    { ...lesson, quiz: [{ ...question, id: 'allOf' }] },
    'quiz[0].id must be an id in lower case with hyphens, as all-comes-later, not "allOf"',
  ],
  [
    'an option of several with no text to say',
    {
      ...lesson,
      quiz: [
        {
          kind: 'several-of',
          id: 'q',
          text: 't',
          of: 'v',
          right: 'r',
          answer: () => [],
          options: [{ id: 'a', text: 'a', leftOut: 3 }],
        },
      ],
    },
    'quiz[0].options[0].leftOut must be text, or a function that gives it',
  ],
  [
    'a number without a fallback',
    { ...lesson, turn: { ...lesson.turn, questions: [{ ...question, otherwise: undefined }] } },
    'turn.questions[0].otherwise must be text, or a function that gives it',
  ],
  [
    'a variant without a function',
    { ...lesson, variants: [{ ...lesson.variants[0], run: 'v' }] },
    'variants[0].run must be a function',
  ],
  [
    'a knob of no kind',
    { ...lesson, knobs: { a: { kind: 'dial' } } },
    'knobs.a.kind must be one of number, choice',
  ],
])('a lesson with %s is refused', async (_, faulty, fault) => {
  const loading = load(memory(texts, { 'c/01-a/lesson.ts': { default: faulty } }))
  await expect(loading).rejects.toMatchObject({ faults: [{ file: '01-a/lesson.ts', fault }] })
})

test('several faults are counted in the message', async () => {
  const faulty = { ...lesson, quiz: undefined, figures: 3 }
  await expect(load(memory(texts, { 'c/01-a/lesson.ts': { default: faulty } }))).rejects.toThrow(
    '01-a/lesson.ts: quiz must be a list (and 1 more: learn-async check)',
  )
})
