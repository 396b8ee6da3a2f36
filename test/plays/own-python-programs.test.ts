import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeProcesses } from '../../src/system/processes.ts'
import { watchPython } from '../../testing/watched-python.ts'
import { told, withoutAddresses } from '../runners/own-program/python/known-program.ts'
import { programs } from '../runners/own-program/python/programs.ts'

const found = await nodeProcesses().findPython()

/** The one that is found, and what pyenv has beside it, from 3.11 on. */
const pythons = [
  ...new Map(
    [...(found.kind === 'found' ? [found.command] : []), ...pyenv()].map((command) => [
      versionOf(command),
      command,
    ]),
  ),
].filter(([version]) => /^3\.(?:1[1-9]|[2-9]\d)/.test(version))

function pyenv(): string[] {
  const folder = path.join(process.env['PYENV_ROOT'] ?? path.join(homedir(), '.pyenv'), 'versions')
  try {
    return readdirSync(folder).map((version) => path.join(folder, version, 'bin/python3'))
  } catch {
    return []
  }
}

function versionOf(command: string): string {
  const ask = ['-c', 'import platform; print(platform.python_version())']
  try {
    return execFileSync(command, ask, { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

describe.each(pythons)('a watched program of Python %s', (_, command) => {
  it.each(Object.entries(programs))(
    'prints and ends as without us, and its facts are right: %s',
    async (_name, { facts, ...program }) => {
      const seen = await watchPython(command, program)
      expect(withoutAddresses(seen.watched)).toEqual(withoutAddresses(seen.bare))
      expect(told(seen)).toEqual(facts)
    },
  )
})
