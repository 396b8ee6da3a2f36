import {
  closeSync,
  type Dirent,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CourseFiles, MakeFolder } from './catalog/course-files.ts'
import type { Storage } from './progress/storage.ts'

// What is read and written here is small, and nothing else is under way
// meanwhile: at a start it is quicker at once than through node:fs/promises,
// which alone takes a twentieth of a bare Node's start to load.

/** Lessons on this disk. */
export const courseFiles: CourseFiles = {
  async list(folder) {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      kind: entry.isDirectory() ? 'folder' : isFile(entry, folder) ? 'file' : 'other',
    }))
  },
  async read(file) {
    // Asked before it is opened: to open a pipe may take for ever.
    if (!statSync(file).isFile()) {
      throw Object.assign(new Error('it is not a file'), { code: 'EFTYPE' })
    }
    if (!file.endsWith('.gz')) return readFileSync(file, 'utf8')
    const { gunzipSync } = await import('node:zlib')
    return gunzipSync(readFileSync(file)).toString('utf8')
  },
  load: (file) => import(pathToFileURL(path.resolve(file)).href) as Promise<unknown>,
}

/** Whether an entry is a file, or a link to one. */
function isFile(entry: Dirent, folder: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile()
  try {
    return statSync(path.join(folder, entry.name)).isFile()
  } catch {
    // It leads nowhere, or to itself.
    return false
  }
}

/** Lays out a folder that is not there yet, or nothing. */
export const makeFolder: MakeFolder = async (folder, texts) => {
  mkdirSync(path.dirname(folder), { recursive: true })
  // Not recursive: it fails where the folder is there already, whoever made it.
  mkdirSync(folder)
  try {
    for (const [name, text] of texts) writeFileSync(path.join(folder, name), text)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** The learner's data in a folder; '' where there is no place for it. */
export function nodeStorage(folder: string): Storage {
  return {
    folder,
    async read(file) {
      if (folder === '') return null
      const name = path.join(folder, file)
      try {
        // A pipe or a device in its place could be read for ever.
        const kind = statSync(name)
        if (!kind.isFile() && !kind.isDirectory()) {
          throw new Error('what stands in its place is no file')
        }
        return readFileSync(name)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    async append(file, bytes) {
      if (folder === '')
        throw new Error('there is no home directory; LEARN_ASYNC_HOME can name a folder')
      mkdirSync(folder, { recursive: true })
      const opened = openSync(path.join(folder, file), 'a')
      try {
        if (writeSync(opened, bytes) < bytes.length)
          throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })
      } finally {
        closeSync(opened)
      }
    },
  }
}
