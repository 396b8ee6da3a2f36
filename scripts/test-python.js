// vitest calls it before the first test. A manager of versions puts a script in the place of
// python3, which at each start looks for the version that is meant: longer than Python itself takes
// to start, and hundreds of times in a run of the tests. So it is asked once where that is.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

export function setup() {
  const { stdout } = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], {
    encoding: 'utf8',
  })
  if (!stdout?.trim()) return
  const folder = path.dirname(stdout.trim())
  const before = process.env.PATH ?? ''
  if (before.split(path.delimiter).includes(folder)) return
  process.env.PATH = [folder, before].join(path.delimiter)
}
