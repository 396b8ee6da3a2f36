import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RunHost } from '../src/runners/host.ts'
import { nodeOwnPrograms } from '../src/system/own-programs.ts'
import { exerciseHost } from '../src/system/exercises.ts'
import { nodeProcesses } from '../src/system/processes.ts'
import { host } from './lab-host.ts'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

/** The built lessons, as they are shipped. */
export const builtLessons = path.join(dist, 'lessons')

/** The machine as any run needs it. */
export const runHost: RunHost = {
  ...host,
  processes: nodeProcesses(),
  preload: path.join(dist, 'runners/preload.cjs'),
  pythonRunner: path.join(dist, 'runners/python/learn_async_lab.py'),
  exercises: exerciseHost(path.join(dist, 'runners/exercise')),
  ownPrograms: async () =>
    nodeOwnPrograms({
      preload: path.join(dist, 'runners/own-program/javascript/preload.cjs'),
      pythonFolder: path.join(dist, 'runners/own-program/python'),
    }),
}

export { courseFiles as disk } from '../src/system/files.ts'
