import type { Lab } from '../lab/lab.ts'
import type { KnobValues } from './kit/knob.ts'

/** A program that runs in the lab, on either clock. */
export interface LabProgram<Knobs extends KnobValues> {
  kind: 'lab'
  /** Stable, in lower case with hyphens; unique in its lesson, snippets included. */
  id: string
  /** An exported function of `file`; the screen shows the lines of the export of that name. */
  run: (lab: Lab, knobs: Knobs) => Promise<unknown>
  /** The file in the lesson's folder that `run` stands in, as `demo.ts`. */
  file: string
  /** The exports of `file` that are shown in place of its own. */
  shows?: readonly string[]
  /** Set when it fetches: the delay server then stands ready before time zero. */
  network?: true
}

/** A plain Node file that anyone can copy and run, run in a child process. */
export interface ProcessProgram<Knobs extends KnobValues> {
  kind: 'process'
  id: string
  file: string
  /** Options of Node itself, before the file: `--trace-warnings`. */
  flags?: readonly string[]
  /** What stands after the file on its command line. */
  args?: (knobs: Knobs) => (string | number)[]
  /** Text to be replaced before it runs; shown as it ran. Each `from` stands in the file once. */
  edits?: { from: string; to: string }[]
  /**
   * Pairs of lines whose order Node does not guarantee: right either way,
   * and shown as "either".
   */
  undecided?: [string, string][]
}

/** A plain Python file that anyone can copy and run; told by its recording, live where there is a Python. */
export interface PythonProgram<Knobs extends KnobValues> {
  kind: 'python'
  /** `python:` and a name. */
  id: string
  file: string
  args?: (knobs: Knobs) => (string | number)[]
  /** Set when it fetches: the delay server's address is then in its environment, as DELAY_SERVER. */
  network?: true
}

interface Drawn<Knobs extends KnobValues> {
  /** As it stands above its picture: "one by one". */
  title: string
  /** The least total that theory allows, in lab milliseconds; null where none is claimed. */
  bound: ((knobs: Knobs) => number) | null
  /**
   * By how much a real run may be later than its expected run, in wall milliseconds,
   * beside the general tolerance. Real sockets cost something the expected run does not.
   */
  extraToleranceMs?: (knobs: Knobs) => number
  /** Lab milliseconds after which it counts as hung; 30,000 unless given. */
  deadlineMs?: number
}

/** One of the programs that a lesson draws on one scale. */
export type Variant<Knobs extends KnobValues> =
  | (LabProgram<Knobs> & Drawn<Knobs>)
  | (ProcessProgram<Knobs> & Drawn<Knobs>)

/** A program of at most ten lines, run when its question is asked and not drawn. */
export type Snippet<Knobs extends KnobValues> = (
  | LabProgram<Knobs>
  | ProcessProgram<Knobs>
  | PythonProgram<Knobs>
) & {
  deadlineMs?: number
  /** Knobs it is run with when they matter and are not the learner's: merged over the defaults. */
  knobs?: Partial<Knobs>
}
