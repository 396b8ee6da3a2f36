import { expect, it } from 'vitest'
import { playByKeys } from '../../testing/learner.ts'
import { guessingByKeys } from '../../testing/learners.ts'
import { expectedHost } from '../../testing/expected-host.ts'
import { lessonsByKeys, takesOver } from './lessons-by-keys.ts'

lessonsByKeys('few')

it.each([10, 40, 80, 200])(
  'B3 a lesson is played to its end in a window of %d columns and 12 rows',
  async (columns) => {
    const { exitCode, errors, screen } = await playByKeys(['learn', 'gather'], guessingByKeys, {
      runHost: expectedHost,
      columns,
      rows: 12,
    })
    expect([exitCode, await errors.shown()]).toEqual([0, ''])
    expect((await screen.shown()).replaceAll(/\s/g, '')).toMatch(/Lesson\d+isdone\./)
    expect(screen.bytes).not.toMatch(takesOver)
  },
)
