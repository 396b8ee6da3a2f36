import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { commandRows } from './commands.ts'
import { fileRows } from './files.ts'
import { install } from './install.ts'
import { labRows } from './lab.ts'
import { menuRow } from './menu.ts'
import { type Row, row } from './row.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * `npm run test:package`: packs the package, installs it into an empty folder
 * and uses it there as anyone would. Prints a table; resolves to the exit code.
 */
export async function run(): Promise<number> {
  const work = await mkdtemp(path.join(tmpdir(), 'learn-async-package-'))
  try {
    console.log(`The packed package, installed alone into an empty folder with an empty cache, out of reach of
this folder's node_modules, held against what the README promises of it.\n`)
    const place = await install(root, work)
    const rows: Row[] = [
      ...(await fileRows(root, place)),
      await toolRow('publint --strict', ['publint', '--strict']),
      await toolRow('attw', ['attw', place.tarball, '--profile', 'esm-only']),
      ...(await commandRows(place)),
      await menuRow(place),
      ...(await labRows(root, place)),
    ]
    console.table(rows.map(({ what, against, holds }) => ({ what, against, holds })))
    const failed = rows.filter(({ holds }) => holds === 'no')
    for (const { what, otherwise } of failed) console.log(`${what}: ${otherwise.trim()}\n`)
    console.log(failed.length === 0 ? 'All holds.' : `${failed.length} do not hold.`)
    return failed.length === 0 ? 0 : 1
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** A tool of this folder that looks at the package and finds nothing. */
function toolRow(name: string, [tool, ...args]: [string, ...string[]]): Promise<Row> {
  const script = path.join(root, 'node_modules', '.bin', tool)
  return new Promise((resolve) =>
    execFile(script, args, { cwd: root }, (error, stdout, stderr) =>
      resolve(row(name, 'finds nothing', error === null, (stdout + stderr).slice(-300))),
    ),
  )
}
