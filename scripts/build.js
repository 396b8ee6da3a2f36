// Builds `dist`: the program and the public lab (bundle.js), what a browser and
// a child run (esbuild), the declarations (declarations.js), and the lessons with their types blanked in place
// (amaro), each as .js to run, and what is shown packed, with the same line numbers. The
// template of a new lesson is shipped as it is.
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import amaro from 'amaro'
import { build, transform } from 'esbuild'
import { barePython } from './bare-python.js'
import { bundle } from './bundle.js'
import { writeDeclarations } from './declarations.js'
import { buildExerciseChild } from './exercise-child.js'
import { buildOwnProgramChild } from './own-program-child.js'
import { packTexts, timesApart, typesOf } from './pack-file.js'
import { thirdPartyNotices } from './third-party-notices.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = path.join(root, 'dist')

await rm(dist, { recursive: true, force: true })
const bundled = await bundle(dist, await pageTexts())
await cp(path.join(root, 'bin/learn-async.cjs'), path.join(dist, 'bin/learn-async.cjs'))
await chmod(path.join(dist, 'bin/learn-async.cjs'), 0o755)
await buildPreload()
const child = await buildExerciseChild(root, path.join(dist, 'runners/exercise'))
const ownProgram = await buildOwnProgramChild(root, dist)
for (const folder of ['runners/python', 'runners/exercise/python', 'runners/own-program/python']) {
  await mkdir(path.join(dist, folder), { recursive: true })
  for (const name of await readdir(path.join(root, 'src', folder))) {
    if (!name.endsWith('.py')) continue
    const source = await readFile(path.join(root, 'src', folder, name), 'utf8')
    await writeFile(path.join(dist, folder, name), barePython(source))
  }
}
await buildLessons()
await cp(path.join(root, 'template'), path.join(dist, 'template'), { recursive: true })
await writeDeclarations(root, dist)
await writeFile(
  path.join(root, 'THIRD-PARTY-NOTICES.md'),
  await thirdPartyNotices(root, [...bundled, ...child, ...ownProgram]),
)

/**
 * The preload of process variants runs in a child before the learner's file:
 * alone, and small. It is CommonJS, since `--import` would make Node load a
 * CommonJS main file as an ES module does, in another order of ticks.
 */
async function buildPreload() {
  await build({
    absWorkingDir: root,
    entryPoints: { 'runners/preload': 'src/runners/preload.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
  })
}

/** What the HTML of a saved run holds, text for the program, code for a browser: by the names of its files. */
async function pageTexts() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/page/page.ts', 'src/page/page.css'],
    outdir: 'dist/chunks',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    charset: 'utf8',
    legalComments: 'none',
  })
  return outputFiles.map(({ path: file, text }) => [path.basename(file), text])
}

/** What of a lesson is read and never run stands in one packed file, since much of it is alike. */
async function buildLessons() {
  const lessons = path.join(root, 'lessons')
  const packed = []
  for (const entry of await readdir(lessons, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.pyc')) continue
    const from = path.join(entry.parentPath, entry.name)
    const inPractice = /[\\/]practice[\\/](.+)$/.exec(path.relative(lessons, from))?.[1]
    // What a check must pass and refuse is for who writes it.
    if (inPractice !== undefined && /^(?:good|bad)[\\/]/.test(inPractice)) continue
    const to = path.join(dist, 'lessons', path.relative(lessons, from))
    if (inPractice === undefined) await mkdir(path.dirname(to), { recursive: true })
    // Of a lesson its programs are shown, lesson.ts and check.ts are not.
    const isLogic = entry.name === 'lesson.ts' || inPractice === 'check.ts'
    const isRead =
      /^(?:questions\.md|(?:card|plain)\.\w+)$/.test(entry.name) || inPractice !== undefined
    const name = path.relative(lessons, from).replaceAll('\\', '/')
    if (entry.name === 'python.json') {
      packed.push([`${name}.times`, timesApart(await readFile(from, 'utf8'))])
      continue
    }
    // What is laid out for a learner is run as it was saved.
    const isBlanked = entry.name.endsWith('.ts') && (inPractice === undefined || isLogic)
    if (!isBlanked) {
      if (isRead) packed.push([name, await readFile(from, 'utf8')])
      else await cp(from, to)
      continue
    }
    const typed = await readFile(from, 'utf8')
    const code = pointToJavaScript(amaro.transformSync(typed, { mode: 'strip-only' }).code)
    // Shown is what runs, with its types.
    if (!isLogic) packed.push([`${name}.types`, typesOf(typed, code)])
    const runs = isLogic ? (await transform(code, { minify: true, charset: 'utf8' })).code : code
    // A check imports nothing that runs, and needs no file.
    if (inPractice !== undefined) packed.push([name.replace(/\.ts$/, '.js'), runs])
    else await writeFile(to.replace(/\.ts$/, '.js'), runs)
  }
  await writeFile(path.join(dist, 'lessons/packed.br'), packTexts(packed))
}

/** `./demo.ts` becomes `./demo.js`: as long as before, so that columns stay too. */
function pointToJavaScript(code) {
  return code.replace(/(from '\.\.?\/[^']*)\.ts'/g, "$1.js'")
}
