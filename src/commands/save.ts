import type { App } from '../app.ts'
import { refusal } from '../text/refusal.ts'
import type { Format } from '../picture/formats/formats.ts'
import type { SavedRun } from '../picture/formats/saved-run.ts'
import { printable } from '../text/printable.ts'
import type { Given } from './commands.ts'
import { WrongUse } from './ends.ts'

/** A file that `--save` names, and the format that its name asks for. */
export interface SaveTarget {
  file: string
  format: Format
}

/** What `--save` asks for, in order; throws WrongUse for a name that no format has. */
export async function saveTargets(given: Given): Promise<SaveTarget[]> {
  const files = (given.save as string[] | undefined) ?? []
  if (files.length === 0) return []
  const { formatFor, formats } = await import('../picture/formats/formats.ts')
  return files.map((file) => {
    const format = formatFor(file)
    if (format !== null) return { file, format }
    const endings = formats.map(({ ending }) => ending)
    throw new WrongUse(
      `--save takes a file that ends with ${endings.slice(0, -1).join(', ')} or ${endings.at(-1)}, not "${printable(file)}"`,
    )
  })
}

/** Writes each file, and says on stderr what became of it. Resolves to whether all were written. */
export async function save(
  app: App,
  targets: readonly SaveTarget[],
  run: SavedRun,
): Promise<boolean> {
  let all = true
  for (const { file, format } of targets) {
    try {
      const { make } = await format.load()
      await app.pictureFiles.write(file, await make(run, app.pictureFiles))
      app.note(`Saved ${printable(file)}`)
    } catch (error) {
      all = false
      app.note(`learn-async: ${printable(file)} cannot be saved: ${refusal(error, reasons)}`)
    }
  }
  return all
}

const reasons = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'writing there is not allowed',
  EPERM: 'writing there is not allowed',
  EPIPE: 'nobody reads from it any more',
}
