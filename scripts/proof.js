// Runs what is too long for the tests: `npm run fuzz [-- cases]`, `npm run dump`,
// `npm run test:verdicts [-- lesson…]`, `npm run test:package` and
// `npm run record-python [-- lesson…]`. proof/ is TypeScript over the program's
// own source and the machines of testing/, so it is bundled first, into a
// temporary folder; npm builds the program and the lessons before it.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { workFolder } from './work-folder.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const [which, ...asked] = process.argv.slice(2)
const work = workFolder()

/** What a file finds by its own place is found from the bundle too. */
const ownPlaces = {
  name: 'own-places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(proof|testing)\/.*\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      contents: readFileSync(file, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(file).href),
      ),
    })),
}

await build({
  absWorkingDir: root,
  entryPoints: ['main', 'part']
    .map((name) => `proof/${which}/${name}.ts`)
    .filter((file) => existsSync(path.join(root, file))),
  outdir: work,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  conditions: ['learn-async-source'],
  plugins: [ownPlaces],
})
const { run } = await import(pathToFileURL(path.join(work, 'main.mjs')).href)
process.exitCode = await run(asked, path.join(work, 'part.mjs'))
