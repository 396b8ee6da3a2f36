import { InputEnded } from './left.ts'
import type { PressedKey } from './pick-state.ts'

/**
 * Calls back when the input ends in the middle of a prompt, by its own end or
 * by Ctrl-D: inquirer would wait for ever. After Ctrl-Z and `fg` readline
 * leaves the input paused: it is woken up. Returns what stops the watching.
 */
export function watchInput(
  input: NodeJS.ReadStream,
  whenEnded: (end: InputEnded) => void,
): () => void {
  let last = ''
  const ended = (): void => whenEnded(new InputEnded())
  const pressed = (_sign: unknown, key: PressedKey | undefined): void => {
    last = key?.ctrl ? `ctrl-${key.name}` : ''
  }
  const paused = (): void => {
    if (last === 'ctrl-d') ended()
    if (last === 'ctrl-z') input.resume()
  }
  input.once('end', ended)
  input.once('close', ended)
  // Before readline's own listener, which pauses the input on Ctrl-D.
  input.prependListener('keypress', pressed)
  input.on('pause', paused)
  if (input.readableEnded || input.destroyed) ended()
  return () => {
    input.removeListener('end', ended)
    input.removeListener('close', ended)
    input.removeListener('keypress', pressed)
    input.removeListener('pause', paused)
  }
}
