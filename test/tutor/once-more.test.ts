import { afterAll, expect, it } from 'vitest'
import { defaults } from '../../src/course/knobs.ts'
import { LessonRuns } from '../../src/course/runs/lesson-runs.ts'
import { goodLesson } from '../../testing/courses.ts'
import { correctAnswer } from '../../src/questions/judge.ts'
import { expectedMachine } from '../../testing/expected-host.ts'
import { read } from '../../testing/reader.ts'

afterAll(() => expectedMachine.remove())
const { host } = expectedMachine
const good = await goodLesson()
/** Two of its predictions have the same words: of the second, what is right. */
const second = 300

/** With these other knobs: what of the questions that are passed is asked once more, and what is read. */
async function passed(otherKnobs: typeof good.lesson.otherKnobs, of = /./) {
  const loaded = { ...good, lesson: { ...good.lesson, otherKnobs } }
  const runs = new LessonRuns(host, loaded)
  const { asked, stretches } = await read(runs, {
    host,
    loaded,
    origin: 'javascript',
    answering: ({ question, exact }, prompt) =>
      of.test(prompt)
        ? null
        : prompt.startsWith('Prediction 2')
          ? second
          : correctAnswer(question, exact),
  })
  const prompts = asked.map(({ prompt }) => prompt)
  const onceMore = prompts.filter((prompt) => prompt.startsWith('Once more'))
  const text = stretches.flatMap(({ rows }) => rows.map((row) => row.text)).join(' ')
  return { onceMore, text }
}

it('what was missed is asked once more where other knobs make another question of it', async () => {
  const { onceMore, text } = await passed([{ a: 120, b: 350 }])
  expect(onceMore.length).toBeGreaterThan(0)
  expect(onceMore.join('\n')).toMatch(/Here a is 120 ms, b 350 ms\./)
  expect(text).toContain('once more, with other numbers.')
})

it('where they make none, it comes back another day', async () => {
  const { knobs, modify } = good.lesson
  const asInTheQuiz = { ...defaults(knobs), ...modify.set }
  const { onceMore, text } = await passed([asInTheQuiz], /^Question/)
  expect(onceMore).toEqual([])
  expect(text).toContain('What you missed comes back another day.')
})
