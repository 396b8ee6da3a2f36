import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { expectedHost } from '../../testing/expected-host.ts'
import { playByLines } from '../../testing/learner.ts'
import { curious } from '../../testing/learners.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { testSystem } from '../../testing/system.ts'
import { begun as begunLesson } from './begun.ts'

/** What no screen reader can say, or a terminal alone could. */
const notForEars = /[\u001b\r\u2500-\u259f\u2800-\u28ff]/g

const begun = new MemoryStorage().put(begunLesson)

describe('C3 in plain lines nothing is drawn', () => {
  it.each([
    [['--help']],
    [['list']],
    [['progress']],
    [['progress', '--markdown']],
    [['show', 'gather']],
    [['show', 'queue', '--questions']],
    [['settings']],
    [['run', 'queue']],
    [['run', 'gather', '--hold']],
    [['quiz', 'gather', '--answers', '1-2-3,2,3,-']],
    [['quiz', '--surprise']],
    [['reset', 'fetch']],
    [['nonsense']],
  ])('%j', async (args) => {
    const { said, noted } = await playByLines(args, curious('last'), {
      storage: begun,
      runHost: expectedHost,
    })
    expect((said + noted).match(notForEars)).toBe(null)
    expect(said + noted).not.toBe('')
  })

  it('a menu of lessons is numbered, read by line, searched by a word, and left', async () => {
    let asked = 0
    const { said, exitCode } = await playByLines([], () => ['promise', 'aiohttp'][asked++] ?? 'q', {
      storage: begun,
    })
    expect(exitCode).toBe(0)
    expect(said.match(notForEars)).toBe(null)
    expect(said).toMatch(/"promise" may be \d+ of these/)
    expect(said).toMatch(/Chose 4: Many at once/)
  })
})

describe('C2 plain lines are named', () => {
  it('in the help and in the README', async () => {
    const { system, screen } = testSystem()
    await main(['--help'], system)
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    for (const text of [screen.bytes, readme]) expect(text).toContain('--accessible')
  })

  it('in the very first line of a start, before any prompt', async () => {
    const { system, screen } = testSystem()
    const ended = main([], system)
    await screen.sees(/where do you come from/)
    expect(screen.text().split('\n', 1)).toEqual(['For a screen reader: learn-async --accessible'])
    screen.press('q')
    await ended
  })

  it.each([
    [{ ACCESSIBLE: 'yes' }, 'ACCESSIBLE'],
    [{ TERM: 'dumb' }, 'TERM=dumb'],
  ])('with how they were switched on: %j', async (env, reason) => {
    const { said } = await playByLines(['learn', 'gather'], () => 'q', { env, storage: begun })
    // The flag comes before what the environment says.
    expect(said).toMatch(/^Plain lines, switched on by --accessible\./)
    const { system, screen } = testSystem({ env, storage: begun })
    const ended = main(['learn', 'gather'], system)
    await screen.sees(/Prediction 1 of/)
    screen.press('q\n')
    await ended
    expect(screen.bytes).toMatch(new RegExp(`^Plain lines, switched on by ${reason}\\.`))
  })
})

it.each(['', '0', 'false', 'FALSE'])('C1 ACCESSIBLE=%j is off', async (ACCESSIBLE) => {
  const { system, screen } = testSystem({ env: { ACCESSIBLE } })
  await main(['show', 'gather'], system)
  expect(screen.bytes).toContain('│')
})

it('C10 a list is sentences: a name, then what it is', async () => {
  const { system, screen } = testSystem({ storage: begun })
  await main(['list', '--accessible'], system)
  const lines = screen.bytes.split('\n').filter((line) => line.startsWith('Lesson'))
  expect(lines).toContain('Lesson 3: Together: Promise.all, gather. Id: gather. State: begun.')
  expect(lines.filter((line) => !/^Lesson \d+: .+\. Id: .+\. State: .+\.$/.test(line))).toEqual([])
})

it('C11 of a run with many lanes no more than a dozen are told, and how many there were', async () => {
  const { said } = await playByLines(['run', 'fetch', 'pool'], curious('last'), { storage: begun })
  const told = said.match(/(?:url|page) \d+\S* from/g) ?? []
  expect(told.length).toBeGreaterThan(3)
  expect(told.length).toBeLessThanOrEqual(12)
})

it('C13 motion is switched off by itself, and all else stays', async () => {
  const { system, screen, errors } = testSystem()
  await main(['run', 'gather', 'together', '--motion', 'off'], system)
  expect(errors.bytes).not.toContain('\u001b')
  expect(screen.bytes).toMatch(/━━━/)
})

it('C15 no answer is timed: what is asked knows no clock', () => {
  const rooms = ['interactive-prompter', 'linear-prompter', 'pick-prompt', 'lines', 'pick-state']
  for (const room of rooms) {
    const code = readFileSync(new URL(`../../src/terminal/${room}.ts`, import.meta.url), 'utf8')
    expect(code).not.toMatch(/setTimeout|setInterval|\bTimers\b|AbortSignal\.timeout/)
  }
})

describe('B9 in ASCII', () => {
  it.each([
    [['show', 'gather']],
    [['run', 'queue']],
    [['run', 'gather', '--speed', '2']],
    [['run', 'errors']],
    [['quiz', 'gather', '--answers', '3-2-1,1,2,1']],
    [['list']],
  ])('%j has no other sign', async (args) => {
    const { system, screen, errors } = testSystem({ storage: begun, timesFaster: 25 })
    await main([...args, '--ascii', '--no-color'], system)
    const signs = (screen.bytes + errors.bytes).match(/[^\p{ASCII}]/gu)
    expect(signs).toBe(null)
  })

  it.each([{ LANG: 'C' }, { LC_ALL: 'de_DE.ISO-8859-1' }, { TERM: 'linux' }])(
    'also with %j',
    async (env) => {
      const { system, screen } = testSystem({ env })
      await main(['run', 'gather', 'together', '--no-color'], system)
      expect(screen.bytes).toMatch(/ -{10,}/)
      expect(screen.bytes).not.toMatch(/[^\p{ASCII}]/u)
    },
  )
})
