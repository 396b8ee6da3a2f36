import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { program } from '../../testing/terminal.ts'

const hasTmux = spawnSync('tmux', ['-V']).status === 0

let home: string | null = null
// As on a desk: where CI is said, the program draws nothing that moves.
const { CI: _, ...desk } = process.env
const tmux = (...args: string[]): string =>
  execFileSync('tmux', ['-S', path.join(home!, 'socket'), ...args], { encoding: 'utf8', env: desk })

afterEach(async () => {
  if (home === null) return
  tmux('kill-server')
  await rm(home, { recursive: true, force: true })
  home = null
})

/** The program under lines that stood there before, in a window of so many columns. */
async function start(columns: number, args: readonly string[]): Promise<void> {
  home = await mkdtemp(path.join(tmpdir(), 'learn-async-tmux-'))
  const origin = {
    v: 1,
    at: '2026-01-02T03:04:05.000Z',
    kind: 'chose',
    setting: 'origin',
    value: 'javascript',
  }
  await writeFile(path.join(home, 'journal.jsonl'), `${JSON.stringify(origin)}\n`)
  const line = ['seq 12;', process.execPath, program, ...args, '; cat'].join(' ')
  const size = ['-x', String(columns), '-y', '30']
  tmux('-f', '/dev/null', 'new-session', '-d', ...size, '-e', `LEARN_ASYNC_HOME=${home}`, line)
}

/** All that stands there, scrolled lines too, once it matches. */
async function sees(pattern: RegExp): Promise<string> {
  for (;;) {
    const text = tmux('capture-pane', '-p', '-S', '-200').trimEnd()
    if (pattern.test(text)) return text
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

describe.skipIf(!hasTmux)('in tmux, which wraps what stands there anew', () => {
  it.each([
    [100, 60],
    [60, 100],
  ])('B1 a live picture leaves no old line when %i columns become %i', async (from, to) => {
    await start(from, ['run', 'gather', 'one-by-one'])
    await sees(/^ {2}B ━━━|^ {2}B {5,}━━━[\s\S]*Space: to the end/m)
    tmux('resize-window', '-x', String(to), '-y', '30')
    const text = await sees(/Next: learn-async learn gather/)
    expect(text).toMatch(/^1\n2\n[\s\S]*\n11\n12\none by one +(\d|disturbed: )/)
    expect(count(text, /^one by one/gm)).toBe(1)
    expect(count(text, /^ {2}[ABC] /gm)).toBe(3)
    expect(count(text, /Space: to the end/g)).toBe(0)
  })

  it('B1 nor does the menu, whichever way the window goes', async () => {
    await start(100, [])
    await sees(/q leaves$/)
    for (const [columns, key] of [
      [60, 'Down'],
      [100, 'Up'],
      [60, 'Down'],
    ] as const) {
      tmux('resize-window', '-x', String(columns), '-y', '30')
      tmux('send-keys', key)
      const text = await sees(key === 'Down' ? /❯ {2}2/ : /❯ {2}1 /)
      expect(text).toMatch(/^1\n2\n[\s\S]*\n11\n12\n/)
      expect(count(text, /Which lesson\?/g)).toBe(1)
      expect(count(text, /^.{3} ?3 {2}/gm)).toBe(1)
      expect(count(text, /q leaves/g)).toBe(1)
    }
  })
})
