// Folders of this process's own, which are gone when it is, however it ends.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = fileURLToPath(new URL('../node_modules/', import.meta.url))

/**
 * Makes a folder from which packages are found, and another that is from now on
 * the temporary one, of all that this process starts too.
 */
export function workFolder() {
  const work = mkdtempSync(path.join(packages, '.work-'))
  const temporary = mkdtempSync(path.join(tmpdir(), 'learn-async-work-'))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = temporary
  removeWhenOver([work, temporary])
  return work
}

/** Somebody else waits for the end of this process, which may be killed and then removes nothing. */
const guard = `
  const { rmSync } = require('node:fs')
  process.stdin.resume().on('close', () => {
    for (const folder of process.argv.slice(1)) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    }
  })`

function removeWhenOver(folders) {
  const child = spawn(process.execPath, ['--eval', guard, ...folders], {
    cwd: packages,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.unref()
  child.stdin.unref()
  process.on('exit', () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
}
