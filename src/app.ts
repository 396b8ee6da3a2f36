import type { Course } from './course/choose.ts'
import type { CourseFiles, MakeFile, MakeFolder } from './course/course-files.ts'
import type { LessonChecks } from './course/check/lesson-checks.ts'
import type { FoundLesson } from './course/find.ts'
import type { LoadedLesson } from './course/load.ts'
import type { Flags } from './flags.ts'
import type { RunHost } from './runners/host.ts'
import type { Calendar } from './journal/day.ts'
import type { Journal } from './journal/journal.ts'
import type { Capabilities } from './terminal/capabilities.ts'
import type { Prompter } from './terminal/prompter.ts'
import type { Streams, Timers } from './terminal/streams.ts'
import type { PictureFiles } from './picture/formats/picture-files.ts'
import type { Line } from './picture/line.ts'

/** What a command is handed: all that it may use. */
export interface App {
  flags: Flags
  streams: Streams
  timers: Timers
  capabilities: Capabilities
  journal: Journal
  calendar: Calendar
  runHost: RunHost
  courseFiles: CourseFiles
  pictureFiles: PictureFiles
  course: Course
  /** A command with its words, as it is typed to go on with this course. */
  toType: (words: string) => string
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
  /** Processes in which lessons are checked. */
  lessonChecks: () => Promise<LessonChecks>
  /** The lessons in order, from their front matter alone; at least one. Throws a CourseError. */
  lessons: () => Promise<FoundLesson[]>
  /** A lesson, or the one that a word stands for, with its programs. Throws UnknownLesson, or a CourseError. */
  load: (lesson: string | FoundLesson) => Promise<LoadedLesson>
  /** Writes lines on stdout, coloured where that is wanted. */
  print: (lines: readonly Line[]) => void
  /** Writes text on stdout, control characters but newlines as signs; JSON stays the same document. */
  write: (text: string) => void
  /** Text of whole lines; where they are drawn on a terminal too narrow for them, each goes on under its own beginning. */
  fitted: (text: string) => Promise<string>
  /** Writes a line on stderr. */
  note: (text: string) => void
  /** Columns of stdout. */
  width: () => number
  /** Colours a line for stdout. */
  paint: (line: Line) => string
  /** Colours a line for stderr. */
  paintError: (line: Line) => string
  prompter: () => Promise<Prompter>
  /** The same App in plain lines, to go on with; `reason` says what switched them on. */
  inPlainLines: (reason: string) => App
  /** Aborts, with the error to end with, when the program is to end from outside. */
  stopped: AbortSignal
  /** Ctrl-C that came as a key: the same as the signal, and the second ends at once. */
  interrupt: () => void
  /** Called when the program ends, however it does; returns what takes it back. */
  onRestore: (restore: () => void) => () => void
  close: () => void
}
