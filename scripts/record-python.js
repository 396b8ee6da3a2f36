// npm run record-python [-- lesson …]: runs the Python programs of each lesson
// at its defaults and writes lessons/NN-x/python.json, one event a line at
// most. Needs a built dist and a Python (LEARN_ASYNC_PYTHON, or python3).
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = process.argv.slice(2)

const {
  findLessons,
  loadLesson,
  defaults,
  isPython,
  pythonVersionsOf,
  LessonRuns,
  nodeProcesses,
  pythonVersion,
} = await program()
const files = {
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.map((entry) => ({
      name: entry.name,
      kind: entry.isDirectory() ? 'folder' : 'file',
    }))
  },
  read: async (file) =>
    file.endsWith('.gz')
      ? gunzipSync(await readFile(file)).toString('utf8')
      : readFile(file, 'utf8'),
  load: (file) => import(pathToFileURL(file).href),
}
const host = {
  realTime: { now: () => performance.now(), setTimeout, clearTimeout, setImmediate },
  watchUnhandled: () => () => {},
  processes: nodeProcesses(),
  preload: path.join(root, 'dist/runners/preload.cjs'),
  pythonRunner: path.join(root, 'dist/runners/python/learn_async_lab.py'),
}

const python = await pythonVersion(host)
const { lessons } = await findLessons(files, path.join(root, 'dist/lessons'))
for (const found of lessons) {
  if (wanted.length > 0 && !wanted.includes(found.id)) continue
  const loaded = await loadLesson(files, found)
  const ids = [...pythonVersionsOf(loaded), ...loaded.lesson.snippets]
    .map(({ id }) => id)
    .filter(isPython)
  if (ids.length > 0) await record(loaded, ids)
}

async function record(loaded, ids) {
  // Against no recording: what is there may be of another program.
  const runs = new LessonRuns(host, { ...loaded, recording: null })
  const recorded = {}
  for (const id of ids) {
    const { knobs, trace } = await runs.real(id, defaults(loaded.lesson.knobs))
    recorded[id] = {
      knobs,
      trace: {
        ...trace,
        events: joined(trace.events),
        stderr: trace.stderr.filter(isOwn).map(ownPart),
      },
    }
    console.log(`${loaded.id} ${id}: ${trace.ending.kind} at ${trace.ending.atMs} ms`)
  }
  const file = path.join(root, 'lessons', loaded.name, 'python.json')
  await writeFile(file, formatted({ python, runs: recorded }))
}

/**
 * Waits of one request for its socket, end to end, are one wait: a hundred
 * requests would otherwise be most of the package.
 */
function joined(events) {
  const left = new Set()
  const last = new Map()
  events.forEach((event, index) => {
    const { lane, kind } = event
    const before = last.get(lane) ?? []
    const [wait, resumed] = before.map((at) => events[at])
    if (kind === 'waiting' && event.for === 'reply' && resumed?.kind === 'resumed') {
      if (wait.for === 'reply' && event.atMs - resumed.atMs < 1) {
        left.add(before[1]).add(index)
        last.set(lane, [before[0]])
        return
      }
    }
    if (kind === 'waiting') last.set(lane, [index])
    else if (kind === 'resumed' && before.length === 1) last.set(lane, [before[0], index])
    else last.delete(lane)
  })
  return events.filter((_, index) => !left.has(index))
}

/** Not the frames of a traceback: where Python's own files lie is no part of the run. */
function isOwn(line) {
  return !/^\s/.test(line)
}

/** The same of what debug mode says of a task. */
function ownPart(line) {
  return line.replaceAll(/ created at \S+?:\d+/g, '')
}

/** JSON whose events stand on a line each. */
function formatted({ python: version, runs }) {
  const entries = Object.entries(runs).map(([id, { knobs, trace }]) => {
    const { events, ...rest } = trace
    const lines = events.map((event) => `        ${JSON.stringify(event)}`).join(',\n')
    const members = Object.entries(rest).map(
      ([name, value]) => `      ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
    )
    const list = events.length === 0 ? '[]' : `[\n${lines}\n      ]`
    return `    ${JSON.stringify(id)}: {\n    "knobs": ${JSON.stringify(knobs)},\n    "trace": {\n${members.join(',\n')},\n      "events": ${list}\n    }\n    }`
  })
  return `{\n  "python": ${JSON.stringify(version)},\n  "runs": {\n${entries.join(',\n')}\n  }\n}\n`
}

/** The program's own parts, bundled, since Node does not run their TypeScript. */
async function program() {
  const folder = await mkdtemp(path.join(tmpdir(), 'learn-async-record-'))
  try {
    const outfile = path.join(folder, 'program.mjs')
    await build({
      stdin: {
        contents: `
          export { findLessons } from './src/course/find.ts'
          export { loadLesson } from './src/course/load.ts'
          export { defaults } from './src/course/knobs.ts'
          export { isPython, pythonVersionsOf } from './src/course/code.ts'
          export { LessonRuns } from './src/course/runs/lesson-runs.ts'
          export { nodeProcesses } from './src/system/processes.ts'
          export { pythonVersion } from './src/runners/python.ts'`,
        resolveDir: root,
        loader: 'ts',
      },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
      },
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
