import { execFile } from 'node:child_process'
import path from 'node:path'
import type { FoundPython, Processes } from '../runners/processes.ts'
import { runChild } from './child.ts'
import { makeTemporaryFolder } from './temporary.ts'

/** Child processes of this machine, each in a group of its own unless all are to stay in ours. */
export function nodeProcesses({ inOurGroup = false } = {}): Processes {
  let python: Promise<FoundPython> | null = null
  return {
    run: (job) => runChild({ ...job, inOurGroup }),
    temporaryFile,
    findPython: () => (python ??= findPython()),
  }
}

/** The oldest that has asyncio.TaskGroup and asyncio.timeout. */
const oldestPython = [3, 11] as const

/**
 * LEARN_ASYNC_PYTHON, or python3 on PATH (python on Windows), asked for its version. What stands on
 * PATH may be a manager's script that at each start looks for the Python that is meant, for longer
 * than Python itself takes: so it is asked where that is, too.
 */
function findPython(): Promise<FoundPython> {
  const named = process.env.LEARN_ASYNC_PYTHON
  const command = named || (process.platform === 'win32' ? 'python' : 'python3')
  const ask = ['-c', 'import platform, sys; print(platform.python_version(), sys.executable)']
  return new Promise((resolve) =>
    execFile(command, ask, { timeout: 20_000, windowsHide: true }, (error, stdout) => {
      const [, version, major, minor, executable] =
        /^((\d+)\.(\d+)\S*)(?: (.*?))?\s*$/.exec(stdout) ?? []
      if (error !== null || version === undefined) {
        return resolve({ kind: 'missing', command, version: null })
      }
      const isOld =
        Number(major) < oldestPython[0] ||
        (Number(major) === oldestPython[0] && Number(minor) < oldestPython[1])
      if (isOld) return resolve({ kind: 'missing', command, version })
      resolve({ kind: 'found', command: (!named && executable) || command, version })
    }),
  )
}

const temporaryFile: Processes['temporaryFile'] = async (name, text) => {
  const file = path.basename(name)
  const files = { 'package.json': '{"type":"module"}\n', [file]: text }
  const folder = await makeTemporaryFolder('learn-async-', files)
  return { ...folder, path: path.join(folder.path, file) }
}
