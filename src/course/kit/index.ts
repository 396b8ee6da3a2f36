/** The types that a lesson is written against: `export default { … } satisfies Lesson<Knobs>`. */
export type { FetchOptions, Lab, LabResponse } from '../../lab/lab.ts'
export type { Queue } from '../../lab/tools/queue.ts'
export type { ChoiceKnob, Knob, KnobValues, NumberKnob } from './knob.ts'
export type { AuthoredLesson as Lesson } from './authored.ts'
export type { PythonTwin } from './lesson.ts'
export type {
  LineQuestion,
  NumberLure,
  NumberQuestion,
  OneOfQuestion,
  OrderLure,
  OrderQuestion,
  Question,
  Said,
  SeveralOfQuestion,
  Text,
} from './question.ts'
export type { Before, Ran, RunView, SeenLane, Told, Wait } from './told.ts'
export type { Aside, LabProgram, ProcessProgram, PythonProgram, Variant } from './variant.ts'
