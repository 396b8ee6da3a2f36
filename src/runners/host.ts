import type { OwnPrograms } from './own-program/own-programs.ts'
import type { JavaScriptHost } from './exercise/javascript.ts'
import type { Processes } from './processes.ts'
import type { RealTime } from '../lab/clock/real-time.ts'
import type { Machine } from '../lab/clock/virtual-clock.ts'

/** Tells of promises that were rejected and that nobody listened to; returns what stops it. */
export type WatchUnhandled = (listener: (error: unknown) => void) => () => void

/** What a run in the lab needs of the machine. */
export interface LabHost {
  realTime: RealTime
  watchUnhandled: WatchUnhandled
  /** What the virtual clock stands for; the exact machine unless another is named. */
  machine?: Machine
}

/** What any run needs of the machine. */
export interface RunHost extends LabHost {
  processes: Processes
  /** The built preload of process variants, as a path. */
  preload: string
  /** The file that runs Python versions, as a path. */
  pythonRunner: string
  exercises: ExerciseHost
  ownPrograms: () => Promise<OwnPrograms>
}

/** What runs and reads a learner's exercises; files as paths. */
export interface ExerciseHost {
  javascript: JavaScriptHost
  /** The file that runs Python's. */
  pythonRunner: string
  /** The built module that blanks types: its `javaScript(code, file)` gives code of as many lines. */
  typescript: string
}
