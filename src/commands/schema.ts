/** The version of every document that `--json` prints; it grows when a shape changes in a way that could break a reader. */
export const schemaVersion = 1
