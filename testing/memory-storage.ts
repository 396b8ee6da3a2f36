import type { Storage } from '../src/journal/storage.ts'

/** A disk in memory, on which writes can be made to fail. */
export class MemoryStorage implements Storage {
  readonly folder = '/home/learner'
  readonly files = new Map<string, Uint8Array>()
  /** Every write, one element each: an entry must be one. */
  readonly writes: string[] = []
  /** So many bytes are read at once. */
  pieceLength = 1 << 16
  failing: (Error & { code?: string }) | null = null

  async *read(file: string): AsyncGenerator<Uint8Array> {
    if (this.failing?.code === 'EACCES') throw this.failing
    const bytes = this.files.get(file) ?? new Uint8Array()
    for (let at = 0; at < bytes.length; at += this.pieceLength) {
      yield bytes.subarray(at, at + this.pieceLength)
    }
  }

  async append(file: string, bytes: Uint8Array): Promise<void> {
    if (this.failing) throw this.failing
    this.writes.push(new TextDecoder().decode(bytes))
    const before = this.files.get(file) ?? new Uint8Array()
    this.files.set(file, Buffer.concat([before, bytes]))
  }

  put(text: string | Uint8Array): this {
    this.files.set(
      'journal.jsonl',
      typeof text === 'string' ? new TextEncoder().encode(text) : text,
    )
    return this
  }

  text(file = 'journal.jsonl'): string {
    return new TextDecoder().decode(this.files.get(file) ?? new Uint8Array())
  }
}
