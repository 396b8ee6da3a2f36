import type { App } from '../app.ts'
import { WrongUse } from '../text/exit-error.ts'
import { nearestOr } from '../text/nearest.ts'
import { pythonVersionsOf } from '../course/code.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { ServerChoice } from '../lab/network/network.ts'
import { foundPython } from '../runners/python.ts'
import { LessonRuns, type ShownRun } from '../course/runs/lesson-runs.ts'
import { runLive } from '../tutor/live-run.ts'
import { pictureOf, titleOf } from '../tutor/pictures.ts'
import { paragraph } from '../tutor/layout.ts'
import type { SavedRun } from '../picture/formats/saved-run.ts'
import { traitsOf } from '../trace/traits.ts'
import { differenceLines } from '../tutor/python-version.ts'
import { line } from '../picture/line.ts'
import type { Picture } from '../picture/picture.ts'
import { type Definition, type Given, json, save as saveOption, set, speed } from './definition.ts'
import { knobsOf, speedOf } from './options.ts'
import { printNext, writeJson } from './output.ts'
import { printPictures, save, saveTargets } from './pictures.ts'
import { type Job, runJson } from './run-json.ts'
import { liveScreen, waitingOn } from './stage.ts'

export const definition = {
  name: 'run',
  arguments: '<lesson> [variant]',
  summary: 'run the demo alone, with its timing',
  options: [
    set,
    speed,
    { flags: '--hold', summary: 'wait for Enter before each variant' },
    { flags: '--url <address>', summary: 'fetch from this address instead of the local server' },
    { flags: '--python', summary: 'then the same in Python, if there is one of 3.11 or newer' },
    saveOption,
    json,
  ],
  examples: [
    'run gather',
    'run gather together --set b=250',
    'run gather --save gather.svg --save gather.json',
    'run fetch --python --json',
  ],
} as const satisfies Definition

/** Runs the demo alone, each variant in turn; the finished picture goes to stdout, the live one to stderr. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const loaded = await app.load(given.lesson)
  const job: Job = {
    loaded,
    runs: new LessonRuns(app.runHost, loaded),
    knobs: knobsOf(loaded, given.set),
    speed: speedOf(given.speed),
    server: serverOf(app, loaded, given.url),
  }
  const variants = variantsOf(loaded, given.variant)
  const targets = await saveTargets(given.save)
  const runs: ShownRun[] = []
  const pythonVersions = given.python
    ? await pythonVersionsFor(app, loaded, given.url, variants)
    : []
  for (const variant of [...variants, ...pythonVersions]) {
    if (given.hold) await hold(app, titleOf(loaded, variant))
    runs.push(await runOne(app, job, variant, runs, given.json === true))
  }
  const broken = await brokenRun(job, runs)
  if (given.json) writeJson(app, runJson(job, runs))
  else printRuns(app, job, runs, broken)
  const saved = await save(app, targets, savedRun(app, job, given, runs))
  if (!given.json) printNext(app, `learn ${loaded.id}`)
  const ended = runs.every(
    ({ trace: { ending } }) => ending.kind === 'returned' || ending.kind === 'threw',
  )
  return saved && ended && broken === null ? 0 : 1
}

/** The error of the first run that threw where its expected run came well to its end: what the machine would not do. */
async function brokenRun({ runs }: Job, shown: readonly ShownRun[]): Promise<string | null> {
  for (const { id, knobs, disturbed, trace } of shown) {
    if (disturbed === null || trace.ending.kind !== 'threw' || !traitsOf(trace).isExact) continue
    const { ending } = await runs.expected(id, knobs)
    if (ending.kind === 'returned') return trace.ending.error.message
  }
  return null
}

/** The Python versions of these variants; asked before anything runs whether there is a Python. */
async function pythonVersionsFor(
  app: App,
  loaded: LoadedLesson,
  url: string | undefined,
  variants: readonly string[],
): Promise<string[]> {
  const pythonVersions = pythonVersionsOf(loaded)
    .filter(({ of }) => variants.includes(of))
    .map(({ id }) => id)
  if (pythonVersions.length === 0)
    throw new WrongUse(`there is no Python version to run in ${loaded.id}`)
  if (url !== undefined) throw new WrongUse('--url is for TypeScript alone: leave --python out')
  await foundPython(app.runHost)
  return pythonVersions
}

/** The variants to run: the one named, or all. */
function variantsOf({ lesson, id }: LoadedLesson, word: string | undefined): string[] {
  const ids = lesson.variants.map((variant) => variant.id)
  if (word === undefined) return ids
  if (ids.includes(word)) return [word]
  const advice = nearestOr(`it has ${ids.join(', ')}`, word, ids)
  throw new WrongUse(`lesson ${id} has no variant "${word}": ${advice}`)
}

function serverOf(app: App, { lesson, id }: LoadedLesson, url: string | undefined): ServerChoice {
  if (url === undefined) return { kind: 'delay-server' }
  if (!lesson.variants.some((variant) => 'network' in variant && variant.network)) {
    throw new WrongUse(`lesson ${id} fetches nothing: --url is for one that does`)
  }
  const address = URL.canParse(url) ? new URL(url) : null
  if (address === null || !/^https?:$/.test(address.protocol)) {
    throw new WrongUse(`"${url}" is no address: write one as https://example.org/`)
  }
  app.note(`Every request of this demo goes to ${address.href}, as often as the demo asks.`)
  return { kind: 'address', url: address.href }
}

async function hold(app: App, title: string): Promise<void> {
  if (!app.capabilities.mayPrompt) {
    throw new WrongUse('--hold waits for Enter, and there is no terminal to press it on')
  }
  await (await app.prompter()).keys([{ id: 'go', key: 'enter', word: `run ${title}` }])
}

function runOne(
  app: App,
  { loaded, runs, knobs, speed, server }: Job,
  variant: string,
  earlier: readonly ShownRun[],
  quiet: boolean,
): Promise<ShownRun> {
  const { stderr } = app.streams
  const screen = liveScreen(app, stderr, app.paintError)
  const moves = screen.moves && !quiet
  const pictures = earlier.map((one) => pictureIn({ runs, loaded, server }, one))
  const run = (): Promise<ShownRun> =>
    runLive(
      { ...screen, moves },
      { ...runs.toWatch(variant, knobs, { speed, server }), earlier: pictures, said: [] },
    )
  // Who looks on without a picture that moves is told that time goes on.
  const isTold = !moves && stderr.isTTY === true
  return isTold ? waitingOn(app, stderr)(`running ${variant}`, run) : run()
}

/** A finished run as it is drawn. What another server than ours could do at best, nobody knows. */
function pictureIn(
  { loaded, runs, server }: Pick<Job, 'loaded' | 'runs' | 'server'>,
  run: ShownRun,
): Picture {
  const picture = pictureOf(loaded, runs, run)
  return server.kind === 'address' ? { ...picture, boundMs: null } : picture
}

function printRuns(app: App, job: Job, shown: readonly ShownRun[], broken: string | null): void {
  const { loaded } = job
  printPictures(
    app,
    shown.map((run) => pictureIn(job, run)),
  )
  const ids = shown.map(({ id }) => id)
  const differences = differenceLines(loaded, ids, app.width())
  if (differences.length > 0) app.print([...differences, []])
  if (broken !== null) {
    app.print([
      ...paragraph(`It failed on this machine, as it should not: ${broken}.`, app.width()),
    ])
  } else if (shown.some(({ disturbed }) => disturbed !== null)) {
    app.print([line('The machine got in the way of this run. To run it again: the same command.')])
  }
}

/** The runs as they are saved, with the words that make them again. */
function savedRun(
  { course }: App,
  job: Job,
  given: Given<typeof definition>,
  shown: readonly ShownRun[],
): SavedRun {
  const { loaded, knobs } = job
  return {
    lesson: loaded.id,
    course: course.typed,
    title: loaded.title,
    command: [
      `learn-async run ${loaded.id}`,
      ...(given.variant === undefined ? [] : [given.variant]),
      ...(given.set ?? []).map((one) => `--set ${one}`),
      // Not the address itself: the file may be passed on.
      ...(given.url === undefined ? [] : ['--url <address>']),
      ...(given.speed === undefined ? [] : [`--speed ${given.speed}`]),
      ...(course.typed === null ? [] : [`--course ${course.typed}`]),
    ].join(' '),
    knobs,
    pictures: shown.map((run) => pictureIn(job, run)),
  }
}
