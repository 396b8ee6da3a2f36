import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { refusal } from '../text/refusal.ts'
import { temporaryFolder } from './folders.ts'

/** A folder of its own for files that nobody keeps, with these in it. Throws one line where the machine has no room for it. */
export async function makeTemporaryFolder(
  prefix: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ path: string; remove: () => Promise<void> }> {
  const parent = temporaryFolder()
  let folder: string | null = null
  const remove = async (): Promise<void> => {
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }
  try {
    folder = await mkdtemp(path.join(parent, prefix))
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
    return { path: folder, remove }
  } catch (error) {
    await remove()
    throw new Error(
      `nothing can be written in ${parent}: ${refusal(error)}; TMPDIR names another folder`,
    )
  }
}
