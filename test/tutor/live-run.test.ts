import { describe, expect, it } from 'vitest'
import { Interrupted, Left } from '../../src/terminal/left.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import { type LiveJob, type LiveScreen, runLive } from '../../src/tutor/live-run.ts'
import { realTime } from '../../src/system/real-time.ts'
import { textOf } from '../../src/picture/line.ts'
import { Screen } from '../../testing/screen.ts'

/** A run that ends when it is told to, on a terminal in memory. */
function watched({ moves = true } = {}) {
  const screen = new Screen(60, 12)
  const ended = new AbortController()
  const restores = new Set<() => void>()
  const live: LiveScreen = {
    stream: screen.output,
    stdin: screen.input,
    timers: realTime,
    columns: () => 60,
    rows: () => 12,
    paint: textOf,
    ascii: false,
    moves,
    stopped: ended.signal,
    interrupt: () => ended.abort(new Interrupted()),
    onRestore: (restore) => {
      restores.add(restore)
      return () => restores.delete(restore)
    },
  }
  let tell: (event: TraceEvent) => void = () => {}
  let finish: () => void = () => {}
  const job: LiveJob<string> = {
    title: 'anything at all',
    boundMs: 1000,
    kind: 'lab',
    speed: 1,
    earlier: [],
    said: [],
    start: (onEvent, signal) =>
      new Promise((resolve) => {
        tell = onEvent
        finish = () => resolve('the run')
        signal.addEventListener('abort', () => resolve('half a run'))
        if (signal.aborted) resolve('half a run')
      }),
    rest: async (half, signal) => `${half}, then the rest${signal.aborted ? ', stopped' : ''}`,
  }
  return {
    screen,
    ended,
    restores,
    run: () => runLive(live, job),
    tell: (event: TraceEvent) => tell(event),
    finish: () => finish(),
  }
}

describe('a live run of whatever it may be', () => {
  it('is drawn while it goes on, and gone when it is over', async () => {
    const { screen, run, tell, finish, restores } = watched()
    const shown = run()
    tell({ kind: 'started', lane: 'fetching', atMs: 0 })
    await screen.sees(/anything at all[\s\S]*fetching[\s\S]*Space: to the end/)
    finish()
    expect(await shown).toBe('the run')
    expect(await screen.shown()).not.toContain('fetching')
    expect(screen.isGivenBack()).toBe(true)
    expect(screen.input.isRaw).toBe(false)
    expect(restores.size).toBe(0)
  })

  it('is ended by Space, and what is given is the rest', async () => {
    const { screen, run } = watched()
    const shown = run()
    await screen.sees(/anything at all/)
    screen.press(' ')
    expect(await shown).toBe('half a run, then the rest')
    expect(screen.isGivenBack()).toBe(true)
  })

  it.each([
    ['q', Left],
    ['\x03', Interrupted],
  ])('is left with %j, whatever is pressed after it', async (key, why) => {
    const { screen, run } = watched()
    const shown = run()
    await screen.sees(/anything at all/)
    screen.press(`${key} q`)
    await expect(shown).rejects.toBeInstanceOf(why)
    expect(screen.isGivenBack()).toBe(true)
    expect(screen.input.isRaw).toBe(false)
  })

  it('ends at once where all was stopped before it began', async () => {
    const { ended, run } = watched()
    ended.abort(new Interrupted())
    await expect(run()).rejects.toBeInstanceOf(Interrupted)
  })

  it('writes nothing and reads no key where nothing moves', async () => {
    const { screen, run, finish } = watched({ moves: false })
    const shown = run()
    expect(screen.input.isRaw).toBe(false)
    finish()
    expect(await shown).toBe('the run')
    expect(screen.bytes).toBe('')
  })
})
