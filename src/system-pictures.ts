import type { FileHandle } from 'node:fs/promises'
import type { PictureFiles } from './timeline/formats/picture-files.ts'

// Loaded when a picture is saved or drawn again, not at every start. They wait
// without holding the thread: the file may be a pipe, and Ctrl-C must be heard.
const later = () => import('node:fs/promises')

/** Files of saved pictures on this disk; `page` is the folder of the built page. */
export function nodePictureFiles(page: string): PictureFiles {
  return {
    read: async (path) => (await later()).readFile(path, 'utf8'),
    async write(path, text) {
      const { handle, isNew } = await openToWrite(path)
      try {
        await handle.writeFile(text)
      } catch (error) {
        if (isNew) await (await later()).rm(path, { force: true })
        throw error
      } finally {
        await handle.close()
      }
    },
    async page() {
      const { readFile } = await later()
      const [script, style] = await Promise.all(
        ['page.js', 'page.css'].map((name) => readFile(`${page}/${name}`, 'utf8')),
      )
      return { script: script!, style: style! }
    },
  }
}

async function openToWrite(path: string): Promise<{ handle: FileHandle; isNew: boolean }> {
  const { open } = await later()
  try {
    return { handle: await open(path, 'wx'), isNew: true }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return { handle: await open(path, 'w'), isNew: false }
  }
}
