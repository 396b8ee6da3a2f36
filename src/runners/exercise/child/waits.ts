import v8 from 'node:v8'
import { lineHere } from './source-line.ts'

const most = 50_000

/**
 * Remembers at which line of the learner's each pending promise was made, an
 * await's own too. It is slow, so it is done in a second run, of a file that hung.
 */
export class Waits {
  #lines = new Map<Promise<unknown>, number>()

  constructor() {
    v8.promiseHooks.createHook({
      init: (promise) => {
        const line = this.#lines.size < most ? lineHere() : undefined
        if (line !== undefined) this.#lines.set(promise, line)
      },
      settled: (promise) => void this.#lines.delete(promise),
    })
  }

  /** Nothing that was pending before counts. */
  clear(): void {
    this.#lines.clear()
  }

  /** Where the last that was begun waits. */
  get lastLine(): number | undefined {
    return [...this.#lines.values()].at(-1)
  }
}
