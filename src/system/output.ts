import { fstatSync, writeSync } from 'node:fs'

/**
 * A stream of this process that writes all it is given or fails. Where stdout
 * is a file, Node's own takes a write that the disk cut short for a whole one.
 */
export function wholeOutput(stream: NodeJS.WriteStream & { fd: number }): NodeJS.WriteStream {
  if (!isOnDisk(stream)) return stream
  stream._write = (piece: Buffer, _encoding, done) => {
    try {
      for (let at = 0; at < piece.length; ) at += writeSync(stream.fd, piece, at)
      done()
    } catch (error) {
      done(error as Error)
    }
  }
  return stream
}

function isOnDisk({ fd, isTTY }: NodeJS.WriteStream & { fd: number }): boolean {
  try {
    const kind = fstatSync(fd)
    return kind.isFile() || (kind.isCharacterDevice() && isTTY !== true)
  } catch {
    return false
  }
}
