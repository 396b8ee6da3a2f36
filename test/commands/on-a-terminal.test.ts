import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/journal/entry.ts'
import { formatEntry } from '../../src/journal/entry.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { down, enter } from '../../testing/screen.ts'
import { fastHost, startInProcess } from '../../testing/in-process.ts'

const at = '2026-01-01T12:00:00.000Z'
const origin: Entry = { kind: 'chose', at, setting: 'origin', value: 'both' }
const missed: Entry = {
  kind: 'answered',
  at,
  lesson: 'gather',
  step: 'quiz:all-comes-later',
  question: 'all-comes-later',
  knobs: { a: 1000, b: 2000, c: 500 },
  given: 3000,
  verdict: 'wrong',
  lure: '0',
}

function journal(...entries: Entry[]): MemoryStorage {
  return new MemoryStorage().put(entries.map((entry) => `\n${formatEntry(entry)}\n`).join(''))
}

describe('the first start', () => {
  it('asks once where the learner comes from, and remembers it', async () => {
    const storage = new MemoryStorage()
    const first = startInProcess([], { storage })
    await first.screen.sees(/where do you come from\?[\s\S]*q leaves$/)
    first.screen.press(`3${enter}`)
    await first.screen.sees(/learn-async quiz --surprise[\s\S]*Which lesson\?[\s\S]*q leaves/)
    first.screen.press('q')
    expect(await first.ended).toBe(0)
    expect(await first.screen.shown()).toMatch(/Next: learn-async learn event-loop$/)
    const second = startInProcess([], { storage })
    await second.screen.sees(/Which lesson\?/)
    expect(second.screen.text()).not.toContain('where do you come from?')
    second.screen.press('q')
    expect(await second.ended).toBe(0)
  })

  it('asks of Python who has just said Python, in a quiz too', async () => {
    const { screen, ended } = startInProcess(['quiz', 'cancel'], { runHost: fastHost })
    await screen.sees(/where do you come from\?[\s\S]*q leaves$/)
    screen.press(`1${enter}`)
    await screen.sees(/Question 1 of \d+\.[\s\S]*In Python: [\s\S]*q leaves$/)
    screen.press('q')
    expect(await ended).toBe(0)
  })

  it('goes over to plain lines when they are chosen', async () => {
    const { screen, ended, storage } = startInProcess([])
    await screen.sees(/where do you come from\?[\s\S]*q leaves$/)
    screen.press(`4${enter}`)
    await screen.sees(/Plain lines from now on[\s\S]*Which lesson\?[\s\S]*:$/)
    screen.press('q\n')
    expect(await ended).toBe(0)
    expect(storage.text()).toContain('"setting":"linear","value":"on"')
  })
})

describe('a terminal of 40 columns', () => {
  it.each([
    [
      ['--help'],
      /\n {2}--accessible\n {6}plain lines for screen readers: no\n {6}drawing, no repaint\n/,
    ],
    [['--help'], /\nScreen readers: add --accessible, or\nlearn-async settings linear on\.\n/],
    [['list'], /\n 2 {2}await {7}new {4}Start or wait:\n {4}async, await, coroutines\n/],
    [['--no-input'], /\n 2 {2}await {7}new {4}Start or wait:\n {4}async, await, coroutines\n/],
    [['settings'], /\norigin: both \(python, javascript, both;\nwhere you come from\)\n/],
    [
      ['progress'],
      /\n- missed on 1 Jan: In JavaScript: A\n {2}waits 1000 ms, B 2000 ms, C 500 ms\.\n/,
    ],
  ])('%j breaks between words, under the beginning of the line', async (argv, wrapped) => {
    const storage = journal(origin, missed)
    const { screen, ended } = startInProcess(argv, { storage, columns: 40, rows: 90 })
    expect(await ended).toBe(0)
    expect(`\n${await screen.shown()}\n`).toMatch(wrapped)
  })
})

describe('the menu', () => {
  it('finds a lesson by a word, begins it, and comes back when it is left', async () => {
    const { screen, ended } = startInProcess([], { storage: journal(origin) })
    await screen.sees(/Which lesson\?[\s\S]*q leaves/)
    screen.press('/')
    await screen.sees(/type a word/)
    screen.press(`backpressure${enter}`)
    await screen.sees(/4 {2}|queue/)
    screen.press(enter)
    await screen.sees(/Prediction 1 of \d[\s\S]*:$/)
    screen.press(`q${enter}`)
    await screen.sees(/Saved\.[\s\S]*Which lesson\?[\s\S]*q leaves/)
    screen.press('q')
    expect(await ended).toBe(0)
  })

  it('offers first what is due, and asks it with other knobs', async () => {
    const { screen, ended, storage } = startInProcess([], { storage: journal(origin, missed) })
    await screen.sees(/❯ {2}0 {2}1 question due today/)
    screen.press(enter)
    await screen.sees(/Due today: 1 question\.[\s\S]*Question 1 of 1\.[\s\S]*Seconds:$/)
    screen.press(`7${enter}`)
    await screen.sees(/Wrong: you said 7\.00 s[\s\S]*Next: go on/)
    screen.press(enter)
    await screen.sees(/of 1[\s\S]*Which lesson\?[\s\S]*q leaves/)
    screen.press('q')
    expect(await ended).toBe(0)
    expect(storage.text()).toContain('"step":"review:all-comes-later"')
  })
})

describe('learn without a name', () => {
  it('asks what is due first, and ends when that is left', async () => {
    const { screen, ended } = startInProcess(['learn'], { storage: journal(origin, missed) })
    await screen.sees(/Due today: 1 question\.[\s\S]*Seconds:$/)
    screen.press(`q${enter}`)
    expect(await ended).toBe(0)
    expect(await screen.shown()).toMatch(/Saved\.\nNext: learn-async learn$/)
  })
})

describe('quiz', () => {
  it('asks each question of a lesson, judges, and counts', async () => {
    const { screen, ended } = startInProcess(['quiz', 'gather'], { storage: journal(origin) })
    await screen.sees(/Question 1 of 4\.[\s\S]*- passes, \? helps, q leaves$/)
    screen.press('321')
    screen.press(enter)
    await screen.sees(/Question 2 of 4\.[\s\S]*Seconds:$/)
    screen.press(`2${enter}`)
    await screen.sees(/Right: 2\.00 s[\s\S]*Question 3 of 4\.[\s\S]*- passes, \? helps, q leaves$/)
    screen.press('-')
    await screen.sees(/Passed: it was line \d+[\s\S]*Question 4 of 4\.[\s\S]*Seconds:$/)
    screen.press(`-${enter}`)
    expect(await ended).toBe(1)
    expect(await screen.shown()).toMatch(/1 of 4 right\.\nNext: learn-async learn gather$/)
  })

  it('--surprise asks one of each, and can be left in its middle', async () => {
    const { screen, ended, storage } = startInProcess(['quiz', '--surprise'], {
      storage: journal(origin),
    })
    await screen.sees(/Question 1 of \d+\.[\s\S]*- passes, \? helps, q leaves$/)
    screen.press('-')
    await screen.sees(/Passed:[\s\S]*Next: the next question/)
    screen.press(enter)
    await screen.sees(/Question 2 of \d+\.[\s\S]*- passes, \? helps, q leaves$/)
    screen.press('q')
    expect(await ended).toBe(0)
    expect(await screen.shown()).toMatch(/Saved\.\nNext: learn-async quiz --surprise$/)
    expect(storage.text()).toContain('"step":"surprise:')
  })
})

describe('a live picture', () => {
  it('grows, and Space ends it: the rest is computed', async () => {
    const { screen, errors, ended } = startInProcess(['run', 'gather'], { runHost: fastHost })
    await errors.sees(/Space: to the end/)
    screen.press(' ')
    expect(await ended).toBe(0)
    expect(await screen.shown()).toContain('the rest computed on the virtual clock')
  })

  it.each([
    ['q', 0],
    ['\x03', 130],
  ])('is left with %j, exit code %d', async (key, exitCode) => {
    const { screen, errors, ended } = startInProcess(['run', 'gather'], { runHost: fastHost })
    await errors.sees(/Space: to the end/)
    screen.press(key)
    expect(await ended).toBe(exitCode)
    expect(errors.isGivenBack()).toBe(true)
  })

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['output closed', 0],
    ['output failed', 1],
  ] as const)('ends by %s with exit code %d', async (cause, exitCode) => {
    const machine = startInProcess(['run', 'gather'], { runHost: fastHost })
    await machine.errors.sees(/Space: to the end/)
    machine.end(cause)
    expect(await machine.ended).toBe(exitCode)
    expect(machine.errors.isGivenBack()).toBe(true)
  })

  it('waits for Enter before each variant with --hold', async () => {
    const { screen, ended } = startInProcess(['run', 'gather', '--hold', '--motion', 'off'])
    await screen.sees(/Next: run one by one/)
    screen.press(enter)
    await screen.sees(/Next: run together/)
    screen.press(enter)
    expect(await ended).toBe(0)
    expect(await screen.shown()).toContain('Next: learn-async learn gather')
  })
})

describe('reset', () => {
  it.each([
    ['y', 'The progress of lesson gather is forgotten, in '],
    ['n', 'Nothing was changed.'],
  ])('asks first; %s: %s', async (key, said) => {
    const { screen, ended } = startInProcess(['reset', 'gather'], {
      storage: journal(origin, missed),
    })
    await screen.sees(/Forget the progress of lesson gather\?/)
    screen.press(`${key}${enter}`)
    expect(await ended).toBe(0)
    expect(await screen.shown()).toContain(said)
  })
})

describe('in a lesson', () => {
  it('a knob is turned freely, and the runs are seen again', async () => {
    const reached: Entry = { kind: 'reached', at, lesson: 'gather', step: 'idea' }
    const { screen, ended } = startInProcess(['learn', 'gather'], {
      storage: journal(origin, reached),
      rows: 40,
    })
    const press = async (seen: RegExp, keys: string): Promise<void> => {
      await screen.sees(seen)
      const before = screen.text()
      screen.press(keys)
      await screen.leaves(before)
    }
    await press(/Prediction 1 of 3[\s\S]*Seconds:$/, `2${enter}`)
    await press(/Next: the next question[\s\S]*\(q\)$/, enter)
    await press(/Prediction 2 of 3[\s\S]*Seconds:$/, `2${enter}`)
    await press(/Prediction 3 of 3[\s\S]*q leaves$/, '-')
    await press(/Next: the other answer[\s\S]*\(q\)$/, enter)
    await press(/Next: what it shows[\s\S]*\(q\)$/, enter)
    await press(/1 of 2\.[\s\S]*Seconds:$/, `1.75${enter}`)
    await press(/2 of 2\.[\s\S]*Seconds:$/, `1${enter}`)
    await press(/knob[\s\S]*leave\s\(q\)$/, 'k')
    await press(/Which knob\?[\s\S]*q leaves$/, down)
    await press(/❯ {2}2/, enter)
    // What is typed stands behind what was there: nothing leaves before it is taken.
    await screen.sees(/b \(it goes from 50 to 3000 ms\):$/)
    screen.press(`9999${enter}`)
    await press(/9999 is out of range/, `\x15250${enter}`)
    await press(/at 4×[\s\S]*knob[\s\S]*leave\s\(q\)$/, 'a')
    await press(/knob[\s\S]*leave\s\(q\)$/, 'q')
    expect(await ended).toBe(0)
    expect(screen.bytes).toContain('at 4×')
  }, 30_000)
})
