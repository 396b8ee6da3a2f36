// Runs the bench: `npm run bench [-- section…]`. Its files are TypeScript over
// the program's own source, so they are bundled first, into a temporary folder.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
// Inside the folder, so that packages are found.
const work = mkdtempSync(path.join(root, 'node_modules', '.bench-'))
const temporary = mkdtempSync(path.join(tmpdir(), 'learn-async-bench-'))
process.on('exit', () => {
  for (const folder of [work, temporary]) rmSync(folder, { recursive: true, force: true })
})
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
})
const { bench } = await import(pathToFileURL(path.join(work, 'main.mjs')).href)
process.exitCode = await bench({
  root,
  work,
  temporary,
  asked: process.argv.slice(2),
  npm: process.env.npm_execpath ?? 'npm',
})
