import path from 'node:path'
import type { App } from '../app.ts'
import { line } from '../picture/line.ts'
import { languageOf, type LessonExercise } from '../practice/exercises.ts'
import { listenForKeys } from '../terminal/keys.ts'
import { printable } from '../text/printable.ts'
import { blank, marked, paragraph } from '../tutor/layout.ts'
import { type Judged, judgeWritten } from './judge-written.ts'
import { printRun, printVerdict } from './verdict-report.ts'
import { keepPass } from './verify.ts'

/** All that can happen while a file is watched, in one line of events. */
type Event =
  | { kind: 'key'; key: string }
  | { kind: 'save'; isThere: boolean }
  | { kind: 'verdict'; judged: Judged }
  | { kind: 'failed'; error: unknown }

const keyWords = 'h: a hint, t: your run, e: editor, s: the way, n: next exercise, q: leave'

/** Judges a file at each save, until the learner leaves or goes on to the next. */
export async function watch(
  app: App,
  exercise: LessonExercise,
  file: string,
): Promise<'left' | 'next'> {
  const events: Event[] = []
  let wake = (): void => {}
  const put = (event: Event): void => {
    events.push(event)
    wake()
  }
  const listen = (): (() => void) => {
    const stop = listenForKeys(app.streams, (key, typed) => {
      if (key === 'ctrl-c') app.interrupt()
      else put({ kind: 'key', key: typed })
    })
    const forget = app.onRestore(stop)
    return () => {
      forget()
      stop()
    }
  }
  const whole = path.resolve(file)
  const stopWatching = app.watchSaves(whole, (isThere) => put({ kind: 'save', isThere }))
  let isJudging = false
  let isStale = false
  let last: Judged | null = null
  let hints = 0
  let asked = ''

  const judge = async (): Promise<void> => {
    const code = await app.courseFiles.read(whole)
    const language = languageOf(file)!
    const judged = await judgeWritten(app, { exercise, file, path: whole, language, code })
    put({ kind: 'verdict', judged })
  }
  const begin = (): void => {
    isStale = isJudging
    if (isJudging) return
    isJudging = true
    void judge().catch((error: unknown) => put({ kind: 'failed', error }))
  }
  const tell = (text: string): void => app.print([...paragraph(text, app.width()), blank])
  const hint = (): void => {
    const text = exercise.task.hints[hints]
    if (text === undefined) return tell('There are no more hints.')
    hints++
    app.print([...marked(`Hint ${hints}:`, 'heading', text, app.width()), blank])
  }
  const way = (): void => {
    if (last?.status !== 'pass' && asked !== 's')
      return tell('Not passed yet. Once more s, to see it.')
    for (const text of [exercise.task.hints.at(-1) ?? '', ...exercise.task.ways]) tell(text)
  }

  app.print([line(`Judged at each save. ${keyWords}`, 'dim'), blank])
  let stopKeys = listen()
  const onStop = (): void => wake()
  app.stopped.addEventListener('abort', onStop)
  try {
    for (;;) {
      if (events.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      app.stopped.throwIfAborted()
      const event = events.shift()
      if (event === undefined) continue
      if (event.kind === 'save') {
        if (event.isThere) begin()
        else tell(`${printable(file)} is gone; it is judged when it comes back.`)
      } else if (event.kind === 'failed' || event.kind === 'verdict') {
        isJudging = false
        if (isStale) begin()
        else if (event.kind === 'failed') tell(`${printable(file)} cannot be read just now.`)
        else {
          last = event.judged
          await keepPass(app, last)
          printVerdict(app, last)
          app.print([line(keyWords, 'dim')])
        }
      } else {
        const { key } = event
        if (key === 'q') return 'left'
        if (key === 'n') return 'next'
        if (key === 'h') hint()
        if (key === 's') way()
        if (key === 't' && last !== null) printRun(app, last)
        if (key === 'e') {
          stopKeys()
          const exitCode = await app.edit(file)
          if (exitCode === null) tell('Neither VISUAL nor EDITOR names an editor.')
          stopKeys = listen()
        }
        asked = key
      }
    }
  } finally {
    stopKeys()
    stopWatching()
    app.stopped.removeEventListener('abort', onStop)
  }
}
