import type { CourseFiles } from '../course/course-files.ts'
import { CourseError, type Fault } from '../course/fault.ts'
import type { FoundLesson } from '../course/find.ts'
import type { During } from '../course/runs/lesson-runs.ts'
import type { Language } from '../practice/check.ts'
import { endRules } from '../practice/end-words.ts'
import { rulesEverywhere } from '../practice/everywhere.ts'
import { languageOf, type LessonExercise, loadExercise, seed } from '../practice/exercises.ts'
import { judge, type Verdict } from '../practice/judge.ts'
import { practiceKit } from '../practice/kit.ts'
import { easierSolution } from '../practice/solution.ts'
import { whatIf } from '../practice/what-if.ts'
import { exerciseChild } from '../runners/exercise/children.ts'
import type { RunHost } from '../runners/host.ts'
import { withTemporaryFile } from '../runners/processes.ts'
import { taskFaults } from './check-task.ts'

/** What a file that cannot even be run is refused for. */
const unusable: readonly string[] = ['syntax', 'threw-at-import', 'wrong-export', 'real-io']
/** A file is judged long before that, also on a machine that is busy. */
const waitMs = 120_000

interface Parts {
  files: CourseFiles
  host: RunHost
  during: During
  found: (fault: Fault) => void
}

/**
 * Holds the exercise of a lesson, where it has one, to what it must be: its task is whole,
 * what is laid out can be run and is refused, what is shown passes, so do its good files,
 * and each bad one is refused for the rule in its first line. Where there is no
 * Python its files are not judged.
 */
export async function checkExercise(lesson: FoundLesson, parts: Parts): Promise<void> {
  const { files, found } = parts
  const loaded = await loadExercise(files, lesson).catch((thrown: unknown) => {
    if (!(thrown instanceof CourseError)) throw thrown
    for (const fault of thrown.faults) found(fault)
    return null
  })
  if (loaded === null) return
  const check = loaded.exercise(practiceKit)
  for (const fault of taskFaults(loaded.task, check)) tell(parts, lesson, 'task.md', fault)
  for (const language of ['javascript', 'python'] as const) {
    await checkLanguage(loaded, language, parts)
  }
}

function tell({ found }: Parts, { name }: FoundLesson, file: string, fault: string): void {
  found({ file: `${name}/practice/${file}`, fault })
}

async function checkLanguage(
  exercise: LessonExercise,
  language: Language,
  parts: Parts,
): Promise<void> {
  const { lesson } = exercise
  const found = await exerciseChild(language, parts.host)
  if (found.kind === 'missing') return
  const { processes } = parts.host
  const jobFor = (file: string) =>
    ({ exercise: exercise.exercise, file, language, seed, child: found.child, processes }) as const
  const text = (name: string): Promise<string | null> =>
    parts.files.read(`${lesson.folder}/practice/${name}`).catch(() => null)
  // Of a course that is built most have no file of their own.
  const judged = async (name: string, code?: string): Promise<Verdict> =>
    parts.during({ file: `practice/${name}`, what: 'its verdict', waitMs }, async () =>
      withTemporaryFile(processes, name, code ?? (await text(name)) ?? '', (file) =>
        judge(jobFor(file)),
      ),
    )
  const fault = (file: string, text: string): void => tell(parts, lesson, file, text)
  const passes = async (name: string): Promise<void> => {
    const { missed } = await judged(name)
    if (missed !== null)
      fault(name, `must pass, and is refused for "${missed.id}": ${sawOf(missed)}`)
  }
  const isRefused = async (name: string, as: string, code?: string): Promise<void> => {
    const { missed } = await judged(name, code)
    if (missed === null) fault(name, `passes ${as}, and nothing is left to write`)
    else if (unusable.includes(missed.id)) fault(name, `cannot be run ${as}: ${sawOf(missed)}`)
  }

  const ending = language === 'python' ? 'py' : 'ts'
  for (const name of ['starter', 'solution']) {
    if ((await text(`${name}.${ending}`)) === null) fault(`${name}.${ending}`, 'is missing')
  }
  if ((await text(`starter.${ending}`)) !== null)
    await isRefused(`starter.${ending}`, 'as it stands')
  const solution = await text(`solution.${ending}`)
  if (solution !== null) {
    await passes(`solution.${ending}`)
    const easier = easierSolution(solution)
    await isRefused(`solution.${ending}`, 'without what its marks take out', easier)
    const asks = (file: string) => whatIf(jobFor(file))
    if (
      exercise.task.whatIf !== null &&
      (await withTemporaryFile(processes, `solution.${ending}`, solution, asks)) === null
    )
      fault('check.ts', 'whatIf names no case of it, or its run has no end')
  }
  if ((await text(`other.${ending}`)) !== null) await passes(`other.${ending}`)

  for (const name of await filesIn(parts.files, lesson, 'good', language)) await passes(name)
  for (const name of await filesIn(parts.files, lesson, 'bad', language)) {
    const [, rule] = /^(?:\/\/|#) refused: (\S+)/.exec((await text(name)) ?? '') ?? []
    if (rule === undefined || !isRule(exercise, rule)) {
      fault(name, 'must begin with the rule that refuses it, as "refused: in-order" in a comment')
      continue
    }
    const { missed } = await judged(name)
    if (missed === null) fault(name, `must be refused for "${rule}", and passes`)
    else if (missed.id !== rule)
      fault(name, `must be refused for "${rule}", and is for "${missed.id}": ${sawOf(missed)}`)
    else if (missed.missed.saw.trim() === '')
      fault('check.ts', `says nothing of what happened where "${rule}" refuses ${name}`)
  }
}

const sawOf = ({ missed }: NonNullable<Verdict['missed']>): string =>
  `${missed.line === undefined ? '' : `line ${missed.line}, `}${missed.saw}`

function isRule({ exercise }: LessonExercise, rule: string): boolean {
  const all = [exercise(practiceKit).rules, rulesEverywhere, endRules]
  return all.some((rules) => Object.hasOwn(rules, rule))
}

/** The files of a folder in that language, as they stand in `practice/`. */
async function filesIn(
  files: CourseFiles,
  { folder }: FoundLesson,
  kind: 'good' | 'bad',
  language: Language,
): Promise<string[]> {
  const entries = await files.list(`${folder}/practice/${kind}`).catch(() => [])
  return entries
    .flatMap((entry) => (entry.kind === 'file' ? [`${kind}/${entry.name}`] : []))
    .filter((name) => languageOf(name) === language)
    .toSorted()
}
