import type { App } from '../app.ts'
import { WrongUse } from '../text/exit-error.ts'
import { printableLines } from '../text/printable.ts'
import { NoSavedRun, readRun } from '../picture/formats/read-run.ts'
import type { SavedRun } from '../picture/formats/saved-run.ts'
import { line } from '../picture/line.ts'
import { type Definition, type Given, save as saveOption } from './definition.ts'
import { inWindow } from '../own-program/window.ts'
import { isSavedTrace } from '../picture/formats/saved-trace.ts'
import { printPictures, readText, save, type SaveTarget, saveTargets } from './pictures.ts'
import { saveTraced, tracedOf } from './traced-files.ts'
import { tracedLines } from './traced-output.ts'

export const definition = {
  name: 'draw',
  arguments: '<file>',
  summary: 'draw a saved run again',
  options: [
    saveOption,
    { flags: '--lane <name>', summary: 'of a traced run: the lanes whose names begin so' },
    { flags: '--from <time>', summary: 'of a traced run: from this moment on, as 1s or 250ms' },
    { flags: '--to <time>', summary: 'of a traced run: up to this moment' },
  ],
  examples: [
    'draw gather.json',
    'draw gather.json --save gather.html',
    'draw run.json --lane load --from 1s --to 2s',
  ],
} as const satisfies Definition

/** Draws a saved run again, as the run itself was drawn. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const targets = await saveTargets(given.save)
  const text = await readText(app, given.file)
  if (isSavedTrace(text)) return drawTrace(app, given, targets, text)
  if (given.lane !== undefined || given.from !== undefined || given.to !== undefined) {
    throw new WrongUse('--lane, --from and --to are for a run that learn-async trace has saved')
  }
  const run = savedRun(given.file, text)
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

/** A program's own run: all of it, or the part that was asked for. */
async function drawTrace(
  app: App,
  given: Given<typeof definition>,
  targets: readonly SaveTarget[],
  text: string,
): Promise<number> {
  const made = inWindow(tracedOf(given.file, text), {
    ...(given.lane !== undefined && { lane: given.lane }),
    ...(given.from !== undefined && { fromMs: momentOf('--from', given.from) }),
    ...(given.to !== undefined && { toMs: momentOf('--to', given.to) }),
  })
  app.print(tracedLines(made, null, { ...app.capabilities, width: app.width() }))
  return (await saveTraced(app, targets, made, false)) ? 0 : 1
}

function momentOf(option: string, text: string): number {
  const [, number, unit] = /^\s*(\d+(?:[.,]\d+)?)\s*(ms|s)\s*$/.exec(text) ?? []
  if (number === undefined) {
    throw new WrongUse(`${option} takes a moment as 1.5s or 250ms, not "${printableLines(text)}"`)
  }
  return Number(number.replace(',', '.')) * (unit === 's' ? 1000 : 1)
}

function savedRun(file: string, text: string): SavedRun {
  try {
    return readRun(text)
  } catch (error) {
    if (!(error instanceof NoSavedRun)) throw error
    throw new WrongUse(
      `${printableLines(file)} ${error.message}; learn-async run <lesson> --save <file.json> makes one`,
    )
  }
}
