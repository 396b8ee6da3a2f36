import { main } from '../src/main.ts'
import type { MemoryStorage } from './memory-storage.ts'
import type { Screen } from './screen.ts'
import { type TestSystem, testSystem } from './system.ts'
import type { Terminal } from './terminal.ts'

/** Somebody who plays: knows a prompt when it stands at the end of the text, and what to type then. */
export interface Learner {
  isAsked(text: string): boolean
  types(text: string): string
}

/** Where a learner sits. */
export interface Seat {
  /** Waits until a text stands there that asks for something. */
  asked(isAsked: (text: string) => boolean): Promise<string>
  type(keys: string): void
  /** Waits until what that text asked for is over. */
  past(text: string): Promise<unknown>
}

/** Types at each prompt what the learner types, until the program has ended. */
export async function play<End>(seat: Seat, ended: Promise<End>, learner: Learner): Promise<End> {
  const over = ended.then(() => null)
  for (;;) {
    const text = await Promise.race([over, seat.asked((one) => learner.isAsked(one))])
    if (text === null) return ended
    seat.type(learner.types(text))
    await Promise.race([over, seat.past(text)])
  }
}

/** A terminal in memory, on which prompts are drawn. */
function atScreen(screen: Screen): Seat {
  return {
    asked: (isAsked) => screen.holds(isAsked),
    type: (keys) => screen.press(keys),
    past: (text) => screen.leaves(text),
  }
}

/** The same in plain lines: of what was written, all since the last prompt. */
function inLines(screen: Screen): Seat {
  let read = 0
  return {
    async asked(isAsked) {
      const said = (): string => screen.bytes.slice(read)
      // All that was written is looked at only when it can end with a prompt.
      await screen.wrote(() => screen.lastWritten.endsWith(':\n') && isAsked(said()))
      return said()
    },
    type(keys) {
      read = screen.bytes.length
      screen.press(keys)
    },
    past: async () => {},
  }
}

/** The built program on a pseudo-terminal. */
export function atTerminal(terminal: Terminal): Seat {
  return {
    asked: (isAsked) => terminal.holds(isAsked),
    type: (keys) => terminal.type(keys),
    past: (text) => terminal.isPast(text),
  }
}

type Options = NonNullable<Parameters<typeof testSystem>[0]>

/** Plays a command by keyboard to its end, on a machine in memory. */
export async function playByKeys(
  args: readonly string[],
  learner: Learner,
  options: Options = {},
): Promise<TestSystem & { exitCode: number }> {
  const machine = testSystem(options)
  const ended = main(args, machine.system)
  return { ...machine, exitCode: await play(atScreen(machine.screen), ended, learner) }
}

/** What is typed at a prompt in plain lines, given what was said since the last one. */
export type Typing = (said: string, prompt: string) => string

/** A command that was played in plain lines to its end. */
export interface Played {
  /** Null where the learner was gone before. */
  exitCode: number | null
  /** All that stands on stdout, what was typed left out. */
  said: string
  /** All that stands on stderr. */
  noted: string
  storage: MemoryStorage
}

/** Plays a command in linear mode, until it has ended or nobody is there any more. */
export async function playByLines(
  args: readonly string[],
  typing: Typing,
  { gone, ...options }: Options & { gone?: Promise<unknown> } = {},
): Promise<Played> {
  const { system, screen, errors, storage } = testSystem({ rows: 50, ...options })
  const ended: Promise<number | null> = main([...args, '--accessible'], system)
  const left = gone?.then(() => null)
  const over = left === undefined ? ended : Promise.race([ended, left])
  const exitCode = await play(inLines(screen), over, byLines(typing))
  return { exitCode, said: screen.bytes, noted: errors.bytes, storage }
}

/** The line that is written last while one is waited for. */
const prompt =
  /^(?:Choose .*|Type all .*|Seconds|Milliseconds|How many|Next: .*|\w+ \(.+\)|.* Type yes or no):$/

function lastLine(said: string): string {
  return said.slice(said.lastIndexOf('\n', said.length - 2) + 1, -1)
}

function byLines(typing: Typing): Learner {
  let misunderstood = 0
  return {
    isAsked: (said) => said.endsWith(':\n') && prompt.test(lastLine(said)),
    types(said) {
      // A prompt alone follows on an answer that it did not take.
      misunderstood = said.trimEnd().split('\n').length <= 2 ? misunderstood + 1 : 0
      if (misunderstood > 20) throw new Error(`nothing answers this: ${said}`)
      return `${typing(said, lastLine(said))}\n`
    },
  }
}
