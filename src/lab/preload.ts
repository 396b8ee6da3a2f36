/**
 * Runs in a child process before a process variant's file, and stamps what it
 * does: each line on stdout, an error that ends it, and its exit, as JSON lines
 * on descriptor 3. It changes nothing else: no promise, no timer, no handler
 * that would keep the process from dying as it would alone.
 */
import { writeSync } from 'node:fs'

const descriptor = 3

/** The form of a stamp; `atMs` counts from the start of the process. */
export type Stamp =
  | { kind: 'line'; atMs: number; text: string }
  | { kind: 'error'; atMs: number; name: string; message: string; unhandled: boolean }
  | { kind: 'exit'; atMs: number }

let begun = ''

function send(stamp: Stamp): void {
  writeSync(descriptor, `${JSON.stringify(stamp)}\n`)
}

function stampLines(text: string): void {
  const atMs = performance.now()
  const lines = (begun + text).split('\n')
  begun = lines.pop() ?? ''
  for (const line of lines) send({ kind: 'line', atMs, text: line })
}

process.stdout.write = (
  chunk: string | Uint8Array,
  encodingOrCallback?: BufferEncoding | ((error?: Error | null) => void),
  callback?: (error?: Error | null) => void,
): boolean => {
  stampLines(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())
  const written = typeof encodingOrCallback === 'function' ? encodingOrCallback : callback
  if (written) process.nextTick(written)
  return true
}

// The monitor only watches: what the error does to the process stays as it is.
process.on('uncaughtExceptionMonitor', (error: unknown, origin) => {
  const { name, message } =
    error instanceof Error ? error : { name: 'Error', message: String(error) }
  send({
    kind: 'error',
    atMs: performance.now(),
    name,
    message,
    unhandled: origin === 'unhandledRejection',
  })
})

process.on('exit', () => {
  const atMs = performance.now()
  if (begun !== '') send({ kind: 'line', atMs, text: begun })
  send({ kind: 'exit', atMs })
})
