import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { commands } from '../../src/commands/commands.ts'
import { inBinary } from './binary.ts'
import { wordsOf } from './course.ts'
import { type Family, type Ground, made } from './families.ts'
import { oddText } from './mutations.ts'
import { inProcess } from './outcome.ts'

const global = ['--accessible', '--no-color', '--ascii', '--motion', 'on', '--no-input', '--help']

/** Options as they are listed, with a value behind those that want one. */
const options = commands.flatMap((command) => command.options.map(({ flags }) => flags))
const flags = [...new Set(options.flatMap((text) => text.match(/--[a-z-]+/g) ?? []))]

/** Whole lists: a command, what may follow it, and what may not. */
export function argumentLists({ host, lessons }: Ground): Family {
  const word = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...wordsOf(lessons)) },
    { weight: 3, arbitrary: fc.constantFrom(...flags, ...global) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...commands.map(({ name }) => name), 'complete', '--'),
    },
    { weight: 2, arbitrary: oddText },
    { weight: 1, arbitrary: oddText.map((text) => `--set=${text}`) },
  )
  const list = fc
    .record({
      first: fc.oneof(fc.constantFrom(...commands.map(({ name }) => name), 'complete'), word),
      rest: fc.array(word, { maxLength: 6 }),
    })
    .map(({ first, rest }) => harmless([first, ...rest]))
  return {
    name: 'argument lists',
    says: 'commands, options, lessons, variants and odd texts in any order',
    share: 0.4,
    ...made(list, {
      inProcess: (args) => inProcess(args, { runHost: host }),
      inBinary: (args) => inBinary(args),
    }),
  }
}

/**
 * Left out: --url, which would send requests to whatever follows; a file of
 * this machine behind trace, which is somebody's program and may say what it
 * likes; and check without a folder, which runs every lesson for seconds
 * (lesson folders are checked in a family of their own).
 */
function harmless(words: readonly string[]): string[] {
  const traced = words.includes('trace')
  const kept = words.filter((word) => word !== '--url' && !(traced && isThere(word)))
  return kept.includes('check')
    ? ['check', '/nowhere', ...kept.filter((word) => word !== 'check')]
    : kept
}

/** From here, or from the home that the built program gets. */
function isThere(word: string): boolean {
  return [process.cwd(), path.join(tmpdir(), 'home')].some((from) =>
    existsSync(path.resolve(from, word)),
  )
}
