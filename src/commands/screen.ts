import type { App } from '../app.ts'
import type { LiveScreen } from '../session/live-run.ts'
import { columnsOf, rowsOf } from '../terminal/capabilities.ts'
import type { Line } from '../timeline/line.ts'

/** Where a live picture is drawn: it moves only if that stream is a terminal. */
export function liveScreen(
  app: App,
  stream: NodeJS.WriteStream,
  paint: (line: Line) => string,
): LiveScreen {
  const { streams, timers, capabilities, stopped, onRestore } = app
  return {
    stream,
    paint,
    timers,
    stopped,
    onRestore,
    stdin: streams.stdin,
    columns: () => columnsOf(stream),
    rows: () => rowsOf(stream),
    ascii: capabilities.ascii,
    moves: capabilities.motion && stream.isTTY === true && columnsOf(stream) >= 40,
  }
}
