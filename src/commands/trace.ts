import type { App } from '../app.ts'
import { failOn, parseFailOn } from '../own-program/fail-on.ts'
import { type Traced, traced, withSources } from '../own-program/traced.ts'
import { lastOf } from '../own-program/window.ts'
import type { WatchedEnd, WatchedRun } from '../runners/own-program/capture.ts'
import { captureFor } from '../runners/own-program/captures.ts'
import type { OwnPrograms } from '../runners/own-program/own-programs.ts'
import { WrongUse } from '../text/exit-error.ts'
import { printableLines } from '../text/printable.ts'
import { type Definition, type Given, save as saveOption } from './definition.ts'
import { saveTargets } from './pictures.ts'
import { readTraced, saveTraced } from './traced-files.ts'
import { printTraced } from './traced-output.ts'

export const definition = {
  name: 'trace',
  arguments: '[program...]',
  summary: 'run a program of your own, JavaScript, TypeScript or Python, and draw what it did',
  options: [
    saveOption,
    { flags: '--quiet', summary: 'nothing of ours on stderr' },
    { flags: '--against <file>', summary: 'compare with a run that was saved as .json' },
    {
      flags: '--fail-on <findings>',
      summary: 'exit 1 on any of these: blocked=50ms,unhandled,left-over,never-settled,slot …',
    },
    {
      flags: '--keep <seconds>',
      summary: 'draw the last so many of a program that is told to end (60)',
    },
    { flags: '--no-arguments', summary: 'no argument in the name of a lane' },
    { flags: '--no-source', summary: 'no line of source in what is saved' },
  ],
  examples: [
    'trace app.ts',
    'trace --save before.json app.mjs --port 80',
    'trace --import tsx app.ts',
    'trace --keep 10 server.mjs',
    'trace app.py',
  ],
} as const satisfies Definition

/** Runs a program unchanged, then draws on stderr what it did; resolves to its own exit code, or dies of its signal. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const { arguments: showsArguments = true, source: keepsSource = true } = given
  const targets = await saveTargets(given.save)
  const against = given.against === undefined ? null : await readTraced(app, given.against)
  const rules = parseFailOn(given.failOn)
  const keptMs = millisecondsOf(given.keep)
  const programs = await app.runHost.ownPrograms()
  const folder = await programs.logFolder()
  let end: WatchedEnd
  let failed = false
  try {
    const watched = watchedRun(programs, given.program, folder.path)
    const capture = await captureFor(watched, programs, app.runHost.processes)
    end = await programs.run(await capture.prepare(watched)).catch((error: unknown) => {
      throw new WrongUse(`${watched.typed} cannot be started: ${String((error as Error).message)}`)
    })
    const seen = await capture.read(watched, end)
    if (seen !== null) {
      const whole = traced(seen, { showsArguments })
      const kept = end.wasTold ? lastOf(whole, keptMs) : whole
      const made = keepsSource ? sourced(kept, programs) : kept
      if (given.quiet !== true) printTraced(app, made, against)
      await saveTraced(app, targets, made, given.quiet === true)
      const reason = failOn(made.findings, rules)
      if (reason !== null && end.exit.code === 0) {
        app.note(`learn-async: ${reason}`)
        failed = true
      }
      annotate(app, made, given.quiet === true)
    }
  } finally {
    await folder.remove()
  }
  // Nothing is done after that, where it was a signal.
  return ended(programs, end, failed)
}

/** Of `--keep`; throws WrongUse for what is no number of seconds. */
function millisecondsOf(seconds: string | undefined): number {
  if (seconds === undefined) return 60_000
  const given = Number(seconds)
  if (seconds.trim() !== '' && given > 0 && given < Infinity) return given * 1000
  throw new WrongUse(`--keep takes a number of seconds, not "${printableLines(seconds)}"`)
}

function sourced(made: Traced, programs: OwnPrograms): Traced {
  const known = new Map<string, readonly string[]>()
  return withSources(made, (file) => {
    const lines = known.get(file) ?? programs.files.lines(file)
    known.set(file, lines)
    return lines
  })
}

async function ended(
  programs: OwnPrograms,
  { exit }: WatchedEnd,
  failed: boolean,
): Promise<number> {
  if (exit.signal !== null) await programs.dieOf(exit.signal)
  return failed ? 1 : (exit.code ?? 1)
}

/** The options of a runtime that take the next word. */
const takesWord =
  /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions|--env-file|--env-file-if-exists|-W|-X)$/

/** The options of a runtime that a program's text follows, or that run none. */
const isNoFile = /^(?:-c|-e|-p|-pe|--eval|--print|--check)(?:=|$)/

/** The runtime's own options, then the file, then the program's arguments. */
function watchedRun(
  { workingDirectory, environment }: OwnPrograms,
  words: readonly string[],
  folder: string,
): WatchedRun {
  let at = 0
  while (at < words.length && words[at]!.startsWith('-') && words[at] !== '-') {
    // What follows is a module, and then the program's arguments.
    if (words[at] === '-m' && words[at + 1] !== undefined) break
    if (isNoFile.test(words[at]!)) {
      throw new WrongUse(`trace runs a file; ${words[at]!.split('=')[0]} has none`)
    }
    at += takesWord.test(words[at]!) ? 2 : 1
  }
  const isModule = words[at] === '-m'
  const file = isModule ? null : words[at]
  if (file === undefined || file === '-') {
    throw new WrongUse('name a program to run: learn-async trace <file>')
  }
  return {
    program: {
      options: words.slice(0, isModule ? at + 2 : at),
      file,
      arguments: words.slice(isModule ? at + 2 : at + 1),
    },
    typed: printableLines(words.join(' ')),
    folder,
    workingDirectory,
    environment,
  }
}

/** GitHub shows these beside the lines that they name. */
function annotate(app: App, { findings }: Traced, isQuiet: boolean): void {
  if (isQuiet || app.streams.env['GITHUB_ACTIONS'] !== 'true') return
  for (const { file, line: at, text } of findings) {
    if (file !== undefined) app.note(`::warning file=${file},line=${at ?? 1}::${text}`)
  }
}
