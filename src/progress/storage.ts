/** The journal's place on disk as this room needs it, implemented by `src/system.ts`. */
export interface Storage {
  /** The folder of the journal; it need not exist yet. */
  readonly folder: string
  /** The bytes of a file in it, or null when there is none. Rejects when it cannot be read. */
  read(file: string): Promise<Uint8Array | null>
  /** Adds bytes to a file in it with one O_APPEND write, making folder and file. Rejects when it cannot. */
  append(file: string, bytes: Uint8Array): Promise<void>
}
