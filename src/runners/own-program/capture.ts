import type { OwnProgramRun } from '../../own-program/run.ts'

/** What was typed after `learn-async trace` and our own options. */
export interface TypedProgram {
  /** The runtime's own options, before the file. */
  options: readonly string[]
  /** The file, as it was typed; null for a module by name (`-m package`), which `options` then ends in. */
  file: string | null
  /** The program's own arguments. */
  arguments: readonly string[]
}

/** A run that is to be watched. */
export interface WatchedRun {
  program: TypedProgram
  /** The same, as it was typed. */
  typed: string
  /** An empty folder, ours alone, for the log; removed when all is read. */
  folder: string
  workingDirectory: string
  environment: Readonly<Record<string, string | undefined>>
}

/** How it is started. Streams are inherited. */
export interface Start {
  command: string
  /** The name that it sees itself called by; the last part of `command` unless given. */
  calledAs?: string
  arguments: readonly string[]
  environment: Readonly<Record<string, string | undefined>>
}

export interface WatchedEnd {
  exit: { code: number | null; signal: string | null }
  /** From the start of the process to its end, in wall milliseconds. */
  wallMs: number
  /** Its end, in microseconds of the machine's clock, which all processes share. */
  endedUs: number
  /** How its first thread was found last while it ran; null where the machine does not tell. */
  looked: ProcessorTimes | null
}

/** What a thread had of the processor since it began. */
export interface ProcessorTimes {
  /** When this was so, in microseconds of the machine's clock. */
  atUs: number
  computedMs: number
  /** Ready to compute, while others did. */
  queuedMs: number
}

/** One language's way of watching a program that is not changed. */
export interface Capture {
  prepare(run: WatchedRun): Promise<Start>
  /** Reads the log, whole or broken off; null where the program never came to its first statement. */
  read(run: WatchedRun, end: WatchedEnd): Promise<OwnProgramRun | null>
}

/** The disk, as the readers of logs need it. None rejects for a file that is not there: it is empty. */
export interface LogFiles {
  text(file: string): Promise<string>
  names(folder: string): Promise<string[]>
  /** What is there, links followed; null: nothing that can be reached. */
  kindOf(path: string): 'file' | 'folder' | null
  /** Hands on a file in pieces, each a whole number of records of so many bytes. */
  chunks(file: string, recordBytes: number, take: (chunk: Buffer) => void): Promise<void>
  /** The lines of a source file. */
  lines(file: string): readonly string[]
}
