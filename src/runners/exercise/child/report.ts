import { writeSync } from 'node:fs'
import type { End, PracticeEvent } from '../../../practice/protocol/protocol.ts'

// Taken before the learner's file can put others in their place.
const { stringify } = JSON
const exit = (process as unknown as { reallyExit: (code: number) => never }).reallyExit.bind(
  process,
)

/** Descriptor of its own for events. */
export const descriptor = 3

/** What an event says beside what happened. */
export type Happened = PracticeEvent extends infer One
  ? One extends PracticeEvent
    ? Omit<One, 'atMs' | 'look'>
    : never
  : never

/** Tells of what happens, each event at once, so that whatever ends the process comes after it. */
export class Reporter {
  #nonce: string
  #moment: () => { atMs: number; look: number }
  #over = false
  #printed = 0
  #mostPrinted: number

  constructor(nonce: string, mostPrinted: number, moment: () => { atMs: number; look: number }) {
    this.#nonce = nonce
    this.#mostPrinted = mostPrinted
    this.#moment = moment
  }

  tell(happened: Happened): void {
    if (this.#over) return
    write(`${this.#nonce} ${stringify({ ...this.#moment(), ...happened })}\n`)
  }

  printed(text: string): void {
    this.#printed += text.length
    if (this.#printed > this.#mostPrinted) this.end({ how: 'output' })
    this.tell({ kind: 'printed', text })
  }

  /** Tells the end, and ends the process, whatever of the learner's would want to go on. */
  end(end: End, line?: number): never {
    this.tell({ kind: 'end', ...end, ...(line !== undefined && { line }) })
    this.#over = true
    return exit(0)
  }
}

function write(text: string): void {
  let rest = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest))
    } catch (thrown) {
      // Full, where it does not block.
      if ((thrown as { code?: unknown }).code !== 'EAGAIN') return exit(74)
    }
  }
}
