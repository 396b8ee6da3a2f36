import { closeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CourseFiles, MakeFile, MakeFolder } from '../course/course-files.ts'
import type { LessonChecks } from '../course/check/lesson-checks.ts'
import type { RunHost } from '../runners/host.ts'
import type { Processes } from '../runners/processes.ts'
import type { Calendar } from '../journal/day.ts'
import type { Storage } from '../journal/storage.ts'
import { makeCalendar } from './calendar.ts'
import {
  type EndCause,
  type EndListener,
  ending,
  leave,
  onEnd,
  watchOutput,
  watchUnhandled,
} from './ends.ts'
import { courseFiles, makeFile, makeFolder, nodeStorage, realFolder } from './files.ts'
import { exerciseHost } from './exercises.ts'
import { dataFolder, temporaryFolder } from './folders.ts'
import { wholeOutput } from './output.ts'
import { nodePictureFiles } from './pictures.ts'
import type { Streams } from '../terminal/streams.ts'
import type { PictureFiles } from '../picture/formats/picture-files.ts'
import { watchSaves } from './saves.ts'
import { realTime } from './real-time.ts'
import { makeWatch } from './watch.ts'

export type { EndCause }

/** The machine: the only thing that touches process, the real clock, the disk. */
export interface System {
  argv: readonly string[]
  streams: Streams
  runHost: RunHost
  courseFiles: CourseFiles
  pictureFiles: PictureFiles
  storage: Storage
  /** The whole path of a folder, without links; null where there is none. `~` is the learner's own. */
  realFolder: (name: string) => string | null
  /** The folder of the built-in course. */
  lessons: string
  /** The folder of the lesson that a new one begins as. */
  template: string
  /** Whether this Node runs a .ts file as it is. */
  runsTypeScript: boolean
  makeFolder: MakeFolder
  makeFile: MakeFile
  /** Calls back after each save of a file, and with false where it goes away; once on `onLooking` where the folder tells of no save. Returns what ends that. */
  watchSaves: (
    file: string,
    onSave: (isThere: boolean) => void,
    onLooking?: () => void,
  ) => () => void
  /** Opens a file in the learner's own editor; resolves to its exit code, or to null where none is named. */
  edit: (file: string) => Promise<number | null>
  /** Loaded when a lesson is to be checked. */
  lessonChecks: () => Promise<LessonChecks>
  /** The moment, as ISO text. */
  now(): string
  calendar: Calendar
  /**
   * Calls back when the program is to end; a second signal ends it at once. After
   * an error that nothing caught the listeners are called, then it ends at once.
   */
  onEnd(listener: EndListener): void
  /** `lastWords` says why the process ends, where it is ended while the thread is held, and gives its exit code. */
  onHeld(lastWords: () => number): void
  /** From now on a signal that ends is heard while a program holds the thread, where the platform lets us. */
  hearWhileHeld(): void
  /** Ctrl-C that came as a key, from a terminal in raw mode. */
  interrupt(): void
  /** Lets go of stdin, so that it does not keep the process from ending. */
  release(): void
  /** Ends with an exit code; what a lesson left open does not keep it for long. */
  leave(exitCode: number): void
}

/** This process. */
export function nodeSystem(): System {
  return {
    argv: process.argv.slice(2),
    streams: nodeStreams,
    runHost: {
      realTime,
      watchUnhandled,
      processes: laterProcesses(),
      preload: beside('runners/preload.cjs'),
      pythonRunner: beside('runners/python/learn_async_lab.py'),
      exercises: exerciseHost(beside('runners/exercise')),
      ownPrograms: async () =>
        (await import('./own-programs.ts')).nodeOwnPrograms({
          preload: beside('runners/own-program/javascript/preload.cjs'),
          pythonFolder: beside('runners/own-program/python'),
        }),
    },
    courseFiles,
    pictureFiles: nodePictureFiles(beside('chunks')),
    storage: nodeStorage(dataFolder()),
    realFolder,
    lessons: beside('lessons'),
    template: beside('template'),
    // Node 22.10 and newer say so; the types are those of Node 20.
    runsTypeScript: Boolean((process.features as { typescript?: unknown }).typescript),
    makeFolder,
    makeFile,
    watchSaves,
    edit: async (file) => (await import('./editor.ts')).edit(file),
    lessonChecks: async () =>
      (await import('./checks.ts')).nodeLessonChecks(beside('bin/learn-async.cjs')),
    now: () => new Date().toISOString(),
    calendar: makeCalendar(() => Date.now()),
    onEnd(listener) {
      endBy = listener
      onEnd(listener, () => watch.ending())
    },
    onHeld: (words) => void (lastWords = words),
    interrupt: () => void process.emit('SIGINT'),
    hearWhileHeld: () => watch.signals(),
    release() {
      if (!stdinOpened) return
      process.stdin.pause()
      process.stdin.unref?.()
    },
    leave,
  }
}

let lastWords = (): number => 130
let endBy: EndListener = () => {}

const watch = makeWatch(
  () => process.stdin,
  (cause) => {
    endBy(cause)
    const exitCode = lastWords()
    // All was said. Node would go on to say that a debugger, which is ours, is still there.
    closeSync(2)
    process.exit(exitCode)
  },
)

let stdinOpened = false
const outputs = new Map<number, NodeJS.WriteStream>()

/** Opened when first used: a start that only writes opens no stdin. */
const nodeStreams: Streams = {
  get stdin() {
    stdinOpened = true
    return process.stdin
  },
  get stdout() {
    return outputs.get(1) ?? opened(process.stdout)
  },
  get stderr() {
    return outputs.get(2) ?? opened(process.stderr)
  },
  env: process.env,
  platform: process.platform,
  watchHeld: () => watch.keys(),
  afterReading,
}

/** All that a terminal holds comes in one turn of the loop; the one under way may be past its reading. */
async function afterReading(): Promise<void> {
  for (let turns = 0; turns < 2; turns++) await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setTimeout(resolve, 0))
}

function opened(stream: NodeJS.WriteStream & { fd: number }): NodeJS.WriteStream {
  outputs.set(stream.fd, stream)
  watchOutput(stream)
  return wholeOutput(stream)
}

/** Child processes, loaded when the first is to run; none outlives this one. */
function laterProcesses(): Processes {
  let loaded: Promise<Processes> | null = null
  const processes = (): Promise<Processes> =>
    (loaded ??= import('./processes.ts').then(({ nodeProcesses }) => {
      // As a child in another folder, or without a shell, will read it.
      if (process.env.TMPDIR) process.env.TMPDIR = temporaryFolder()
      return nodeProcesses()
    }))
  return {
    // Whatever ends this process ends its children.
    run: async ({ signal, ...job }) =>
      (await processes()).run({
        ...job,
        signal: AbortSignal.any([ending, ...(signal ? [signal] : [])]),
      }),
    findPython: async () => (await processes()).findPython(),
    temporaryFile: async (name, text) => (await processes()).temporaryFile(name, text),
  }
}

/** What the build puts beside this file's folder: `dist/bin` and `dist/chunks` both stand next to it. */
function beside(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url))
}
