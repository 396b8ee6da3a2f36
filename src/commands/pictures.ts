import type { App } from '../app.ts'
import { refusal } from '../text/refusal.ts'
import type { Format } from '../picture/formats/formats.ts'
import type { SavedRun } from '../picture/formats/saved-run.ts'
import type { Picture } from '../picture/picture.ts'
import { listed } from '../text/phrases.ts'
import { printableLines } from '../text/printable.ts'
import { pictureLines, wordLines } from '../tutor/pictures.ts'
import { WrongUse } from '../text/exit-error.ts'

/**
 * Finished pictures on stdout, and the same in words; words alone where lines are plain or short.
 * Where only so many rows are left, the words go where there is a picture.
 */
export function printPictures(app: App, pictures: readonly Picture[], rows?: number): void {
  const { linear, ascii } = app.capabilities
  const page = { linear: linear !== null, ascii, width: () => app.width() }
  const drawn = pictureLines(pictures, page, rows)
  const isEnough = rows !== undefined && drawn.length > 0
  app.print([...drawn, ...(isEnough ? [] : wordLines(pictures, page))])
}

/** A file that `--save` names, and the format that its name asks for. */
export interface SaveTarget {
  file: string
  format: Format
}

/** What `--save` asks for, in order; throws WrongUse for a name that no format has. */
export async function saveTargets(files: readonly string[] = []): Promise<SaveTarget[]> {
  if (files.length === 0) return []
  const { formatFor, formats } = await import('../picture/formats/formats.ts')
  return files.map((file) => {
    const format = formatFor(file)
    if (format !== null) return { file, format }
    const endings = listed(
      formats.map(({ ending }) => ending),
      'or',
    )
    throw new WrongUse(
      `--save takes a file that ends with ${endings}, not "${printableLines(file)}"`,
    )
  })
}

/** Writes each file, and says on stderr what became of it. Resolves to whether all were written. */
export function save(app: App, targets: readonly SaveTarget[], run: SavedRun): Promise<boolean> {
  return writeEach(app, targets, async ({ load }) => (await load()).make(run, app.pictureFiles))
}

/** The same of whatever a format makes a text of. */
export async function writeEach(
  app: App,
  targets: readonly SaveTarget[],
  text: (format: Format) => Promise<string>,
): Promise<boolean> {
  let all = true
  for (const { file, format } of targets) {
    try {
      await app.pictureFiles.write(file, await text(format))
      app.note(`Saved ${printableLines(file)}`)
    } catch (error) {
      all = false
      app.note(`learn-async: ${printableLines(file)} cannot be saved: ${refusal(error, reasons)}`)
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

/** The text of a saved run. Throws WrongUse for a file that cannot be read. */
export async function readText(app: App, file: string): Promise<string> {
  return app.pictureFiles.read(file).catch((error: unknown) => {
    throw new WrongUse(`${printableLines(file)} cannot be read: ${refusal(error, readReasons)}`)
  })
}

const readReasons = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'reading it is not allowed',
  EPERM: 'reading it is not allowed',
}
