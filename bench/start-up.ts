import { mkdtempSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { spawn } from '@lydell/node-pty'
import { environment, installed, timeOf } from './children.ts'
import { inTurn } from './in-turn.ts'
import { measuredRow, type Place, type Row, type Section } from './section.ts'

const node = process.execPath

/** How long the program takes to its first words, as so many bare starts of Node. */
export const startUp: Section = {
  name: 'start',
  says: 'learn-async --help, list and its menu, against a Node that does nothing, and two older tutorials',
  async rows(place) {
    const program = path.join(place.root, 'dist/bin/learn-async.cjs')
    const home = homeOf(place)
    const env = { LEARN_ASYNC_HOME: home }
    const modules = await installed(place, 'learnyounode', 'promise-it-wont-hurt')
    const other = (name: string): string => path.join(modules, '.bin', name)
    const times = await inTurn(31, {
      bare: () => timeOf(node, ['-e', '0']),
      help: () => timeOf(node, [program, '--help'], { env }),
      list: () => timeOf(node, [program, 'list'], { env }),
      learnyounode: () => timeOf(node, [other('learnyounode'), 'help'], { env: { HOME: home } }),
      promises: () =>
        timeOf(node, [other('promise-it-wont-hurt'), 'help'], { env: { HOME: home } }),
      bareOnTerminal: () => untilSeen(home, ['-e', '0'], null),
      menu: () => untilSeen(home, [program], /q leaves/),
    })
    const bare = 'node -e 0'
    const rows: Row[] = [
      measuredRow('--help', bare, times.help / times.bare, { most: 1.6 }),
      measuredRow('list', bare, times.list / times.bare, { most: 1.8 }),
      measuredRow('--help', 'learnyounode help', times.help / times.learnyounode, { most: 1 }),
      measuredRow('--help', 'promise-it-wont-hurt help', times.help / times.promises, { most: 1 }),
      measuredRow(
        'start to first menu',
        `${bare}, both on a terminal`,
        times.menu / times.bareOnTerminal,
        {
          most: 2.7,
        },
      ),
    ]
    return rows
  },
}

/** A home whose learner has been here before, so that the menu is the first question. */
function homeOf(place: Place): string {
  const home = mkdtempSync(path.join(place.temporary, 'home-'))
  const at = '2026-01-01T00:00:00.000Z'
  const entry = { v: 1, kind: 'chose', at, setting: 'origin', value: 'both' }
  writeFileSync(path.join(home, 'journal.jsonl'), `\n${JSON.stringify(entry)}\n`)
  return home
}

/** Milliseconds until something is written on a pseudo-terminal; null waits for the end. */
function untilSeen(home: string, args: string[], seen: RegExp | null): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now()
    const child = spawn(node, args, {
      cols: 80,
      rows: 24,
      name: 'xterm-256color',
      env: { ...environment, TERM: 'xterm-256color', LEARN_ASYNC_HOME: home },
    })
    const done = (): void => resolve(performance.now() - start)
    let text = ''
    child.onData((data) => {
      text += data
      if (seen?.test(text)) {
        done()
        child.kill('SIGKILL')
      }
    })
    child.onExit(done)
  })
}
