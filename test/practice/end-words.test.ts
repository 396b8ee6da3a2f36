import { expect, it } from 'vitest'
import { endMissed } from '../../src/practice/end-words.ts'

type End = Parameters<typeof endMissed>[0]
const error = { $error: 'Error', message: 'no' } as unknown as Extract<
  End,
  { how: 'threw' }
>['error']

it.each<[End, string]>([
  [
    { how: 'endless-loop' } as End,
    'it goes round without an end at line 3: the program never ends',
  ],
  [
    { how: 'endless-microtasks' } as End,
    'it goes from promise to promise without an end at line 3: no timer ever comes to its turn',
  ],
  [{ how: 'memory' } as End, 'it took more than 150 MB'],
  [{ how: 'output' } as End, 'it printed more than 100,000 characters'],
  [{ how: 'exited', code: 3 } as End, 'it ended the process with exit code 3'],
  [{ how: 'exited', code: null } as End, 'it ended the process'],
  [
    { how: 'exited', code: null, signal: 'SIGTERM' } as End,
    'it sent itself SIGTERM, which ends the process',
  ],
  [{ how: 'threw-at-import', error: null } as End, 'an await outside of any function never ends'],
  [{ how: 'syntax', text: 'a bracket is missing' } as End, 'a bracket is missing at line 3'],
  [
    { how: 'wrong-export', found: [] as string[] } as unknown as End,
    'nothing named load is exported',
  ],
  [
    { how: 'wrong-export', found: ['a', 'b'] } as unknown as End,
    'nothing named load is exported, only a, b',
  ],
  [
    { how: 'real-io', what: 'fs' } as unknown as End,
    'it wanted fs: everything needed is handed in',
  ],
  [{ how: 'replaced', what: 'setTimeout' } as End, 'it replaced setTimeout'],
  [{ how: 'forged' } as End, 'something wrote where only the judge’s own events belong'],
  [
    { how: 'missing', killedBy: null, exitCode: 7 } as End,
    'the process ended with exit code 7 before its time',
  ],
  [
    { how: 'missing', killedBy: 'SIGKILL', exitCode: null } as End,
    'the process was killed by SIGKILL',
  ],
])('%j is told as what happened instead', (end, saw) => {
  expect(endMissed(end, 3, 'load')).toEqual({ atMs: null, line: 3, saw })
})

it.each<[End, RegExp]>([
  [{ how: 'threw', error } as End, / was thrown, and nobody caught it$/],
  [{ how: 'threw-at-import', error } as End, /^loading it threw /],
])('%j names the error, and no line where none is known', (end, saw) => {
  expect(endMissed(end, undefined, 'load').saw).toMatch(saw)
})
