/**
 * Runs in a child process before a process variant's file, and tells on
 * descriptor 3 what its stdout cannot: when a line was written, an error that
 * ends it, an await that can never go on, its exit. The lines themselves are
 * read from its stdout. It changes nothing that a program would look at: no
 * listener, no function of its own in the place of a public one, no option or
 * variable that a worker, a fork or any other child would inherit.
 */
import { writeSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { StringDecoder } from 'node:string_decoder'
import type { ChildMessage } from './child-message.ts'

const descriptor = 3

/** Given to the child itself and to nobody that it starts: they run this file too. */
const token = process.env.LEARN_ASYNC_TOKEN
delete process.env.LEARN_ASYNC_TOKEN
if (token !== undefined) watch(token)

function watch(token: string): void {
  const option = process.execArgv.indexOf(__filename)
  if (option > 0) process.execArgv.splice(option - 1, 2)

  let isOpen = true
  const send = (message: ChildMessage): void => {
    if (!isOpen) return
    try {
      writeSync(descriptor, `${token} ${JSON.stringify(message)}\n`)
    } catch {
      // The program closed what it did not open.
      isOpen = false
    }
  }

  send({ kind: 'began', atMs: performance.now() })
  whenFirstUsed('stdout', (stdout) => {
    writeAtOnce(stdout)
    tellLines(stdout, send)
  })
  whenFirstUsed('stderr', writeAtOnce)
  tellEvents(send)
}

interface Stream {
  _handle?: { setBlocking?: (on: boolean) => unknown }
  _write: (chunk: unknown, encoding: BufferEncoding, ...more: unknown[]) => unknown
  _writev?: (chunks: { chunk: unknown; encoding: BufferEncoding }[], ...more: unknown[]) => unknown
}

/** Node makes these streams when they are asked for, and so it stays. */
function whenFirstUsed(name: 'stdout' | 'stderr', prepare: (stream: Stream) => void): void {
  const made = Object.getOwnPropertyDescriptor(process, name)
  if (made?.get === undefined) return prepare(process[name] as unknown as Stream)
  let isReady = false
  const get = (): unknown => {
    const stream = made.get!.call(process) as Stream
    if (!isReady) {
      isReady = true
      prepare(stream)
    }
    return stream
  }
  Object.defineProperty(process, name, { ...made, get })
}

/** As on a terminal: or what a program wrote just before process.exit() would be lost whenever its reader is slow. */
function writeAtOnce(stream: Stream): void {
  stream._handle?.setBlocking?.(true)
}

/** Tells of each whole line at the moment at which the stream hands it on, whoever wrote it and however. */
function tellLines(stdout: Stream, send: (message: ChildMessage) => void): void {
  const decoder = new StringDecoder()
  let begun = ''
  const look = (chunk: unknown, encoding: BufferEncoding): void => {
    const atMs = performance.now()
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : (chunk as Buffer)
    const lines = (begun + decoder.write(bytes)).split('\n')
    begun = lines.pop() ?? ''
    for (const text of lines) send({ kind: 'logged', atMs, lane: '', text })
  }
  const { _write, _writev } = stdout
  before(stdout, '_write', _write, look)
  if (_writev) {
    before(stdout, '_writev', _writev, (chunks) => {
      for (const { chunk, encoding } of chunks) look(chunk, encoding)
    })
  }
}

function tellEvents(send: (message: ChildMessage) => void): void {
  let exitCodeWhenDry: unknown
  const { emit } = process as { emit: (...args: unknown[]) => boolean }
  const watched = function (this: unknown, ...args: unknown[]): boolean {
    const [event, first, origin] = args
    // The monitor only watches: what the error does to the process stays as it is.
    if (event === 'uncaughtExceptionMonitor') tellError(first, origin, send)
    if (event !== 'exit') {
      const heard = Reflect.apply(emit, this, args)
      if (event === 'beforeExit') exitCodeWhenDry = process.exitCode
      return heard
    }
    if (isUnsettled(first, exitCodeWhenDry)) send({ kind: 'hung', atMs: performance.now() })
    const heard = Reflect.apply(emit, this, args)
    send({ kind: 'exit', atMs: performance.now() })
    return heard
  }
  hidden(process, 'emit', watched)
}

/**
 * Whether Node ends with 13, for a top-level await that nothing can settle any
 * more, and the program did not ask for that code. Node 20 gives it to the
 * process by a listener of its own; later ones have done so by now.
 */
function isUnsettled(code: unknown, exitCodeWhenDry: unknown): boolean {
  const ranDry = performance.nodeTiming.loopExit !== -1
  if (!ranDry || exitCodeWhenDry !== undefined) return false
  return code === 13 || process.listeners('exit').some(({ name }) => name === 'handleProcessExit')
}

function tellError(error: unknown, origin: unknown, send: (message: ChildMessage) => void): void {
  const told = { atMs: performance.now(), error: read(error) }
  if (origin === 'unhandledRejection') send({ kind: 'unhandled', ...told })
  const isCaught =
    process.listenerCount('uncaughtException') > 0 || process.hasUncaughtExceptionCaptureCallback()
  if (!isCaught) send({ kind: 'error', ...told })
}

/** Anything can be thrown, also what cannot be made text. */
function read(error: unknown): { name: string; message: string } {
  try {
    const { name, message } = error as Error
    if (typeof name === 'string' && typeof message === 'string') return { name, message }
    return { name: 'Error', message: String(error) }
  } catch {
    return { name: 'Error', message: 'an error that cannot be read' }
  }
}

/** Has `look` see the arguments of a method first. */
function before<Args extends unknown[]>(
  object: object,
  name: string,
  method: (...args: Args) => unknown,
  look: (...args: Args) => void,
): void {
  hidden(object, name, function (this: unknown, ...args: Args): unknown {
    look(...args)
    return Reflect.apply(method, this, args)
  })
}

function hidden(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, {
    value,
    enumerable: false,
    configurable: true,
    writable: true,
  })
}
