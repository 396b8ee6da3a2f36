import type {
  AuthoredLesson,
  JudgedAnswer,
  PythonVersion,
  SnippetSettings,
  VariantSettings,
} from './kit/authored.ts'
import type { ChoiceKnob, KnobValues, NumberKnob } from './kit/knob.ts'
import {
  byKind,
  callable,
  either,
  flag,
  id,
  list,
  members,
  number,
  optional,
  pair,
  pythonId,
  record,
  type Shape,
  text,
  word,
} from '../schema/schema.ts'

// The types of the kit once more, for lessons that no compiler has seen: plain
// .js, or a folder that somebody else wrote.

type Values = KnobValues
type Edit = NonNullable<VariantSettings<Values>['edits']>[number]

const kind = text
const knobValues = record(either(text, number, must('be a number or text')))
const anyText: Shape = (value, at) => (typeof value === 'string' ? [] : text(value, at))

const knob = byKind({
  number: members<NumberKnob>({
    kind,
    label: text,
    default: number,
    min: number,
    max: number,
    unit: optional(word('ms')),
    whole: optional(flag),
  }),
  choice: members<ChoiceKnob>({ kind, label: text, default: text, values: list(text) }),
})

const program = {
  id: optional(either(pythonId, id)),
  file: optional(text),
  shows: optional(list(text)),
  network: optional(flag),
  flags: optional(list(text)),
  args: optional(callable),
  edits: optional(list(members<Edit>({ from: text, to: anyText }))),
  undecided: optional(list(pair(text))),
  deadlineMs: optional(number),
}

const bound: Shape = (value, at) =>
  value === null || typeof value === 'function'
    ? []
    : [`${at} must be a function of the knobs, or null where no bound is claimed`]

const variantSettings = members<VariantSettings<Values>>({
  ...program,
  id: optional(id),
  bound,
  title: optional(text),
  extraToleranceMs: optional(callable),
})
const variant: Shape = (value, at) =>
  isSettings(value)
    ? variantSettings(value, at)
    : either(bound, must('be its bound, null, or an object with its "bound"'))(value, at)

const snippet = members<SnippetSettings<Values>>({ ...program, knobs: optional(knobValues) })

const judgedAnswer = members<JudgedAnswer<Values>>({
  answer: optional(callable),
  bound: optional(callable),
  usual: optional(callable),
})
const answer: Shape = (value, at) =>
  isSettings(value)
    ? judgedAnswer(value, at)
    : either(callable, must('be a function, or an object with "answer", "bound" or "usual"'))(
        value,
        at,
      )

const module: Shape = (value, at) =>
  isSettings(value) ? [] : [`${at} must be a module, as: import * as demo from './demo.ts'`]

const differences = members<PythonVersion['differences'][string]>({
  lanes: optional(text),
  started: optional(text),
  ended: optional(text),
  outcome: optional(text),
  peak: optional(text),
})

/** Whether a default export has the members of `Lesson` in src/course/kit/authored.ts. */
export const authoredShape = members<AuthoredLesson<Values>>({
  knobs: record(knob),
  variants: record(variant),
  programs: record(module),
  snippets: optional(record(snippet)),
  modify: knobValues,
  otherKnobs: list(knobValues),
  // What is missing there is told with all other faults.
  surprise: optional(id),
  names: optional(record(callable)),
  answers: optional(record(answer)),
  python: optional(
    members<PythonVersion>({
      variants: optional(list(id)),
      differences: optional(record(differences)),
    }),
  ),
})

/** A shape that nothing has: what `either` says where no other fits. */
function must(be: string): Shape {
  return (_value, at) => [`${at} must ${be}`]
}

function isSettings(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
