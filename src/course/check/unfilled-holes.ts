import { pythonVersionsOf } from '../code.ts'
import type { GivenAnswer } from '../../questions/question.ts'
import { oneLine } from '../fault.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { Ran } from '../kit/told.ts'
import { questionsFile } from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import { fill } from '../resolve.ts'
import { type Hole, holesOf } from '../template.ts'
import { repliesOf, type WrittenQuestion } from '../written.ts'
import type { Finding } from './finding.ts'

/**
 * The holes of what is said to answers, as long as no answer and no knobs fill
 * them; those too that stand under a condition which never holds.
 */
export class UnfilledHoles {
  #known: { names: NonNullable<LoadedLesson['authored']['names']>; runs: ReadonlySet<string> }
  #open: Map<Hole, string | null>

  constructor(loaded: LoadedLesson, written: WrittenQuestion | undefined) {
    this.#known = knownTo(loaded)
    const holes =
      written === undefined ? [] : repliesOf(written).flatMap(({ text }) => holesOf(text))
    this.#open = new Map(holes.map((hole) => [hole, null]))
  }

  /** Tries to fill them with these runs and each of these answers. */
  fill(ran: Ran<KnobValues>, answers: readonly GivenAnswer[]): void {
    for (const hole of this.#open.keys()) {
      for (const given of answers) {
        try {
          fill({ parts: [hole], place: hole.place }, this.#known, { ...ran, given }, 'time')
          this.#open.delete(hole)
          break
        } catch (thrown) {
          this.#open.set(hole, oneLine(thrown))
        }
      }
    }
  }

  /** What no knobs filled; what was never tried is no fault of the hole. */
  findings(): Finding[] {
    return [...this.#open].flatMap(([{ place }, fault]) =>
      fault === null ? [] : [{ file: questionsFile, ...place, fault }],
    )
  }
}

/** What the holes of a lesson may name. */
function knownTo(loaded: LoadedLesson) {
  const { authored, lesson } = loaded
  const own = [...lesson.variants, ...lesson.snippets].map(({ id }) => id)
  const pythonVersions = pythonVersionsOf(loaded).map(({ id }) => id)
  return { names: authored.names ?? {}, runs: new Set([...own, ...pythonVersions]) }
}
