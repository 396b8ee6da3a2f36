import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Case } from '../src/practice/check.ts'
import { practiceKit as kit } from '../src/practice/kit.ts'
import { seenRuns } from '../src/practice/seen-runs.ts'
import type { Language } from '../src/practice/check.ts'
import { exerciseChild, processes } from '../testing/exercise-host.ts'
import { timeOf } from './children.ts'
import { inTurn, timed } from './in-turn.ts'
import { measuredRow, type Place, type Row, type Section } from './section.ts'

/** So much longer than a bare start a verdict may take. */
const mostOverMs = 300
const longMs = 60_000

const files: Readonly<Record<Language, readonly [name: string, code: string]>> = {
  javascript: ['long.js', 'export const main = async (load) => [await load(1), await load(2)]\n'],
  python: ['long.py', 'async def main(load):\n    return [await load(1), await load(2)]\n'],
}

/** What a learner waits for after a save. */
export const practice: Section = {
  name: 'practice',
  says: 'a verdict on a program of 60 virtual seconds, against a bare node and a bare python3',
  async rows(place) {
    const rows: Row[] = []
    for (const language of ['javascript', 'python'] as const)
      rows.push(...(await rowsOf(place, language)))
    return rows
  },
}

async function rowsOf(place: Place, language: Language): Promise<Row[]> {
  const [name, code] = files[language]
  const folder = path.join(place.temporary, 'practice')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, name)
  writeFileSync(file, code)
  const child = await exerciseChild(language)
  const job = { exercise: () => check, file, language, child, processes }
  // The very program that the child runs in.
  const args = [language === 'python' ? '-c' : '-e', '0']
  const times = await inTurn(5, {
    verdict: () => timed(async () => judged(await seenRuns(job, [long]))),
    bare: () => timeOf(child.command, args),
  })
  const against = [path.basename(child.command), ...args].join(' ')
  const most = (times.bare + mostOverMs) / times.bare
  return [
    measuredRow(`60 virtual seconds in ${name}`, against, times.verdict / times.bare, {
      most: Math.round(100 * most) / 100,
    }),
  ]
}

const long: Case = kit.alone(
  {
    id: 'long',
    stubs: { load: kit.always({ takesMs: longMs / 2, ends: kit.value('loaded') }) },
    script: [kit.call('main', [kit.stub('load')])],
  },
  [],
)
const check = { names: { javascript: 'main', python: 'main' }, rules: {}, cases: () => [long] }

function judged([run]: Awaited<ReturnType<typeof seenRuns>>): void {
  const atMs = run?.whole.settled('main')?.atMs
  if (atMs !== longMs) throw new Error(`the program was done at ${atMs} ms, not at ${longMs}`)
}
