import path from 'node:path'
import type { App } from '../app.ts'
import { languageOf, type LessonExercise, writtenAs } from '../practice/exercises.ts'
import { Left } from '../terminal/left.ts'
import { printable } from '../text/printable.ts'
import { blank, marked, paragraph } from '../tutor/layout.ts'
import { askWhatIf } from './ask-what-if.ts'
import { type Judged, judgeWritten } from './judge-written.ts'
import { orderLines } from './order-lines.ts'
import { listenForWishes, type Wish, wishList } from './practice-keys.ts'
import { showOtherWay, showSolution } from './show-way.ts'
import { rowsOfScreen } from '../tutor/tell.ts'
import { printRun, printVerdict } from './verdict-report.ts'
import { keepPass } from './verify.ts'

/** All that can happen while a file is watched, in one line of events. */
type Event =
  | { kind: 'wish'; wish: Wish }
  | { kind: 'save'; isThere: boolean }
  | { kind: 'looking' }
  | { kind: 'verdict'; judged: Judged }
  | { kind: 'failed'; error: unknown }

/** Judges a file at each save, and at once where `judgeNow`, until the learner leaves or goes on to the next. */
export async function watch(
  app: App,
  exercise: LessonExercise,
  { file, judgeNow }: { file: string; judgeNow: boolean },
): Promise<'left' | 'next'> {
  const events: Event[] = []
  let wake = (): void => {}
  const put = (event: Event): void => {
    events.push(event)
    wake()
  }
  const whole = path.resolve(file)
  const written = writtenAs(file)
  const stopWatching = app.watchSaves(
    whole,
    (isThere) => put({ kind: 'save', isThere }),
    () => put({ kind: 'looking' }),
  )
  let isJudging = false
  let isStale = false
  let last: Judged | null = null
  let hints = 0
  let wished: Wish | null = null

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
  const tellWishes = (): void => {
    if (app.capabilities.linear === null) app.print(paragraph(wishList, app.width(), 'dim'))
  }
  const hint = (): void => {
    const text = exercise.task.hints[hints]
    if (text === undefined) return tell('There are no more hints.')
    hints++
    app.print([...marked(`Hint ${hints}:`, 'heading', text, app.width()), blank])
  }
  const tellVerdict = async (judged: Judged): Promise<void> => {
    last = judged
    await keepPass(app, judged)
    await printVerdict(app, judged, rowsOfScreen)
    if (judged.status === 'pass') {
      await showOtherWay(app, exercise, written)
      if (exercise.task.whatIf !== null) tell('One question about your run: a, to answer it.')
    }
    tellWishes()
  }
  /** While somebody else reads the terminal, nobody wishes. */
  const apart = async (work: () => Promise<unknown>): Promise<void> => {
    source.pause()
    try {
      await work()
    } catch (thrown) {
      if (!(thrown instanceof Left)) throw thrown
    }
    source.resume()
  }
  const grant = async (wish: Exclude<Wish, 'leave' | 'next'>): Promise<void> => {
    if (wish === 'hint') hint()
    else if (wish === 'run') {
      if (last === null) tell('It has not been judged yet: save it.')
      else await printRun(app, last)
    } else if (wish === 'solution') {
      if (last?.status === 'pass' || wished === 'solution')
        await showSolution(app, exercise, written)
      else tell('Not passed yet. Press s again to see it.')
    } else if (wish === 'question') {
      if (last?.status === 'pass') await askWhatIf(app, last)
      else tell('The question comes after a pass.')
    } else if (wish === 'lines') await orderLines(app, exercise, written)
    else if ((await app.edit(file)) === null) tell('Neither VISUAL nor EDITOR names an editor.')
  }

  app.print([...paragraph('Judged at each save.', app.width(), 'dim')])
  tellWishes()
  app.print([blank])
  const source = listenForWishes(app, (wish) => put({ kind: 'wish', wish }))
  const onStop = (): void => wake()
  app.stopped.addEventListener('abort', onStop)
  if (judgeNow) begin()
  try {
    for (;;) {
      if (events.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      app.stopped.throwIfAborted()
      const event = events.shift()
      if (event === undefined) continue
      if (event.kind === 'save') {
        if (event.isThere) begin()
        else tell(`${printable(file)} is gone; it is judged when it comes back.`)
      } else if (event.kind === 'looking') {
        tell('This folder does not report saves: the file is checked every second.')
      } else if (event.kind === 'failed' || event.kind === 'verdict') {
        isJudging = false
        if (isStale) begin()
        else if (event.kind === 'failed') tell(`${printable(file)} cannot be read just now.`)
        else await tellVerdict(event.judged)
      } else {
        const { wish } = event
        if (wish === 'leave') return 'left'
        if (wish === 'next') return 'next'
        await apart(() => grant(wish))
        if (wish === 'lines' || wish === 'question' || wish === 'editor') tellWishes()
        wished = wish
      }
    }
  } finally {
    source.pause()
    stopWatching()
    app.stopped.removeEventListener('abort', onStop)
  }
}
