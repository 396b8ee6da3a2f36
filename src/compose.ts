import type { App } from './app.ts'
import type { Course } from './course/choose.ts'
import { CourseError, NoCourse } from './course/fault.ts'
import { type Found, findLessons, resolveLesson } from './course/find.ts'
import { type Flags, learnAsync } from './flags.ts'
import { type Calendar, type Day, dayOf, type Moment, momentOf } from './journal/day.ts'
import { Journal } from './journal/journal.ts'
import type { System } from './system/system.ts'
import { capabilities } from './terminal/capabilities.ts'
import { columnsOf, withSize } from './terminal/size.ts'
import type { Lines } from './terminal/lines.ts'
import type { Streams } from './terminal/streams.ts'
import { printable, printableLine } from './text/printable.ts'
import type { Prompter } from './terminal/prompter.ts'
import { makePaint, plainPaint } from './terminal/theme.ts'
import { withShort } from './text/typed/quoted.ts'

/** Makes the App, in order of what depends on what. `plain`: no colours, and nothing loaded for them. */
export async function compose(
  system: System,
  flags: Flags,
  {
    stopped,
    onRestore,
    restoreAll,
  }: Pick<App, 'stopped' | 'onRestore'> & { restoreAll: () => void },
  { plain }: { plain: boolean },
): Promise<App> {
  const { streams, runHost, courseFiles, pictureFiles } = system
  const { template, runsTypeScript, makeFolder, lessonChecks } = system
  for (const stream of [streams.stdout, streams.stderr]) withSize(stream)
  const note = (text: string): void =>
    void streams.stderr.write(`${printableLine(withShort(text, system.argv))}\n`)

  const course = await courseOf(system, flags.course)
  const found = (): Promise<Found> =>
    findLessons(courseFiles, course.folder).catch((thrown: unknown) => {
      // That the built-in one is gone is nobody's wrong use.
      const isOurs = course.name === null && thrown instanceof NoCourse
      throw isOurs ? new CourseError(thrown.faults) : thrown
    })
  const toType = (words: string): string => learnAsync(words, flags)

  const journal = await Journal.open({
    storage: system.storage,
    course: course.name,
    now: () => system.now(),
    warn: (line) => note(`learn-async: ${line}`),
  })
  const { settings } = journal.progress
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
    toType,
    template,
    runsTypeScript,
    makeFolder,
    lessonChecks,
    async lessons() {
      const { lessons, faults } = await found()
      if (lessons.length === 0) throw new CourseError(faults, toType('check'))
      return lessons
    },
    async load(lesson) {
      const { loadLesson } = await import('./course/load.ts')
      // From here on code that is not ours may hold the thread.
      system.hearWhileHeld()
      const meant =
        typeof lesson === 'string'
          ? resolveLesson((await found()).lessons, lesson, toType('list'))
          : lesson
      return loadLesson(courseFiles, meant).catch((thrown: unknown) => {
        if (!(thrown instanceof CourseError)) throw thrown
        throw new CourseError(thrown.faults, toType('check'))
      })
    },
    print: (all) => void streams.stdout.write(all.map((line) => `${paint(line)}\n`).join('')),
    write: (text) => void streams.stdout.write(printable(text)),
    async fitted(text) {
      const columns = columnsOf(streams.stdout)
      const lines = text.split('\n')
      const fits = streams.stdout.isTTY !== true || lines.every(({ length }) => length <= columns)
      if (fits || able.linear !== null) return text
      const { wrapHanging } = await import('./text/wrap-plain.ts')
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

/** The course that was asked for; the built-in one, for which nothing is looked up, unless one was. */
export async function courseOf(
  system: Pick<System, 'courseFiles' | 'realFolder' | 'lessons'> & {
    streams: Pick<Streams, 'env'>
  },
  given: string | undefined,
): Promise<Course> {
  const usual = system.streams.env.LEARN_ASYNC_COURSE
  const [word, source] =
    given === undefined ? [usual || undefined, 'LEARN_ASYNC_COURSE'] : [given, '--course']
  if (word === undefined) return { folder: system.lessons, name: null, typed: null }
  const { chooseCourse } = await import('./course/choose.ts')
  return chooseCourse(system, word, source)
}

function calendarOf(system: System): Calendar {
  const ofMoment = (moment: Moment): Day => dayOf(moment, system.minutesAhead(moment * msInMinute))
  return { today: () => ofMoment(momentOf(system.now())!), dayOf: ofMoment }
}

const msInMinute = 60_000
