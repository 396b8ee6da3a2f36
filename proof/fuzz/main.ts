import { runHost } from '../../testing/host.ts'
import { inParts } from '../parts.ts'
import { houseLessons } from './course.ts'
import { familiesOn } from './families.ts'
import type { FuzzJob, Tried } from './fuzz.ts'

const usualRuns = 10_000
/** Of a case that is told beside others, so many characters: a journal is long. */
const longestCase = 300
/** One case in so many goes through the built program, which takes a hundred times as long. */
const throughBinary = 0.01

/**
 * `npm run fuzz [-- cases] [--seed n]`: makes up input of every family and
 * prints what came of it. Resolves to the exit code, 1 when something was found.
 */
export async function run(asked: readonly string[], part: string): Promise<number> {
  const seedAt = asked.indexOf('--seed')
  const seed = seedAt === -1 ? Date.now() % 1_000_000 : Number(asked[seedAt + 1])
  const runs = Number(
    asked.find((word, index) => index !== seedAt + 1 && word !== '--seed') ?? usualRuns,
  )
  if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
    console.error('fuzz: npm run fuzz [-- <cases>] [--seed <number>]')
    return 2
  }
  const families = await familiesOn({ host: runHost, lessons: await houseLessons() })
  const jobs = families.flatMap(({ name, share, inProcess, inBinary }): FuzzJob[] => [
    ...(inProcess
      ? [
          {
            family: name,
            through: 'main()' as const,
            runs: Math.ceil(runs * share * (1 - throughBinary)),
            seed,
          },
        ]
      : []),
    ...(inBinary
      ? [
          {
            family: name,
            through: 'the program' as const,
            runs: Math.ceil(runs * share * throughBinary),
            seed,
          },
        ]
      : []),
  ])
  console.log(`Input made up with seed ${seed}. Held against: exit code 0, 1 or 2, at most one line for an error,
no stack trace, no control character, an end. In this process main() runs on a machine in memory, whose
time jumps to the next timer; child processes of lessons run once each and are replayed. A part goes
through the built program, on the real clock.\n`)
  for (const { name, says } of families) console.log(`${name}: ${says}`)
  const tried = await inParts(part, jobs, { hung, told })
  console.table(tried.map(row))
  for (const { family, through, failed } of tried) {
    if (failed !== null)
      console.log(
        `exit 1 of ${family}, through ${through}, first came of ${failed.slice(0, longestCase)}`,
      )
  }
  for (const { family, through, found } of tried) {
    if (found === null) continue
    console.log(`\n${family}, through ${through}: ${found.fault}`)
    console.log(`  smallest case: ${found.shown}`)
    console.log(`  again: npm run fuzz -- ${runs} --seed ${found.seed} (path ${found.path})`)
  }
  return tried.some(({ found }) => found !== null) ? 1 : 0
}

function hung({ family, through, seed }: FuzzJob, at: string): Tried {
  const found = { shown: at, fault: 'it holds the thread', seed, path: '' }
  return { family, through, cases: 0, exitCodes: {}, failed: null, found }
}

function told({ family, through }: FuzzJob, { cases, found }: Tried): string {
  return `${family}, through ${through}: ${cases} cases, ${found === null ? 'nothing found' : found.fault}`
}

function row({ family, through, cases, exitCodes, found }: Tried): object {
  const of = (code: number): number => exitCodes[code] ?? 0
  return {
    family,
    through,
    cases,
    'exit 0': of(0),
    'exit 1': of(1),
    'exit 2': of(2),
    found: found === null ? 'nothing' : 'a fault',
  }
}
