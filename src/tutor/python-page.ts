import { pythonVersionsOf } from '../course/code.ts'
import { defaults } from '../course/knobs.ts'
import { type LoadedLesson, pythonFile } from '../course/load.ts'
import { wholeFile } from '../course/source.ts'
import { fill, wrap } from '../course/text.ts'
import type { RunView } from '../course/kit/told.ts'
import { type Line, line } from '../picture/line.ts'
import { asExpected, heldToQuestions } from './borne-out.ts'
import { codeLines } from './code-lines.ts'
import type { ShownRun } from './lesson-runs.ts'
import { runLive } from './live-run.ts'
import { runView } from './run-view.ts'
import { blank, paragraph, widestText } from './say.ts'
import { type Play, picturesOf, printRuns } from './scene.ts'
import { ran } from './telling.ts'

type Page = Parameters<typeof codeLines>[0]

/** demo.py, and the few words on what differs; nothing where a lesson has no Python version. */
export function pythonPage(page: Page, loaded: LoadedLesson): Line[] {
  const [first] = pythonVersionsOf(loaded)
  if (first === undefined) return []
  // Only TypeScript is coloured.
  const code = codeLines(
    { ...page, highlight: null },
    wholeFile(loaded.sources.get(pythonFile)!.shown),
  )
  return [line(pythonFile, 'heading'), ...code, blank, ...pythonWords(page, loaded), blank]
}

/** The words on Python, their figures from the recordings. */
function pythonWords({ width }: Pick<Page, 'width'>, loaded: LoadedLesson): Line[] {
  const views = new Map<string, RunView>(
    Object.entries(loaded.recording?.runs ?? {}).map(([id, { trace }]) => [
      id,
      runView(trace, null),
    ]),
  )
  const known = ran(loaded, null, defaults(loaded.lesson.knobs), views)
  const filled = fill(loaded.text.python, (name) => loaded.lesson.figures[name]?.(known) ?? '')
  return wrap(filled, Math.min(width(), widestText)).map((text) => line(text))
}

/** In what these Python runs differ from TypeScript, as the lesson explains it. */
export function differenceLines(
  { lesson }: LoadedLesson,
  ids: readonly string[],
  width: number,
): Line[] {
  const told = ids.flatMap((id) =>
    Object.values(lesson.python?.differences[id.replace('python:', '')] ?? {}),
  )
  return [...new Set(told)].flatMap((text) => paragraph(`What differs: ${text}`, width))
}

/** Replays run faster: the first run was in real time. */
const replaySpeed = 4

/**
 * The Python version, as `p` shows it: its code, the words and, of the variants that have
 * run, its picture, from a live run where there is a Python.
 */
export async function showPython(play: Play): Promise<void> {
  const { stage, loaded, runs, state } = play
  stage.print(pythonPage(stage, loaded))
  const shown: ShownRun[] = []
  for (const { id } of pythonVersionsOf(loaded)) {
    if (!state.first.has(id.replace('python:', ''))) continue
    const knobs = state.defaults
    const options = { speed: replaySpeed }
    const earlier = await picturesOf(play, shown)
    const job = { ...runs.toWatch(id, knobs, options), earlier, said: [] }
    const live = () => runLive(stage.live, job)
    const real = stage.live.moves ? await live() : await stage.waiting('running it in Python', live)
    const run = await heldToQuestions(loaded, runs, real, knobs)
    shown.push(await asExpected(loaded, runs, run, knobs))
  }
  if (shown.length === 0) return
  await printRuns(play, shown)
  const ids = shown.map(({ id }) => id)
  const lines = differenceLines(loaded, ids, stage.width())
  if (lines.length > 0) stage.print([...lines, blank])
}
