import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { courseFiles } from '../../src/system/files.ts'
import type { Language } from '../../src/practice/check.ts'
import { seed } from '../../src/practice/exercises.ts'
import { judge } from '../../src/practice/judge.ts'
import type { Exercise } from '../../src/practice/kit.ts'
import { exerciseChild, languageOf, processes } from '../../testing/exercise-host.ts'

const built = fileURLToPath(new URL('../../dist/lessons', import.meta.url))
const sources = fileURLToPath(new URL('../../lessons', import.meta.url))

interface Judged {
  exercise: Exercise
  name: string
  file: string
  language: Language
  /** The rule that it must miss; null for what must pass. */
  rule: string | null
}

/**
 * Judges each good and each bad file of every exercise so many times, 20 unless a number is
 * named, each time on inputs of its own, on this Node and on the Python that is found;
 * tells of each verdict that is not the one that the file asks for.
 */
export async function run(args: readonly string[]): Promise<number> {
  const runs = Number(args.find((word) => /^\d+$/.test(word)) ?? 20)
  const only = args.filter((word) => !/^\d+$/.test(word))
  const folders = readdirSync(sources).filter(
    (name) => /^\d/.test(name) && (only.length === 0 || only.some((id) => name.endsWith(id))),
  )
  const files = (await Promise.all(folders.map(filesOf))).flat()
  const planned = Array.from({ length: runs }, (_, at) => files.map((one) => ({ ...one, at })))
  const waiting = planned.flat().values()
  const wrong = new Map<string, number>()
  const worker = async (): Promise<void> => {
    for (const one of waiting) {
      const said = await verdictOn(one, seed + one.at)
      if (said === one.rule) continue
      const text = `${one.name}: ${said ?? 'passes'}, not ${one.rule ?? 'passes'}`
      wrong.set(text, (wrong.get(text) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  for (const [text, times] of wrong) console.log(`${text} (${times} of ${runs})`)
  const python = await processes.findPython()
  const runtimes = `Node.js ${process.version.slice(1)}, Python ${python.version ?? 'missing'}`
  const count = [...wrong.values()].reduce((sum, times) => sum + times, 0)
  console.log(`${files.length} files, ${runs} times each, ${runtimes}: ${count} wrong verdicts`)
  return count === 0 ? 0 : 1
}

async function filesOf(lesson: string): Promise<Judged[]> {
  const folder = path.join(sources, lesson, 'practice')
  const check = path.join(built, lesson, 'practice/check.js')
  const { default: exercise } = (await courseFiles.load(check)) as { default: Exercise }
  const written = ['good', 'bad'].flatMap((kind) =>
    readdirSync(path.join(folder, kind)).map((name) => `${kind}/${name}`),
  )
  const shown = ['solution.ts', 'solution.py', 'other.ts', 'other.py']
  return [...written, ...shown].flatMap((name) => {
    const [file, language] = [path.join(folder, name), languageOf(name)]
    if (language === null) return []
    const rule = /^(?:\/\/|#) refused: (\S+)\n/.exec(readFileSync(file, 'utf8'))?.[1] ?? null
    return [{ exercise, name: `${lesson}/${name}`, file, language, rule }]
  })
}

async function verdictOn(
  { exercise, file, language }: Judged,
  seed: number,
): Promise<string | null> {
  const child = await exerciseChild(language)
  const { missed } = await judge({ exercise, file, language, seed, child, processes })
  return missed?.id ?? null
}
