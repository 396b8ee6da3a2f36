/**
 * The disk as this room needs it, implemented by `src/system.ts`.
 * Paths are joined with `/`, which every platform takes.
 */
export interface CourseFiles {
  /** What stands in a folder, in any order. Rejects when there is no such folder. */
  list(folder: string): Promise<readonly CourseEntry[]>
  /** The text of a file, unpacked where its name ends in `.gz`. Rejects when it cannot be read. */
  read(path: string): Promise<string>
  /** Imports a module and resolves to its exports. Rejects as `import()` does. */
  load(path: string): Promise<unknown>
}

/**
 * Makes a folder with these files in it, by name, and the folders above it.
 * Rejects, and leaves nothing, where it is there already or cannot be written.
 */
export type MakeFolder = (folder: string, texts: ReadonlyMap<string, string>) => Promise<void>

export interface CourseEntry {
  name: string
  kind: 'file' | 'folder'
}

/** The files below a folder, as paths from it (`demo.ts`, `asides/zero.ts`), sorted; hidden ones are left out. */
export async function filesBelow(files: CourseFiles, folder: string): Promise<string[]> {
  const found: string[] = []
  for (const { name, kind } of await files.list(folder)) {
    if (name.startsWith('.')) continue
    if (kind === 'file') found.push(name)
    else
      found.push(
        ...(await filesBelow(files, `${folder}/${name}`)).map((inner) => `${name}/${inner}`),
      )
  }
  return found.sort()
}
