import type { App } from '../app.ts'
import type { Line } from '../picture/line.ts'
import { columnsOf, rowsOf } from '../terminal/size.ts'
import { showWaiting } from '../terminal/waiting.ts'
import type { LiveScreen } from '../tutor/live-run.ts'
import type { CodePage } from '../tutor/layout.ts'
import type { PlayHost, QuietHost } from '../tutor/play-state.ts'

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
    highlight: await highlightOf(app),
    lessonCount: lessons.at(-1)?.number === lessons.length ? lessons.length : null,
    waiting: waitingOn(app, stdout),
  }
}

/** A page for code; only TypeScript and JavaScript are coloured. */
export async function codePage(app: App, written: 'ts' | 'js' | 'py'): Promise<CodePage> {
  return {
    width: () => app.width(),
    linear: app.capabilities.linear !== null,
    ascii: app.capabilities.ascii,
    highlight: written === 'py' ? null : await highlightOf(app),
  }
}

async function highlightOf({ capabilities }: App): Promise<CodePage['highlight']> {
  if (capabilities.colour.stdout === 0) return null
  return (await import('../terminal/highlight.ts')).makeHighlight()
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

/** Where a live picture is drawn: it moves only if that stream is a terminal. */
export function liveScreen(
  app: App,
  stream: NodeJS.WriteStream,
  paint: (line: Line) => string,
): LiveScreen {
  const { streams, timers, capabilities, stopped, interrupt, onRestore } = app
  return {
    stream,
    paint,
    timers,
    stopped,
    interrupt,
    onRestore,
    stdin: streams.stdin,
    watchHeld: streams.watchHeld,
    columns: () => columnsOf(stream),
    rows: () => rowsOf(stream),
    ascii: capabilities.ascii,
    moves: capabilities.motion && stream.isTTY === true && columnsOf(stream) >= 40,
  }
}

/** Shows on a stream that one thing is waited for: by a spinner, or by lines where nothing may be repainted. */
export function waitingOn(app: App, stream: NodeJS.WriteStream): Waiting {
  const { streams, timers, capabilities, interrupt, onRestore } = app
  const listens = capabilities.linear === null && stream.isTTY === true
  const spins = capabilities.motion && stream.isTTY === true
  return (what, work) =>
    showWaiting(
      {
        stream,
        timers,
        spins,
        listens,
        stdin: streams.stdin,
        watchHeld: streams.watchHeld,
        interrupt,
        onRestore,
      },
      what,
      work,
    )
}

type Waiting = <Result>(what: string, work: () => Promise<Result>) => Promise<Result>
