// Makes the README's pictures from the real program: it runs on a
// pseudo-terminal, keys are typed, and the cells of the screen become an SVG.
//
//     npm run build && npm run pictures [-- verdict.svg]
//
// A picture names what is typed where the screen ends like this, and what is
// seen last. One that moves begins where `since` is seen; of the others the rows
// from one to another are kept.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { movingSvg } from './moving-svg.js'
import { linesOf, played, program } from './played.js'
import { runsOf, screenSvg } from './screen-svg.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const enter = '\r'
/** A run that goes on is kept no more often: a picture need not be as smooth as the terminal. */
const leastMs = 150

const pictures = [
  {
    file: 'lesson.svg',
    title:
      'Lesson gather: code, a prediction, the run as it goes on, the verdict. The learner says 3.5 s; the three bars begin together, and it is 2 s.',
    args: ['learn', 'gather'],
    size: { cols: 78, rows: 24 },
    keys: [
      [/where do you come from\?[\s\S]*q leaves$/, `2${enter}`],
      [/Next: (?!learn-async)[^\n]*$/, enter],
      [/Seconds:$/, `3.5${enter}`],
      [/Prediction 3[^]*(?:q leaves|first words)$/, `C A B${enter}`],
    ],
    since: /Prediction 2[^]*Seconds:$/,
    until: /together +2\.[^]*Wrong: you said 3\.50 s; it was 2\.\d\d s[^]*Next: /,
  },
  {
    file: 'run.svg',
    title: 'learn-async run queue: a bounded queue holds its producer back',
    args: ['run', 'queue'],
    size: { cols: 78, rows: 40 },
    keys: [],
    until: /Next: learn-async learn queue/,
    from: /one consumer +\d/,
    to: /holds the thread|held back by a limit/,
  },
  {
    file: 'verdict.svg',
    title: 'learn-async verify gather: what was expected, what happened, and both on one scale',
    args: ['verify', 'lessons/03-gather/practice/bad/pairs.js', '--as', 'gather'],
    size: { cols: 78, rows: 34 },
    keys: [],
    until: /Next: learn-async /,
    from: /^Expected:/,
    to: /0 s +1 /,
  },
  {
    file: 'trace.svg',
    title:
      'learn-async trace: a script that loads in turn and holds the thread, and the same made faster by what trace said, on one scale',
    // The run that it is set against.
    before: (home) => ['trace', '--quiet', '--save', `${home}/slow.json`, 'docs/trace/slow.mjs'],
    args: (home) => ['trace', '--against', `${home}/slow.json`, 'docs/trace/quick.mjs'],
    size: { cols: 78, rows: 50 },
    keys: [],
    until: /Gone: [^]*Gone: [^]*about/,
    from: /slow\.mjs +before/,
    to: /^It took /,
  },
]

const asked = process.argv.slice(2)
for (const picture of pictures.filter(({ file }) => asked.length === 0 || asked.includes(file))) {
  const file = path.join(root, 'docs/pictures', picture.file)
  writeFileSync(file, picture.since ? await movingPicture(picture) : await stillPicture(picture))
  console.log(`wrote docs/pictures/${picture.file}`)
}

async function stillPicture(picture) {
  const screen = await playedAfter(picture)
  const lines = linesOf(screen)
  const last = lines.findLastIndex((line) => picture.to.test(line))
  const first = lines.findLastIndex((line, row) => row <= last && picture.from.test(line))
  if (first === -1) throw new Error(`${picture.file}: the machine got in the way; run it again`)
  const kept = Array.from({ length: last - first + 1 }, (_, index) =>
    screen.buffer.active.getLine(first + index),
  )
  return screenSvg(kept, picture)
}

/** Played, after what has to be run before it, in a folder that both see. */
async function playedAfter(picture) {
  if (picture.before === undefined) return played(picture)
  const folder = mkdtempSync(path.join(tmpdir(), 'learn-async-picture-'))
  try {
    execFileSync(process.execPath, [program, ...picture.before(folder)], { cwd: root })
    return await played({ ...picture, args: picture.args(folder) })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function movingPicture(picture) {
  const { cols, rows } = picture.size
  const moments = []
  let begun = false
  await played(picture, ({ buffer: { active } }, text) => {
    begun ||= picture.since.test(text)
    if (!begun) return
    const shown = Array.from({ length: rows }, (_, row) =>
      runsOf(active.getLine(active.baseY + row), cols),
    )
    const last = moments.at(-1)
    const atMs = performance.now()
    if (moments.length > 1 && atMs - last.atMs < leastMs) last.rows = shown
    else moments.push({ atMs, rows: shown })
  })
  return movingSvg(moments, picture)
}
