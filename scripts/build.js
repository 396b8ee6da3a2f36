// Builds `dist`: the program and the public lab as split bundles (esbuild),
// the declarations (tsc), and the lessons with their types blanked in place
// (amaro), each as .js to run beside .ts to show, with the same line numbers. The
// template of a new lesson is shipped as it is.
import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import amaro from 'amaro'
import { build, transform } from 'esbuild'
import { asCommonJs } from './common-js.js'
import { buildExerciseChild } from './exercise-child.js'
import { thirdPartyNotices } from './third-party-notices.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = path.join(root, 'dist')

/** What of packages is left out of the bundle, each with its reason. */
const leftOut = [
  // `undici` is what of it the lab uses; its own files still find each other.
  { import: /^undici$/, by: /./, instead: 'scripts/undici-parts.js' },
  // Its parser once more, for processors without SIMD, which no supported Node runs on.
  {
    import: /llhttp\/llhttp-wasm\.js$/,
    by: /[\\/]undici[\\/]/,
    instead: 'node_modules/undici/lib/llhttp/llhttp_simd-wasm.js',
  },
  // Bodies of requests, which the lab sends none of, and HTTP/2.
  {
    import: /(?:web\/fetch\/body|client-h2)\.js$/,
    by: /[\\/]undici[\\/]/,
    instead: 'scripts/no-request-body.js',
  },
  // What runs other programs as commands; none of ours is one.
  {
    import: /^node:child_process$/,
    by: /[\\/]commander[\\/]/,
    instead: 'scripts/no-child-process.js',
  },
  // A hundred spinners; one turns.
  { import: /^cli-spinners$/, by: /[\\/]ora[\\/]/, instead: 'scripts/one-spinner.js' },
  // A second ruler of texts, slow to load.
  {
    import: /^string-width$/,
    by: /[\\/]ora[\\/]/,
    instead: 'node_modules/fast-string-width/dist/index.js',
  },
  // Prompts that we do not ask, one of which brings half a megabyte of character tables.
  {
    import: /^@inquirer\/prompts$/,
    by: /[\\/]inquirer[\\/]dist/,
    instead: 'scripts/only-prompts.js',
  },
]
const leavingOut = {
  name: 'left-out',
  setup({ onResolve }) {
    for (const { import: filter, by, instead } of leftOut) {
      onResolve({ filter }, ({ importer }) =>
        by.test(importer) ? { path: path.join(root, instead) } : undefined,
      )
    }
  },
}

/** undici's parser is a program as text, three times as long as it need be: it is packed, and unpacked when it is asked for. */
const packedParser = {
  name: 'packed-parser',
  setup: ({ onLoad }) =>
    onLoad({ filter: /llhttp_simd-wasm\.js$/ }, ({ path: file }) => {
      const packed = gzipSync(createRequire(import.meta.url)(file), { level: 9 }).toString('base64')
      const contents = `module.exports = require('node:zlib').gunzipSync(Buffer.from('${packed}', 'base64'))`
      return { contents, loader: 'js' }
    }),
}

/**
 * Each file that is read costs a start as much as a thousand lines in it, and
 * what is shared in several ways becomes many small files. So whatever is loaded
 * later brings along what the start has loaded already, and each command the
 * other commands: then what they share is one file.
 */
const sharedTogether = {
  name: 'shared-together',
  setup({ onResolve, onLoad }) {
    const atStart = [
      'src/compose.ts',
      'src/ends.ts',
      'src/commands/ends.ts',
      'src/commands/list.ts',
    ]
    const loadedLater = new Set()
    onResolve({ filter: /^\./ }, ({ kind, path: to, resolveDir }) => {
      if (kind === 'dynamic-import') loadedLater.add(path.resolve(resolveDir, to))
    })
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
      if (!loadedLater.has(file)) return undefined
      const commands = await commandFiles()
      const brought = [...atStart, ...(commands.includes(file) ? commands : [])]
      const imports = brought.map((one) => `import ${JSON.stringify(path.resolve(root, one))}`)
      const code = await readFile(file, 'utf8')
      return {
        contents: `${code}\n${imports.join('\n')}\n`,
        loader: 'ts',
        resolveDir: path.dirname(file),
      }
    })
  },
}

/** The files of commands that are loaded when they are called. */
async function commandFiles() {
  const folder = path.join(root, 'src/commands')
  const table = await readFile(path.join(folder, 'commands.ts'), 'utf8')
  return [...table.matchAll(/import\('\.\/([\w-]+\.ts)'\)/g)].map(([, name]) =>
    path.join(folder, name),
  )
}

await rm(dist, { recursive: true, force: true })
const bundle = await buildProgram()
await asCommonJs(dist, { program: ['bin', 'chunks'], modules: ['kit', 'lab'] })
await cp(path.join(root, 'bin/learn-async.cjs'), path.join(dist, 'bin/learn-async.cjs'))
await chmod(path.join(dist, 'bin/learn-async.cjs'), 0o755)
await buildPreload()
const child = await buildExerciseChild(root, path.join(dist, 'runners/exercise'))
await buildPage()
for (const folder of ['runners/python', 'runners/exercise/python']) {
  await cp(path.join(root, 'src', folder), path.join(dist, folder), {
    recursive: true,
    filter: (from) => !from.endsWith('__pycache__'),
  })
}
await buildLessons()
await cp(path.join(root, 'template'), path.join(dist, 'template'), { recursive: true })
buildDeclarations()
const inputs = { ...bundle.inputs, ...child.inputs }
await writeFile(
  path.join(root, 'THIRD-PARTY-NOTICES.md'),
  await thirdPartyNotices(root, { inputs }),
)

/** The bundle needs no package at run time, so that the published one installs alone. */
async function buildProgram() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      'bin/program': 'bin/program.ts',
      'kit/index': 'src/course/kit/index.ts',
      'lab/index': 'src/lab/public.ts',
    },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['learn-async-source'],
    metafile: true,
    charset: 'utf8',
    legalComments: 'none',
    plugins: [leavingOut, packedParser, sharedTogether],
  })
  return result.metafile
}

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

/** What the HTML of a saved run holds: text for the program, code for a browser. */
async function buildPage() {
  await build({
    absWorkingDir: root,
    entryPoints: ['src/page/page.ts', 'src/page/page.css'],
    outdir: 'dist/page',
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    charset: 'utf8',
    legalComments: 'none',
  })
}

async function buildLessons() {
  const lessons = path.join(root, 'lessons')
  for (const entry of await readdir(lessons, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.pyc')) continue
    const from = path.join(entry.parentPath, entry.name)
    const inPractice = /[\\/]practice[\\/](.+)$/.exec(path.relative(lessons, from))?.[1]
    // What a check must pass and refuse is for who writes it.
    if (inPractice !== undefined && /^(?:good|bad)[\\/]/.test(inPractice)) continue
    const to = path.join(dist, 'lessons', path.relative(lessons, from))
    await mkdir(path.dirname(to), { recursive: true })
    // Long, and never shown.
    if (entry.name === 'python.json' || entry.name === 'questions.md') {
      await writeFile(`${to}.gz`, gzipSync(await readFile(from), { level: 9 }))
      continue
    }
    // Of a lesson its programs are shown, lesson.ts and check.ts are not.
    const isLogic = entry.name === 'lesson.ts' || inPractice === 'check.ts'
    if (!isLogic) await cp(from, to)
    // What is laid out for a learner is run as it was saved.
    if (!entry.name.endsWith('.ts') || (inPractice !== undefined && !isLogic)) continue
    const blanked = amaro.transformSync(await readFile(from, 'utf8'), { mode: 'strip-only' }).code
    const code = pointToJavaScript(blanked)
    await writeFile(
      to.replace(/\.ts$/, '.js'),
      isLogic ? (await transform(code, { minify: true, charset: 'utf8' })).code : code,
    )
  }
}

/** `./demo.ts` becomes `./demo.js`: as long as before, so that columns stay too. */
function pointToJavaScript(code) {
  return code.replace(/(from '\.\.?\/[^']*)\.ts'/g, "$1.js'")
}

function buildDeclarations() {
  const compiler = path.join(
    path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
    'bin/tsc',
  )
  execFileSync(
    process.execPath,
    [compiler, '--project', path.join(root, 'tsconfig.declarations.json')],
    { stdio: 'inherit', cwd: root },
  )
}
