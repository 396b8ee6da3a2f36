import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { digestOf, keepDigests, keptDigests } from './digest.ts'
import { recordProcesses } from './expected-runs.ts'
import { lessonsOfTheHouse } from './house.ts'
import { pagesOf } from './pages.ts'

const usage = 'dump: npm run dump [-- <folder>] [--keep] [--record] [--lesson <id>]'

/**
 * `npm run dump`: makes every text, question, answer and reply of every lesson
 * and whole plays of it, and compares their digests with those that were kept.
 * A folder: the pages are written into it. `--keep`: the digests are kept.
 * `--record`: child processes are recorded anew. `--lesson`: of one lesson alone.
 * Resolves to the exit code, 1 where a page differs.
 */
export async function run(asked: readonly string[]): Promise<number> {
  const options = parsed(asked)
  if (options === null) {
    console.error(usage)
    return 2
  }
  if (options.record) {
    const { file, text } = await recordProcesses()
    await writeFile(file, text)
    return 0
  }
  const all = await lessonsOfTheHouse()
  const lessons = all.filter(({ id }) => options.lesson === null || id === options.lesson)
  if (lessons.length === 0) {
    console.error(`${usage}; lessons: ${all.map(({ id }) => id).join(', ')}`)
    return 2
  }
  const lines: string[] = []
  for (const lesson of lessons) {
    for (const page of await pagesOf(lesson)) {
      lines.push(digestOf(page))
      if (options.folder !== null) await write(path.join(options.folder, page.file), page.text)
    }
    console.log(`${lesson.folder}: ${Math.round(process.uptime())} s`)
  }
  if (options.keep) {
    await keepDigests(lines)
    return 0
  }
  return report(lines, await keptDigests(), lessons)
}

function report(
  lines: readonly string[],
  kept: readonly string[],
  lessons: readonly { folder: string }[],
): number {
  const files = (all: readonly string[]): string[] => all.map((line) => line.split('  ')[1]!)
  const expected = kept.filter((line) =>
    lessons.some(({ folder }) => line.includes(`  ${folder}/`)),
  )
  const differing = files(lines.filter((line) => !expected.includes(line)))
  const missing = files(expected).filter((file) => !files(lines).includes(file))
  for (const file of differing) console.log(`differs: ${file}`)
  for (const file of missing) console.log(`missing: ${file}`)
  console.log(`${lines.length} pages, ${differing.length + missing.length} not as kept.`)
  return differing.length + missing.length === 0 ? 0 : 1
}

interface Options {
  folder: string | null
  lesson: string | null
  keep: boolean
  record: boolean
}

function parsed(asked: readonly string[]): Options | null {
  const options: Options = { folder: null, lesson: null, keep: false, record: false }
  for (let index = 0; index < asked.length; index++) {
    const word = asked[index]!
    if (word === '--keep') options.keep = true
    else if (word === '--record') options.record = true
    else if (word === '--lesson' && asked[index + 1] !== undefined) options.lesson = asked[++index]!
    else if (!word.startsWith('--') && options.folder === null) options.folder = word
    else return null
  }
  // What is kept is always the whole.
  return options.keep && options.lesson !== null ? null : options
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
}
