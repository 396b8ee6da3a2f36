import type fc from 'fast-check'
import type { LoadedLesson } from '../../src/course/load.ts'
import type { RunHost } from '../../src/runners/host.ts'
import { answers } from './answers.ts'
import { argumentLists } from './argument-lists.ts'
import { journals } from './journals.ts'
import { kills } from './kills.ts'
import { knobValues } from './knob-values.ts'
import { lessonFolders } from './lesson-folders.ts'
import type { Outcome } from './outcome.ts'
import { savedRuns } from './saved-runs.ts'
import { tracedKills } from './traced-kills.ts'

/** What cases are made on. */
export interface Ground {
  /** What runs in memory stand on. */
  host: RunHost
  lessons: readonly LoadedLesson[]
}

/** Cases of one kind. */
export interface Family {
  name: string
  /** What is made up, in a few words. */
  says: string
  /** Its part of all cases. */
  share: number
  inProcess: boolean
  inBinary: boolean
  cases: fc.Arbitrary<Case>
}

export interface Case {
  /** As it is shown when it fails. */
  shown: unknown
  /** Through main(), on a machine in memory. */
  inProcess?: () => Promise<Outcome>
  /** Through the built program. */
  inBinary?: () => Promise<Outcome>
}

/** Cases that are shown by what they were made from. */
export function made<Parts>(
  parts: fc.Arbitrary<Parts>,
  ways: {
    inProcess?: (parts: Parts) => Promise<Outcome>
    inBinary?: (parts: Parts) => Promise<Outcome>
  },
): Pick<Family, 'inProcess' | 'inBinary' | 'cases'> {
  const { inProcess, inBinary } = ways
  return {
    inProcess: inProcess !== undefined,
    inBinary: inBinary !== undefined,
    cases: parts.map((shown) => ({
      shown,
      ...(inProcess && { inProcess: () => inProcess(shown) }),
      ...(inBinary && { inBinary: () => inBinary(shown) }),
    })),
  }
}

export async function familiesOn(ground: Ground): Promise<Family[]> {
  return [
    argumentLists(ground),
    knobValues(ground),
    answers(ground),
    await journals(ground),
    await lessonFolders(ground),
    kills(ground),
    await tracedKills(ground),
    ...(await savedRuns(ground)),
  ]
}
