import { ExitError } from '../text/exit-error.ts'
import { inWords } from '../text/thrown.ts'
import type { Place } from './template.ts'

/** One thing wrong with a course: where, and what, in one line. */
export interface Fault {
  /** From the course's folder on: `03-gather/text.md`. */
  file: string
  /** From 1, where they are known. */
  line?: number
  column?: number
  fault: string
  /** What was thrown where it was found out. */
  thrown?: unknown
}

/** A lesson, or a whole course, that cannot be used as it stands. Never shown with a stack. */
export class CourseError extends ExitError {
  override name = 'CourseError'
  readonly faults: readonly Fault[]

  /** At least one fault; the message is the first, how many more there are, and the command that tells them. */
  constructor(faults: readonly Fault[], check = 'learn-async check', exitCode = 1) {
    const [first, ...others] = faults
    const more = others.length === 0 ? '' : ` (and ${others.length} more: ${check})`
    super(
      first === undefined ? 'the course is at fault' : `${placeOf(first)}: ${first.fault}${more}`,
      { exitCode },
    )
    this.faults = faults
  }
}

/** `03-gather/questions.md:12:3`, as far as it is known. */
export function placeOf({ file, line, column }: Fault): string {
  return [file, line, column].filter((part) => part !== undefined).join(':')
}

/** Wrong use: there are no lessons where they were to be. */
export class NoCourse extends CourseError {
  constructor(faults: readonly Fault[]) {
    super(faults, undefined, 2)
  }
}

/** The first line of whatever was thrown. */
export function oneLine(thrown: unknown): string {
  return inWords(thrown).message.split('\n', 1)[0] ?? ''
}

/** What is wrong at a place of a file that is read as text; a MarkdownFault is one. */
export interface PlacedFault {
  place: Place
  /** One line. */
  message: string
}

/** What is wrong in a file, at these places of it. */
export function faultsAt(file: string, found: readonly PlacedFault[]): Fault[] {
  return found.map(({ place, message }) => ({
    file,
    line: place.line,
    column: place.column,
    fault: message,
  }))
}
