import type { App } from '../app.ts'
import { WrongUse } from '../text/exit-error.ts'
import { type Definition, type Given, json, set, speed } from './definition.ts'
import { quizOfLesson } from './quiz-lesson.ts'
import { review, surprise } from './quiz-series.ts'

export const definition = {
  name: 'quiz',
  arguments: '[lesson]',
  summary: 'run the demo quietly, then ask the questions',
  options: [
    { flags: '--surprise', summary: 'one question of each lesson: which may be skipped?' },
    { flags: '--review', summary: 'what you missed and what is due today, of any lesson' },
    { flags: '--answers <list>', summary: 'one answer a question, with commas: 2,2-1-3,1+4,-' },
    set,
    speed,
    json,
  ],
  examples: [
    'quiz gather',
    'quiz gather --answers 1-2-3,2,3,-',
    'quiz --surprise',
    'quiz --review',
  ],
} as const satisfies Definition

/** Asks the questions of one lesson, one of each (`--surprise`), or what is due (`--review`). */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const { lesson } = given
  if (given.surprise && given.review) {
    throw new WrongUse('--surprise and --review are two quizzes: use one of them')
  }
  if (!given.surprise && !given.review) {
    if (lesson !== undefined) return quizOfLesson(app, lesson, given)
    throw new WrongUse(
      'quiz wants a lesson, as learn-async quiz gather; or --surprise, for one question of each; or --review, for what is due',
    )
  }
  const [flag, asks] = given.surprise
    ? ['--surprise', 'one question of each lesson']
    : ['--review', 'what is due, of any lesson']
  if (lesson !== undefined) throw new WrongUse(`${flag} asks ${asks}: use it without "${lesson}"`)
  if (given.set !== undefined || given.speed !== undefined) {
    throw new WrongUse(`--set and --speed are for the quiz of one lesson: ${flag} asks ${asks}`)
  }
  return given.surprise ? surprise(app, given) : review(app, given)
}
