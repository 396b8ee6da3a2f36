import type { App } from '../app.ts'
import { WrongUse } from '../text/exit-error.ts'
import { refusal } from '../text/refusal.ts'
import { printableLines } from '../text/printable.ts'
import { NoSavedRun, readRun } from '../picture/formats/read-run.ts'
import type { SavedRun } from '../picture/formats/saved-run.ts'
import { line } from '../picture/line.ts'
import { type Definition, type Given, save as saveOption } from './definition.ts'
import { printPictures, save, saveTargets } from './pictures.ts'

export const definition = {
  name: 'draw',
  arguments: '<file>',
  summary: 'draw a saved run again',
  options: [saveOption],
  examples: ['draw gather.json', 'draw gather.json --save gather.html'],
} as const satisfies Definition

/** Draws a saved run again, as the run itself was drawn. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const targets = await saveTargets(given.save)
  const run = await readSaved(app, given.file)
  app.print([line(printableLines(run.title), 'heading'), []])
  printPictures(app, run.pictures)
  const saved = await save(app, targets, run)
  app.print([line(`Next: ${again(app, run)}`, 'next')])
  return saved ? 0 : 1
}

/** What to type next: a run of that lesson, in its own course. */
function again({ course, toType }: App, { lesson, course: itsCourse }: SavedRun): string {
  const words = `run ${lesson}`
  if (itsCourse === course.typed) return toType(words)
  // What is chosen by the environment leads to no lesson of ours.
  return itsCourse === null ? toType('list') : `learn-async ${words} --course ${itsCourse}`
}

async function readSaved(app: App, file: string): Promise<SavedRun> {
  const name = printableLines(file)
  const text = await app.pictureFiles.read(file).catch((error: unknown) => {
    throw new WrongUse(`${name} cannot be read: ${refusal(error, reasons)}`)
  })
  try {
    return readRun(text)
  } catch (error) {
    if (!(error instanceof NoSavedRun)) throw error
    throw new WrongUse(
      `${name} ${error.message}; learn-async run <lesson> --save <file.json> makes one`,
    )
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'reading it is not allowed',
  EPERM: 'reading it is not allowed',
}
