import { setImmediate, setTimeout } from 'node:timers/promises'
import { Interrupted } from './ends.ts'

/**
 * Lets what the terminal already holds be read: all of it comes in one turn of
 * the event loop, but the one under way may be past its reading. No time is
 * waited for, so no clock is asked for it.
 */
export async function afterReading(): Promise<void> {
  for (let turns = 0; turns < 2; turns++) await setImmediate()
}

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
    for (let before = -1; read > before; ) {
      before = read
      await afterReading()
    }
  } finally {
    input.removeListener('data', forget)
    input.setRawMode(wasRaw)
    input.pause()
  }
  // A prompt passes over what comes in the turn in which it begins: it begins early in one.
  await setTimeout(0)
  if (interrupted) throw new Interrupted()
}
