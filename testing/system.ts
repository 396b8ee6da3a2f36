import path from 'node:path'
import type { LessonChecks } from '../src/course/check/lesson-checks.ts'
import { checkLesson } from '../src/commands/check-lesson.ts'
import type { RealTime } from '../src/lab/clock/real-time.ts'
import type { System } from '../src/system/system.ts'
import type { EndCause, EndListener } from '../src/system/ends.ts'
import { realFolder } from '../src/system/files.ts'
import { nodePictureFiles } from '../src/system/pictures.ts'
import { calendarAt } from './calendar.ts'
import { MemoryStorage } from './memory-storage.ts'
import { builtLessons, disk, runHost } from './host.ts'
import { afterReading, Screen } from './screen.ts'

/** A machine in memory: a screen for each stream, a journal, time that runs faster. */
export interface TestSystem {
  system: System
  /** What stands on stdout, and what is typed. */
  screen: Screen
  errors: Screen
  storage: MemoryStorage
  /** Ends the program from outside. */
  end(cause: EndCause, error?: unknown): void
}

interface Options {
  terminal?: boolean
  columns?: number
  rows?: number
  env?: Record<string, string>
  storage?: MemoryStorage
  /** The moment that is written into the journal, as ISO text. */
  now?: string
  /** How many times as fast as on the wall time goes. */
  timesFaster?: number
  lessons?: string
  /** Where lessons are read from; the disk unless given. */
  courseFiles?: System['courseFiles']
  runsTypeScript?: boolean
  makeFolder?: System['makeFolder']
  makeFile?: System['makeFile']
  /** The learner's editor; none unless given. */
  edit?: System['edit']
  watchSaves?: System['watchSaves']
  /** What runs stand on; this machine, `timesFaster` as fast, unless given. */
  runHost?: System['runHost']
}

export function testSystem({
  terminal = true,
  columns = 80,
  rows = 24,
  env = {},
  storage = new MemoryStorage(),
  now = '2026-01-02T03:04:05.000Z',
  timesFaster = 50,
  lessons = builtLessons,
  courseFiles = disk,
  runsTypeScript = false,
  makeFolder = () => Promise.reject(new Error('this machine makes no folders')),
  makeFile = () => Promise.reject(new Error('this machine makes no files')),
  edit = async () => null,
  watchSaves = () => () => {},
  runHost: host = { ...runHost, realTime: fasterTime(runHost.realTime, timesFaster) },
}: Options = {}): TestSystem {
  const [screen, errors] = [new Screen(columns, rows), new Screen(columns, rows)]
  for (const stream of [screen.input, screen.output, errors.output]) {
    Object.assign(stream, { isTTY: terminal })
  }
  const listeners: EndListener[] = []
  const end: EndListener = (cause, error) => {
    for (const listener of listeners) listener(cause, error)
  }
  const system: System = {
    argv: [],
    streams: {
      stdin: screen.input,
      stdout: screen.output,
      stderr: errors.output,
      env: { LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env },
      platform: 'linux',
      afterReading,
    },
    runHost: host,
    courseFiles,
    pictureFiles: nodePictureFiles(path.join(lessons, '../chunks')),
    storage,
    realFolder,
    lessons,
    template: path.join(lessons, '../template'),
    runsTypeScript,
    makeFolder,
    makeFile,
    edit,
    watchSaves,
    lessonChecks: async () => checksHere(courseFiles, host),
    now: () => now,
    calendar: calendarAt(now),
    onEnd: (listener) => void listeners.push(listener),
    onHeld() {},
    hearWhileHeld() {},
    interrupt: () => end('SIGINT'),
    release() {},
    leave() {},
  }
  return {
    system,
    screen,
    errors,
    storage,
    end,
  }
}

/** Lessons checked in this process, which they must not end. */
function checksHere(files: System['courseFiles'], host: System['runHost']): LessonChecks {
  return {
    // Two in one process would hear of each other's rejections.
    atOnce: 1,
    async start({ lesson, onReport }) {
      await checkLesson(files, host, {
        lesson,
        processes: host.processes,
        report: onReport,
        begin: ({ file, what }) => onReport({ kind: 'step', file, what }),
        end: () => onReport({ kind: 'end' }),
      })
      const nothing = { stdout: '', stderr: '', forged: false }
      return { by: 'itself', exitCode: 0, signal: null, ...nothing }
    },
    inside: () => Promise.reject(new Error('this process checks no single lesson')),
  }
}

/** The same time, so many times as fast: a wait of a second is over after 20 ms. */
export function fasterTime(time: RealTime, times: number): RealTime {
  return {
    ...time,
    now: () => time.now() * times,
    setTimeout: (callback, ms) => time.setTimeout(callback, ms / times),
  }
}
