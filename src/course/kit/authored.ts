import type { PythonSide } from '../../trace/python-differences.ts'
import type { Knob, KnobValues } from './knob.ts'
import type { Ran, Told } from './told.ts'

/**
 * What the `lesson.ts` of a lesson's folder gives as its default export: the
 * logic of the lesson. Its prose is in text.md and questions.md, whose holes
 * name what stands here.
 */
export interface AuthoredLesson<Knobs extends KnobValues> {
  knobs: { [Name in keyof Knobs]: Knob }
  /**
   * Two or more, in the order in which they run, drawn on one scale: by the name
   * of an export of a program file, or, of a process, by the name of its file.
   */
  variants: Readonly<Record<string, Bound<Knobs> | VariantSettings<Knobs>>>
  /** The program files with exports, by their name: `demo` is demo.ts. All exports of `snippets` are snippets. */
  programs: Readonly<Record<string, object>>
  /**
   * What of a snippet is not as usual, by its export, or its file's name under
   * `snippets/`; one of neither name is another's file, with edits.
   */
  snippets?: Readonly<Record<string, SnippetSettings<Knobs>>>
  /** The knobs that the learner turns. */
  modify: Partial<Knobs>
  /** Knobs with which a missed question is asked once more. */
  otherKnobs: readonly Partial<Knobs>[]
  /** The question that `quiz --surprise` asks for this lesson: decided by snippets alone. */
  surprise: string
  /** What holes of the texts, and answers that tempt, are called by. */
  names?: Readonly<Record<string, Name<Knobs>>>
  /** The answers that are no plain fact, by the question's id. */
  answers?: Readonly<Record<string, Answer<Knobs> | JudgedAnswer<Knobs>>>
  /** What demo.py has of it: all variants, and no differences, unless said. */
  python?: Partial<PythonVersion>
}

/** The least total that theory allows, in lab milliseconds; null where none is claimed. */
export type Bound<Knobs extends KnobValues> = ((knobs: Knobs) => number) | null

/** A number is in milliseconds, or a count; before a run only the knobs may be looked at. */
export type Name<Knobs extends KnobValues> = (
  knobs: Knobs,
  told: Told<Knobs>,
) => number | string | boolean | readonly number[] | readonly string[] | null | undefined

/** Milliseconds or a count; the items in their order; the ids of what is right. */
export type Answer<Knobs extends KnobValues> = (
  ran: Ran<Knobs> & { options: readonly string[] },
) => number | string | readonly string[]

/** How a number is judged, where that is more than its answer. */
export interface JudgedAnswer<Knobs extends KnobValues> {
  /** Unless questions.md names a fact. */
  answer?: Answer<Knobs>
  /** Of a process, which has no expected run: the value that theory gives; the shown run must confirm it. */
  bound?: (knobs: Knobs) => number
  /**
   * What undisturbed runs usually show, where a real one cannot come within 10 %
   * of what is computed: from here to there every number is right as well.
   */
  usual?: (knobs: Knobs) => readonly [number, number]
}

interface ProgramSettings<Knobs extends KnobValues> {
  /** Unless it follows from the name: oneByOne is one-by-one. */
  id?: string
  /** Unless it follows from the name: the file in the lesson's folder. */
  file?: string
  /** The exports of its file that are shown in place of its own, which is named with them where it is to be seen. */
  shows?: readonly string[]
  /** Set when it fetches: the delay server then stands ready before time zero. */
  network?: true
  /** Of a process: options of Node itself. */
  flags?: readonly string[]
  /** Of a process: what stands after the file on its command line. */
  args?: (knobs: Knobs) => (string | number)[]
  /** Of a process: text to be replaced before it runs; shown as it ran. */
  edits?: { from: string; to: string }[]
  /** Of a process: pairs of lines whose order Node does not guarantee. */
  undecided?: [string, string][]
  /** Lab milliseconds after which it counts as hung; 30,000 unless given. */
  deadlineMs?: number
}

export interface VariantSettings<Knobs extends KnobValues> extends ProgramSettings<Knobs> {
  bound: Bound<Knobs>
  /** As it stands above its picture, unless it is its name in words. */
  title?: string
  /** By how much a real run may be later than its expected run, in wall milliseconds, beside the general tolerance. */
  extraToleranceMs?: (knobs: Knobs) => number
}

export interface SnippetSettings<Knobs extends KnobValues> extends ProgramSettings<Knobs> {
  /** Knobs it is run with when they matter and are not the learner's: merged over the defaults. */
  knobs?: Partial<Knobs>
}

/**
 * The lesson's demo.py: called with a variant's id and the values of the knobs,
 * in their order, it is that variant in Python, and its run `python:<id>`.
 */
export interface PythonVersion {
  /** Ids of the variants that it has too. */
  variants: readonly string[]
  /**
   * What of the comparison with TypeScript differs, by variant, and why, in one
   * sentence: differences that are the languages' own.
   */
  differences: Readonly<Record<string, Readonly<Partial<Record<PythonSide, string>>>>>
}
