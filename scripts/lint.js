// npm run lint: writes .oxlintrc.json from the table of rooms, where editors
// find it too, and runs oxlint with it. `node scripts/lint.js <folder> …`
// lints another folder laid out like this one; what follows goes to oxlint.
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { lintConfig } from './lint-config.js'

const [folder = fileURLToPath(new URL('..', import.meta.url)), ...options] = process.argv.slice(2)
const config = path.join(folder, '.oxlintrc.json')
writeFileSync(config, `${JSON.stringify(lintConfig(), null, 2)}\n`)

const package_ = path.dirname(createRequire(import.meta.url).resolve('oxlint/package.json'))
const { status } = spawnSync(
  process.execPath,
  [
    path.join(package_, 'bin/oxlint'),
    '--type-aware',
    '--disable-nested-config',
    '--report-unused-disable-directives',
    '--config',
    config,
    ...options,
    ...['bin', 'src', 'lessons', 'template', 'test', 'testing', 'proof', 'scripts'].filter((name) =>
      existsSync(path.join(folder, name)),
    ),
  ],
  { cwd: folder, stdio: 'inherit' },
)
process.exitCode = status ?? 1
