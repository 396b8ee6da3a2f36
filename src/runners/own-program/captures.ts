import path from 'node:path'
import { WrongUse } from '../../text/exit-error.ts'
import { printableLines } from '../../text/printable.ts'
import { foundPython } from '../python.ts'
import type { Processes } from '../processes.ts'
import type { Capture, LogFiles, WatchedRun } from './capture.ts'
import { javaScript } from './javascript/javascript.ts'
import type { OwnPrograms } from './own-programs.ts'
import { python } from './python.ts'

/** What watches a program of that language; throws WrongUse for a file of another, or none. */
export async function captureFor(
  { program: { file }, workingDirectory }: WatchedRun,
  programs: OwnPrograms,
  processes: Processes,
): Promise<Capture> {
  if (file !== null) {
    const isFound = await isThere(path.resolve(workingDirectory, file), programs.files)
    if (!isFound) throw new WrongUse(`there is no program "${printableLines(file)}"`)
  }
  if (file === null || /\.pyw?$/i.test(file)) {
    const { command } = await foundPython({ processes }, printableLines(file ?? 'that module'))
    return python({ command, folder: programs.pythonFolder, disk: programs.files, processes })
  }
  if (/\.[^./\\]+$/.test(file) && !/\.[cm]?[jt]sx?$/i.test(file)) {
    throw new WrongUse(
      `"${printableLines(file)}" is neither JavaScript, TypeScript nor Python by its name`,
    )
  }
  return javaScript(programs)
}

/** As Node looks: `app` is app.js too, and a folder its index or its package's. */
async function isThere(file: string, files: LogFiles): Promise<boolean> {
  const kind = files.kindOf(file)
  if (kind === 'file') return true
  if (kind === 'folder') {
    return (await files.names(file)).some((name) => /^(?:index\.|package\.json$)/.test(name))
  }
  const beside = await files.names(path.dirname(file))
  return (
    path.extname(file) === '' && beside.some((name) => name.startsWith(`${path.basename(file)}.`))
  )
}
