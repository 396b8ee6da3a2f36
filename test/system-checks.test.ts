import { expect, it } from 'vitest'
import { courseFaults } from '../src/course/check/check.ts'
import type { FoundLesson } from '../src/course/find.ts'
import { nodeLessonChecks } from '../src/system/checks.ts'
import { endingCourse, type EndingLesson } from './end-to-end/ending-lessons.ts'
import { program } from '../testing/terminal.ts'
import { disk } from '../testing/host.ts'

const checks = nodeLessonChecks(program)
const never = new AbortController().signal

/** The good lesson of the fixtures, but for what it does at its top. */
async function lesson(does: string): Promise<FoundLesson> {
  const one: EndingLesson = { file: 'lesson.js', at: 'top', does, says: /./ }
  const { lessons } = await courseFaults(disk, endingCourse({ one }))
  return lessons.find(({ name }) => name === '02-one')!
}

it('a lesson is checked in a process of its own, which reports its steps and its end', async () => {
  const reports: { kind?: unknown }[] = []
  const onReport = (report: unknown) => void reports.push(report as { kind?: unknown })
  const end = await checks.start({ lesson: await lesson(''), signal: never, onReport })
  expect(end).toEqual({
    by: 'itself',
    exitCode: 0,
    signal: null,
    stdout: '',
    stderr: '',
    forged: false,
  })
  expect(reports.at(-1)).toEqual({ kind: 'end' })
  expect(reports).toContainEqual({ kind: 'step', file: 'demo.js', what: '"together"' })
  expect(reports.filter(({ kind }) => kind !== 'step' && kind !== 'end')).toEqual([])
})

it('the process is killed when the check is given up, before it began or while it computes', async () => {
  const held = await lesson('for (;;);')
  const before = checks.start({ lesson: held, signal: AbortSignal.abort(), onReport() {} })
  const giving = new AbortController()
  const meanwhile = checks.start({
    lesson: held,
    signal: giving.signal,
    onReport: () => giving.abort(),
  })
  for (const end of await Promise.all([before, meanwhile])) {
    expect(end).toMatchObject({ by: 'asked', signal: 'SIGKILL' })
  }
})

it('a process that cannot be started is an error', async () => {
  const { execPath } = process
  process.execPath = '/nowhere/at/all'
  try {
    const start = checks.start({ lesson: await lesson(''), signal: never, onReport() {} })
    await expect(start).rejects.toThrow('ENOENT')
  } finally {
    process.execPath = execPath
  }
})
