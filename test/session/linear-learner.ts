import { main } from '../../src/main.ts'
import type { TestSystem } from '../test-system.ts'

/** What a learner types at a prompt in plain lines, given its last line. */
export type Typing = (prompt: string) => string

/** Passes every question, and goes on. */
export const passing: Typing = (prompt) => (prompt.startsWith('Next: ') ? '' : '-')

/**
 * Plays in plain lines on a machine in memory: at each prompt a line is typed.
 * Resolves to the exit code, or to null when `over` says that nobody is there
 * any more.
 */
export async function playInLines(
  { system, screen }: TestSystem,
  args: readonly string[],
  typing: Typing,
  over: () => boolean = () => false,
): Promise<number | null> {
  let exitCode: number | null = null
  void main(['--accessible', ...args], system).then((code) => (exitCode = code))
  let answered = 0
  while (exitCode === null && !over()) {
    await new Promise((resolve) => setImmediate(resolve))
    if (screen.bytes.length === answered || !screen.bytes.endsWith(':\n')) continue
    answered = screen.bytes.length
    screen.press(`${typing(screen.bytes.slice(0, -1).split('\n').at(-1)!)}\n`)
  }
  return exitCode
}
