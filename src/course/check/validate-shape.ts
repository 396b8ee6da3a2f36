import type { ChoiceKnob, Knob, KnobValues, NumberKnob } from '../kit/knob.ts'
import type { Lesson, PythonTwin, Turn } from '../kit/lesson.ts'
import type {
  LineQuestion,
  NumberLure,
  NumberQuestion,
  OneOfQuestion,
  OrderLure,
  OrderQuestion,
  Question,
  SeveralOfQuestion,
} from '../kit/question.ts'
import type { Aside, ProcessProgram, Variant } from '../kit/variant.ts'
import {
  byKind,
  callable,
  either,
  flag,
  id,
  list,
  members,
  nothing,
  number,
  optional,
  pair,
  pythonId,
  record,
  said,
  type Shape,
  text,
  word,
} from '../../schema/schema.ts'

// The types of src/kit once more, for lessons that no compiler has seen: plain
// .js, or a folder that somebody else wrote.

type Values = KnobValues
type OfKind<Union, Kind extends string> = Extract<Union, { kind: Kind }>
type Member<List extends readonly unknown[]> = List[number]

const kind = text
const knobValues = record(either(number, text))
const anyString: Shape = (value, at) => (typeof value === 'string' ? [] : text(value, at))

const knob = byKind<Knob['kind']>({
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

const inLab = {
  kind,
  id,
  run: callable,
  file: text,
  shows: optional(list(text)),
  network: optional(flag),
}
const edit = members<Member<NonNullable<ProcessProgram<Values>['edits']>>>({
  from: text,
  to: anyString,
})
const inProcess = {
  kind,
  id,
  file: text,
  flags: optional(list(text)),
  args: optional(callable),
  edits: optional(list(edit)),
  undecided: optional(list(pair(text))),
}
const inPython = {
  kind,
  id: pythonId,
  file: text,
  args: optional(callable),
  network: optional(flag),
}
const drawn = {
  title: text,
  bound: either(nothing, callable),
  extraToleranceMs: optional(callable),
  deadlineMs: optional(number),
}
const notDrawn = { deadlineMs: optional(number), knobs: optional(knobValues) }

const variant = byKind<Variant<Values>['kind']>({
  lab: members<OfKind<Variant<Values>, 'lab'>>({ ...inLab, ...drawn }),
  process: members<OfKind<Variant<Values>, 'process'>>({ ...inProcess, ...drawn }),
})
const aside = byKind<Aside<Values>['kind']>({
  lab: members<OfKind<Aside<Values>, 'lab'>>({ ...inLab, ...notDrawn }),
  process: members<OfKind<Aside<Values>, 'process'>>({ ...inProcess, ...notDrawn }),
  python: members<OfKind<Aside<Values>, 'python'>>({ ...inPython, ...notDrawn }),
})

const asked = {
  kind,
  id,
  text: said,
  of: either(list(text), text),
  right: said,
  withCode: optional(flag),
  answer: callable,
}
const numberLure = members<NumberLure<Values>>({
  value: either(callable, pair(number), number),
  said,
})
const orderLure = either(
  members<OfMember<OrderLure<Values>, 'order'>>({ order: either(callable, list(text)), said }),
  members<OfMember<OrderLure<Values>, 'pair'>>({ pair: pair(text), said }),
)
type OfMember<Union, Name extends string> = Extract<Union, Record<Name, unknown>>

const question = byKind<Question<Values>['kind']>({
  number: members<NumberQuestion<Values>>({
    ...asked,
    unit: word('s', 'ms', 'count'),
    bound: optional(callable),
    usual: optional(callable),
    lures: list(numberLure),
    otherwise: said,
  }),
  order: members<OrderQuestion<Values>>({
    ...asked,
    items: list(text),
    lures: list(orderLure),
    otherwise: optional(said),
  }),
  'one-of': members<OneOfQuestion<Values>>({
    ...asked,
    options: list(
      members<Member<OneOfQuestion<Values>['options']>>({ id, text: said, said: optional(said) }),
    ),
    fixed: optional(flag),
  }),
  'several-of': members<SeveralOfQuestion<Values>>({
    ...asked,
    options: list(
      members<Member<SeveralOfQuestion<Values>['options']>>({
        id,
        text: said,
        chosen: optional(said),
        leftOut: optional(said),
      }),
    ),
    fixed: optional(flag),
  }),
  line: members<LineQuestion<Values>>({
    ...asked,
    options: list(
      members<Member<LineQuestion<Values>['options']>>({ id, at: text, said: optional(said) }),
    ),
  }),
})

const turn = members<Turn<Values>>({
  text: said,
  set: knobValues,
  questions: list(question),
  allRight: said,
})

const differences = members<PythonTwin['differences'][string]>({
  lanes: optional(text),
  started: optional(text),
  ended: optional(text),
  outcome: optional(text),
  peak: optional(text),
})
const python = members<PythonTwin>({ variants: list(id), differences: record(differences) })

/** Whether a default export has the members of `Lesson` in src/course/kit/lesson.ts. */
export const lessonShape = members<Lesson<Values>>({
  knobs: record(knob),
  variants: list(variant),
  asides: list(aside),
  predictions: list(question),
  turn,
  quiz: list(question),
  reserve: list(question),
  surprise: id,
  otherKnobs: list(knobValues),
  python: optional(python),
  figures: record(callable),
})
