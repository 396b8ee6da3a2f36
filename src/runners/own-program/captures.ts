import { WrongUse } from '../../text/exit-error.ts'
import { printableLines } from '../../text/printable.ts'
import type { Processes } from '../processes.ts'
import type { Capture, WatchedRun } from './capture.ts'
import type { OwnPrograms } from './own-programs.ts'
import { foundPython } from '../python.ts'
import { python } from './python.ts'
import { javaScript } from './javascript/javascript.ts'

/** What watches a program of that language; throws WrongUse for a file of another. */
export async function captureFor(
  { program: { file } }: WatchedRun,
  programs: OwnPrograms,
  processes: Processes,
): Promise<Capture> {
  if (file === null || /\.pyw?$/i.test(file)) {
    const { command } = await foundPython({ processes })
    return python({ command, folder: programs.pythonFolder, disk: programs.files, processes })
  }
  if (/\.[^./\\]+$/.test(file) && !/\.[cm]?[jt]sx?$/i.test(file)) {
    throw new WrongUse(
      `"${printableLines(file)}" is neither JavaScript, TypeScript nor Python by its name`,
    )
  }
  return javaScript(programs.node, programs.preload, programs.files)
}
