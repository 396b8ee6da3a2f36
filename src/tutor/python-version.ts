import { pythonVersionsOf } from '../course/code.ts'
import { defaults } from '../course/knobs.ts'
import type { RunView } from '../course/kit/told.ts'
import { type LoadedLesson, pythonFile } from '../course/load.ts'
import { wholeFile } from '../course/source.ts'
import { type Line, line } from '../picture/line.ts'
import { asExpected } from './expected.ts'
import { blank, codeLines, type Page, paragraph, teachingText } from './layout.ts'
import type { ShownRun } from '../course/runs/lesson-runs.ts'
import type { Play } from './play-state.ts'
import { printRuns, replaySpeed, runBelow } from './show-run.ts'
import { ran, runView, sectionText } from './texts.ts'

/** demo.py, and the few words on what differs, their figures from the recordings; nothing where a lesson has no Python version. */
export function pythonPage(page: Page, loaded: LoadedLesson): Line[] {
  const [first] = pythonVersionsOf(loaded)
  if (first === undefined) return []
  const { shown } = loaded.sources.get(pythonFile)!
  const views = new Map<string, RunView>()
  for (const [id, { trace }] of Object.entries(loaded.recording?.runs ?? {}))
    views.set(id, runView(trace, null))
  const known = ran(loaded, null, defaults(loaded.lesson.knobs), views)
  return [
    line(pythonFile, 'heading'),
    // Only TypeScript is coloured.
    ...codeLines({ ...page, highlight: null }, wholeFile(shown)),
    blank,
    ...teachingText(sectionText(loaded, 'python', known), page.width()),
    blank,
  ]
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

/**
 * The Python version, as `p` shows it: its code, the words and, of the variants that have
 * run, its picture, from a live run where there is a Python.
 */
export async function showPython(play: Play): Promise<void> {
  const { host, loaded, runs, state } = play
  host.print(pythonPage(host, loaded))
  const knobs = state.defaults
  const shown: ShownRun[] = []
  for (const { id } of pythonVersionsOf(loaded)) {
    if (!state.first.has(id.replace('python:', ''))) continue
    const run = await runBelow(play, id, knobs, replaySpeed, [...shown])
    shown.push(await asExpected(loaded, runs, run, knobs))
  }
  if (shown.length === 0) return
  await printRuns(play, shown)
  const ids = shown.map(({ id }) => id)
  const lines = differenceLines(loaded, ids, host.width())
  if (lines.length > 0) host.print([...lines, blank])
}
