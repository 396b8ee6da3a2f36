import type { App } from './app.ts'
import type { Course } from './course/choose.ts'
import { CourseError, NoCourse } from './course/fault.ts'
import { type Found, findLessons, resolveLesson } from './course/find.ts'
import { type Flags, learnAsync } from './flags.ts'
import { Journal } from './journal/journal.ts'
import type { System } from './system/system.ts'
import { capabilities, type Capabilities } from './terminal/capabilities.ts'
import { columnsOf, withSize } from './terminal/size.ts'
import type { Lines } from './terminal/lines.ts'
import type { Streams } from './terminal/streams.ts'
import { printableLines, printable } from './text/printable.ts'
import type { Prompter } from './terminal/prompter.ts'
import { makePaint, type Paint, plainPaint } from './terminal/theme.ts'
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
  const { template, runsTypeScript, makeFolder, makeFile, edit, watchSaves, lessonChecks } = system
  for (const stream of [streams.stdout, streams.stderr]) withSize(stream)
  const note = (text: string): void =>
    void streams.stderr.write(`${printable(withShort(text, system.argv))}\n`)

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
  const lines: Lines[] = []
  const base: Base = {
    flags,
    streams,
    timers: runHost.realTime,
    journal,
    calendar: system.calendar,
    runHost,
    courseFiles,
    pictureFiles,
    course,
    toType,
    template,
    runsTypeScript,
    makeFolder,
    makeFile,
    watchSaves,
    edit,
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
    write: (text) => void streams.stdout.write(printableLines(text)),
    note,
    width: () => columnsOf(streams.stdout),
    stopped,
    interrupt: () => system.interrupt(),
    onRestore,
    close() {
      restoreAll()
      for (const one of lines) one.close()
      system.release()
    },
  }
  const able = capabilities(streams, flags, {
    linear: settings.linear === 'on',
    ...(settings.motion !== undefined && { motion: settings.motion === 'on' }),
  })
  const paints: Paints = {
    paint: await makePaint(plain ? 0 : able.colour.stdout, able),
    paintError: await makePaint(plain ? 0 : able.colour.stderr, { ascii: able.ascii }),
  }
  return drawnBy(base, able, paints, (made) => void lines.push(made))
}

/** What of an App is the same whatever its terminal can. */
type Base = Omit<App, keyof Drawing>

/** What hangs on what the terminal can. */
type Drawing = Pick<App, 'capabilities' | 'print' | 'fitted' | 'prompter' | 'inPlainLines'> & Paints

interface Paints {
  paint: Paint
  paintError: Paint
}

/** The App on a terminal of such capabilities; `onLines` hears of an input that is read by lines, to be closed. */
function drawnBy(
  base: Base,
  able: Capabilities,
  paints: Paints,
  onLines: (lines: Lines) => void,
): App {
  const { streams, stopped } = base
  const { paint } = paints
  const { stdout } = streams
  // Prompts are loaded when the first question is asked, which many a command never does.
  const makePrompter = async (): Promise<Prompter> => {
    if (able.linear !== null) {
      const { Lines } = await import('./terminal/lines.ts')
      const { LinearPrompter } = await import('./terminal/linear-prompter.ts')
      const lines = new Lines(streams.stdin, stopped, streams.afterReading)
      onLines(lines)
      return new LinearPrompter(lines, (line) => void stdout.write(`${line}\n`))
    }
    const { InteractivePrompter } = await import('./terminal/interactive-prompter.ts')
    const painted = (role: string) => (text: string) => paint([{ text, role }])
    return new InteractivePrompter({
      input: streams.stdin,
      output: stdout,
      afterReading: streams.afterReading,
      stopped,
      style: {
        heading: painted('heading'),
        mark: painted('next'),
        active: painted('next'),
        dim: painted('dim'),
        columns: () => columnsOf(stdout),
        ascii: able.ascii,
      },
    })
  }
  let prompter: Promise<Prompter> | null = null
  return {
    ...base,
    ...paints,
    capabilities: able,
    print: (all) => void stdout.write(all.map((line) => `${paint(line)}\n`).join('')),
    async fitted(text) {
      const columns = columnsOf(stdout)
      const lines = text.split('\n')
      const fits = stdout.isTTY !== true || lines.every(({ length }) => length <= columns)
      if (fits || able.linear !== null) return text
      const { wrapHanging } = await import('./text/wrap.ts')
      return lines.flatMap((one) => wrapHanging(one, columns)).join('\n')
    },
    prompter: () => (prompter ??= makePrompter()),
    inPlainLines: (reason) =>
      drawnBy(
        base,
        { ...able, linear: reason, motion: false, links: false, colour: { stdout: 0, stderr: 0 } },
        { paint: plainPaint, paintError: plainPaint },
        onLines,
      ),
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
