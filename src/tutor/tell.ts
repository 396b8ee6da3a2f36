import { runsOf } from '../course/code.ts'
import { sameKnobs } from '../course/knobs.ts'
import type { ShownRun } from '../course/runs/lesson-runs.ts'
import type { Line } from '../picture/line.ts'
import type { Picture } from '../picture/picture.ts'
import { kindOf } from '../questions/kinds.ts'
import { blank } from './layout.ts'
import { pictureLines, pictureOf, wordLines } from './pictures.ts'
import type { Play } from './play-state.ts'
import { type Attempt, verdictLines } from './verdict.ts'

/** From its code to its verdict and the next key a question has so many rows, at 80 columns. */
export const rowsOfScreen = 24

/** Below a verdict stand an empty row and the next key, of up to two rows. */
const rowsBelow = 3

/** An answer whose runs are over. */
export interface Told {
  attempt: Attempt
  /** Runs that were shown, the latest of a program last. */
  shown: readonly ShownRun[]
  /** What is told of runs without a picture. */
  lines?: readonly Line[]
  /** How many rows of the question still stand above. */
  above: number
}

/**
 * Shows what decided an answer, as much of the picture as the screen has room
 * for, then the verdict. Of earlier variants one line is left, on the same scale.
 */
export function tellAnswer(play: Play, { attempt, shown, lines = [], above }: Told): void {
  const { host, loaded, state } = play
  const verdict = verdictLines(host, loaded, attempt)
  const pictures = picturesFor(play, attempt, shown)
  const used = above + lines.length + verdict.length + rowsBelow
  showPictures(play, pictures, rowsOfScreen - used)
  state.drawn = pictures
  host.print([...lines, ...verdict, blank])
}

/** Pictures, drawn in so many rows, or in words where nothing is drawn. */
export function showPictures({ host }: Play, pictures: readonly Picture[], rows: number): void {
  if (pictures.length === 0) return
  const drawn = pictureLines(pictures, host, rows)
  host.print(drawn.length > 0 ? drawn : wordLines(pictures, host))
}

/** The variants that a question is about, and what of the others came with the same knobs. */
function picturesFor(
  { loaded, runs }: Play,
  { ready, given }: Attempt,
  shown: readonly ShownRun[],
): Picture[] {
  const { question, knobs } = ready
  const own = runsOf(question)
  const said = typeof given === 'number' && kindOf(question).asksForTime?.(question) ? [given] : []
  const pictures = loaded.lesson.variants.flatMap(({ id }): Picture[] => {
    const run = shown.findLast(
      (one) => one.id === id && sameKnobs(one.knobs, runs.knobsFor(id, knobs)),
    )
    if (run === undefined) return []
    const picture = pictureOf(loaded, runs, run)
    if (!own.includes(id)) return [{ ...picture, isShrunk: true }]
    return [id === own[0] ? { ...picture, said } : picture]
  })
  return pictures.some(({ isShrunk }) => !isShrunk) ? pictures : []
}
