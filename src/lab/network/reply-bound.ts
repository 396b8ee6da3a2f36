/** Bytes that one reply may have, and all of a run together. */
const most = { reply: 10_000_000, all: 100_000_000 }

/** A server that writes for ever ends a request by this error, instead of filling the memory. */
export class TooLong extends Error {
  override name = 'TooLong'
}

/** Counts what the replies of a run bring. */
export class ReplyBound {
  #all = 0

  /** For one reply: called with the bytes of each piece, gives the error to end it with, or null. */
  ofOne(): (bytes: number) => TooLong | null {
    let own = 0
    return (bytes) => {
      own += bytes
      this.#all += bytes
      if (own > most.reply) return tooLong('the reply is', most.reply)
      return this.#all > most.all ? tooLong('the replies of this run together are', most.all) : null
    }
  }
}

function tooLong(what: string, bytes: number): TooLong {
  return new TooLong(`${what} longer than ${bytes / 1_000_000} MB, and no more is read`)
}
