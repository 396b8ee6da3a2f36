import { defaults } from '../catalog/knobs.ts'
import type { LoadedLesson } from '../catalog/load.ts'
import { fill, wrap } from '../catalog/text.ts'
import type { KnobValues } from '../kit/knob.ts'
import { drawTimeline } from '../timeline/draw.ts'
import { type Line, line } from '../timeline/line.ts'
import { inWords } from '../timeline/words.ts'
import type { LessonRuns, ShownRun } from './lesson-runs.ts'
import { pictureOf } from './pictures.ts'
import type { PlayState } from './play-state.ts'
import { runView } from './run-view.ts'
import { blank, widestText } from './say.ts'
import type { Stage } from './stage.ts'
import { ran } from './telling.ts'

/** A lesson being played. */
export interface Play {
  stage: Stage
  loaded: LoadedLesson
  runs: LessonRuns
  state: PlayState
}

/** Finished runs on one scale, and in words those of them that were not yet told. */
export function printRuns(
  { stage, loaded, runs }: Play,
  shown: readonly ShownRun[],
  untold: readonly ShownRun[] = shown,
): void {
  const pictures = shown.map((run) => pictureOf(loaded, runs, run))
  const { linear, ascii } = stage
  const width = stage.width()
  if (!linear && width >= 40) stage.print([...drawTimeline(pictures, { width, ascii }), blank])
  const told = pictures.filter((_, index) => untold.includes(shown[index]!))
  const words = inWords(told, { width: Math.min(width, widestText), ascii: ascii || linear })
  stage.print([...words, blank])
}

/** A section of the lesson's text, its placeholders filled from runs. */
export function textLines(
  { stage, loaded }: Play,
  section: 'idea' | 'after' | 'recap',
  shown: readonly ShownRun[],
  knobs: KnobValues = defaults(loaded.lesson.knobs),
): Line[] {
  const views = new Map(shown.map((run) => [run.id, runView(run.trace, null)]))
  const known = ran(loaded, null, knobs, views)
  const filled = fill(loaded.text[section], (name) => loaded.lesson.figures[name]?.(known) ?? '')
  return wrap(filled, Math.min(stage.width(), widestText)).map((text) => line(text))
}
