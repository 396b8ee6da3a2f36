import type { ExerciseCheck } from './check.ts'
import * as cases from './cases.ts'
import * as changed from './changed.ts'
import * as expectCalls from './expect-calls.ts'
import * as expectResult from './expect-result.ts'
import * as handed from './handed.ts'
import * as seen from './seen.ts'
import * as toldValue from './told-value.ts'

/** All that a check is handed: to describe what is handed in, to say what is expected, and to write expectations of its own. */
export const practiceKit = {
  nothing: handed.nothing,
  data: handed.data,
  duration: handed.duration,
  stub: handed.stub,
  source: handed.source,
  list: handed.list,
  members: handed.members,
  value: handed.value,
  error: handed.error,
  errors: handed.errors,
  call: handed.call,
  callGiven: handed.callGiven,
  perArgument: handed.perArgument,
  always: handed.always,
  alone: cases.alone,
  overlapping: cases.overlapping,
  ...changed,
  ...expectResult,
  ...expectCalls,
  isSame: seen.isSame,
  isLater: seen.isLater,
  isData: toldValue.isData,
  isError: toldValue.isError,
  errorOf: toldValue.errorOf,
  membersOf: toldValue.membersOf,
  toldInWords: toldValue.toldInWords,
  differenceInWords: toldValue.differenceInWords,
}

export type PracticeKit = typeof practiceKit

/**
 * What a lesson's `practice/check.ts` exports as default: handed the kit, since a
 * check imports nothing that runs. One for all languages.
 */
export type Exercise = (kit: PracticeKit) => ExerciseCheck
