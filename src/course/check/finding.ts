import { type Fault, oneLine } from '../fault.ts'
import type { KnobValues } from '../kit/knob.ts'
import { questionsFile } from '../lesson-parts.ts'
import { MarkdownFault } from '../template.ts'

/** What was found out by running a lesson; in its lesson file, unless another is named. */
export interface Finding extends Omit<Fault, 'file'> {
  file?: string
  /** The knobs with which it is so; the same with others is not told again. */
  knobs?: KnobValues
}

/** What a question or a text threw: a fault of Markdown has its own place. */
export function thrownFinding(thrown: unknown, what: string, knobs: KnobValues): Finding {
  return thrown instanceof MarkdownFault
    ? { file: questionsFile, ...thrown.place, fault: thrown.message, knobs }
    : { fault: `${what}: ${oneLine(thrown)}`, thrown, knobs }
}

/** The fault of a finding in a lesson's folder: `…, with a=1000, b=250`. */
export function faultOf(
  { file, knobs, fault, ...others }: Finding,
  lesson: { name: string; file: string },
): Fault {
  const with_ = Object.entries(knobs ?? {}).map(([name, value]) => `${name}=${value}`)
  return {
    file: `${lesson.name}/${file ?? lesson.file}`,
    ...others,
    fault: with_.length === 0 ? fault : `${fault} (with ${with_.join(', ')})`,
  }
}

/** What two findings have in common that are told once. */
export function sameness({ file, line, column, fault }: Finding): string {
  return [file, line, column, fault].join(':')
}
