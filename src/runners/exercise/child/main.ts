/**
 * Runs a learner's file in a child process: reads the job on stdin, loads the
 * file on a virtual clock, plays each scenario, and tells on descriptor 3 what
 * happened (src/practice/protocol/protocol.ts). With the argument `asks` it takes its
 * time to find out where the file waits, or goes round.
 */
import { readFileSync } from 'node:fs'
import type { Job } from '../../../practice/protocol/protocol.ts'
import { besides, load } from './load.ts'
import { installPlatform } from './platform.ts'
import { play } from './play.ts'
import { Untouched } from './replaced.ts'
import { Reporter } from './report.ts'
import { lineOf, watchFile } from './source-line.ts'
import { syntaxFault } from './syntax.ts'
import { tell } from './tell.ts'
import { VirtualLoop } from './virtual-loop.ts'
import { Waits } from './waits.ts'
import { watch } from './watchdog.ts'

const nextRealTurn = setImmediate

/** Virtual milliseconds that what a file starts by itself may take, when it is loaded or at its end. */
const ownMs = 3_600_000

/** So often a file may begin something anew when it could end. */
const mostEnds = 1000

void run()

async function run(): Promise<void> {
  const { nonce, file, name, scenarios, limits } = JSON.parse(readFileSync(0, 'utf8')) as Job
  const asks = process.argv[2] === 'asks'
  const moment = new Float64Array(new SharedArrayBuffer(16))
  watch({ nonce, cpuMs: limits.cpuMs, memory: limits.memory, moment, asks, file })

  watchFile(file)
  const loop = new VirtualLoop(limits.turns)
  let beganMs = loop.nowMs
  const sinceBegin = (ms: number): number => Math.round((ms - beganMs) * 1000) / 1000
  const reporter = new Reporter(nonce, limits.output, () => ({
    atMs: sinceBegin(loop.nowMs),
    look: loop.look,
  }))
  loop.onTurn = () => {
    moment[0] = sinceBegin(loop.nowMs)
    moment[1]!++
  }
  const builtIn = installPlatform(loop, reporter)
  const untouched = new Untouched()
  const waits = asks ? new Waits() : null
  const checkUntouched = (): void => {
    const what = untouched.find()
    if (what !== null) reporter.end({ how: 'replaced', what })
  }

  let isLoading = true
  const toldError = (error: unknown) => tell(error, () => undefined)
  const threw = (error: unknown): never => {
    checkUntouched()
    // null stands for an await that never ends, not for a null that was thrown.
    const told = toldError(error) ?? 'null'
    return reporter.end(
      { how: isLoading ? 'threw-at-import' : 'threw', error: told },
      lineOf(error),
    )
  }
  loop.onThrown = threw
  process.setUncaughtExceptionCaptureCallback(threw)
  let nameOf: (error: object) => string | undefined = () => undefined
  process.on('unhandledRejection', (error) => {
    if (isLoading) threw(error)
    const line = lineOf(error)
    reporter.tell({
      kind: 'unhandled',
      error: tell(error, nameOf),
      ...(line !== undefined && { line }),
    })
  })

  const exports = await loaded(file, builtIn, loop, reporter, threw)
  checkUntouched()
  isLoading = false
  loop.onHeld = (fromMs, own) =>
    reporter.tell({ kind: 'held', fromMs: sinceBegin(fromMs), own: Math.round(own * 1000) / 1000 })
  const callable = exports[name]
  if (typeof callable !== 'function') {
    const found = Object.keys(exports).filter((other) => typeof exports[other] === 'function')
    reporter.end({ how: 'wrong-export', found: found.slice(0, 20) })
  }
  for (const scenario of scenarios) {
    const how = await play(scenario, callable as (...args: unknown[]) => unknown, {
      loop,
      reporter,
      waits,
      onBegin(stubs) {
        beganMs = loop.nowMs
        nameOf = stubs.nameOf
      },
    })
    checkUntouched()
    // Whoever goes on and on would do so in the next one too, for as long.
    if (how === 'late') break
  }
  loop.onHeld = () => {}
  await leave(loop, reporter).catch(threw)
  reporter.end({ how: 'done' })
}

/** What the file has left to be done when its process ends. */
async function leave(loop: VirtualLoop, reporter: Reporter): Promise<void> {
  loop.restart()
  for (let times = 0; times <= mostEnds; times++) {
    process.emit('beforeExit', 0)
    if (loop.learners.size === 0) {
      process.emit('exit', 0)
      return
    }
    await driveToEnd(loop, reporter)
  }
  reporter.end({ how: 'endless-loop' })
}

/** Until nothing is left for which a process would wait; what goes on and on is a loop without an end. */
async function driveToEnd(
  loop: VirtualLoop,
  reporter: Reporter,
  mayEnd = (): boolean => true,
): Promise<void> {
  const kept = () => [...loop.learners].find((timer) => timer.hasRef())
  const end = await loop.drive(loop.nowMs + ownMs, () => mayEnd() && kept() === undefined)
  if (end === 'endless' || (end === 'late' && kept() !== undefined)) {
    reporter.end({ how: 'endless-loop' }, kept()?.line)
  }
}

/** What the file exports, when also what it started by itself is over. */
async function loaded(
  file: string,
  builtIn: ReturnType<typeof installPlatform>,
  loop: VirtualLoop,
  reporter: Reporter,
  threw: (error: unknown) => never,
): Promise<Record<string, unknown>> {
  let exports: Record<string, unknown> | null = null
  const loading = load(file, builtIn).then(
    (found) => (exports = found),
    (error: unknown) => {
      const fault = syntaxFault(error, file, (code, at) => besides().script(code, at))
      if (fault === null) threw(error)
      const { text, column, line } = fault!
      reporter.end({ how: 'syntax', text, column }, line)
    },
  )
  // Linking takes turns of the real loop where another file is imported.
  await Promise.race([loading, new Promise((resolve) => realTurns(20, resolve))])
  await driveToEnd(loop, reporter, () => exports !== null)
  if (exports === null) reporter.end({ how: 'threw-at-import', error: null })
  return exports!
}

function realTurns(count: number, then: (value?: unknown) => void): void {
  if (count === 0) then()
  else nextRealTurn(() => realTurns(count - 1, then))
}
