import type { App } from '../app.ts'
import type { PlayHost, QuietHost } from '../tutor/play-state.ts'
import { liveScreen, waitingOn } from './screen.ts'

/** What a lesson is played on: all of it goes to stdout. */
export async function makeStage(app: App): Promise<PlayHost> {
  const { capabilities, streams } = app
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
    waiting: waitingOn(app, stdout),
  }
}

/** The same for answers that were given beforehand: what is waited for is said on stderr. */
export function makeQuietStage(app: App): QuietHost {
  const { streams, journal, stopped } = app
  return {
    width: () => app.width(),
    journal,
    live: { stopped },
    waiting: waitingOn(app, streams.stderr),
  }
}
