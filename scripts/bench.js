// Runs the bench: `npm run bench [-- section…]`. Its files are TypeScript over
// the program's own source, so they are bundled first, into a temporary folder.
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { ownPlaces } from './own-places.js'
import { workFolder } from './work-folder.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const work = workFolder()
await build({
  absWorkingDir: root,
  entryPoints: ['bench/main.ts', 'bench/one-section.ts', 'bench/delay-server-process.ts'],
  splitting: true,
  chunkNames: '[name]-[hash]',
  outdir: work,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  conditions: ['learn-async-source'],
  plugins: [ownPlaces('testing')],
})
const { bench } = await import(pathToFileURL(path.join(work, 'main.mjs')).href)
process.exitCode = await bench({
  root,
  work,
  temporary: tmpdir(),
  asked: process.argv.slice(2),
  npm: process.env.npm_execpath ?? 'npm',
})
