/** The types that a lesson is written against: `export default { … } satisfies Lesson<Knobs>`. */
export type { FetchOptions, Lab, LabResponse } from '../../lab/lab.ts'
export type { Queue } from '../../lab/tools/queue.ts'
export type { ChoiceKnob, Knob, KnobValues, NumberKnob } from './knob.ts'
export type {
  Answer,
  AuthoredLesson as Lesson,
  JudgedAnswer,
  Name,
  PythonVersion,
  SnippetSettings,
  VariantSettings,
} from './authored.ts'
export type { Before, Ran, RunView, SeenLane, Told, Wait } from './told.ts'
export type { Case, Chance, Expectation, Seen, SeenCall } from '../../practice/check.ts'
export type { GivenCall } from '../../practice/handed.ts'
export type { Exercise } from '../../practice/kit.ts'
export type { Data, Handed, Scenario, Step, Stub } from '../../practice/protocol/scenario.ts'
