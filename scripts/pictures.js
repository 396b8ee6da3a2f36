// Makes the README's pictures from the real program: it runs on a
// pseudo-terminal, keys are typed, and the cells of the screen become an SVG.
//
//     npm run build && npm run pictures [-- verdict.svg]
//
// A picture names the keys that are typed, each after what must be seen first,
// and which rows of the screen are kept.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { screenSvg } from './screen-svg.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const enter = '\r'

const pictures = [
  {
    file: 'lesson.svg',
    title: 'Lesson gather: a prediction, the measured timeline, and what is said to the answer',
    args: ['learn', 'gather'],
    size: { cols: 78, rows: 34 },
    keys: [
      [/where do you come from\?[\s\S]*q leaves/, `2${enter}`],
      [/Next: the code and the first question/, enter],
      [/Seconds:/, `3.5${enter}`],
      [/Next: run it/, enter],
      [/Next: the next question/, enter],
      [/Prediction 2[\s\S]*Seconds:/, `3.5${enter}`],
      [/Prediction 3[\s\S]*q leaves/, `3-1-2${enter}`],
      [/Next: run it/, enter],
      [/Next: what it shows/, ''],
    ],
    from: /one by one +\d/,
    to: /all three waits begin at 0/,
  },
  {
    file: 'run.svg',
    title: 'learn-async run queue: a bounded queue holds its producer back',
    args: ['run', 'queue'],
    size: { cols: 78, rows: 40 },
    keys: [[/Next: learn-async learn queue/, '']],
    from: /one consumer +\d/,
    to: /holds the thread|held back by a limit/,
  },
  {
    file: 'verdict.svg',
    title: 'learn-async verify gather: what was expected, what happened, and both on one scale',
    args: ['verify', 'lessons/03-gather/practice/bad/pairs.js', '--as', 'gather'],
    size: { cols: 78, rows: 34 },
    keys: [[/Next: learn-async verify/, '']],
    from: /^Expected:/,
    to: /0 s +1 /,
  },
]

const asked = process.argv.slice(2)
for (const picture of pictures.filter(({ file }) => asked.length === 0 || asked.includes(file))) {
  const file = path.join(root, 'docs/pictures', picture.file)
  writeFileSync(file, screenSvg(await screenOf(picture), picture))
  console.log(`wrote docs/pictures/${picture.file}`)
}

/** The rows asked for, the last time they stand on the screen, as cells. */
async function screenOf({ args, size, keys, from, to }) {
  const home = mkdtempSync(path.join(tmpdir(), 'learn-async-picture-'))
  const screen = new xterm.Terminal({ ...size, allowProposedApi: true, scrollback: 1000 })
  const child = spawn(process.execPath, [path.join(root, 'dist/bin/learn-async.cjs'), ...args], {
    ...size,
    name: 'xterm-256color',
    env: {
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
      LEARN_ASYNC_HOME: home,
    },
  })
  let changed = () => {}
  child.onData((data) => screen.write(data, () => changed()))
  let seenTo = 0
  for (const [pattern, typed] of keys) {
    while (!pattern.test(linesOf(screen).slice(seenTo).join('\n'))) {
      await new Promise((resolve) => (changed = resolve))
    }
    seenTo = linesOf(screen).findLastIndex((line) => line !== '')
    if (typed !== '') child.write(typed)
  }
  const lines = linesOf(screen)
  const last = lines.findLastIndex((line) => to.test(line))
  const first = lines.findLastIndex((line, row) => row <= last && from.test(line))
  child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
  return Array.from({ length: last - first + 1 }, (_, index) =>
    screen.buffer.active.getLine(first + index),
  )
}

function linesOf(screen) {
  const { active } = screen.buffer
  return Array.from(
    { length: active.length },
    (_, row) => active.getLine(row)?.translateToString(true) ?? '',
  )
}
