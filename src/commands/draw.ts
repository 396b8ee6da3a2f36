import type { App } from '../app.ts'
import { refusal } from '../text/refusal.ts'
import { printable } from '../text/printable.ts'
import { NoSavedRun, readRun } from '../picture/formats/read-run.ts'
import type { SavedRun } from '../picture/formats/saved-run.ts'
import { line } from '../picture/line.ts'
import type { Given } from './commands.ts'
import { WrongUse } from './ends.ts'
import { printPictures } from './print-pictures.ts'
import { save, saveTargets } from './save.ts'

/** Draws a saved run again, as the run itself was drawn. */
export async function execute(app: App, given: Given): Promise<number> {
  const targets = await saveTargets(given)
  const run = await readSaved(app, String(given.file))
  app.print([line(printable(run.title), 'heading'), []])
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
  const name = printable(file)
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
