import { expect, test } from 'vitest'
import { validateForm } from '../../../src/course/check/validate.ts'
import { goodLesson } from '../../../testing/courses.ts'
import { faultsWith, withQuiz, quicker } from '../../../testing/good-lesson.ts'

test('a good lesson has no fault', async () => {
  expect(validateForm(await goodLesson())).toEqual([])
})

test('all faults are named at once, each with its folder and file', async () => {
  const loaded = await goodLesson()
  const lesson = { ...loaded.lesson, otherKnobs: [], predictions: [] }
  const text = { ...loaded.text, recap: [] }
  expect(validateForm({ ...loaded, lesson, text })).toEqual([
    {
      file: '01-good/lesson.js',
      fault: 'otherKnobs is empty: what was missed is asked once more with them',
    },
    { file: '01-good/questions.md', fault: '"# predict" has 0 questions, not three or four' },
    {
      file: '01-good/text.md',
      line: 19,
      column: 1,
      fault: 'the recap has 0 lines, not three',
    },
  ])
})

test('one fault is named once', async () => {
  expect(await faultsWith(withQuiz({ ...quicker, of: 'race' }))).toHaveLength(1)
})
