import type { Readable, Writable } from 'node:stream'
import type { PictureFiles } from '../picture/formats/picture-files.ts'
import { courseFiles } from './files.ts'

// Loaded when a picture is saved or drawn again, not at every start.
const disk = () => import('node:fs')

/** More than any saved run; a larger file would be looked through for seconds, deaf to Ctrl-C. */
const mostBytes = 20_000_000

/** Files of saved pictures on this disk; `page` is the folder that the built page is in, packed. */
export function nodePictureFiles(page: string): PictureFiles {
  return {
    async read(path) {
      const pieces: Buffer[] = []
      let length = 0
      for await (const piece of (await openToRead(path)) as AsyncIterable<Buffer>) {
        length += piece.length
        if (length > mostBytes) {
          throw new Error(`it is longer than ${mostBytes / 1_000_000} MB, as no saved run is`)
        }
        pieces.push(piece)
      }
      return Buffer.concat(pieces).toString('utf8')
    },
    async write(path, text) {
      const { stream, isNew } = await openToWrite(path)
      try {
        await new Promise<void>((resolve, reject) =>
          stream.once('finish', resolve).once('error', reject).end(text),
        )
      } catch (error) {
        if (isNew) (await disk()).rmSync(path, { force: true })
        throw error
      }
    },
    async page() {
      const [script, style] = await Promise.all(
        ['page.js', 'page.css'].map((name) => courseFiles.read(`${page}/${name}`)),
      )
      return { script: script!, style: style! }
    },
  }
}

// A pipe is opened without waiting for its other end, and then listened to as a
// socket is: a thread that waits for it could not even be ended by process.exit.

async function openToRead(path: string): Promise<Readable> {
  const { constants, createReadStream, fstatSync, openSync } = await disk()
  const opened = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  if (!fstatSync(opened).isFIFO()) return createReadStream('', { fd: opened })
  const { Socket } = await import('node:net')
  return new Socket({ fd: opened, readable: true, writable: false })
}

const triesAgainMs = 50

/** Waits, where it is a pipe, until somebody reads from it. */
async function openToWrite(path: string): Promise<{ stream: Writable; isNew: boolean }> {
  const { constants, createWriteStream, fstatSync, openSync, statSync } = await disk()
  const { O_CREAT, O_TRUNC, O_WRONLY, O_NONBLOCK } = constants
  try {
    return { stream: createWriteStream('', { fd: openSync(path, 'wx') }), isNew: true }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  for (;;) {
    try {
      const opened = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK)
      if (!fstatSync(opened).isFIFO()) {
        return { stream: createWriteStream('', { fd: opened }), isNew: false }
      }
      const { Socket } = await import('node:net')
      const stream = new Socket({ fd: opened, readable: false, writable: true })
      return { stream, isNew: false }
    } catch (error) {
      const isUnread = (error as NodeJS.ErrnoException).code === 'ENXIO' && statSync(path).isFIFO()
      if (!isUnread) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, triesAgainMs))
  }
}
