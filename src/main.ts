import { Command as Commander, Help, InvalidArgumentError, Option } from 'commander'
import type { App } from './app.ts'
import { type Command, commands } from './commands/commands.ts'
import { withOwnProgram } from './commands/own-program-words.ts'
import { compose, courseOf } from './compose.ts'
import { type Ends, watchEnds } from './ends.ts'
import { type Ending, exitFor } from './exit.ts'
import { type Flags, learnAsync } from './flags.ts'
import type { System } from './system/system.ts'
import { WrongUse } from './text/exit-error.ts'
import { nearestOr } from './text/nearest.ts'
import { quoted } from './text/typed/quoted.ts'
import { columnsOf } from './terminal/size.ts'
import { version } from './version.ts'

/**
 * Reads the arguments, runs one command, and resolves to the exit code when all
 * that was written is taken: 0 done, 1 failed, 2 wrong use, 128 and the number
 * of a signal. Every error becomes one line here. Never rejects.
 */
export async function main(argv: readonly string[], system: System): Promise<number> {
  // A lesson's own process hears of its ends by itself.
  if (argv[0] === 'check-lesson' && argv[1] === '--') return checkOneLesson(system)
  const ends = watchEnds(system)
  const session: Session = { app: null }
  try {
    const exitCode = await ends.heard(command(argv, system, ends, session))
    session.app?.close()
    await ends.heard(written(system))
    return exitCode
  } catch (error) {
    session.app?.close()
    ends.restoreAll()
    const exitCode = exitFor(error, system, ending(session))
    await ends.heard(written(system)).catch(() => {})
    return exitCode
  }
}

/** The App of the command that runs, once there is one. */
interface Session {
  app: App | null
}

/** What was called; without a command it is the menu. */
interface Called {
  command: Command | null
  given: object
}

/** What is said at an early end. */
function ending(session: Session): Partial<Ending> {
  const { app } = session
  return { lost: lostIn(session), ...(app !== null && { next: app.toType('') }) }
}

/** Why what was done is not saved; null where it is. */
function lostIn({ app }: Session): string | null {
  return app === null || app.journal.lost === 0 ? null : app.journal.failure
}

async function command(
  argv: readonly string[],
  system: System,
  ends: Ends,
  session: Session,
): Promise<number> {
  const program = makeProgram(system)
  let called: Called | null = null
  for (const command of commands) {
    addCommand(program, command).action((...values: unknown[]) => {
      called = { command, given: givenTo(command, values) }
    })
  }
  program.action(() => {
    const [unknown] = program.args
    if (unknown !== undefined) throw unknownCommand(unknown)
    called = { command: null, given: {} }
  })
  const [first, second, ...words] = argv
  if (first === 'complete' && second === '--') return answerShell(words, program, system)
  await program.parseAsync(withOwnProgram(argv, program), { from: 'user' })
  if (called === null) return 0
  const { command: named, given } = called as Called
  const app = await compose(system, program.opts<Flags>(), ends, { plain: named?.plain ?? false })
  session.app = app
  system.onHeld(() => exitFor(app.stopped.reason, system, ending(session)))
  const exitCode =
    named === null
      ? await (await import('./commands/menu.ts')).run(app)
      : await named.run(app, given)
  const lost = lostIn(session)
  if (lost === null) return exitCode
  app.note(`learn-async: what you did is not saved: ${lost}`)
  return exitCode === 0 ? 1 : exitCode
}

/**
 * A shell asks at each Tab what may stand at the cursor. It is no command: the
 * words are another line's, no journal is read, and what goes wrong is nothing
 * to tell of in the middle of typing.
 */
async function answerShell(
  words: readonly string[],
  program: Commander,
  system: System,
): Promise<number> {
  const { complete } = await import('./commands/complete.ts')
  const course = async (given?: string): Promise<string> => (await courseOf(system, given)).folder
  const parts = { program, files: system.courseFiles, course }
  system.streams.stdout.write(await complete(words, parts).catch(() => ''))
  return 0
}

/** What `check` starts for each lesson: no command either, and told on stdin which. */
async function checkOneLesson(system: System): Promise<number> {
  const { checkLesson } = await import('./commands/check-lesson.ts')
  await checkLesson(
    system.courseFiles,
    system.runHost,
    await (await system.lessonChecks()).inside(),
  )
  return 1
}

/** Resolves when all that was written is taken or refused. */
async function written({ streams, runHost }: System): Promise<void> {
  for (const stream of [streams.stdout, streams.stderr]) {
    if (stream.writableLength > 0) await new Promise((resolve) => stream.write('', resolve))
  }
  // What was refused is told a turn later.
  await new Promise<void>((resolve) => runHost.realTime.setImmediate(resolve))
}

function makeProgram(system: System): Commander {
  const program = new Commander('learn-async')
  const { stdout } = system.streams
  const columns = columnsOf(stdout)
  return program
    .usage('[command] [options]')
    .description('Asynchronous concurrency, learned by predicting, running and looking.')
    .version(version, '-V, --version', 'the version')
    .helpOption('-h, --help', 'this help')
    .helpCommand('help [command]', 'help for a command')
    .option('--accessible', 'plain lines for screen readers: no drawing, no repaint')
    .option('--no-color', 'no colours')
    .option('--ascii', 'draw with ASCII alone')
    .addOption(
      new Option('--motion <on/off>', 'live pictures, or once at the end').argParser(onOff),
    )
    .option('--course <folder>', 'a folder of lessons or a package with some, instead of ours')
    .option('--no-input', 'never ask; fail and name the flag instead')
    .allowExcessArguments(true)
    .configureHelp({ minWidthToWrap: leastHelpWidth, formatItem: helpItem })
    .exitOverride()
    .configureOutput({
      getOutHelpWidth: () => columns,
      writeOut: (text) => void stdout.write(text),
      // The one line on an error is written by exitFor.
      writeErr: () => {},
    })
    .addHelpText('before', () => {
      const unknown = helpWantedOf(program.args)
      if (unknown !== null) throw unknownCommand(unknown)
      return examplesFor(program.name(), ['', 'learn gather', 'run gather'])
    })
    .addHelpText('after', ({ command }) =>
      command.createHelp().boxWrap(afterHelp(program.opts()), columns),
    )
}

/** The command whose help was asked for, where it is the program's own help that comes: there is no such command. */
function helpWantedOf([first = '', second = '']: readonly string[]): string | null {
  const word = first === 'help' ? second : first
  return word === '' || word.startsWith('-') ? null : word
}

function addCommand(program: Commander, command: Command): Commander {
  const made = program
    .command(`${command.name} ${command.arguments}`.trim())
    .description(command.summary)
    .allowExcessArguments(false)
    .addHelpText('before', examplesFor('learn-async', command.examples))
  for (const { flags, summary, repeatable } of command.options) {
    const option = new Option(flags, summary)
    if (repeatable) {
      option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
    }
    made.addOption(option)
  }
  return made
}

const leastHelpWidth = 24

/** A line of the help; where what is said has no room beside its name, it stands under it. */
const helpItem: Help['formatItem'] = (term, termWidth, description, help) => {
  const columns = help.helpWidth ?? 80
  if (columns - termWidth >= leastHelpWidth + 4) {
    return Help.prototype.formatItem.call(help, term, termWidth, description, help)
  }
  return `  ${term}\n${help.boxWrap(description, columns - 6).replace(/^/gm, '      ')}`
}

/** commander hands over the arguments in order, then the options, then the command. */
function givenTo(command: Command, values: readonly unknown[]): object {
  const names = [...command.arguments.matchAll(/[<[](\w+)(?:\.\.\.)?[>\]]/g)].map(
    ([, name]) => name!,
  )
  const named = Object.fromEntries(names.map((name, index) => [name, values[index]]))
  return { ...named, ...(values[names.length] as object) }
}

/** The error for a word that is no command: the nearest one is named, never run. */
function unknownCommand(word: string): WrongUse {
  const names = commands.map(({ name }) => name)
  const advice = nearestOr('see learn-async --help', word, names)
  return new WrongUse(`there is no command ${quoted(word)}: ${advice}`)
}

function onOff(value: string): boolean {
  if (value !== 'on' && value !== 'off') throw new InvalidArgumentError('It is on or off.')
  return value === 'on'
}

function examplesFor(name: string, examples: readonly string[]): string {
  const lines = examples.map((example) => `  ${name} ${example}`.trimEnd())
  return `Examples:\n${lines.join('\n')}\n`
}

const afterHelp = (flags: Flags): string => `
Screen readers: add --accessible, or learn-async settings linear on.
Exit codes: 0 done, 1 failed, 2 wrong use, 130 Ctrl-C, 143 SIGTERM.

Next: ${learnAsync('', flags)}`
