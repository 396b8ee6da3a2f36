import type { App } from '../app.ts'
import type { FoundLesson } from '../course/find.ts'
import { line } from '../picture/line.ts'
import { WrongUse } from '../text/exit-error.ts'
import { counted, shellWord } from '../text/phrases.ts'
import { printableLines } from '../text/printable.ts'
import { refusal } from '../text/refusal.ts'
import { type Definition, type Given, json } from './definition.ts'
import { exercisesOf, type Written, writtenFor } from './exercise-files.ts'
import { type Judged, judgeWritten } from './judge-written.ts'
import { writeJson } from './output.ts'
import { waitingOn } from './stage.ts'
import { junitOf, resultJson } from './verdict-formats.ts'
import { printQuestion } from './ask-what-if.ts'
import { printVerdict } from './verdict-report.ts'

export const definition = {
  name: 'verify',
  arguments: '[exercise...]',
  summary: 'judge what you wrote: lessons, files or folders; all unless named',
  options: [
    { flags: '--as <lesson>', summary: 'the lesson that files of other names are for' },
    json,
    { flags: '--junit <file>', summary: 'also write the results as JUnit XML' },
  ],
  examples: ['verify gather', 'verify my-answer.py --as gather', 'verify class/'],
} as const satisfies Definition

/** Judges files once: 0 when all passed, 1 when one did not. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const words = given.exercise ?? []
  if (words.includes('') || given.junit === '') throw new WrongUse('a name is empty')
  const all = await writtenFor(app, words, given.as)
  app.note(`Running ${whatRuns(all)}, with your rights: judge only files that you trust.`)
  const judged: Judged[] = []
  for (const written of all) {
    const one = await waiting(app, written, () => judgeWritten(app, written))
    judged.push(one)
    // A file that is for a lesson by an option alone may be somebody else's.
    if (given.as === undefined) await keepPass(app, one)
    if (!given.json) {
      await printVerdict(app, one)
      await printQuestion(app, one)
    }
  }
  if (given.json) writeJson(app, { results: judged.map(resultJson) })
  else await printEnd(app, judged, given)
  const isSaved = given.junit === undefined || (await saveJunit(app, given.junit, judged))
  return isSaved && judged.every(({ status }) => status === 'pass') ? 0 : 1
}

function whatRuns(all: readonly Written[]): string {
  const [first, ...others] = all
  return others.length === 0 ? printableLines(first!.file) : counted(all.length, 'file')
}

function waiting(app: App, { file }: Written, work: () => Promise<Judged>): Promise<Judged> {
  if (app.streams.stderr.isTTY !== true) return work()
  return waitingOn(app, app.streams.stderr)(`judging ${printableLines(file)}`, work)
}

/** Keeps in the journal that an exercise is passed, once for each language. */
export async function keepPass(app: App, { written, status }: Judged): Promise<void> {
  const lesson = written.exercise.lesson.id
  const { language } = written
  if (status !== 'pass' || app.journal.progress.of(lesson).solved.includes(language)) return
  await app.journal.append({ kind: 'solved', lesson, language })
}

/** How many passed, where there were several, and what to type next. */
async function printEnd(
  app: App,
  judged: readonly Judged[],
  given: Given<typeof definition>,
): Promise<void> {
  const passed = judged.filter(({ status }) => status === 'pass')
  if (judged.length > 1) {
    app.print([line(`${passed.length} of ${counted(judged.length, 'file')} passed.`), []])
  }
  const missed = judged.find(({ status }) => status !== 'pass')
  const next = missed === undefined ? await nextExercise(app) : again(missed, given)
  app.print([line(`Next: ${app.toType(next)}`, 'next')])
}

function again({ written }: Judged, given: Given<typeof definition>): string {
  const { file, exercise } = written
  if (given.as !== undefined) return `verify ${shellWord(file)} --as ${shellWord(given.as)}`
  return `verify ${given.exercise?.includes(file) ? shellWord(file) : exercise.lesson.id}`
}

/** The command for the first exercise that is not passed in any language; for the list where there is none. */
async function nextExercise(app: App): Promise<string> {
  const isOpen = ({ id }: FoundLesson): boolean => app.journal.progress.of(id).solved.length === 0
  const open = (await exercisesOf(app)).find(isOpen)
  return open === undefined ? 'list' : `practice ${open.id}`
}

async function saveJunit(app: App, file: string, judged: readonly Judged[]): Promise<boolean> {
  const name = printableLines(file)
  try {
    await app.pictureFiles.write(file, junitOf(judged))
    app.note(`Saved ${name}`)
    return true
  } catch (error) {
    app.note(`learn-async: ${name} cannot be saved: ${refusal(error)}`)
    return false
  }
}
