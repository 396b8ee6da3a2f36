import { Interrupted } from './ends.ts'

/** A turn of the event loop in which what the terminal already holds is read. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Reads what was typed before now and forgets it. The terminal is raw for that
 * moment: a line that has no Enter yet would come later. Throws Interrupted
 * where Ctrl-C was typed in just that moment.
 */
export async function forgetTyped(input: NodeJS.ReadStream): Promise<void> {
  if (input.isTTY !== true || input.readableEnded || input.destroyed) return
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
    // The first turn may end before anything was looked for; later ones go on while something comes.
    await turn()
    for (let before = -1; read > before; ) {
      before = read
      await turn()
      await turn()
    }
  } finally {
    input.removeListener('data', forget)
    input.setRawMode(wasRaw)
    input.pause()
  }
  if (interrupted) throw new Interrupted()
}
