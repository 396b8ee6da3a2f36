// Keys of a raw terminal are bytes, and signals stand in a pipe of the event
// loop: nobody reads either while a demo holds the thread. So another thread asks
// every now and then whether ours still answers; as long as it does not, that
// thread reads them, and on Ctrl-C, or a signal that ends, it has us end in the
// middle of what is computed, by the inspector, which alone can.
// (It could also terminate what is computed: Node 20 and 22 crash on that.)

import type { Worker } from 'node:worker_threads'
import type { EndCause } from './ends.ts'
import { signalPipes } from './signal-pipes.ts'

/** How often is asked, and after how long without a reply the thread counts as held. */
const askMs = 100
const heldMs = 300
/** So long the end may take; code of Node's own is not interrupted. */
const patienceMs = 700

/** By this name the inspector finds what ends us. */
const endName = 'learn-async: end'

/** What the other thread says: an empty message asks for a reply. */
interface Said {
  /** What was typed meanwhile, but for Ctrl-C. */
  keys?: Uint8Array
}

export interface Watch {
  /** From now on signals that end are heard while the thread is held. */
  signals(): void
  /** Reads keys too, until what it returns is called. */
  keys(): () => void
  /** The process is about to end: from now on it is ended, as soon as its thread is held. */
  ending(): void
}

/** Watches this thread; `end` ends the process at once. */
export function makeWatch(input: () => NodeJS.ReadStream, end: (cause: EndCause) => never): Watch {
  let watcher: Worker | null = null
  const make = (): Worker => {
    // Loaded when the first is made, which most commands never do.
    const { Worker } = process.getBuiltinModule('node:worker_threads')
    Object.assign(globalThis, { [Symbol.for(endName)]: end })
    const workerData = { ...given, pipes: signalPipes() }
    const made = new Worker(source, { eval: true, execArgv: [], workerData })
    made.on('message', ({ keys }: Said) => {
      made.postMessage('here')
      if (keys !== undefined) input().unshift(keys)
    })
    // Where no thread can be had, the program goes on without one.
    made.on('error', () => {})
    made.unref()
    return made
  }
  return {
    signals: () => void (watcher ??= make()),
    keys() {
      watcher ??= make()
      watcher.postMessage('keys')
      return () => watcher?.postMessage('no keys')
    },
    ending: () => watcher?.postMessage('ending'),
  }
}

const given = { askMs, heldMs, patienceMs, endName }

/** The other thread, as text: it needs no file of its own. */
const source = `
const { parentPort, workerData } = require('node:worker_threads')
const { Session } = require('node:inspector')
const { ReadStream } = require('node:tty')
const { readSync, writeSync } = require('node:fs')
const { spawnSync } = require('node:child_process')
const { askMs, heldMs, patienceMs, endName, pipes } = workerData

let [answeredAt, readsKeys, reader, isLast, session] = [performance.now(), false, null, false, null]
setInterval(ask, askMs)

parentPort.on('message', (message) => {
  answeredAt = performance.now()
  reader?.destroy()
  reader = null
  if (message === 'ending') isLast = true
  if (message === 'keys') readsKeys = true
  if (message === 'no keys') readsKeys = false
})

function ask() {
  parentPort.postMessage({})
  if (performance.now() - answeredAt < heldMs) return
  if (isLast) return end('SIGINT')
  if (readsKeys && reader === null) read()
  for (const pipe of pipes) hear(pipe)
}

// A message of the loop is sixteen bytes, the number of the signal after a pointer. What ends nothing is put back.
function hear({ from, to }) {
  const messages = Buffer.alloc(16 * 64)
  let length = 0
  try {
    length = readSync(from, messages, 0, messages.length, null)
  } catch {}
  for (let at = 0; at + 16 <= length; at += 16) {
    const cause = ends[messages.readInt32LE(at + 8)]
    if (cause !== undefined) return end(cause)
  }
  if (length > 0) writeSync(to, messages, 0, length)
}

const ends = { 1: 'SIGHUP', 2: 'SIGINT', 3: 'SIGQUIT', 15: 'SIGTERM' }

function read() {
  reader = new ReadStream(0)
  reader.on('error', () => {})
  reader.on('data', (keys) => {
    if (/[\\x03\\x1c]/.test(String(keys))) end('SIGINT')
    else parentPort.postMessage({ keys })
  })
}

function end(cause) {
  if (session !== null) return
  isLast = true
  setTimeout(endByForce, patienceMs)
  session = new Session()
  session.connectToMainThread()
  const expression = 'globalThis[Symbol.for(' + JSON.stringify(endName) + ')](' + JSON.stringify(cause) + ')'
  session.on('Debugger.paused', () => session.post('Runtime.evaluate', { expression }))
  session.post('Debugger.enable')
  session.post('Debugger.pause')
}

function endByForce() {
  writeSync(2, '\\r\\x1b[J\\x1b[?7h\\x1b[?2026l\\x1b[?25hlearn-async: stopped; what you did is saved\\n')
  spawnSync('stty', ['sane'], { stdio: ['inherit', 'ignore', 'ignore'] })
  process.kill(process.pid, 'SIGKILL')
}
`
