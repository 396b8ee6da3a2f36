import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { defaults } from '../../src/course/knobs.ts'
import type { LoadedLesson } from '../../src/course/load.ts'
import { houseLessons } from '../fuzz/course.ts'
import { inParts } from '../parts.ts'
import { nothingYet, settingsOf, type Tally } from './judging.ts'
import type { VerdictsJob } from './part.ts'

const usualRuns = 200
const realRuns = 3

/**
 * `npm run test:verdicts [-- lesson… --runs n]`: gives every answer to every
 * question after runs on late machines, and prints what came of it by lesson.
 * Resolves to the exit code, 1 when a verdict was wrong.
 */
export async function run(asked: readonly string[], part: string): Promise<number> {
  const runsAt = asked.indexOf('--runs')
  const runs = runsAt === -1 ? usualRuns : Number(asked[runsAt + 1])
  const words = asked.filter(
    (_, index) => runsAt === -1 || (index !== runsAt && index !== runsAt + 1),
  )
  const all = await houseLessons()
  const unknown = words.find((word) => !all.some(({ id }) => id === word))
  if (unknown !== undefined || !Number.isInteger(runs) || runs < 1) {
    const lessons = all.map(({ id }) => id).join(', ')
    console.error(
      `verdicts: npm run test:verdicts [-- <lesson>… --runs <number>]; lessons: ${lessons}`,
    )
    return 2
  }
  const lessons = all.filter(({ id }) => words.length === 0 || words.includes(id))
  console.log(`Each lesson, its knobs at their defaults and each at both ends, ${runs} runs with each setting on a
machine whose timers are late: a little, much, in stalls, and out of order. Then ${realRuns} runs in real time
with every core busy. After each run every answer is given to every question: the right one must be
accepted, every other refused, and a run that does not bear out the right answer must say so.\n`)
  const simulated = lessons.flatMap((loaded) =>
    settingsOf(loaded).map(
      (knobs): VerdictsJob => ({ lesson: loaded.id, knobs, clock: 'simulated', runs }),
    ),
  )
  const tallies = await inParts<VerdictsJob, Tally>(part, simulated, { hung, told, perCore: 3 })
  const stopBusy = keepBusy()
  const real = lessons.map(realJob)
  const realTallies: Tally[] = []
  for (const job of real)
    realTallies.push(...(await inParts<VerdictsJob, Tally>(part, [job], { hung, told })))
  stopBusy()
  const jobs = [...simulated, ...real].map((job, index) => ({
    ...job,
    tally: [...tallies, ...realTallies][index]!,
  }))
  console.table(
    (['simulated', 'real'] as const).flatMap((clock) =>
      lessons.map(({ id }) =>
        row(
          id,
          clock,
          jobs.filter((job) => job.lesson === id && job.clock === clock),
        ),
      ),
    ),
  )
  const faults = [...new Set(jobs.flatMap(({ tally }) => tally.faults))]
  for (const fault of faults) console.log(fault)
  console.log(faults.length === 0 ? 'No verdict was wrong.' : `${faults.length} faults.`)
  return faults.length === 0 ? 0 : 1
}

function realJob(loaded: LoadedLesson): VerdictsJob {
  return { lesson: loaded.id, knobs: defaults(loaded.lesson.knobs), clock: 'real', runs: realRuns }
}

/** One process a core that computes for ever. */
function keepBusy(): () => void {
  const children = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }),
  )
  return () => {
    for (const child of children) child.kill('SIGKILL')
  }
}

function hung(_job: VerdictsJob, at: string): Tally {
  return { ...nothingYet(), faults: [`it hangs: ${at}`] }
}

function told({ lesson, clock, knobs }: VerdictsJob, { runs, faults }: Tally): string {
  const turned = Object.entries(knobs).map(([name, value]) => `${name} ${String(value)}`)
  return `${lesson}, ${clock}, ${turned.join(', ') || 'no knobs'}: ${runs} runs, ${faults.length} faults`
}

function row(lesson: string, clock: string, jobs: readonly { tally: Tally }[]): object {
  const sum = (of: (tally: Tally) => number): number =>
    jobs.reduce((total, { tally }) => total + of(tally), 0)
  return {
    lesson,
    clock,
    settings: jobs.length,
    runs: sum(({ runs }) => runs),
    disturbed: sum(({ disturbed }) => disturbed),
    'late, and said so': sum(({ unconfirmed }) => unconfirmed),
    questions: sum(({ questions }) => questions),
    answers: sum(({ answers }) => answers),
    wrong: sum(({ faults }) => faults.length),
  }
}
