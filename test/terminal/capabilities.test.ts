import { describe, expect, it } from 'vitest'
import {
  capabilities,
  type Remembered,
  type TerminalFlags,
} from '../../src/terminal/capabilities.ts'
import type { Streams } from '../../src/terminal/streams.ts'

interface Case {
  env?: Record<string, string>
  flags?: TerminalFlags
  remembered?: Remembered
  platform?: string
  tty?: { stdin?: boolean; stdout?: boolean; stderr?: boolean }
  /** Whether a look at stdin fails. */
  unopened?: boolean
}

function able({
  env = {},
  flags = {},
  remembered = {},
  platform = 'linux',
  tty = {},
  unopened = false,
}: Case) {
  const stream = (isTTY = true): unknown => ({ isTTY, columns: 80, rows: 24 })
  const streams = {
    get stdin() {
      if (unopened) throw new Error('stdin was opened')
      return stream(tty.stdin)
    },
    stdout: stream(tty.stdout),
    stderr: stream(tty.stderr),
    env,
    platform,
  } as Streams
  return capabilities(streams, flags, remembered)
}

describe('C1 and A15 linear mode', () => {
  it.each<[Case, string | null]>([
    [{}, null],
    [{ flags: { accessible: true }, env: { ACCESSIBLE: '1' } }, '--accessible'],
    [{ env: { ACCESSIBLE: 'yes', TERM: 'dumb' } }, 'ACCESSIBLE'],
    [{ env: { ACCESSIBLE: '' } }, null],
    [{ env: { ACCESSIBLE: '0' } }, null],
    [{ env: { ACCESSIBLE: 'false' } }, null],
    [{ env: { TERM: 'dumb' } }, 'TERM=dumb'],
    [{ env: { CI: 'true' } }, 'CI'],
    [{ env: { CI: 'TRUE' } }, 'CI'],
    [{ env: { CI: '1' } }, 'CI'],
    [{ env: { CI: 'false' } }, null],
    [{ env: { CI: '' } }, null],
    [{ remembered: { linear: true } }, 'learn-async settings'],
    [{ remembered: { linear: false } }, null],
  ])('%j: %s', (given, reason) => {
    expect(able(given).linear).toBe(reason)
  })

  it('writes no colour and moves nothing, whatever else is asked for', () => {
    const { colour, motion } = able({
      flags: { accessible: true, color: true, motion: true },
      env: { FORCE_COLOR: '3' },
    })
    expect({ colour, motion }).toEqual({ colour: { stdout: 0, stderr: 0 }, motion: false })
  })
})

describe('A14 the colour level', () => {
  it.each<[Case, number]>([
    [{}, 1],
    [{ tty: { stdout: false } }, 0],
    [{ env: { NO_COLOR: '1' } }, 0],
    [{ env: { NO_COLOR: '' } }, 1],
    [{ env: { FORCE_COLOR: '1', NO_COLOR: '1' }, tty: { stdout: false } }, 1],
    [{ env: { FORCE_COLOR: 'true' }, tty: { stdout: false } }, 1],
    [{ env: { FORCE_COLOR: '3' } }, 3],
    [{ env: { FORCE_COLOR: '0' } }, 0],
    [{ flags: { color: false }, env: { FORCE_COLOR: '3' } }, 0],
    // What commander gives where no flag stands.
    [{ flags: { color: true }, env: { NO_COLOR: '1' } }, 0],
  ])('%j: %i', (given, level) => {
    expect(able(given).colour.stdout).toBe(level)
  })

  it('is asked of each stream by itself', () => {
    expect(able({ tty: { stdout: false } }).colour).toEqual({ stdout: 0, stderr: 1 })
    expect(able({ tty: { stderr: false } }).colour).toEqual({ stdout: 1, stderr: 0 })
  })
})

describe('B9 ASCII', () => {
  it.each<[Case, boolean]>([
    [{}, false],
    [{ env: { LANG: 'en_GB.UTF-8' } }, false],
    [{ env: { LANG: 'de_DE.utf8' } }, false],
    [{ env: { LANG: 'C' } }, true],
    [{ env: { LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' } }, true],
    [{ env: { TERM: 'linux' } }, true],
    [{ env: { TERM: 'dumb' } }, true],
    [{ env: { LANG: 'C' }, platform: 'win32' }, false],
    [{ flags: { ascii: true } }, true],
  ])('%j: %s', (given, ascii) => {
    expect(able(given).ascii).toBe(ascii)
  })
})

describe('C13 motion', () => {
  it.each<[Case, boolean]>([
    [{}, true],
    [{ flags: { motion: false } }, false],
    [{ remembered: { motion: false } }, false],
    [{ flags: { motion: true }, remembered: { motion: false } }, true],
  ])('%j: %s', (given, motion) => {
    expect(able(given).motion).toBe(motion)
  })
})

describe('A9 prompts', () => {
  it.each<[Case, boolean]>([
    [{}, true],
    [{ tty: { stdin: false } }, false],
    [{ tty: { stdout: false } }, false],
    [{ tty: { stderr: false } }, true],
    [{ env: { CI: 'true' } }, false],
    [{ env: { CI: '1' } }, false],
    [{ env: { CI: 'no' } }, true],
    [{ flags: { input: false } }, false],
    [{ env: { TERM: 'dumb' } }, true],
  ])('may come with %j: %s', (given, may) => {
    expect(able(given).mayPrompt).toBe(may)
  })

  it.each<[string, Case]>([
    ['nothing is drawn', { tty: { stdout: false } }],
    ['nothing may be asked', { flags: { input: false } }],
    ['nobody is there', { env: { CI: '1' } }],
  ])('leave stdin unopened where %s', (_why, given) => {
    expect(able({ ...given, unopened: true }).mayPrompt).toBe(false)
  })
})

it.each([
  [{ TERM: 'xterm-kitty' }, true],
  [{ TERM_PROGRAM: 'vscode' }, true],
  [{ VTE_VERSION: '7200' }, true],
  [{ VTE_VERSION: '4800' }, false],
  [{ WT_SESSION: 'x', ACCESSIBLE: '1' }, false],
  [{ TERM: 'xterm' }, false],
])('knows a terminal with links: %j', (env, links) => {
  expect(able({ env }).links).toBe(links)
})
