import {
  closeSync,
  constants,
  fstatSync,
  type Dirent,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CourseFiles, MakeFile, MakeFolder } from '../course/course-files.ts'
import type { Storage } from '../journal/storage.ts'
import { absolute } from './folders.ts'
import { withPacked } from './packed-course.ts'

// What is read and written here is small, and nothing else is under way
// meanwhile: at a start it is quicker at once than through node:fs/promises,
// which alone takes a twentieth of a bare Node's start to load.

/** Lessons on this disk. */
export const courseFiles: CourseFiles = withPacked({
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
    return readFileSync(file, 'utf8')
  },
  load: (file) => import(pathToFileURL(path.resolve(file)).href) as Promise<unknown>,
})

/**
 * Makes a folder and those above it. Node 20 itself would try for ever where a
 * folder is there and takes none, as in /proc.
 */
function makeFolders(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const above = path.dirname(folder)
    if (code === 'ENOENT' && above !== folder) {
      makeFolders(above)
      mkdirSync(folder)
    } else if (!isFolder(folder)) throw error
  }
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() === true
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

/** The whole path of a folder, without links; null where there is none. */
export function realFolder(name: string): string | null {
  try {
    const real = realpathSync.native(absolute(name))
    return isFolder(real) ? real : null
  } catch {
    return null
  }
}

/** Lays out a folder that is not there yet, or nothing. */
export const makeFolder: MakeFolder = async (folder, texts) => {
  makeFolders(path.dirname(folder))
  // Not recursive: it fails where the folder is there already, whoever made it.
  mkdirSync(folder)
  try {
    for (const [name, text] of texts) {
      const file = path.join(folder, name)
      makeFolders(path.dirname(file))
      writeFileSync(file, text)
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** Makes a file that is not there yet. */
export const makeFile: MakeFile = async (file, text) => {
  makeFolders(path.dirname(file))
  const opened = openSync(file, 'wx')
  try {
    writeFileSync(opened, text)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    closeSync(opened)
  }
}

/** So much of a file is read at once: text of more at a time costs V8 several times as much. */
const pieceLength = 1 << 16

/** The learner's data in a folder; '' where there is no place for it. */
export function nodeStorage(folder: string): Storage {
  return {
    folder,
    async *read(file) {
      const opened = folder === '' ? null : openToRead(path.join(folder, file))
      if (opened === null) return
      try {
        const { size } = fstatSync(opened)
        const piece = new Uint8Array(Math.min(size + 1, pieceLength))
        for (;;) {
          const length = readSync(opened, piece)
          if (length === 0) return
          yield piece.subarray(0, length)
          if (length === pieceLength) await new Promise((resolve) => setImmediate(resolve))
        }
      } finally {
        closeSync(opened)
      }
    },
    async append(file, bytes) {
      if (folder === '')
        throw new Error('there is no home directory; LEARN_ASYNC_HOME can name a folder')
      makeFolders(folder)
      const opened = openSync(path.join(folder, file), appending)
      try {
        if (writeSync(opened, bytes) < bytes.length)
          throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })
      } finally {
        closeSync(opened)
      }
    },
  }
}

// A pipe that stands in the place of a file would be waited for.
const { O_APPEND, O_CREAT, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants
const appending = O_APPEND | O_CREAT | O_WRONLY | O_NONBLOCK

/** Null where there is no such file. */
function openToRead(name: string): number | null {
  let opened: number
  try {
    opened = openSync(name, O_RDONLY | O_NONBLOCK)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const kind = fstatSync(opened)
  if (kind.isFile()) return opened
  closeSync(opened)
  throw new Error(
    kind.isDirectory() ? 'a folder stands in its place' : 'what stands in its place is no file',
  )
}
