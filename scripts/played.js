// The built program on a pseudo-terminal, played by keys until something stands on
// its screen.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'

export const program = fileURLToPath(new URL('../dist/bin/learn-async.cjs', import.meta.url))

/** Between two keys of one answer, and after the last that was written. */
const keyMs = 250
const quietMs = 25

/**
 * Plays, and resolves to the screen when `until` stands there. `keys`: what is typed
 * where the text ends like this, each as often as it does. `onScreen` is called with
 * the screen and its text whenever it has been written on.
 */
export async function played({ args, size, keys, until }, onScreen = () => {}) {
  const home = mkdtempSync(path.join(tmpdir(), 'learn-async-picture-'))
  const screen = new xterm.Terminal({ ...size, allowProposedApi: true, scrollback: 1000 })
  const child = spawn(process.execPath, [program, ...args], {
    ...size,
    name: 'xterm-256color',
    env: {
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
      LEARN_ASYNC_HOME: home,
    },
  })
  let answered = ''
  try {
    await new Promise((resolve) => {
      let quiet
      let isTyping = false
      const look = async () => {
        const text = linesOf(screen).join('\n').trimEnd()
        onScreen(screen, text)
        if (until.test(text)) return resolve()
        const [, typed] = keys.find(([pattern]) => pattern.test(text)) ?? []
        if (typed === undefined || isTyping || text === answered) return
        answered = text
        isTyping = true
        for (const key of typed) {
          child.write(key)
          await new Promise((next) => setTimeout(next, keyMs))
        }
        isTyping = false
        // What came up meanwhile has been looked at too early.
        answered = answered === linesOf(screen).join('\n').trimEnd() ? answered : ''
        void look()
      }
      child.onData((data) =>
        screen.write(data, () => {
          clearTimeout(quiet)
          quiet = setTimeout(look, quietMs)
        }),
      )
    })
  } finally {
    child.kill('SIGKILL')
    rmSync(home, { recursive: true, force: true })
  }
  return screen
}

export function linesOf(screen) {
  const { active } = screen.buffer
  return Array.from(
    { length: active.length },
    (_, row) => active.getLine(row)?.translateToString(true) ?? '',
  )
}
