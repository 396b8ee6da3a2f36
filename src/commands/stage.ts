import type { App } from '../app.ts'
import type { QuietStage } from '../session/series.ts'
import type { Stage } from '../session/stage.ts'
import { showWaiting } from '../terminal/waiting.ts'
import { liveScreen } from './screen.ts'

/** What a lesson is played on: all of it goes to stdout. */
export async function makeStage(app: App): Promise<Stage> {
  const { capabilities, streams, timers } = app
  const { stdout } = streams
  const lessons = await app.lessons()
  return {
    print: (lines) => app.print(lines),
    width: () => app.width(),
    linear: capabilities.linear !== null,
    ascii: capabilities.ascii,
    prompter: await app.prompter(),
    journal: app.journal,
    live: liveScreen(app, stdout, (line) => app.paint(line)),
    highlight:
      capabilities.colour.stdout > 0
        ? (await import('../terminal/highlight.ts')).makeHighlight()
        : null,
    lessonCount: lessons.at(-1)?.number === lessons.length ? lessons.length : null,
    waiting: (what, work) =>
      showWaiting(
        { stream: stdout, timers, spins: capabilities.motion && stdout.isTTY === true },
        what,
        work,
      ),
  }
}

/** The same for answers that were given beforehand: what is waited for is said on stderr. */
export function makeQuietStage(app: App): QuietStage {
  const { capabilities, streams, timers, journal, stopped } = app
  const { stderr } = streams
  return {
    width: () => app.width(),
    journal,
    live: { stopped },
    waiting: (what, work) =>
      showWaiting(
        { stream: stderr, timers, spins: capabilities.motion && stderr.isTTY === true },
        what,
        work,
      ),
  }
}
