import { closeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import envPaths from 'env-paths'
import type { CourseFiles, MakeFolder } from './catalog/course-files.ts'
import type { RunHost } from './lab/host.ts'
import type { Processes } from './lab/processes.ts'
import type { Storage } from './progress/storage.ts'
import { courseFiles, makeFolder, nodeStorage } from './system-files.ts'
import { nodePictureFiles } from './system-pictures.ts'
import { makeWatch } from './system-watch.ts'
import type { Streams } from './terminal/streams.ts'
import type { PictureFiles } from './timeline/formats/picture-files.ts'

/** Why the program is to end, from outside. */
export type EndCause = 'SIGINT' | 'SIGTERM' | 'output closed' | 'output failed' | 'crashed'

/** The machine: the only thing that touches process, the real clock, the disk. */
export interface System {
  argv: readonly string[]
  streams: Streams
  runHost: RunHost
  courseFiles: CourseFiles
  pictureFiles: PictureFiles
  storage: Storage
  /** The folder of the built-in course. */
  lessons: string
  /** The folder of the lesson that a new one begins as. */
  template: string
  /** Whether this Node runs a .ts file as it is. */
  runsTypeScript: boolean
  makeFolder: MakeFolder
  /** The moment, as ISO text. */
  now(): string
  /** By how many minutes the clock on the learner's wall is ahead of UTC at a moment. */
  minutesAhead(at: string): number
  /**
   * Calls back when the program is to end; a second Ctrl-C ends it at once. After
   * an error that nothing caught the listeners are called, then it ends at once.
   */
  onEnd(listener: (cause: EndCause) => void): void
  /** `lastWords` says why the process ends, where it is ended while the thread is held, and gives its exit code. */
  onHeld(lastWords: () => number): void
  /** Ctrl-C that came as a key, from a terminal in raw mode. */
  interrupt(): void
  /** Lets go of stdin and of signals, so that nothing keeps the process from ending. */
  release(): void
}

/** This process. */
export function nodeSystem(): System {
  return {
    argv: process.argv.slice(2),
    streams: nodeStreams,
    runHost: {
      realTime: {
        now: () => performance.now(),
        setTimeout: (callback, ms) => setTimeout(callback, ms),
        clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
        setImmediate: (callback) => void setImmediate(callback),
      },
      watchUnhandled,
      processes: laterProcesses(),
      preload: beside('lab/preload.cjs'),
      pythonRunner: beside('lab/python/learn_async_lab.py'),
    },
    courseFiles,
    pictureFiles: nodePictureFiles(beside('page')),
    storage: nodeStorage(dataFolder()),
    lessons: beside('lessons'),
    template: beside('template'),
    // Node 22.10 and newer say so; the types are those of Node 20.
    runsTypeScript: Boolean((process.features as { typescript?: unknown }).typescript),
    makeFolder,
    now: () => new Date().toISOString(),
    minutesAhead: (at) => -new Date(at).getTimezoneOffset(),
    onEnd,
    onHeld: (words) => void (lastWords = words),
    interrupt: () => void process.emit('SIGINT'),
    release() {
      // What a demo left running may keep the process: Ctrl-C then ends it as any other.
      process.removeAllListeners('SIGINT')
      process.removeAllListeners('SIGTERM')
      if (stdinOpened) {
        process.stdin.pause()
        process.stdin.unref?.()
      }
      endOnceWritten()
    },
  }
}

let stdinOpened = false
let lastWords = (): number => 130
let endBy: (cause: EndCause) => void = () => {}

const watch = makeWatch(
  () => process.stdin,
  () => {
    endBy('SIGINT')
    const exitCode = lastWords()
    // All was said. Node would go on to say that a debugger, which is ours, is still there.
    closeSync(2)
    process.exit(exitCode)
  },
)

/** Opened when first used: a start that only writes opens no stdin. */
const nodeStreams: Streams = {
  get stdin() {
    stdinOpened = true
    return process.stdin
  },
  get stdout() {
    return process.stdout
  },
  get stderr() {
    return process.stderr
  },
  afterReading,
  watchHeld: () => watch.start(),
  env: process.env,
  platform: process.platform,
}

/** All that a terminal holds comes in one turn of the loop; the one under way may be past its reading. */
async function afterReading(): Promise<void> {
  for (let turns = 0; turns < 2; turns++) await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setTimeout(resolve, 0))
}

/** Child processes, loaded when the first is to run. */
function laterProcesses(): Processes {
  let loaded: Promise<Processes> | null = null
  const processes = (): Promise<Processes> =>
    (loaded ??= import('./system-processes.ts').then(({ nodeProcesses }) => nodeProcesses()))
  return {
    runNode: async (job) => (await processes()).runNode(job),
    findPython: async () => (await processes()).findPython(),
    runPython: async (job) => (await processes()).runPython(job),
    temporaryFile: async (name, text) => (await processes()).temporaryFile(name, text),
  }
}

/** What the build puts beside this file's folder: `dist/bin` and `dist/chunks` both stand next to it. */
function beside(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url))
}

function watchUnhandled(listener: (error: unknown) => void): () => void {
  process.on('unhandledRejection', listener)
  return () => process.removeListener('unhandledRejection', listener)
}

function onEnd(listener: (cause: EndCause) => void): void {
  endBy = listener
  let interrupts = 0
  process.on('SIGINT', () => {
    listener('SIGINT')
    watch.ending()
    if (++interrupts > 1) process.exit(130)
  })
  process.on('SIGTERM', () => {
    listener('SIGTERM')
    watch.ending()
  })
  // Nothing is known of what state it left behind, but the terminal is given back.
  process.on('uncaughtException', (error) => {
    listener('crashed')
    writeCrash(error)
    process.exit(1)
  })
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) =>
      listener(error.code === 'EPIPE' ? 'output closed' : 'output failed'),
    )
  }
}

function writeCrash(error: unknown): void {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
  const text = process.env.LEARN_ASYNC_DEBUG === '1' ? stack : message.split('\n', 1)[0]
  process.stderr.write(`learn-async: ${text}\n`)
}

const patienceMs = 500

/**
 * A lesson may have left open what keeps a process alive: a timer, a socket.
 * After a while, and when all that was written has been read, it ends all the
 * same; without such a thing it has ended long before.
 */
function endOnceWritten(): void {
  const timer = setInterval(() => {
    if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit()
  }, patienceMs)
  timer.unref()
}

/** LEARN_ASYNC_HOME, or the platform's data folder; a machine without a home has none. */
function dataFolder(): string {
  const own = process.env.LEARN_ASYNC_HOME
  if (own) return own
  try {
    return envPaths('learn-async', { suffix: '' }).data
  } catch {
    return ''
  }
}
