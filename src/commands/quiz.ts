import type { App } from '../app.ts'
import type { Given } from './commands.ts'
import { WrongUse } from './ends.ts'
import { quizOfLesson } from './quiz-lesson.ts'
import { review, surprise } from './quiz-series.ts'

/** Asks the questions of one lesson, one of each (`--surprise`), or what is due (`--review`). */
export async function execute(app: App, given: Given): Promise<number> {
  const { lesson } = given
  if (given.surprise && given.review) {
    throw new WrongUse('--surprise and --review are two quizzes: use one of them')
  }
  if (!given.surprise && !given.review) {
    if (lesson !== undefined) return quizOfLesson(app, given)
    throw new WrongUse(
      'quiz wants a lesson, as learn-async quiz gather; or --surprise, for one question of each; or --review, for what is due',
    )
  }
  const [flag, asks] = given.surprise
    ? ['--surprise', 'one question of each lesson']
    : ['--review', 'what is due, of any lesson']
  if (lesson !== undefined)
    throw new WrongUse(`${flag} asks ${asks}: use it without "${String(lesson)}"`)
  if (given.set !== undefined || given.speed !== undefined) {
    throw new WrongUse(`--set and --speed are for the quiz of one lesson: ${flag} asks ${asks}`)
  }
  return given.surprise ? surprise(app, given) : review(app, given)
}
