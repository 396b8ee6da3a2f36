import { codeOrNull, isSnippet, programOf } from '../code.ts'
import type { Fault } from '../fault.ts'
import { faultsIn, lessonFile, questionsFile } from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import { writtenForm } from '../../questions/kinds.ts'
import { lineOf, wholeFile } from '../source.ts'
import { type Hole, holesOf, readTemplate, stepsOf, type Step } from '../template.ts'
import type { Section } from '../text.ts'
import { repliesOf, type WrittenQuestion, writtenQuestions } from '../written.ts'

/** Names and answers of lesson.ts that nothing uses, and lines that texts name but nobody sees. */
export function nameFaults(loaded: LoadedLesson): Fault[] {
  return [
    ...faultsIn(lessonFile(loaded.files), [
      ...unusedNames(loaded),
      ...shadowedNames(loaded),
      ...unusedAnswers(loaded),
    ]),
    ...writtenQuestions(loaded.written).flatMap((written) => lineFaults(loaded, written)),
    ...textHoles(loaded).flatMap((hole) => unseenLines(loaded, hole, 'text.md')),
  ]
}

function unusedNames(loaded: LoadedLesson): string[] {
  const { written, authored } = loaded
  const used = new Set<string>()
  const take = (steps: readonly Step[]) => {
    for (const { word } of steps) used.add(word)
  }
  for (const question of writtenQuestions(written)) {
    if (question.answer !== null) take(stepsOf(question.answer, question.decidedAt))
    for (const { steps } of holesIn(question)) take(steps)
    for (const { when, head } of repliesOf(question)) {
      if (when !== null) used.add(when)
      const heads = readTemplate(head, question.place)
      for (const { steps } of holesOf(heads)) take(steps)
    }
  }
  for (const { steps } of [...holesOf(written.task.text), ...textHoles(loaded)]) take(steps)
  for (const { when, text } of written.task.allRight) {
    if (when !== null) used.add(when)
    for (const { steps } of holesOf(text)) take(steps)
  }
  return Object.keys(authored.names ?? {})
    .filter((name) => !used.has(name))
    .map((name) => `names.${name} is used by no text, answer or condition`)
}

/** A knob stands before a name in every hole. */
function shadowedNames({ authored }: LoadedLesson): string[] {
  return Object.keys(authored.names ?? {})
    .filter((name) => Object.hasOwn(authored.knobs, name))
    .map((name) => `names.${name} has the name of a knob, for which {${name}} stands`)
}

function unusedAnswers({ authored, written }: LoadedLesson): string[] {
  const questions = new Map(writtenQuestions(written).map((one) => [one.id, one]))
  return Object.entries(authored.answers ?? {}).flatMap(([id, answer]) => {
    const question = questions.get(id)
    if (question === undefined) return [`answers.${id}: there is no question "${id}"`]
    const { bound, usual } = typeof answer === 'object' ? answer : {}
    return writtenForm(question.kind).mayBeBounded || !(bound || usual)
      ? []
      : [`answers.${id}: only a number has "bound" or "usual", and it asks for ${question.kind}`]
  })
}

/** The holes of a question's texts. */
function holesIn(question: WrittenQuestion): Hole[] {
  const texts = [question.text, ...question.options.map(({ text }) => text)]
  return [...texts, ...repliesOf(question).map(({ text }) => text)].flatMap(holesOf)
}

function textHoles({ text, textLines }: LoadedLesson): Hole[] {
  return (Object.keys(text) as Section[]).flatMap((section) =>
    text[section].flatMap((line, index) =>
      holesOf(readTemplate(line, { line: textLines[section] + index, column: 1 })),
    ),
  )
}

/** A line is named without its file only where its code stands with the question, or stood with its prediction. */
function lineFaults(loaded: LoadedLesson, question: WrittenQuestion): Fault[] {
  const [first = ''] = question.of
  if (codeOrNull(loaded, first) === null) return []
  const stands = standsWith(loaded, question, first) || wasPredicted(loaded, question, first)
  return holesIn(question).flatMap((hole) => {
    const line = lineStep(hole)
    if (line === undefined) return []
    if (line.qualifier !== undefined) return unseenLines(loaded, hole, questionsFile)
    if (stands) return []
    const fault = `{${hole.path}} names a line of code that does not stand with "${question.id}": name its file, as {line "…" in demo.ts}, or ask it "with code"`
    return [{ file: questionsFile, ...hole.place, fault }]
  })
}

function lineStep({ steps }: Hole): Step | undefined {
  return steps.find(({ word, argument }) => word === 'line' && argument !== undefined)
}

function standsWith(loaded: LoadedLesson, question: WrittenQuestion, id: string): boolean {
  if (question.flags.includes('with code')) return true
  if (question.flags.includes('without code')) return false
  return isSnippet(loaded, programOf(loaded, id)) || loaded.written.predict.includes(question)
}

/** In the knob task all know the code, which stood with the prediction. */
function wasPredicted({ written }: LoadedLesson, question: WrittenQuestion, id: string): boolean {
  return written.modify.includes(question) && written.predict.some(({ of }) => of.includes(id))
}

/** A line of a file of which no variant and no snippet shows it. */
function unseenLines(loaded: LoadedLesson, hole: Hole, file: string): Fault[] {
  const line = lineStep(hole)
  const name = line?.qualifier ?? loaded.lesson.variants[0]?.file ?? ''
  const source = loaded.sources.get(name)
  if (line === undefined || source === undefined) return []
  let number: number
  try {
    number = lineOf(wholeFile(source.shown), line.argument!)
  } catch {
    // Named where the hole is filled.
    return []
  }
  // The lines of a snippet in the lab are numbered from 1, not as in its file.
  const { variants, snippets } = loaded.lesson
  const programs = [...variants, ...snippets.filter(({ kind }) => kind !== 'lab')]
  const isShown = programs
    .filter((program) => program.file === name)
    .some(({ id }) => codeOrNull(loaded, id)?.some((one) => one.number === number))
  if (isShown || name.endsWith('.py')) return []
  const fault = `{${hole.path}} names line ${number} of ${name}, which is never shown`
  return [{ file, ...hole.place, fault }]
}
