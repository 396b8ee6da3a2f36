/** A key typed while a live picture runs. */
export type LiveKey = 'space' | 'q' | 'ctrl-c' | 'other'

/**
 * Listens for single keys with the terminal in raw mode, so that none of them
 * leaves a ghost in the picture. Returns what gives the terminal back.
 */
export function listenForKeys(input: NodeJS.ReadStream, onKey: (key: LiveKey) => void): () => void {
  if (input.isTTY !== true) return () => {}
  const listener = (chunk: Buffer | string): void => {
    for (const sign of String(chunk)) onKey(keyOf(sign))
  }
  const wasRaw = input.isRaw
  input.setRawMode(true)
  input.on('data', listener)
  input.resume()
  return () => {
    input.removeListener('data', listener)
    input.setRawMode(wasRaw)
    input.pause()
  }
}

function keyOf(sign: string): LiveKey {
  if (sign === ' ') return 'space'
  if (sign === '\x03') return 'ctrl-c'
  return sign === 'q' ? 'q' : 'other'
}
