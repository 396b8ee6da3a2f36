import { around } from './around.ts'
import { brokenOff } from './broken-off.ts'
import { ends } from './ends.ts'
import type { KnownProgram } from './known-program.ts'
import { waits } from './waits.ts'

/** Asyncio programs with the facts of each. */
export const programs: Record<string, KnownProgram> = { ...waits, ...ends, ...brokenOff, ...around }

/** One for each kind of finding, and of loops: what the tests try; all others are for the plays. */
const oneOfEach = new Set([
  'waits in a row',
  'a loop that several run at once',
  'a loop of loads',
  'C code that holds the interpreter',
  'a semaphore',
  'a task left over',
  'a coroutine never awaited',
  'an error that ends it',
  'nobody waited for it',
  'a task that is lost',
  'a thread that stays',
  'computes until it is killed',
  'fork and children',
])

export const [fewPrograms, otherPrograms] = [true, false].map((isOne) =>
  Object.entries(programs).filter(([name]) => oneOfEach.has(name) === isOne),
) as [[string, KnownProgram][], [string, KnownProgram][]]
