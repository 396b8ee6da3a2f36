/**
 * The disk as this room needs it, implemented by `src/system/system.ts`.
 * Paths are joined with `/`, which every platform takes.
 */
export interface CourseFiles {
  /** What stands in a folder, in any order. Rejects when there is no such folder. */
  list(folder: string): Promise<readonly CourseEntry[]>
  /**
   * The text of a file. Rejects when it cannot be read, and with the code EFTYPE
   * where it is a pipe or another thing that might be read for ever.
   */
  read(path: string): Promise<string>
  /** Imports a module and resolves to its exports. Rejects as `import()` does. */
  load(path: string): Promise<unknown>
}

/**
 * Makes a folder with these files in it, by name, and the folders above it.
 * Rejects, and leaves nothing, where it is there already or cannot be written.
 */
export type MakeFolder = (folder: string, texts: ReadonlyMap<string, string>) => Promise<void>

/**
 * Makes a file, and the folders above it. Rejects with Node's error, and changes
 * nothing, where something is there already or it cannot be written.
 */
export type MakeFile = (file: string, text: string) => Promise<void>

export interface CourseEntry {
  name: string
  /** `other`: a pipe, a device, a link that leads to a folder or nowhere. */
  kind: 'file' | 'folder' | 'other'
}

/** What is said of `other`, and the code of the error with which reading it is refused. */
export const notAFile = { fault: 'is not a file', code: 'EFTYPE' } as const

/** The files below a folder, as paths from it (`demo.ts`, `snippets/zero.ts`), sorted; hidden ones are left out. */
export async function filesBelow(files: CourseFiles, folder: string): Promise<string[]> {
  const entries = await entriesBelow(files, folder)
  return entries.filter(({ kind }) => kind === 'file').map(({ name }) => name)
}

/** The same with what is neither a file nor a folder. */
export async function entriesBelow(files: CourseFiles, folder: string): Promise<CourseEntry[]> {
  const found: CourseEntry[] = []
  for (const { name, kind } of await files.list(folder)) {
    if (name.startsWith('.')) continue
    if (kind !== 'folder') found.push({ name, kind })
    else {
      const inner = await entriesBelow(files, `${folder}/${name}`)
      found.push(...inner.map((entry) => ({ ...entry, name: `${name}/${entry.name}` })))
    }
  }
  return found.sort((one, other) => (one.name < other.name ? -1 : 1))
}
