import type { App } from '../app.ts'
import { lessonProgress, lessonsIn } from '../progress/progress.ts'
import type { Given } from './commands.ts'
import { WrongUse } from './ends.ts'

/** Forgets the progress of one lesson or of all, after asking; the journal keeps what was, and a line that says so. */
export async function execute(app: App, given: Given): Promise<number> {
  const word = given.lesson as string | undefined
  const lesson = word === undefined ? null : (await app.load(word)).id
  const what = lesson === null ? 'all lessons' : `lesson ${lesson}`
  const known = lesson === null ? lessonsIn(app.journal.entries) : [lesson]
  if (known.every((id) => lessonProgress(app.journal.entries, id).state === 'new')) {
    app.write(`There is no progress to forget for ${what}.\nNext: learn-async\n`)
    return 0
  }
  if (given.yes !== true) {
    if (!app.capabilities.mayPrompt) {
      throw new WrongUse('reset asks first, and there is no terminal to answer on: add --yes')
    }
    if (!(await (await app.prompter()).confirm(`Forget the progress of ${what}?`))) {
      app.write('Nothing was changed.\nNext: learn-async\n')
      return 0
    }
  }
  await app.journal.append({ kind: 'reset', lesson })
  app.write(
    `The progress of ${what} is forgotten, in ${app.journal.path}\nNext: learn-async learn${lesson === null ? '' : ` ${lesson}`}\n`,
  )
  return 0
}
