import { expect, it } from 'vitest'
import { LiveRegion } from '../../src/terminal/live-region.ts'
import { Screen } from '../../testing/screen.ts'
import { TestTimers } from '../../testing/timers.ts'

interface Picture {
  region: LiveRegion
  screen: Screen
  timers: TestTimers
  /** Puts other lines there, to be drawn when their frame comes. */
  show(...lines: string[]): void
}

function picture(columns = 80, rows = 24): Picture {
  const [screen, timers] = [new Screen(columns, rows), new TestTimers()]
  let now: readonly string[] = []
  const region = new LiveRegion({
    stream: screen.output,
    timers,
    columns: () => screen.output.columns,
    rows: () => screen.output.rows,
    lines: () => now,
  })
  return { region, screen, timers, show: (...lines) => void (now = lines) }
}

const lanes = (count: number, width: number): string[] =>
  Array.from({ length: count }, (_, index) => `${index} `.padEnd(width, '━'))

it('replaces each frame by the next', async () => {
  const { region, screen, timers, show } = picture()
  screen.output.write('above\n')
  show('one', 'two', 'three')
  region.start()
  show('one', 'TWO')
  timers.pass(1000)
  expect(await screen.shown()).toBe('above\none\nTWO')
})

it('B5 draws at most twelve frames a second', () => {
  const { region, screen, timers, show } = picture()
  region.start()
  const before = screen.writes
  for (let index = 0; index < 100; index++) {
    show(`frame ${index}`)
    timers.pass(10)
  }
  expect(screen.writes - before).toBeLessThanOrEqual(12)
  expect(screen.writes - before).toBeGreaterThanOrEqual(10)
})

it('B5 writes nothing while nothing changes', () => {
  const { region, screen, timers, show } = picture()
  show('still')
  region.start()
  const before = screen.bytes
  timers.pass(10_000)
  expect(screen.bytes).toBe(before)
})

it('B1 and B2 writes a frame at once, synchronised and without autowrap, and never takes the other screen', () => {
  const { region, screen, timers, show } = picture()
  region.start()
  const before = screen.bytes.length
  show('one', 'two')
  timers.pass(100)
  expect(screen.bytes.slice(before)).toBe(
    '\x1b[?2026h\x1b[?7l\r\x1b[2Kone\n\x1b[2Ktwo\x1b[J\x1b[?7h\x1b[?2026l',
  )
  expect(screen.bytes).not.toMatch(/\?(?:1049|47|1000|1006)h/)
})

it('clears no line by a part of it, and nothing from the first cell of the screen on', () => {
  const { region, screen, timers, show } = picture()
  show('one', 'two')
  region.start()
  for (const lines of [['ONE'], [], ['three', 'four'], []]) {
    show(...lines)
    timers.pass(100)
  }
  region.stop({ clear: true })
  // tmux would wrap what stood on a line before, and keep a cleared screen in its history.
  expect(screen.bytes).not.toMatch(/(?:^|\r|\n|A)\x1b\[J/)
  for (const text of ['one', 'two', 'ONE', 'three', 'four']) {
    expect(screen.bytes).toContain(`\x1b[2K${text}`)
  }
})

it.each([
  [100, 60],
  [100, 34],
  [80, 79],
  [60, 100],
])('leaves no ghost when %i columns become %i', async (from, to) => {
  const { region, screen, timers, show } = picture(from, 40)
  screen.output.write('above\n')
  show(...lanes(10, from - 1), 'the end')
  region.start()
  await screen.resize(to, 40)
  show(...lanes(10, to - 1), 'the END')
  timers.pass(1000)
  expect(await screen.shown()).toBe(['above', ...lanes(10, to - 1), 'the END'].join('\n'))
})

it('B3 and B4 cuts lines that are too long, and lines that are too many', async () => {
  const { region, screen, show } = picture(20, 5)
  show(...lanes(10, 50))
  region.start()
  const shown = lanes(4, 18).map((line) => `${line}…`)
  expect(await screen.shown()).toBe(shown.join('\n'))
})

it('leaves the last frame and the cursor under it', async () => {
  const { region, screen, show } = picture()
  region.start()
  show('the last')
  region.stop()
  screen.output.write('next')
  expect(await screen.shown()).toBe('the last\nnext')
  expect(screen.isGivenBack()).toBe(true)
})

it('clears the picture where that is asked for', async () => {
  const { region, screen, show } = picture()
  screen.output.write('above\n')
  show('one', 'two')
  region.start()
  region.stop({ clear: true })
  screen.output.write('next')
  expect(await screen.shown()).toBe('above\nnext')
  expect(screen.isGivenBack()).toBe(true)
})

it('may be stopped twice, and before it began', () => {
  const { region, screen } = picture()
  region.stop()
  expect(screen.bytes).toBe('')
  region.start()
  region.stop()
  const after = screen.bytes
  region.stop()
  expect(screen.bytes).toBe(after)
})

it('draws no more once it is stopped', () => {
  const { region, screen, timers, show } = picture()
  region.start()
  region.stop()
  const after = screen.bytes
  show('late')
  timers.pass(1000)
  expect(screen.bytes).toBe(after)
})

it('A12 gives the terminal back when a picture cannot be drawn', () => {
  const [screen, timers] = [new Screen(), new TestTimers()]
  let broken = false
  const region = new LiveRegion({
    stream: screen.output,
    timers,
    columns: () => 80,
    rows: () => 24,
    lines: () => {
      if (broken) throw new Error('no picture')
      return ['fine']
    },
  })
  region.start()
  expect(screen.isGivenBack()).toBe(false)
  broken = true
  expect(() => timers.pass(1000)).toThrow('no picture')
  expect(screen.isGivenBack()).toBe(true)
})

it('gives the terminal back when the last picture cannot be drawn', () => {
  const { region, screen } = picture()
  region.start()
  Object.defineProperty(screen.output, 'columns', {
    get: () => {
      throw new Error('no terminal')
    },
  })
  expect(() => region.stop()).toThrow('no terminal')
  expect(screen.isGivenBack()).toBe(true)
})
