import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import { Worker } from 'node:worker_threads'
import type { FoundLesson } from '../course/find.ts'
import type { Inside, LessonChecks, ProcessEnd, Report } from '../course/check/lesson-checks.ts'
import { watchdogSource } from './watchdog.ts'
import { descriptor, killGroup, messageIn, startChild } from './child.ts'
import { nodeProcesses } from './processes.ts'
import { isObject } from '../schema/schema.ts'
import { inWords, stackOf } from '../text/thrown.ts'

/** What the process ends with where it cannot report. */
const unheardExitCode = 74

/** Kept of what a lesson writes past its log. */
const mostCharacters = 20_000
/** Reports longer than this together are no check's. */
const mostReported = 20_000_000

/** From which a lesson is told to write. */
const mostPlaces = 20

/** A process that beats no more is stopped, or has no thread left. */
const silenceMs = 15_000
/** What is left of a process that has ended holds nobody up longer. */
const closingMs = 1000

/** What the process is told on stdin. The token marks its reports: the lesson does not know it. */
interface Job {
  token: string
  parent: number
  lesson: FoundLesson
}

/** Lessons are checked by `program`, this one, in other processes. */
export function nodeLessonChecks(program: string): LessonChecks {
  return { atOnce: availableParallelism(), start: (job) => start(program, job), inside }
}

const start = (
  program: string,
  { lesson, signal, onReport }: Parameters<LessonChecks['start']>[0],
): Promise<ProcessEnd> =>
  new Promise((resolve, reject) => {
    const args = [...process.execArgv, program, 'check-lesson', '--']
    const child = startChild({ command: 'node', args }, { stdin: 'pipe' })
    const job: Job = { token: randomUUID(), parent: process.pid, lesson }
    let by: ProcessEnd['by'] = 'itself'
    let [stdout, stderr, forged] = ['', '', false]
    const kill = (why: ProcessEnd['by']): void => {
      by = why
      killGroup(child)
    }
    const whenAsked = (): void => kill('asked')
    let silence = setTimeout(() => kill('silence'), silenceMs)
    signal.addEventListener('abort', whenAsked)

    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (stdout.length < mostCharacters) stdout += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-mostCharacters)
    })
    let reported = 0
    const reports = child.stdio[descriptor] as Readable
    reports.on('data', ({ length }: Buffer) => {
      reported += length
      if (reported <= mostReported) return
      forged = true
      kill('itself')
    })
    createInterface({ input: reports }).on('line', (line) => {
      const message = messageIn(line, job.token)
      const report = message === null ? null : reportOf(message)
      if (line !== '' && report === null) forged = true
      if (report === null) return
      clearTimeout(silence)
      silence = setTimeout(() => kill('silence'), silenceMs)
      if (report['kind'] !== 'alive') onReport(report)
    })
    for (const stream of [child.stdin, child.stdout, child.stderr, reports]) {
      // It ended before it had read, or while it wrote: how, its exit tells.
      stream?.on('error', () => {})
    }

    let exit: Pick<ProcessEnd, 'exitCode' | 'signal'> = { exitCode: null, signal: null }
    const over = (): void => {
      clearTimeout(silence)
      signal.removeEventListener('abort', whenAsked)
      for (const stream of child.stdio) stream?.destroy()
      const closed = exit.exitCode === unheardExitCode
      resolve({ by, ...exit, stdout, stderr, forged: forged || closed })
    }
    child.once('error', (error) => {
      reject(error)
      over()
    })
    child.once('exit', (exitCode, killedBy) => {
      exit = { exitCode, signal: killedBy }
      // What it started and left.
      killGroup(child)
      const closing = setTimeout(over, closingMs)
      child.once('close', () => {
        clearTimeout(closing)
        over()
      })
    })
    child.stdin?.end(JSON.stringify(job))
    if (signal.aborted) whenAsked()
  })

/** What a message is, held against its shape by who asked for it; null for what is no object. */
function reportOf(message: string): Record<string, unknown> | null {
  try {
    const report: unknown = JSON.parse(message)
    return isObject(report) ? report : null
  } catch {
    return null
  }
}

/** What is taken before the lesson can put another in its place. */
const exit = process.exit.bind(process)
const { stringify } = JSON

async function inside(): Promise<Inside> {
  const { token, parent, lesson } = JSON.parse(await textOf(process.stdin)) as Job
  const watchdog = new Worker(watchdogSource, {
    eval: true,
    workerData: { token, parent, descriptor },
    // Nothing of the lesson is to be preloaded there.
    execArgv: [],
  })
  await new Promise((resolve) => watchdog.once('online', resolve))
  watchdog.on('message', () => watchdog.postMessage('here'))
  // After it is listened to, which would keep this process.
  watchdog.unref()

  let over = false
  const report = (one: Report): void => {
    if (over) return
    try {
      // A line of its own, also where the lesson has written half a one.
      writeSync(descriptor, `\n${token} ${stringify(shortened(one))}\n`)
    } catch {
      // The lesson closed the descriptor.
      over = true
      exit(unheardExitCode)
    }
  }
  const last = (one: Omit<Extract<Report, { kind: 'last' }>, 'kind'>): void => {
    report({ kind: 'last', ...one })
    over = true
  }
  watchOutput(report)
  process.on('uncaughtException', (thrown, origin) => {
    const word = origin === 'unhandledRejection' ? 'rejects' : 'throws'
    last({ word, message: inWords(thrown).message, stack: stackOf(thrown) })
    exit(1)
  })
  process.on('exit', (code) => {
    // Called by process.exit, this stands above the line that called it.
    const stack = stackHere()
    last({ word: stack.includes('process.exit') ? 'exits' : 'ends', message: String(code), stack })
  })
  return {
    lesson,
    // What ends this process ends them too.
    processes: nodeProcesses({ inOurGroup: true }),
    report,
    begin({ file, what, waitMs }) {
      report({ kind: 'step', file, what })
      watchdog.postMessage(waitMs)
    },
    end(thrown) {
      report({ kind: 'end', ...(thrown !== undefined && { printed: true }) })
      over = true
      if (thrown === undefined) exit(0)
      process.removeAllListeners('uncaughtException')
      setImmediate(() => {
        throw thrown
      })
    },
  }
}

/** Reports what the lesson writes by way of Node's streams, once from each place; it goes nowhere. */
function watchOutput(report: (one: Report) => void): void {
  for (const stream of ['stdout', 'stderr'] as const) {
    const told = new Set<string>()
    process[stream].write = (chunk: unknown, ...others: unknown[]) => {
      const written = others.find((one) => typeof one === 'function')
      if (written) process.nextTick(written as () => void)
      const stack = stackHere()
      if (told.size < mostPlaces && !told.has(stack)) {
        told.add(stack)
        report({ kind: 'wrote', stream, text: String(chunk), stack })
      }
      return true
    }
  }
}

/** The stack of the line that calls this, whatever the lesson made of stacks. */
function stackHere(): string {
  const own = Object.entries(Object.getOwnPropertyDescriptors(Error))
  Object.assign(Error, { stackTraceLimit: 30, prepareStackTrace: undefined })
  const { stack = '' } = new Error('here')
  Object.defineProperties(Error, Object.fromEntries(own))
  return stack
}

/** Short enough to be written in one piece, beside what the watchdog writes. */
function shortened(one: Report): Report {
  const members = Object.entries(one).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.slice(0, 2000) : value,
  ])
  return Object.fromEntries(members) as Report
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
