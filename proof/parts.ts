import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** Longer than any one case takes on a machine with others on it. */
const longestSilenceMs = 180_000

/** What a part of a proof says: that it is alive and at what, and at last what came of it. */
export type Word<Result> = { at: string } | { result: Result }

/** How a part that holds the thread counts, and what is said of one that is done. */
export interface Telling<Job, Result> {
  hung: (job: Job, at: string) => Result
  told: (job: Job, result: Result) => string
  /** How many share a core; more than one where they mostly wait for processes of their own. */
  perCore?: number
}

/**
 * Runs each job in a process of its own, as many at a time as there are cores
 * times `perCore` (1), and resolves to their results in order. One that says nothing for long holds
 * the thread: it is killed, and `hung` makes its result of what it was at.
 */
export async function inParts<Job extends object, Result>(
  part: string,
  jobs: readonly Job[],
  { hung, told, perCore = 1 }: Telling<Job, Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = [...jobs.entries()]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, job] = next
      const result = await inPart(part, job, hung)
      results[index] = result
      console.log(`  ${index + 1} of ${jobs.length}: ${told(job, result)}`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() * perCore }, work))
  return results
}

function inPart<Job extends object, Result>(
  part: string,
  job: Job,
  hung: (job: Job, at: string) => Result,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(part)
    let at = 'the beginning'
    let watch: NodeJS.Timeout | undefined
    const heard = (): void => {
      clearTimeout(watch)
      watch = setTimeout(() => {
        resolve(hung(job, at))
        child.kill('SIGKILL')
      }, longestSilenceMs)
    }
    child.on('message', (word: Word<Result>) => {
      heard()
      if ('at' in word) at = word.at
      else resolve(word.result)
    })
    child.on('exit', (code, signal) => {
      clearTimeout(watch)
      reject(new Error(`a part ended with ${code ?? signal} at ${at}`))
    })
    heard()
    child.send(job)
  })
}

/** In the part: takes the job, tells the result, and ends. */
export function asPart<Job, Result>(
  work: (job: Job, at: (what: string) => void) => Promise<Result>,
): void {
  // Whoever asked may be gone before the end.
  process.once('disconnect', () => process.exit())
  const tell = (word: Word<Result>): void => void process.send?.(word)
  process.once('message', (job: Job) => {
    void work(job, (what) => tell({ at: what })).then((result) => {
      tell({ result })
      process.disconnect()
    })
  })
}
