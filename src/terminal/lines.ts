import { createInterface, type Interface } from 'node:readline'
import { InputEnded } from './left.ts'
import type { Streams } from './streams.ts'

/** Whole lines of an input, one at a time; what comes early is kept, until it is forgotten. */
export class Lines {
  #input: NodeJS.ReadableStream & { isTTY?: boolean }
  #reader: Interface
  #afterReading: Streams['afterReading']
  #early: string[] = []
  #waiting: { resolve: (line: string) => void; reject: (error: Error) => void } | null = null
  #end: Error | null = null

  /** `stopped` aborts with the error that the waiting question is to throw. */
  constructor(
    input: NodeJS.ReadableStream & { isTTY?: boolean },
    stopped: AbortSignal,
    afterReading: Streams['afterReading'] = () => Promise.resolve(),
  ) {
    this.#input = input
    this.#afterReading = afterReading
    this.#reader = createInterface({ input, terminal: false })
    this.#reader.on('line', (line) => {
      const waiting = this.#waiting
      this.#waiting = null
      if (waiting) waiting.resolve(line)
      else this.#early.push(line)
    })
    this.#reader.on('close', () => this.#finish(new InputEnded()))
    const whenStopped = (): void => this.#finish(stopped.reason as Error)
    stopped.addEventListener('abort', whenStopped)
    if (stopped.aborted) whenStopped()
  }

  next(): Promise<string> {
    const early = this.#early.shift()
    if (early !== undefined) return Promise.resolve(early)
    if (this.#end !== null) return Promise.reject(this.#end)
    return new Promise((resolve, reject) => (this.#waiting = { resolve, reject }))
  }

  /**
   * Forgets the lines that a person typed before now, and gives them back.
   * What comes out of a pipe or a file was never typed too early.
   */
  async forget(): Promise<string[]> {
    if (this.#input.isTTY !== true) return []
    // A terminal hands over one line at each reading.
    for (let before = -1; this.#early.length > before; ) {
      before = this.#early.length
      await this.#afterReading()
    }
    return this.#early.splice(0)
  }

  close(): void {
    this.#reader.close()
  }

  #finish(error: Error): void {
    this.#end ??= error
    this.#waiting?.reject(this.#end)
    this.#waiting = null
  }
}
