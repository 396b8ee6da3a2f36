import { expect, test } from 'vitest'
import type { Entry } from '../../src/journal/entry.ts'
import { comesFromPython, inOrderFor, stepsOf } from '../../src/tutor/steps.ts'
import { goodLesson } from '../../testing/courses.ts'
import { progressOf } from '../../testing/entries.ts'

const chose = (value: string): Entry => ({
  kind: 'chose',
  at: '2026-01-01T00:00:00Z',
  setting: 'origin',
  value,
})

/** The good lesson with a Python version, whose third quiz question asks of Python too. */
async function pythonLesson() {
  const loaded = await goodLesson()
  const { quiz } = loaded.lesson
  const asks = quiz.map((question, index) =>
    index === 2 ? { ...question, of: ['together', 'python:together'] } : question,
  )
  const python = { variants: ['together'], differences: {} }
  return { ...loaded, lesson: { ...loaded.lesson, quiz: asks, python } }
}

test('the latest choice says where a learner comes from', () => {
  expect(comesFromPython(progressOf([]))).toBe(false)
  expect(comesFromPython(progressOf([chose('javascript'), chose('python')]))).toBe(true)
  expect(comesFromPython(progressOf([chose('python'), chose('both')]))).toBe(false)
})

test('questions that ask of Python come first for who comes from there, and only then', async () => {
  const { quiz } = (await pythonLesson()).lesson
  const ids = quiz.map(({ id }) => id)
  expect(inOrderFor(false, quiz).map(({ id }) => id)).toEqual(ids)
  expect(inOrderFor(true, quiz).map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1], ids[3]])
})

test('the Python version stands after the first bet for who comes from Python', async () => {
  const loaded = await pythonLesson()
  const kinds = (fromPython: boolean) =>
    stepsOf(loaded, [fromPython ? 'python' : 'javascript']).map(({ kind }) => kind)
  const told = kinds(true)
  expect(told[told.indexOf('python') - 1]).toBe('run')
  expect(told.indexOf('predict')).toBeLessThan(told.indexOf('python'))
  expect(kinds(false)).not.toContain('python')
})

test('a lesson without a Python version is the same for everybody', async () => {
  const loaded = await goodLesson()
  expect(stepsOf(loaded, ['python'])).toEqual(stepsOf(loaded, ['javascript']))
})
