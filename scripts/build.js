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

const tableOfCommands = path.join(root, 'src/commands/commands.ts')

/** The files of commands that are loaded when they are called. */
async function commandFiles() {
  const table = await readFile(tableOfCommands, 'utf8')
  return [...table.matchAll(/import\('(\.\/[\w-]+\.ts)'\)/g)].map(([, name]) =>
    path.resolve(path.dirname(tableOfCommands), name),
  )
}

/**
 * Each file that is read costs a start as much as a thousand lines in it, and
 * what is shared in several ways becomes many small files. So whatever is loaded
 * later brings along what the start has loaded already, and each command the
 * other commands: then what they share is one file.
 *
 * The file of a command holds all of it, and a start needs its definition alone:
 * what the table of commands imports of it at once comes from a copy of the file
 * that imports nothing but what definitions are made of; the bundler leaves out
 * whatever of it is not used.
 */
const definition = Symbol('definition')
const nothing = { path: 'nothing', namespace: 'nothing', sideEffects: false }
const loadedTogether = {
  name: 'loaded-together',
  async setup({ onResolve, onLoad }) {
    const commands = await commandFiles()
    const atStart = ['compose', 'ends', 'commands/list'].map((name) =>
      path.join(root, `src/${name}.ts`),
    )
    const loadedLater = new Set()
    onResolve({ filter: /./ }, ({ kind, path: to, importer, resolveDir, pluginData }) => {
      if (pluginData === definition) {
        if (to === './definition.ts') return undefined
        return kind === 'dynamic-import' ? { path: to, external: true } : nothing
      }
      if (!to.startsWith('.')) return undefined
      const file = path.resolve(resolveDir, to)
      if (kind === 'dynamic-import') loadedLater.add(file)
      else if (importer === tableOfCommands && commands.includes(file)) {
        return { path: file, suffix: '?definition', sideEffects: false }
      }
      return undefined
    })
    onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: 'module.exports = {}' }))
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file, suffix }) => {
      const code = await readFile(file, 'utf8')
      const [loader, resolveDir] = ['ts', path.dirname(file)]
      if (suffix !== '') return { contents: code, loader, resolveDir, pluginData: definition }
      if (!loadedLater.has(file)) return undefined
      const brought = [...atStart, ...(commands.includes(file) ? commands : [])]
      const imports = brought.map((one) => `import ${JSON.stringify(one)}`)
      return { contents: `${code}\n${imports.join('\n')}\n`, loader, resolveDir }
    })
  },
}

await rm(dist, { recursive: true, force: true })
const bundle = await buildProgram()
await asCommonJs(dist, { program: ['bin', 'chunks'], modules: ['kit', 'lab'] })
await cp(path.join(root, 'bin/learn-async.cjs'), path.join(dist, 'bin/learn-async.cjs'))
await chmod(path.join(dist, 'bin/learn-async.cjs'), 0o755)
await buildPreload()
await buildPage()
await cp(path.join(root, 'src/runners/python'), path.join(dist, 'runners/python'), {
  recursive: true,
  filter: (from) => !from.endsWith('__pycache__'),
})
await buildLessons()
await cp(path.join(root, 'template'), path.join(dist, 'template'), { recursive: true })
buildDeclarations()
await writeFile(path.join(root, 'THIRD-PARTY-NOTICES.md'), await thirdPartyNotices(root, bundle))

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
    plugins: [leavingOut, packedParser, loadedTogether],
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
    const to = path.join(dist, 'lessons', path.relative(lessons, from))
    await mkdir(path.dirname(to), { recursive: true })
    // Long, and never shown.
    if (entry.name === 'python.json' || entry.name === 'questions.md') {
      await writeFile(`${to}.gz`, gzipSync(await readFile(from), { level: 9 }))
      continue
    }
    // Of a lesson its programs are shown, lesson.ts is not.
    if (entry.name !== 'lesson.ts') await cp(from, to)
    if (!entry.name.endsWith('.ts')) continue
    const blanked = amaro.transformSync(await readFile(from, 'utf8'), { mode: 'strip-only' }).code
    const code = pointToJavaScript(blanked)
    await writeFile(
      to.replace(/\.ts$/, '.js'),
      entry.name === 'lesson.ts'
        ? (await transform(code, { minify: true, charset: 'utf8' })).code
        : code,
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
