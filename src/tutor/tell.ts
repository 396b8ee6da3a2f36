import { runsOf } from '../course/code.ts'
import { sameKnobs } from '../course/knobs.ts'
import type { ShownRun } from '../course/runs/lesson-runs.ts'
import type { Line } from '../picture/line.ts'
import { hasLinesAlone, type Picture } from '../picture/picture.ts'
import { kindOf } from '../questions/kinds.ts'
import { blank } from './layout.ts'
import { pictureLines, pictureOf, wordLines } from './pictures.ts'
import type { Play } from './play-state.ts'
import { variantsOf } from './quiet-run.ts'
import { type Attempt, hasTable, verdictLines } from './verdict.ts'

/** From its code to its verdict and the next key a question has so many rows, at 80 columns. */
export const rowsOfScreen = 24

/** Below a verdict stand an empty row and the next key. */
const rowsBelow = 2

/** An answer whose runs are over. */
export interface Told {
  attempt: Attempt
  /** Runs that were shown, the latest of a program last. */
  shown: readonly ShownRun[]
  /** What is told of runs without a picture. */
  lines?: readonly Line[]
  besideTable?: readonly Line[]
  /** How many rows of the question still stand above. */
  above: number
}

/**
 * Shows what decided an answer, as much of the picture as the screen has room
 * for, then the verdict. Of earlier variants one line is left, on the same scale.
 */
export function tellAnswer(play: Play, { attempt, shown, above, ...told }: Told): void {
  const { host, loaded, state } = play
  const verdict = verdictLines(host, loaded, attempt)
  const isInTable = hasTable(host, attempt)
  const { lines = [] } = isInTable ? { lines: told.besideTable } : told
  const all = picturesFor(play, attempt, shown)
  // A picture of lines alone has no more than the table.
  const pictures = isInTable ? all.filter(({ trace, facts }) => !isOfLines(trace, facts)) : all
  const used = above + lines.length + verdict.length + rowsBelow
  showPictures(play, pictures, rowsOfScreen - used)
  state.drawn = pictures
  host.print([...lines, ...verdict, blank])
}

function isOfLines(trace: Picture['trace'], facts: Picture['facts']): boolean {
  return trace !== null && facts !== null && hasLinesAlone(trace, facts)
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
  const decide = variantsOf({ loaded }, ready)
  const pictures = loaded.lesson.variants.flatMap(({ id }): Picture[] => {
    const run = shown.findLast(
      (one) => one.id === id && sameKnobs(one.knobs, runs.knobsFor(id, knobs)),
    )
    if (run === undefined) return []
    const picture = pictureOf(loaded, runs, run)
    if (!decide.includes(id)) return [{ ...picture, isShrunk: true }]
    return [id === own[0] ? { ...picture, said } : picture]
  })
  return pictures.some(({ isShrunk }) => !isShrunk) ? pictures : []
}
