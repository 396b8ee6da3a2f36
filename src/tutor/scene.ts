import { defaults } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import { fill, wrap } from '../course/text.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { RunView } from '../course/kit/told.ts'
import { drawTimeline } from '../picture/draw.ts'
import { gainInWords } from '../picture/gain.ts'
import { type Line, line, textOf } from '../picture/line.ts'
import type { Picture } from '../picture/picture.ts'
import { inWords } from '../picture/words.ts'
import type { Trace } from '../trace/trace.ts'
import type { LessonRuns, ShownRun } from './lesson-runs.ts'
import { pictureOf } from './pictures.ts'
import type { PlayState } from './play-state.ts'
import { runView } from './run-view.ts'
import { saidOf } from './said.ts'
import { blank, paragraph, widestText } from './say.ts'
import type { Stage } from './stage.ts'
import { ran } from './telling.ts'

/** A lesson being played. */
export interface Play {
  stage: Stage
  loaded: LoadedLesson
  runs: LessonRuns
  state: PlayState
}

/** Finished runs as they are drawn, with what the learner had said of them. */
export function picturesOf(play: Play, shown: readonly ShownRun[]): Promise<Picture[]> {
  return Promise.all(
    shown.map(async (run) => ({
      ...pictureOf(play.loaded, play.runs, run),
      said: await saidOf(play, run.id, run.knobs),
    })),
  )
}

/** Finished runs on one scale, and in words those of them that were not yet told. */
export async function printRuns(
  play: Play,
  shown: readonly ShownRun[],
  untold: readonly ShownRun[] = shown,
): Promise<void> {
  const { stage } = play
  const pictures = await picturesOf(play, shown)
  const isUntold = (_picture: Picture, index: number): boolean => untold.includes(shown[index]!)
  stage.print([
    ...pictureLines(pictures, stage),
    ...wordLines(pictures.filter(isUntold), stage, gainInWords(pictures)),
  ])
}

type Page = Pick<Stage, 'linear' | 'ascii' | 'width'>

/** The pictures, where lines are not plain and not short. */
export function pictureLines(pictures: readonly Picture[], { linear, ascii, width }: Page): Line[] {
  if (linear || width() < 40) return []
  return [...drawTimeline(pictures, { width: width(), ascii }), blank]
}

/** The same in words, and what was gained by the last of them. */
export function wordLines(
  pictures: readonly Picture[],
  { linear, ascii, width }: Page,
  gain = gainInWords(pictures),
): Line[] {
  const isDrawn = !linear && width() >= 40
  const words = inWords(pictures, {
    width: Math.min(width(), widestText),
    ascii: ascii || linear,
  })
  // What the picture shows already stands back behind it.
  const lines = isDrawn ? words.map((one) => line(textOf(one), 'dim')) : words
  return [...lines, ...(gain === null ? [] : paragraph(gain, width())), blank]
}

/** A section of the lesson's text, its placeholders filled from runs. */
export async function textLines(
  { stage, loaded, runs }: Pick<Play, 'stage' | 'loaded' | 'runs'>,
  section: 'idea' | 'after' | 'recap',
  shown: readonly ShownRun[],
  knobs: KnobValues = defaults(loaded.lesson.knobs),
): Promise<Line[]> {
  const views = new Map<string, RunView>()
  for (const run of shown) views.set(run.id, runView(await endedTrace(runs, run), null))
  const known = ran(loaded, null, knobs, views)
  const filled = fill(loaded.text[section], (name) => loaded.lesson.figures[name]?.(known) ?? '')
  return wrap(filled, Math.min(stage.width(), widestText)).map((text) => line(text))
}

/** A run that did not end as it should have, stopped on a busy machine, fills no text: the exact one does. */
async function endedTrace(
  runs: LessonRuns,
  { id, knobs, trace, disturbed }: ShownRun,
): Promise<Trace> {
  if (disturbed === null) return trace
  const expected = await runs.expected(id, knobs)
  return trace.ending.kind === expected.ending.kind ? trace : expected
}
