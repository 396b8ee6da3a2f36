import type { Seen, TriedProgram, Watched } from '../../../../testing/watched-python.ts'

/** A program, and what is right to say of it: each finding as its kind, line and lane; no others may be said. */
export interface KnownProgram extends TriedProgram {
  facts: string[]
}

export const app = (text: string): Record<string, string> => ({ 'app.py': text })

/** What a program printed differs from run to run in the addresses of its objects. */
export function withoutAddresses(seen: Seen): Seen {
  const without = (text: string): string => text.replaceAll(/0x[0-9a-f]+/g, '0x…')
  return { ...seen, stdout: without(seen.stdout), stderr: without(seen.stderr) }
}

/** Kind, line and lane of each finding. */
export const told = ({ findings }: Watched): string[] =>
  findings.map(({ kind, line, lane }) => `${kind} ${line} ${lane}`)
