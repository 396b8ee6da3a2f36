import { Worker } from 'node:worker_threads'
import { descriptor } from './report.ts'

/**
 * A thread beside the learner's file, which cannot hold it up. It ends the
 * process where that computes or takes memory without end, or where nobody is
 * left who would read what it tells. Where `asks` it asks the debugger for the
 * line, and whether promises still come to their turn, and the loop to its own.
 */
const watchdogSource = `
const { workerData } = require('node:worker_threads')
const { writeSync } = require('node:fs')
const { nonce, descriptor, parent, cpuMs, memory, moment, asks, file } = workerData
const begun = process.cpuUsage()
const begunBytes = process.memoryUsage.rss()
let over = false
let movedOn = { toMs: moment[0], at: 0 }

function end(how, line) {
  const event = { kind: 'end', how, atMs: moment[0], look: 0, ...(line > 0 && { line }) }
  try {
    writeSync(descriptor, '\\n' + nonce + ' ' + JSON.stringify(event) + '\\n')
  } finally {
    process.kill(process.pid, 'SIGKILL')
  }
}

function ask() {
  const { Session } = require('node:inspector')
  const { pathToFileURL } = require('node:url')
  const address = pathToFileURL(file).href
  const turns = moment[1]
  const files = new Map()
  const session = new Session()
  session.connectToMainThread()
  session.on('Debugger.scriptParsed', ({ params }) => files.set(params.scriptId, params.url))
  session.on('Debugger.paused', ({ params }) => {
    const frame = params.callFrames.find(({ location }) => [file, address].includes(files.get(location.scriptId)))
    const line = frame === undefined ? 0 : frame.location.lineNumber + 1
    const expression =
      'queueMicrotask(() => (globalThis.__beat = true)), process.nextTick(() => (globalThis.__beat = true))'
    session.post('Runtime.evaluate', { expression }, () =>
      session.post('Debugger.resume', () => setTimeout(() => look(line), 100)),
    )
  })
  const look = (line) => {
    if (moment[1] !== turns) return end('endless-loop', line)
    session.removeAllListeners('Debugger.paused')
    session.on('Debugger.paused', () =>
      session.post('Runtime.evaluate', { expression: 'globalThis.__beat === true' }, (_error, found) =>
        end(found && found.result.value ? 'endless-microtasks' : 'endless-loop', line),
      ),
    )
    session.post('Debugger.pause')
  }
  session.post('Debugger.enable', () => session.post('Debugger.pause'))
}

setInterval(() => {
  if (over) return
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  if (process.memoryUsage.rss() - begunBytes > memory) return end('memory')
  const { user, system } = process.cpuUsage(begun)
  const taken = (user + system) / 1000
  if (moment[0] !== movedOn.toMs) movedOn = { toMs: moment[0], at: taken }
  if (taken - movedOn.at <= cpuMs && taken <= 4 * cpuMs) return
  over = true
  if (!asks) return end('endless-loop')
  setTimeout(() => end('endless-loop'), 3000)
  ask()
}, 20)
`

/** `moment` is kept by the loop: virtual time, and how many turns it has made. */
export function watch(job: {
  nonce: string
  cpuMs: number
  memory: number
  moment: Float64Array
  asks: boolean
  file: string
}): void {
  const watchdog = new Worker(watchdogSource, {
    eval: true,
    workerData: { ...job, descriptor, parent: process.ppid },
    stdin: false,
    execArgv: [],
    env: {},
  })
  watchdog.unref()
}
