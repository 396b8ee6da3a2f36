import { expect, test } from 'vitest'
import type { LoadedLesson } from '../../../src/course/load.ts'
import { goodLesson } from '../../../testing/courses.ts'
import { faultsOf, quicker } from '../../../testing/good-lesson.ts'

const demo = 'import asyncio\n'

/** The good lesson with a Python version of `together`, and those parts otherwise. */
async function withPython(parts: Partial<LoadedLesson> = {}): Promise<LoadedLesson> {
  const good = await goodLesson()
  const source = { file: 'demo.py', shown: demo, runs: { path: 'demo.py', text: demo } }
  const run = { knobs: {}, trace: {} as never }
  return {
    ...good,
    lesson: { ...good.lesson, python: { variants: ['together'], differences: {} } },
    text: { ...good.text, python: ['Much the same.'] },
    sources: new Map([...good.sources, ['demo.py', source]]),
    recording: { python: '3.11.7', runs: { 'python:together': run } },
    files: [...good.files, 'demo.py', 'python.json'],
    ...parts,
  }
}

test('a lesson with a Python version has no fault', async () => {
  expect(faultsOf(await withPython())).toEqual([])
})

test('a demo.py that the lesson does not speak of is a fault', async () => {
  const { lesson } = await goodLesson()
  expect(faultsOf(await withPython({ lesson }))).toEqual([
    'lesson.js: python is missing: demo.py is there',
  ])
})

test('a Python version needs its words and its recording', async () => {
  const { text } = await goodLesson()
  expect(faultsOf(await withPython({ text, recording: null }))).toEqual([
    'text.md: no text under "# Python"',
    'python.json: has no run of "python:together": npm run record-python makes it',
  ])
})

test('unknown variants and differences are named', async () => {
  const { lesson } = await goodLesson()
  const python = { variants: ['together', 'apart'], differences: { 'one-by-one': {} } }
  expect(faultsOf(await withPython({ lesson: { ...lesson, python } }))).toEqual([
    'lesson.js: python.variants: there is no variant "apart"',
    'lesson.js: python.differences: "one-by-one" is none of python.variants',
  ])
})

test('a line of demo.py is at most 76 columns wide', async () => {
  const wide = `# ${'x'.repeat(75)}\n`
  const sources = new Map([
    ...(await withPython()).sources,
    ['demo.py', { file: 'demo.py', shown: wide, runs: { path: 'demo.py', text: wide } }],
  ])
  expect(faultsOf(await withPython({ sources }))).toEqual([
    'demo.py: line 1 is wider than 76 columns',
  ])
})

test('a turned knob cannot be decided by a recording', async () => {
  const pythonVersion = await withPython()
  const asked = { ...quicker, id: 'turned-in-python', of: ['one-by-one', 'python:together'] }
  const modify = { ...pythonVersion.lesson.modify, questions: [asked] }
  expect(faultsOf({ ...pythonVersion, lesson: { ...pythonVersion.lesson, modify } })).toEqual([
    'questions.md: "turned-in-python": Python runs are recorded at the defaults: they cannot decide a turned knob',
  ])
})
