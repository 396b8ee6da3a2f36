/**
 * Runs on a thread of its own beside a lesson that is checked, where the lesson
 * cannot hold it up: tells the parent that the process lives, names what has no
 * end and the line where it is, and ends the process, also when nobody is left
 * who would read what it finds.
 */
export const watchdogSource = `
const { parentPort, workerData } = require('node:worker_threads')
const { writeSync } = require('node:fs')
const { Session } = require('node:inspector')
const { cpus } = require('node:os')
const { token, parent, descriptor } = workerData

const everyMs = 100
/** Of computing, and of waiting beside what a step is known to wait for. */
const patienceMs = 5000
/** Of waiting on a machine that has nothing to spare, where the others' turns are waited for too. */
const patienceAmongOthersMs = 4 * patienceMs
const mostMemory = 500_000_000

let allowedMs = 0
let begunMs = performance.now()
let begunCpu = process.cpuUsage()
let begunIdleMs = idleMs()
let answeredMs = begunMs
let beats = 0
let over = false

parentPort.on('message', (message) => {
  answeredMs = performance.now()
  if (message === 'here') return
  allowedMs = message
  begunMs = answeredMs
  begunCpu = process.cpuUsage()
  begunIdleMs = idleMs()
})

/** What all processors together had nothing to do for. */
function idleMs() {
  return cpus().reduce((sum, { times }) => sum + times.idle, 0)
}

function send(report) {
  try {
    writeSync(descriptor, '\\n' + token + ' ' + JSON.stringify(report) + '\\n')
  } catch {
    // The lesson closed the descriptor: its next report ends it.
  }
}

function kill() {
  try {
    process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL')
  } catch {
    process.kill(process.pid, 'SIGKILL')
  }
}

function last(word, message) {
  over = true
  const tell = (stack) => {
    send({ kind: 'last', word, message, stack })
    kill()
  }
  if (word === 'waits') return tell('')
  setTimeout(tell, 1000, '')
  const addresses = new Map()
  const session = new Session()
  session.connectToMainThread()
  session.on('Debugger.scriptParsed', ({ params }) => addresses.set(params.scriptId, params.url))
  session.on('Debugger.paused', ({ params }) => {
    const frames = params.callFrames.slice(0, 50).map(({ location }) => {
      const { scriptId, lineNumber, columnNumber } = location
      return addresses.get(scriptId) + ':' + (lineNumber + 1) + ':' + (columnNumber + 1)
    })
    tell(frames.filter((frame) => !frame.startsWith('node:')).join('\\n').slice(0, 2000))
  })
  session.post('Debugger.enable', () => session.post('Debugger.pause'))
}

setInterval(() => {
  if (process.ppid !== parent) kill()
  if (over) return
  if (beats++ % 10 === 0) send({ kind: 'alive' })
  if (process.memoryUsage.rss() > mostMemory) return last('memory', '500 MB')
  const nowMs = performance.now()
  const { user, system } = process.cpuUsage(begunCpu)
  // In real time a program may compute as long as it may wait.
  if ((user + system) / 1000 > allowedMs + patienceMs) return last('computes', '')
  const patience = idleMs() - begunIdleMs < patienceMs ? patienceAmongOthersMs : patienceMs
  if (nowMs - begunMs < allowedMs + patience) return
  // Whoever waits answers; whoever computes on a busy machine is left his time.
  if (answeredMs > begunMs + allowedMs + patience) return last('waits', '')
  parentPort.postMessage('there?')
}, everyMs)
`
