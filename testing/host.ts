import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { CourseFiles } from '../src/course/course-files.ts'
import type { RunHost } from '../src/runners/host.ts'
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
}

export const disk: CourseFiles = {
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.map((entry) => ({
      name: entry.name,
      kind: entry.isDirectory() ? ('folder' as const) : ('file' as const),
    }))
  },
  read: async (file) =>
    file.endsWith('.gz')
      ? gunzipSync(await readFile(file)).toString('utf8')
      : readFile(file, 'utf8'),
  load: (file) => import(pathToFileURL(file).href) as Promise<unknown>,
}
