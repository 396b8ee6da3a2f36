import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { courseFiles } from '../../src/system/files.ts'
import { seededRandom } from '../../src/lab/random.ts'
import type { Language } from '../../src/practice/check.ts'
import { seed } from '../../src/practice/exercises.ts'
import { judge } from '../../src/practice/judge.ts'
import type { Exercise } from '../../src/practice/kit.ts'
import { exerciseChild, languageOf, processes } from '../../testing/exercise-host.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

const lessons = fileURLToPath(new URL('../../dist/lessons', import.meta.url))
const sources = fileURLToPath(new URL('../../lessons', import.meta.url))

interface Planned extends Mutant {
  lesson: string
  file: string
  language: Language
}

/**
 * Judges so many mutants of the good files, 1,000 unless a number is named, and lists those
 * that pass: each of them is either as right as what it was made of, or a fault of a check.
 */
export async function run(args: readonly string[]): Promise<number> {
  const count = Number(args.find((word) => /^\d+$/.test(word)) ?? 1000)
  const only = args.filter((word) => !/^\d+$/.test(word))
  const planned = chosen(
    readdirSync(sources).filter(
      (name) =>
        existsSync(path.join(sources, name, 'practice')) &&
        (only.length === 0 || only.some((id) => name.endsWith(id))),
    ),
    count,
  )
  const exercises = new Map<string, Exercise>()
  for (const lesson of new Set(planned.map((one) => one.lesson))) {
    const check = path.join(lessons, lesson, 'practice/check.js')
    exercises.set(lesson, ((await courseFiles.load(check)) as { default: Exercise }).default)
  }
  const refused = new Map<string, number>()
  const passed: string[] = []
  const waiting = planned.values()
  const worker = async (): Promise<void> => {
    for (const one of waiting) {
      const missed = await verdictOn(one, exercises.get(one.lesson)!)
      if (missed === null) passed.push(`${one.lesson}/${one.file}:${one.line}  ${one.change}`)
      else refused.set(missed, (refused.get(missed) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  for (const text of passed.toSorted()) console.log(text)
  const rules = [...refused].sort(([, one], [, other]) => other - one)
  console.log(
    `\n${planned.length} mutants judged, ${passed.length} pass; refused: ${rules.map(([rule, times]) => `${rule} ${times}`).join(', ')}`,
  )
  return 0
}

async function verdictOn(
  { file, code, language }: Planned,
  exercise: Exercise,
): Promise<string | null> {
  const child = await exerciseChild(language)
  const { path: written, remove } = await processes.temporaryFile(path.basename(file), code)
  try {
    const job = { exercise, file: written, language, seed, child, processes }
    const { status, missed } = await judge(job)
    return status === 'error' ? 'not judged' : (missed?.id ?? null)
  } finally {
    await remove()
  }
}

/** So many mutants of all that there are, the same each time. */
function chosen(folders: readonly string[], count: number): Planned[] {
  const all = folders.flatMap((lesson) => {
    const folder = path.join(sources, lesson, 'practice')
    const good = readdirSync(path.join(folder, 'good')).map((name) => `good/${name}`)
    return [...good, 'solution.ts', 'solution.py', 'other.ts', 'other.py'].flatMap((file) => {
      const code = readFileSync(path.join(folder, file), 'utf8')
      const language = languageOf(file)!
      return mutantsOf(code, language === 'python').map((one) => ({
        ...one,
        lesson,
        file,
        language,
      }))
    })
  })
  const random = seededRandom(seed)
  return all
    .map((one) => ({ one, place: random() }))
    .sort((first, second) => first.place - second.place)
    .slice(0, count)
    .map(({ one }) => one)
}
