// The program, the kit and the lab, bundled by rolldown into files that are
// loaded in parts. They are CommonJS: Node's loader of ES modules costs a start a
// tenth of a bare Node's. What others import, kit and lab, is an ES module over
// the same files, so that a lesson's classes are the program's.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { lessOfUndici, replacedInUndici } from './bundle-undici.js'
import { packFile, packTogether } from './pack-file.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = (name) => path.join(root, 'src', name)
const tableOfCommands = src('commands/commands.ts')

/** Chunks that the menu, a Tab or another's program needs, which should not wait for the rest to be unpacked. */
const loadedAsTheyAre = new Set(
  'rolldown-runtime menu prompts lists lines complete lab source choose undici-parts'.split(' '),
)

/**
 * Bundles into `dist`, without a package that would be needed at run time, and
 * packs the texts with what is alike. Resolves to the files that were bundled.
 */
export async function bundle(dist, texts) {
  const commands = await commandFiles()
  const files = new Layers([
    ['start', [path.join(root, 'bin/program.ts')]],
    ['menu', [src('commands/menu.ts')]],
    ['prompts', [src('terminal/interactive-prompter.ts'), src('terminal/linear-prompter.ts')]],
    ['lists', [src('terminal/pick-prompt.ts')]],
    ['complete', [src('commands/complete.ts')]],
    ['lab', [src('course/kit/index.ts'), src('lab/public.ts')]],
    ['lesson', [src('course/load.ts')]],
    ['commands', commands],
  ])
  const bundled = await rolldown({
    cwd: root,
    input: {
      'bin/program': 'bin/program.ts',
      'kit/index': 'src/course/kit/index.ts',
      'lab/index': 'src/lab/public.ts',
    },
    platform: 'node',
    resolve: { conditionNames: ['learn-async-source', 'node', 'import', 'require'] },
    plugins: [leavingOut, lessOfUndici, nodesByRequire, definitionsApart(commands), files.plugin],
    // What is imported late is in a later layer, whoever else there imports it at once.
    checks: { ineffectiveDynamicImport: false },
  })
  const { output } = await bundled.write({
    dir: dist,
    format: 'cjs',
    exports: 'named',
    strict: true,
    minify: true,
    comments: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    codeSplitting: { groups: files.groups },
  })
  await bundled.close()
  for (const { isEntry, name, exports, fileName } of output) {
    if (isEntry && /^(?:kit|lab)\//.test(name)) await writeModule(dist, name, exports)
    if (name === 'undici-parts') await packFile(path.join(dist, fileName))
  }
  const later = output.filter(({ isEntry, name }) => !isEntry && !loadedAsTheyAre.has(name))
  await packTogether(
    path.join(dist, 'chunks'),
    later.map(({ fileName }) => path.basename(fileName)),
    texts,
  )
  return output.flatMap(({ moduleIds = [] }) => moduleIds).map((id) => path.relative(root, id))
}

/** An ES module with all that the CommonJS file beside it exports. */
async function writeModule(dist, name, exports) {
  const file = path.join(dist, `${name}.js`)
  await mkdir(path.dirname(file), { recursive: true })
  const whole = `import all from './${path.basename(name)}.cjs'\n`
  const names =
    exports.length === 0 ? 'export {}\n' : `export const { ${exports.join(', ')} } = all\n`
  await writeFile(file, whole + names)
}

/** The files of commands that are loaded when they are called. */
async function commandFiles() {
  const table = await readFile(tableOfCommands, 'utf8')
  return [...table.matchAll(/import\('\.\/([\w-]+\.ts)'\)/g)].map(([, name]) =>
    src(`commands/${name}`),
  )
}

/**
 * Each file that is read costs a start as much as a thousand lines in it, and
 * what is shared in several ways would become many small files. So all that the
 * files of a layer load at once is one file, but for what a layer before it has.
 */
class Layers {
  #layerOf = new Map()

  constructor(layers) {
    this.groups = layers.map(([name], index) => ({
      name,
      priority: layers.length - index,
      test: (id) => this.#layerOf.get(id) === name,
    }))
    const layerOf = this.#layerOf
    this.plugin = {
      name: 'layers',
      buildEnd() {
        for (const [name, files] of layers) {
          const left = [...files]
          for (let id = left.pop(); id !== undefined; id = left.pop()) {
            if (layerOf.has(id)) continue
            layerOf.set(id, name)
            left.push(...(this.getModuleInfo(id)?.importedIds ?? []))
          }
        }
      },
    }
  }
}

/**
 * The file of a command holds all of it, and a start needs its definition alone:
 * what the table of commands imports of it at once comes from a copy of the file
 * that imports nothing but what definitions are made of; whatever of it is not
 * used is left out.
 */
function definitionsApart(commands) {
  const [suffix, nothing] = ['?definition', '\0nothing']
  return {
    name: 'definitions-apart',
    resolveId(wanted, importer, { kind }) {
      if (importer?.endsWith(suffix)) {
        if (wanted === './definition.ts') return src('commands/definition.ts')
        return { id: nothing, moduleSideEffects: false }
      }
      if (importer !== tableOfCommands || kind === 'dynamic-import') return undefined
      const file = path.resolve(path.dirname(tableOfCommands), wanted)
      const isApart = commands.includes(file)
      return isApart ? { id: file + suffix, moduleSideEffects: false } : undefined
    },
    async load(id) {
      if (id === nothing) return 'module.exports = {}'
      if (!id.endsWith(suffix)) return undefined
      return { code: await readFile(id.slice(0, -suffix.length), 'utf8'), moduleType: 'ts' }
    },
  }
}

/** `import()` of a module of Node's own, which a packed file cannot call. */
const nodesByRequire = {
  name: 'nodes-by-require',
  transform: (code, file) =>
    file.startsWith(src('')) && code.includes("import('node:")
      ? code.replace(/\bimport\(('node:[\w/]+')\)/g, 'Promise.resolve(require($1))')
      : undefined,
}

/** What of packages is left out of the bundle, each with its reason. */
const leftOut = [
  ...replacedInUndici,
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
  resolveId(wanted, importer = '') {
    const rule = leftOut.find((one) => one.import.test(wanted) && one.by.test(importer))
    return rule === undefined ? undefined : path.join(root, rule.instead)
  },
}
