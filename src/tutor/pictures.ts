import { programOf } from '../course/code.ts'
import type { RunView } from '../course/kit/told.ts'
import type { LoadedLesson } from '../course/load.ts'
import { drawTimeline } from '../picture/draw.ts'
import { gainInWords } from '../picture/gain.ts'
import { type Line, line, textOf } from '../picture/line.ts'
import type { Picture } from '../picture/picture.ts'
import { inWords } from '../picture/words.ts'
import { computeFacts } from '../trace/facts.ts'
import { blank, type Page, paragraph, textWidth } from './layout.ts'
import type { LessonRuns, ShownRun } from '../course/runs/lesson-runs.ts'

/** The title of a variant as it stands above its picture. */
export function titleOf(loaded: LoadedLesson, id: string): string {
  const program = programOf(loaded, id)
  return 'title' in program ? program.title : id
}

/** Which Python it was; that is said of each Python run. */
export function pythonNote({ rest, python }: ShownRun): string[] {
  if (python === undefined) return []
  return [rest === 'recorded' ? `recorded with Python ${python}` : `Python ${python}`]
}

/** What is shown in place of a disturbed run. */
function expectedNote({ trace }: ShownRun): string {
  return trace.clock === 'virtual' ? 'its expected run, on the virtual clock' : 'another run'
}

/** A run as it is drawn when it is over. */
export function pictureOf(loaded: LoadedLesson, runs: LessonRuns, run: ShownRun): Picture {
  return {
    title: titleOf(loaded, run.id),
    trace: run.trace,
    facts: computeFacts(run.trace),
    boundMs: runs.bound(run.id, run.knobs),
    nowMs: null,
    notes: [
      ...pythonNote(run),
      ...(run.speed === 1 || run.trace.clock === 'virtual' ? [] : [`at ${run.speed}×`]),
      ...(run.rest === 'computed' ? ['the rest computed on the virtual clock'] : []),
      ...(run.rest === 'expected' ? [expectedNote(run)] : []),
      ...(run.disturbed === null ? [] : [`disturbed: ${run.disturbed}`]),
    ],
  }
}

/** Whether there is a picture: where lines are not plain and not short. */
export function isDrawn({ linear, width }: Page): boolean {
  return !linear && width() >= 40
}

const mostLanes = 24
/** So many lanes are worth more than the line that is left of an earlier run. */
const lanesBesideEarlier = 4
const fewestLanes = 3
/** Where a moment is pointed at, so much decides it. */
const fewestAtMoment = 2

/**
 * The pictures on one scale, with as many lanes as there are rows for. Where there
 * are too few, what is left of the earliest runs goes, then those shrink that no
 * answer speaks of; nothing where none is drawn.
 */
export function pictureLines(
  pictures: readonly Picture[],
  page: Page,
  rows = Number.POSITIVE_INFINITY,
): Line[] {
  if (!isDrawn(page)) return []
  const earlier = pictures.findIndex(({ isShrunk }) => isShrunk)
  const decides = pictures.some(({ said }) => said !== undefined)
  const beside = decides ? pictures.findIndex(({ said, isShrunk }) => !said && !isShrunk) : -1
  const isLast = earlier === -1 && beside === -1
  const isPointedAt = pictures.every(({ marks = [] }) => marks.length > 0)
  const fewest = isPointedAt ? fewestAtMoment : isLast ? fewestLanes : lanesBesideEarlier
  for (let lanes = mostLanes; lanes >= fewest; lanes--) {
    const drawn = drawTimeline(pictures, { width: page.width(), ascii: page.ascii, lanes })
    if (drawn.length < rows || (isLast && lanes === fewest)) return [...drawn, blank]
  }
  const fewer =
    earlier === -1
      ? pictures.with(beside, { ...pictures[beside]!, isShrunk: true })
      : pictures.toSpliced(earlier, 1)
  return pictureLines(fewer, page, rows)
}

const lanesWanted = 5

/** How many rows the picture of runs to come will want, with what the learner says and what is left of earlier ones. */
export function rowsOfPicture(
  { lesson }: LoadedLesson,
  expected: ReadonlyMap<string, RunView>,
  page: Page,
): number {
  const last = lesson.variants.findLastIndex(({ id }) => expected.has(id))
  if (last === -1 || !isDrawn(page)) return 0
  const pictures = lesson.variants.slice(0, last + 1).map(({ id, title }): Picture => {
    const trace = expected.get(id)?.trace ?? null
    const facts = trace === null ? null : computeFacts(trace)
    const isShrunk = trace === null
    return { title, trace, facts, isShrunk, boundMs: null, nowMs: null, notes: [], said: [0] }
  })
  const { ascii } = page
  return drawTimeline(pictures, { width: page.width(), ascii, lanes: lanesWanted }).length
}

/** The same in words, and what was gained by the last of them. */
export function wordLines(
  pictures: readonly Picture[],
  page: Page,
  gain = gainInWords(pictures),
): Line[] {
  const words = inWords(pictures, {
    width: textWidth(page.width()),
    ascii: page.ascii || page.linear,
  })
  // What the picture shows already stands back behind it.
  const lines = isDrawn(page) ? words.map((one) => line(textOf(one), 'dim')) : words
  return [...lines, ...(gain === null ? [] : paragraph(gain, page.width())), blank]
}
