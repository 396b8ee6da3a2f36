import type { App } from '../app.ts'
import type { Traced } from '../own-program/traced.ts'
import { ownProgramPicture, wholePicture } from '../picture/own-program.ts'
import { pagePicture } from '../picture/own-program-page.ts'
import type { Format } from '../picture/formats/formats.ts'
import { NoSavedRun } from '../picture/formats/read-run.ts'
import type { Picture } from '../picture/picture.ts'
import type { SavedRun } from '../picture/formats/saved-run.ts'
import { readTrace } from '../picture/formats/saved-trace.ts'
import { traceDocument } from '../picture/formats/trace-document.ts'
import { WrongUse } from '../text/exit-error.ts'
import { printableLines } from '../text/printable.ts'
import { readText, type SaveTarget, writeEach } from './pictures.ts'

/** Writes each file, and says on stderr what became of it unless nothing of ours is wanted there. */
export async function saveTraced(
  app: App,
  targets: readonly SaveTarget[],
  made: Traced,
  isQuiet: boolean,
): Promise<boolean> {
  const quiet: App = isQuiet ? { ...app, note: () => {} } : app
  return writeEach(quiet, targets, async (format) => textOf(app, format, made))
}

async function textOf(app: App, { ending, load }: Format, made: Traced): Promise<string> {
  if (ending === '.json') return `${JSON.stringify(traceDocument(made), null, 1)}\n`
  const { make } = await load()
  return make(savedRun(made, pictureOf(ending, made)), app.pictureFiles)
}

function pictureOf(ending: string, made: Traced): Picture {
  if (ending === '.svg') return ownProgramPicture(made, { ascii: false })
  return ending === '.html' ? pagePicture(made) : wholePicture(made)
}

function savedRun(made: Traced, picture: Picture): SavedRun {
  const { run } = made
  return {
    lesson: 'trace',
    course: null,
    title: run.program,
    command: `learn-async trace ${run.program}`,
    knobs: {},
    pictures: [picture],
    traced: made,
  }
}

/** A run that `trace --save <file.json>` wrote. Throws WrongUse for any other file. */
export async function readTraced(app: App, file: string): Promise<Traced> {
  return tracedOf(file, await readText(app, file))
}

export function tracedOf(file: string, text: string): Traced {
  try {
    return readTrace(text)
  } catch (error) {
    if (!(error instanceof NoSavedRun)) throw error
    const name = printableLines(file)
    throw new WrongUse(`${name} ${error.message}; learn-async trace --save <file.json> makes one`)
  }
}
