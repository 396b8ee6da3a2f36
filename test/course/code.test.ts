import { expect, test } from 'vitest'
import { codeOf, codeWith, lineFinder, programOf } from '../../src/course/code.ts'
import { SourceError } from '../../src/course/source.ts'
import { goodLesson, goodLessonWithFile } from '../../testing/courses.ts'

test('the code of a lab variant is the lines of its export', async () => {
  const code = codeOf(await goodLesson(), 'together')
  expect(code.map(({ number }) => number)).toEqual([6, 7])
})

test('the code of a lab snippet is what stands in its block', async () => {
  expect(codeOf(await goodLesson(), 'only-a')).toEqual([
    { number: 1, text: "const waiting = wait('A', a)" },
    { number: 2, text: 'await waiting' },
  ])
})

test('the code of a process variant is the whole file as it ran', async () => {
  const good = await goodLessonWithFile('demo.js', 'await first\nawait second\n')
  const edits = [{ from: 'second', to: 'null' }]
  const variant = {
    kind: 'process',
    id: 'plain',
    file: 'demo.js',
    title: 'plain',
    bound: null,
    edits,
  } as const
  const loaded = { ...good, lesson: { ...good.lesson, variants: [variant] } }
  expect(codeOf(loaded, 'plain').map(({ text }) => text)).toEqual(['await first', 'await null'])
})

test('a snippet in a process has at most ten lines', async () => {
  const good = await goodLessonWithFile('snippets.js', 'x()\n'.repeat(11))
  const snippet = { kind: 'process', id: 'long', file: 'snippets.js' } as const
  const loaded = { ...good, lesson: { ...good.lesson, snippets: [snippet] } }
  expect(() => codeOf(loaded, 'long')).toThrow('snippets.js has 11 lines to show')
})

test("a snippet that is a variant's file with other edits is as long as the variant", async () => {
  const good = await goodLessonWithFile('demo.js', 'x()\n'.repeat(11))
  const inProcess = { kind: 'process', file: 'demo.js' } as const
  const variant = { ...inProcess, id: 'plain', title: 'plain', bound: null }
  const snippet = { ...inProcess, id: 'sibling' }
  const loaded = { ...good, lesson: { ...good.lesson, variants: [variant], snippets: [snippet] } }
  expect(codeOf(loaded, 'sibling')).toHaveLength(11)
})

test('a program that is not there is named', async () => {
  const good = await goodLesson()
  expect(() => programOf(good, 'race')).toThrow(
    new SourceError('there is no variant or snippet "race"'),
  )
})

test('a snippet stands with its question, a variant only when it is asked for', async () => {
  const good = await goodLesson()
  const { quiz, predictions } = good.lesson
  const ofSnippet = quiz[2]!
  const ofVariant = predictions[0]!
  expect(codeWith(good, ofSnippet)).toHaveLength(2)
  expect(codeWith(good, { ...ofSnippet, withCode: false })).toBe(null)
  expect(codeWith(good, ofVariant)).toBe(null)
  expect(codeWith(good, { ...ofVariant, withCode: true })).toHaveLength(4)
})

test('a line is found in the code of the question, or in the file that is named', async () => {
  const good = await goodLesson()
  const line = lineFinder(good, good.lesson.quiz[2]!)
  expect(line('await waiting')).toBe(2)
  expect(line('await waiting', 'snippets.js')).toBe(3)
  expect(() => line('Promise.all')).toThrow('no line shown contains "Promise.all"')
  expect(() => line('x', 'other.js')).toThrow('no variant and no snippet stands in other.js')
})

test('without a question a line is found in the file of the first variant', async () => {
  expect(lineFinder(await goodLesson(), null)('Promise.all')).toBe(7)
})
