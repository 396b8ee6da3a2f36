import { pythonVersionsOf } from '../course/code.ts'
import { wholeFile } from '../course/source.ts'
import { defaults } from '../course/knobs.ts'
import type { RunView } from '../course/kit/told.ts'
import type { LoadedLesson } from '../course/load.ts'
import { pythonFile } from '../course/python-recording.ts'
import { type CodePart, pythonFunction } from '../course/deciding-code.ts'
import { type Line, line } from '../picture/line.ts'
import { asExpected } from './expected.ts'
import { blank, partLines, type Page, paragraph, teachingText } from './layout.ts'
import type { Play } from './play-state.ts'
import { replaySpeed } from './quiet-run.ts'
import { printRuns, runBelow } from './show-run.ts'
import { ran, runView, sectionText } from './texts.ts'

/** Lines of demo.py, all unless told, and the few words on what differs, their figures from the recordings; nothing where a lesson has no Python version. */
export function pythonPage(
  page: Page,
  loaded: LoadedLesson,
  code: CodePart = wholePart(loaded.sources.get(pythonFile)?.shown ?? ''),
): Line[] {
  if (pythonVersionsOf(loaded).length === 0) return []
  const views = new Map<string, RunView>()
  for (const [id, { trace }] of Object.entries(loaded.recording?.runs ?? {}))
    views.set(id, runView(trace, null))
  const known = ran(loaded, null, defaults(loaded.lesson.knobs), views)
  return [
    line(pythonFile, 'heading'),
    // Only TypeScript is coloured.
    ...partLines({ ...page, highlight: null }, [code]),
    blank,
    ...teachingText(sectionText(loaded, 'python', known), page.width()),
    blank,
  ]
}

const wholePart = (text: string): CodePart => ({
  file: null,
  lines: wholeFile(text),
  goesOn: false,
})

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
 * The Python version of the variant that ran last, as `p` shows it: its function, the
 * words and its picture, from a live run where there is a Python.
 */
export async function showPython(play: Play): Promise<void> {
  const { host, loaded, runs, state } = play
  const seen = pythonVersionsOf(loaded).filter(({ of }) => state.first.has(of))
  const last = seen.at(-1)
  if (last === undefined) return
  state.seenInPython.add(last.of)
  host.print(pythonPage(host, loaded, pythonFunction(loaded, last.of)))
  const knobs = state.defaults
  const run = await runBelow(play, last.id, knobs, replaySpeed, [])
  await printRuns(play, [await asExpected(loaded, runs, run, knobs)])
  const lines = differenceLines(loaded, [last.id], host.width())
  if (lines.length > 0) host.print([...lines, blank])
}
