import type { Command as Commander } from 'commander'

/**
 * The words of a call of `trace`, with `--` before those that are the program's:
 * the first that is no option of ours, and all that follow.
 */
export function withOwnProgram(argv: readonly string[], program: Commander): string[] {
  const at = argv.findIndex((word) => !word.startsWith('-'))
  if (argv[at] !== 'trace') return [...argv]
  const trace = program.commands.find((command) => command.name() === 'trace')!
  const options = [...program.options, ...trace.options]
  let next = at + 1
  for (; next < argv.length; next++) {
    const [word] = argv[next]!.split('=', 1)
    if (word === '--') return [...argv]
    if (word === '-h' || word === '--help') continue
    const option = options.find(({ long, short }) => word === long || word === short)
    if (option === undefined) break
    if (option.required && !argv[next]!.includes('=')) next++
  }
  return [...argv.slice(0, next), '--', ...argv.slice(next)]
}
