/** The journal's place on disk as this room needs it, implemented by `src/system/system.ts`. */
export interface Storage {
  /** The folder of the journal; it need not exist yet. */
  readonly folder: string
  /**
   * The bytes of a file in it, piece by piece, each good until the next; none
   * where there is no such file. Throws when it cannot be read.
   */
  read(file: string): AsyncIterable<Uint8Array>
  /** Adds bytes to a file in it with one O_APPEND write, making folder and file. Rejects when it cannot. */
  append(file: string, bytes: Uint8Array): Promise<void>
}
