import type { Missed } from './check.ts'
import { toldInWords } from './told-value.ts'
import type { RunEnd } from '../runners/exercise/run-exercise.ts'

type FatalEnd = Exclude<RunEnd, { how: 'done' | 'busy' | 'asked' }>

/** What is expected, where a run ended before its end: the id of that rule is how it ended. */
export const endRules = {
  'endless-loop': 'it lets others go on',
  'endless-microtasks': 'it lets others go on',
  memory: 'it gets by with little memory',
  output: 'it prints no more than a person would read',
  exited: 'it does not end the process',
  'threw-at-import': 'the file can be loaded',
  syntax: 'the file can be read',
  'wrong-export': 'the file exports the function of the task',
  'real-io': 'it uses what is handed in, and nothing outside',
  replaced: 'timers, clocks and promises stay as they are',
  threw: 'no callback throws',
  forged: 'the file tells nothing in the judge’s place',
  missing: 'the run comes to its end',
} satisfies Record<FatalEnd['how'], string>

export function isFatal(end: RunEnd): end is FatalEnd {
  return Object.hasOwn(endRules, end.how)
}

/** What happened instead. `name`: what the file was to export. */
export function endMissed(end: FatalEnd, line: number | undefined, name: string): Missed {
  return { atMs: null, line, saw: sawOf(end, line, name) }
}

function sawOf(end: FatalEnd, line: number | undefined, name: string): string {
  const at = line === undefined ? '' : ` at line ${line}`
  switch (end.how) {
    case 'endless-loop':
      return `it goes round without an end${at}: the program never ends`
    case 'endless-microtasks':
      return `it goes from promise to promise without an end${at}: no timer ever comes to its turn`
    case 'memory':
      return 'it took more than 150 MB'
    case 'output':
      return 'it printed more than 100,000 characters'
    case 'exited':
      if (end.signal !== undefined) return `it sent itself ${end.signal}, which ends the process`
      return `it ended the process${end.code === null ? '' : ` with exit code ${end.code}`}`
    case 'threw-at-import':
      return end.error === null
        ? 'an await outside of any function never ends'
        : `loading it threw ${toldInWords(end.error)}${at}`
    case 'syntax':
      return `${end.text}${at}`
    case 'wrong-export':
      return end.found.length === 0
        ? `nothing named ${name} is exported`
        : `nothing named ${name} is exported, only ${end.found.join(', ')}`
    case 'real-io':
      return `it wanted ${end.what}: everything needed is handed in`
    case 'replaced':
      return `it replaced ${end.what}`
    case 'threw':
      return `${toldInWords(end.error)} was thrown${at}, and nobody caught it`
    case 'forged':
      return 'something wrote where only the judge’s own events belong'
    case 'missing':
      return end.killedBy === null
        ? `the process ended with exit code ${end.exitCode} before its time`
        : `the process was killed by ${end.killedBy}`
  }
}
