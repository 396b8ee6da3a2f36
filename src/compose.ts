import type { App } from './app.ts'
import { CourseError } from './catalog/fault.ts'
import { findLessons, resolveLesson } from './catalog/find.ts'
import type { Flags } from './flags.ts'
import { type Calendar, dayOf } from './progress/day.ts'
import { Journal } from './progress/journal.ts'
import { settingsOf } from './progress/progress.ts'
import type { EndCause, System } from './system.ts'
import { capabilities } from './terminal/capabilities.ts'
import { columnsOf, withSize } from './terminal/size.ts'
import { Interrupted, OutputClosed, Terminated } from './terminal/ends.ts'
import type { Lines } from './terminal/lines.ts'
import { printable, printableLine } from './terminal/printable.ts'
import type { Prompter } from './terminal/prompter.ts'
import { makePaint, plainPaint } from './terminal/theme.ts'
import { withShort } from './typed/quoted.ts'

/** Makes the App, in order of what depends on what. `plain`: no colours, and nothing loaded for them. */
export async function compose(
  system: System,
  flags: Flags,
  { plain }: { plain: boolean },
): Promise<App> {
  const { streams, runHost, courseFiles, pictureFiles, lessons: course } = system
  const { template, runsTypeScript, makeFolder } = system
  for (const stream of [streams.stdout, streams.stderr]) withSize(stream)
  const note = (text: string): void =>
    void streams.stderr.write(`${printableLine(withShort(text, system.argv))}\n`)
  const { stopped, onRestore, restoreAll } = endings(system)

  const journal = await Journal.open({
    storage: system.storage,
    now: () => system.now(),
    warn: (line) => note(`learn-async: ${line}`),
  })
  const settings = settingsOf(journal.entries)
  const able = capabilities(streams, flags, {
    linear: settings.linear === 'on',
    ...(settings.motion !== undefined && { motion: settings.motion === 'on' }),
  })
  let paint = await makePaint(plain ? 0 : able.colour.stdout, able.ascii)
  const paintError = await makePaint(plain ? 0 : able.colour.stderr, able.ascii)

  let prompter: Promise<Prompter> | null = null
  let lines: Lines | null = null
  // Prompts are loaded when the first question is asked, which many a command never does.
  const makePrompter = async (): Promise<Prompter> => {
    if (able.linear !== null) {
      const { Lines } = await import('./terminal/lines.ts')
      const { LinearPrompter } = await import('./terminal/linear-prompter.ts')
      lines = new Lines(streams.stdin, stopped, streams.afterReading)
      return new LinearPrompter(lines, (line) => void streams.stdout.write(`${line}\n`))
    }
    const { InteractivePrompter } = await import('./terminal/interactive-prompter.ts')
    return new InteractivePrompter({
      input: streams.stdin,
      output: streams.stdout,
      afterReading: streams.afterReading,
      stopped,
      style: {
        heading: (text) => paint([{ text, role: 'heading' }]),
        mark: (text) => paint([{ text, role: 'next' }]),
        active: (text) => paint([{ text, role: 'next' }]),
        dim: (text) => paint([{ text, role: 'dim' }]),
        columns: () => columnsOf(streams.stdout),
        ascii: able.ascii,
      },
    })
  }

  return {
    flags,
    streams,
    timers: runHost.realTime,
    capabilities: able,
    journal,
    calendar: calendarOf(system),
    runHost,
    courseFiles,
    pictureFiles,
    course,
    template,
    runsTypeScript,
    makeFolder,
    async lessons() {
      const { lessons, faults } = await findLessons(courseFiles, course)
      if (lessons.length === 0) throw new CourseError(faults)
      return lessons
    },
    async load(word) {
      const { lessons } = await findLessons(courseFiles, course)
      const { loadLesson } = await import('./catalog/load.ts')
      return loadLesson(courseFiles, resolveLesson(lessons, word))
    },
    print: (all) => void streams.stdout.write(all.map((line) => `${paint(line)}\n`).join('')),
    write: (text) => void streams.stdout.write(printable(text)),
    async fitted(text) {
      const columns = columnsOf(streams.stdout)
      const lines = text.split('\n')
      const fits = streams.stdout.isTTY !== true || lines.every(({ length }) => length <= columns)
      if (fits || able.linear !== null) return text
      const { wrapHanging } = await import('./terminal/wrap.ts')
      return lines.flatMap((one) => wrapHanging(one, columns)).join('\n')
    },
    note,
    width: () => columnsOf(streams.stdout),
    paint: (line) => paint(line),
    paintError,
    useLinear(reason) {
      Object.assign(able, { linear: reason, motion: false, colour: { stdout: 0, stderr: 0 } })
      paint = plainPaint
      prompter = null
    },
    prompter: () => (prompter ??= makePrompter()),
    stopped,
    interrupt: () => system.interrupt(),
    onRestore,
    close() {
      restoreAll()
      lines?.close()
      system.release()
    },
  }
}

function calendarOf(system: System): Calendar {
  const dayAt = (at: string): number | null => dayOf(at, system.minutesAhead(at))
  return { today: () => dayAt(system.now()) ?? 0, dayOf: dayAt }
}

/** What happens when the program is to end from outside: the terminal is given back, and all that waits hears of it. */
function endings(system: System): {
  stopped: AbortSignal
  onRestore: App['onRestore']
  restoreAll: () => void
} {
  const restores = new Set<() => void>()
  const stopping = new AbortController()
  const restoreAll = (): void => {
    for (const restore of restores) restore()
    restores.clear()
  }
  system.onEnd((cause) => {
    restoreAll()
    stopping.abort(endError[cause]())
  })
  return {
    stopped: stopping.signal,
    restoreAll,
    onRestore(restore) {
      restores.add(restore)
      return () => restores.delete(restore)
    },
  }
}

const endError = {
  SIGINT: () => new Interrupted(),
  SIGTERM: () => new Terminated(),
  'output closed': () => new OutputClosed(),
  crashed: () => new Error('an error that nothing caught'),
  'output failed': () => new Error('the output cannot be written; is the disk full?'),
} satisfies Record<EndCause, () => Error>
