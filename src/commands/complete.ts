import type { Command as Commander, Option } from 'commander'
import {
  type Candidate,
  type Candidates,
  commandNames,
  type CompletionParts,
  valuesOf,
} from './complete-values.ts'
import { printable } from '../text/printable.ts'

/**
 * Answers a shell that is to complete a command line: `words` are those after
 * the program's name up to the cursor, as they were typed, quotes included; the
 * last one, perhaps empty, is to be completed. One line for each candidate,
 * `value<Tab>what it is`; a value that ends in `=` goes on without a space. The
 * line `:files` or `:folders` alone asks the shell for its own. Lessons are
 * listed by their front matter; one is loaded only where its variants or knobs
 * are asked for. Rejects where nothing is known of what the line speaks of.
 */
export async function complete(words: readonly string[], parts: CompletionParts): Promise<string> {
  const plain = words.map(unquoted)
  const current = plain.at(-1) ?? ''
  const line = read(plain.slice(0, -1), parts.program)
  const candidates = line === null ? [] : await candidatesAt(line, current, parts)
  if (typeof candidates === 'string') return `:${candidates}\n`
  return (
    candidates
      // What could not be typed cannot be completed either, and would steer the terminal.
      .filter(({ value }) => value.startsWith(current) && printable(value) === value)
      .map(({ value, about }) => `${value}\t${printable(about.replace(/\s+/g, ' '))}\n`)
      .join('')
  )
}

/** The words before the one to be completed. */
interface Line {
  /** The program itself where no command was typed yet. */
  command: Commander
  /** The command's arguments, its options left out. */
  given: string[]
  /** The value of `--course`. */
  chosen: string | undefined
  /** The option whose value the next word is. */
  open: Option | null
  /** After `--`: what follows is no option. */
  ended: boolean
}

/** Null where the words name no command. */
function read(words: readonly string[], program: Commander): Line | null {
  const line: Line = { command: program, given: [], chosen: undefined, open: null, ended: false }
  for (const word of words) {
    if (line.open !== null) {
      if (line.open.long === courseOption) line.chosen = word
      line.open = null
    } else if (word === '--') line.ended = true
    else if (word.startsWith('-') && !line.ended) {
      if (word.startsWith(`${courseOption}=`)) line.chosen = word.slice(courseOption.length + 1)
      const option = optionsOf(line.command, program).find((one) => isNamed(one, word))
      line.open = option?.required ? option : null
    } else if (line.command === program) {
      const command = program
        .createHelp()
        .visibleCommands(program)
        .find((one) => one.name() === word)
      if (command === undefined) return null
      line.command = command
    } else line.given.push(word)
  }
  return line
}

const courseOption = '--course'

async function candidatesAt(
  { command, given, chosen, open, ended }: Line,
  current: string,
  parts: CompletionParts,
): Promise<Candidates> {
  const { program } = parts
  const options = optionsOf(command, program)
  if (open !== null) return valuesOf(valueName(open), { ...parts, given, chosen, word: current })
  if (current.startsWith('-') && !ended) {
    const [, name, word] = /^(--[^=]+)=(.*)$/s.exec(current) ?? []
    if (name === undefined || word === undefined) return optionNames(options)
    const option = options.find((one) => isNamed(one, name))
    if (option === undefined) return []
    const values = await valuesOf(valueName(option), { ...parts, given, chosen, word })
    if (typeof values === 'string') return values
    return values.map(({ value, about }) => ({ value: `${name}=${value}`, about }))
  }
  if (command === program) return commandNames(program)
  const { registeredArguments } = command
  const last = registeredArguments.at(-1)
  const argument = registeredArguments[given.length] ?? (last?.variadic ? last : undefined)
  if (argument !== undefined)
    return valuesOf(argument.name(), { ...parts, given, chosen, word: current })
  return ended ? [] : optionNames(options)
}

/** Those of the command, then those that every command takes. */
function optionsOf(command: Commander, program: Commander): Option[] {
  const help = program.createHelp()
  const own = command === program ? [] : help.visibleOptions(command)
  const names = new Set(own.map(({ long }) => long))
  return [...own, ...help.visibleOptions(program).filter(({ long }) => !names.has(long))]
}

function optionNames(options: readonly Option[]): Candidate[] {
  return options.map(({ long, flags, description }) => ({
    value: long ?? flags,
    about: description,
  }))
}

function isNamed({ long, short }: Option, word: string): boolean {
  return word === long || word === short
}

/** `knob=value` of `--set <knob=value>`. */
function valueName({ flags }: Option): string {
  return /[<[](.+)[>\]]/.exec(flags)?.[1] ?? ''
}

/** A word without the quotes and backslashes of a shell; a quote may still be open. */
function unquoted(word: string): string {
  return word.replace(/'([^']*)(?:'|$)|"((?:[^"\\]|\\.)*)(?:"|$)|\\(.)/gs, '$1$2$3')
}
