import { Interrupted } from './left.ts'
import type { Streams } from './streams.ts'

/**
 * Reads what was typed before now and forgets it; resolves to whether there was
 * any. The terminal is raw for that moment: a line that has no Enter yet would
 * come later. Throws Interrupted where Ctrl-C was typed in just that moment.
 */
export async function forgetTyped(
  input: NodeJS.ReadStream,
  afterReading: Streams['afterReading'],
): Promise<boolean> {
  if (input.isTTY !== true || input.readableEnded || input.destroyed) return false
  let [read, interrupted] = [0, false]
  const forget = (chunk: Buffer | string): void => {
    read++
    interrupted ||= String(chunk).includes('\x03')
  }
  const wasRaw = input.isRaw
  input.setRawMode(true)
  input.on('data', forget)
  input.resume()
  try {
    for (let before = -1; read > before; ) {
      before = read
      await afterReading()
    }
  } finally {
    input.removeListener('data', forget)
    input.setRawMode(wasRaw)
    input.pause()
  }
  if (interrupted) throw new Interrupted()
  return read > 0
}
