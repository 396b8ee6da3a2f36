/** A key typed while a live picture runs. */
export type LiveKey = 'space' | 'q' | 'ctrl-c' | 'other'

/** What an arrow or another special key sends, or one sign. */
const escape = '\x1b'
const keyPattern = new RegExp(`${escape}(?:\\[[0-9;?]*[ -/]*[@-~]|O.|.)?|[^${escape}]`, 'gsu')

/** Where keys come from. */
interface KeyParts {
  stdin: NodeJS.ReadStream
  /** As in Streams. */
  watchHeld?: (() => () => void) | undefined
}

/**
 * Listens for single keys with the terminal in raw mode, so that none of them
 * leaves a ghost in the picture. Returns what gives the terminal back; it may be called twice.
 */
export function listenForKeys(
  { stdin: input, watchHeld = () => () => {} }: KeyParts,
  onKey: (key: LiveKey, typed: string) => void,
): () => void {
  if (input.isTTY !== true) return () => {}
  const listener = (chunk: Buffer | string): void => {
    for (const [key] of String(chunk).matchAll(keyPattern)) onKey(named[key] ?? 'other', key)
  }
  const wasRaw = input.isRaw
  let listening = true
  input.setRawMode(true)
  input.on('data', listener)
  input.resume()
  const unwatch = watchHeld()
  return () => {
    if (!listening) return
    listening = false
    unwatch()
    input.removeListener('data', listener)
    input.setRawMode(wasRaw)
    input.pause()
  }
}

const named: Readonly<Record<string, LiveKey>> = { ' ': 'space', q: 'q', '\x03': 'ctrl-c' }
