import { describe, expect, test } from 'vitest'
import type { LoadedLesson } from '../../../src/course/load.ts'
import { goodLesson } from '../../../testing/courses.ts'
import {
  faultsOf,
  faultsWith,
  good,
  quicker,
  sum,
  text,
  withQuiz,
} from '../../../testing/good-lesson.ts'

describe('text', () => {
  const withText = async (parts: Partial<LoadedLesson['text']>) => {
    const loaded = await goodLesson()
    return faultsOf({ ...loaded, text: { ...loaded.text, ...parts } })
  }
  test('has an idea of at most twelve lines', async () => {
    const lines = [...text.idea, ...Array<string>(10).fill('more')]
    expect(await withText({ idea: lines })).toEqual([])
    expect(await withText({ idea: [...lines, 'x'] })).toEqual([
      'text.md:10:1: the idea has 13 lines, more than 12',
    ])
  })

  test('has a recap of three lines', async () => {
    expect(await withText({ recap: ['a', '', 'b'] })).toEqual([
      'text.md:19:1: the recap has 2 lines, not three',
    ])
  })

  test('has lines of at most 76 columns, figures filled in', async () => {
    const line = `${'x'.repeat(69)} {a.ms}`
    expect(await withText({ idea: [...text.idea, line] })).toEqual([])
    const longer = await withText({ idea: [...text.idea, `x${line}`] })
    expect(longer).toEqual([
      `text.md:12:1: a line of the idea is wider than 76 columns: x${line.replace('{a.ms}', '100 ms')}`,
    ])
  })

  test('and code of a prediction fit on seventeen rows', async () => {
    const rows = (count: number) => ({
      ...sum,
      text: Array<string>(count).fill('How long?').join('\n'),
    })
    const others = good.predictions.slice(1)
    expect(await faultsWith({ predictions: [rows(12), ...others] })).toEqual([])
    expect(await faultsWith({ predictions: [rows(13), ...others] })).toEqual([
      'questions.md:3:1: "sum": code and question need 18 rows, more than 17',
    ])
  })

  test('of a question without code has seventeen rows, options included', async () => {
    const rows = (count: number) => ({ ...quicker, text: 'x\n'.repeat(count - 1).concat('x') })
    expect(await faultsWith(withQuiz(rows(15)))).toEqual([])
    expect(await faultsWith(withQuiz(rows(16)))).toEqual([
      'questions.md:49:1: "quicker": it needs 18 rows, more than 17',
    ])
  })

  test('of a question counts the code that it asks for, and not what it leaves away', async () => {
    const rows = (count: number) => 'x\n'.repeat(count - 1).concat('x')
    const shown = { ...sum, id: 'shown', withCode: true, text: rows(13) }
    expect(await faultsWith(withQuiz(shown))).toEqual([
      'questions.md: "shown": code and question need 18 rows, more than 17',
    ])
    expect(await faultsWith(withQuiz({ ...shown, withCode: false }))).toEqual([])
  })
})
