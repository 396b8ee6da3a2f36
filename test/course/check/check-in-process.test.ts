import { expect, it } from 'vitest'
import type { FoundLesson } from '../../../src/course/find.ts'
import {
  asReport,
  type LessonChecks,
  type ProcessEnd,
} from '../../../src/course/check/lesson-checks.ts'
import { checkInProcess } from '../../../src/course/check/check-in-process.ts'

const lesson: FoundLesson = {
  id: 'a',
  title: 'A',
  summary: 'S',
  aliases: [],
  words: [],
  number: 1,
  name: '01-a',
  folder: '/c/01-a',
}
const quiet: ProcessEnd = {
  by: 'itself',
  exitCode: 0,
  signal: null,
  stdout: '',
  stderr: '',
  forged: false,
}

/** What is said of a lesson whose process reports this and comes to this end. */
async function said(reports: unknown[], end: Partial<ProcessEnd> = {}): Promise<string[]> {
  const checks: LessonChecks = {
    atOnce: 1,
    async start({ onReport }) {
      for (const one of reports) onReport(one)
      return { ...quiet, ...end }
    },
    inside: () => Promise.reject(new Error('not here')),
  }
  const faults = await checkInProcess(checks, lesson, new AbortController().signal)
  return faults.map(({ file, line, column, fault }) =>
    [file, line, column, ` ${fault}`].filter((part) => part !== undefined).join(':'),
  )
}

const inDemo = { kind: 'step', file: 'demo.js', what: '"one"' }
const atEnd = { kind: 'end' }
const fault = { kind: 'fault', file: 'text.md', fault: 'no title', stack: '' }

it('no fault without a report of one', async () => {
  expect(await said([inDemo, atEnd])).toEqual([])
})

it('each fault once, where its stack leads to', async () => {
  const thrown = { ...fault, stack: 'at /c/01-a/demo.js:3:7' }
  expect(await said([fault, fault, thrown, atEnd])).toEqual([
    '01-a/text.md: no title',
    '01-a/demo.js:3:7: no title',
  ])
})

it('an end that is missing, by how the process ended and what it was at', async () => {
  expect(await said([inDemo], { exitCode: 0 })).toEqual([
    '01-a/demo.js: "one" ends the process unheard, with exit code 0',
  ])
  expect(await said([inDemo], { exitCode: null, signal: 'SIGSEGV' })).toEqual([
    '01-a/demo.js: "one" ends the process by SIGSEGV',
  ])
  expect(await said([], { by: 'silence', signal: 'SIGKILL' })).toEqual([
    '01-a/text.md: stops the process: nothing of it moves any more',
  ])
  const outOfMemory = { signal: 'SIGABRT', stderr: 'FATAL ERROR: … JavaScript heap out of memory' }
  expect(await said([inDemo], outOfMemory)).toEqual(['01-a/demo.js: "one" takes all the memory'])
})

it('the last word, and nothing that comes after it', async () => {
  const last = { kind: 'last', word: 'throws', message: 'no\nmore', stack: '' }
  expect(await said([inDemo, last, fault])).toEqual([
    '01-a/demo.js: "one" throws where nothing catches it: no',
  ])
})

it('the place that Node alone knows, of the fault before', async () => {
  const stderr = 'file:///c/01-a/demo.js:2\nconst = 1\n      ^\n\nSyntaxError: no'
  expect(await said([fault, { ...atEnd, printed: true }], { stderr })).toEqual([
    '01-a/demo.js:2:7: no title',
  ])
})

it('what was written past the log, with its first line', async () => {
  const wrote = { kind: 'wrote', stream: 'stderr', text: 'one\ntwo', stack: '' }
  const [first, second] = await said([inDemo, wrote, atEnd], { stdout: 'three\nfour' })
  expect(first).toMatch(/^01-a\/demo\.js: "one" writes on stderr, .*: "one";/)
  expect(second).toMatch(/^01-a\/demo\.js: "one" writes on stdout, .*: "three";/)
})

it.each([
  ['no object', 'end'],
  ['nothing', null],
  ['of no kind', { kind: 'over' }],
  ['an end with more', { kind: 'end', more: 1 }],
  ['a fault without a file', { kind: 'fault', fault: 'no', stack: '' }],
  ['an unknown last word', { kind: 'last', word: 'sings', message: '', stack: '' }],
])('a report that is %s is no report, and is told', async (_what, report) => {
  expect(asReport(report)).toBe(null)
  expect(await said([report, atEnd])).toEqual([
    '01-a/text.md: writes on descriptor 3, by which check hears of it, or closes it',
  ])
})

it('nothing, where the check was given up', async () => {
  expect(await said([fault], { by: 'asked', signal: 'SIGKILL' })).toEqual([])
})
