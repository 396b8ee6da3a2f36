// Runs what is too long for the tests: `npm run fuzz [-- cases]`, `npm run dump`,
// `npm run test:verdicts [-- lesson…]`, `npm run test:package` and
// `npm run record-python [-- lesson…]`. proof/ is TypeScript over the program's
// own source and the machines of testing/, so it is bundled first, into a
// temporary folder; npm builds the program and the lessons before it.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { ownPlaces } from './own-places.js'
import { workFolder } from './work-folder.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const [which, ...asked] = process.argv.slice(2)
const work = workFolder()

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
  plugins: [ownPlaces('proof', 'testing')],
})
const { run } = await import(pathToFileURL(path.join(work, 'main.mjs')).href)
process.exitCode = await run(asked, path.join(work, 'part.mjs'))
