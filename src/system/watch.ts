// Ctrl-C of a raw terminal is a byte, which nobody reads while a demo holds the
// thread. So another thread asks every now and then whether ours still answers;
// as long as it does not, that thread reads the keys, and on Ctrl-C it has us
// end in the middle of what is computed, by the inspector, which alone can.
// (It could also terminate what is computed: Node 20 and 22 crash on that.)

import type { Worker } from 'node:worker_threads'

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
  /** Watches until what it returns is called. */
  start(): () => void
  /** The process is about to end: from now on it is ended, as soon as its thread is held. */
  ending(): void
}

/** Watches this thread while keys are read raw; `end` ends the process at once. */
export function makeWatch(input: () => NodeJS.ReadStream, end: () => never): Watch {
  let watcher: Worker | null = null
  const make = (): Worker => {
    // Loaded when the first is made, which most commands never do.
    const { Worker } = process.getBuiltinModule('node:worker_threads')
    Object.assign(globalThis, { [Symbol.for(endName)]: end })
    const made = new Worker(source, { eval: true, execArgv: [], workerData: given })
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
    start() {
      watcher ??= make()
      watcher.postMessage('start')
      return () => watcher?.postMessage('stop')
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
const { writeSync } = require('node:fs')
const { spawnSync } = require('node:child_process')
const { askMs, heldMs, patienceMs, endName } = workerData

let [asking, answeredAt, reader, isLast, session] = [null, 0, null, false, null]

parentPort.on('message', (message) => {
  answeredAt = performance.now()
  reader?.destroy()
  reader = null
  if (message === 'ending') isLast = true
  if (message === 'start' || isLast) asking ??= setInterval(ask, askMs)
  if (message === 'stop' && !isLast) asking = void clearInterval(asking)
})

function ask() {
  parentPort.postMessage({})
  if (performance.now() - answeredAt < heldMs) return
  if (isLast) end()
  else if (reader === null) read()
}

function read() {
  reader = new ReadStream(0)
  reader.on('error', () => {})
  reader.on('data', (keys) => {
    if (/[\\x03\\x1c]/.test(String(keys))) end()
    else parentPort.postMessage({ keys })
  })
}

function end() {
  if (session !== null) return
  isLast = true
  setTimeout(endByForce, patienceMs)
  session = new Session()
  session.connectToMainThread()
  const expression = 'globalThis[Symbol.for(' + JSON.stringify(endName) + ')]()'
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
