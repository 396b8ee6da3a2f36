import type { App } from '../app.ts'
import { WrongUse } from '../text/exit-error.ts'
import { JournalFailed } from '../journal/journal.ts'
import { printable } from '../text/printable.ts'
import { type Definition, type Given } from './definition.ts'

export const definition = {
  name: 'reset',
  arguments: '[lesson]',
  summary: 'forget the progress of a lesson, or of all',
  options: [{ flags: '--yes', summary: 'do not ask' }],
  examples: ['reset gather', 'reset --yes'],
} as const satisfies Definition

/** Forgets the progress of one lesson or of all, after asking; the journal keeps what was, and a line that says so. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const lesson = given.lesson === undefined ? null : (await app.load(given.lesson)).id
  const { journal, course } = app
  const all = course.name === null ? 'all lessons' : `all lessons of ${course.name}`
  const what = lesson === null ? all : `lesson ${lesson}`
  // Of what cannot be read nobody knows whether there is anything to forget.
  if (journal.failure !== null) throw new JournalFailed()
  const known = journal.progress.lessons
  if (lesson === null ? known.length === 0 : !known.includes(lesson)) {
    app.write(`There is no progress to forget for ${what}.\nNext: ${app.toType('')}\n`)
    return 0
  }
  if (given.yes !== true) {
    if (!app.capabilities.mayPrompt) {
      throw new WrongUse('reset asks first, and there is no terminal to answer on: add --yes')
    }
    if (!(await (await app.prompter()).confirm(`Forget the progress of ${what}?`))) {
      app.write(`Nothing was changed.\nNext: ${app.toType('')}\n`)
      return 0
    }
  }
  await journal.keep({ kind: 'reset', lesson })
  app.write(
    `The progress of ${what} is forgotten, in ${printable(journal.path)}\nNext: ${app.toType(lesson === null ? 'learn' : `learn ${lesson}`)}\n`,
  )
  return 0
}
