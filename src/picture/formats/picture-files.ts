/** Built files that a format puts into its own, read when it asks for them. */
export interface Assets {
  /** The page of the HTML format: what `src/page` was built to. */
  page: () => Promise<{ script: string; style: string }>
}

/** The disk as saving and drawing again need it, implemented by `src/system/system.ts`. */
export interface PictureFiles extends Assets {
  /** The text of a file. Rejects with Node's error when it cannot be read. */
  read: (path: string) => Promise<string>
  /**
   * Makes or replaces one file, and touches no other path. Rejects with Node's
   * error when it cannot; a file that it made is then taken away again.
   */
  write: (path: string, text: string) => Promise<void>
}
