import path from 'node:path'
import type { OwnProgramRun } from '../../own-program/run.ts'
import type { Processes } from '../processes.ts'
import type { Capture, LogFiles, Start, WatchedEnd, WatchedRun } from './capture.ts'
import { readLog } from './python-log/logged.ts'
import { ownRun } from './python-log/own-run.ts'
import { askedOfSource, type SourceAnswer } from './python-log/source.ts'

/** What watches a Python program: the Python that runs it, and the folder of the modules that watch. */
export interface PythonWatcher {
  command: string
  folder: string
  disk: LogFiles
  processes: Processes
}

const recordBytes = 16
const deadlineMs = 20_000
const nothingTold: SourceAnswer = { rows: [], calls: [], names: [] }

/**
 * Python, watched from inside: a sitecustomize of ours is found first, puts
 * PYTHONPATH back, and has asyncio watched as soon as the program imports it.
 */
export function python(watcher: PythonWatcher): Capture {
  const { command, folder } = watcher
  return {
    async prepare(run): Promise<Start> {
      const { options, file, arguments: given } = run.program
      const own = run.environment['PYTHONPATH']
      return {
        command,
        // By its name Python finds its own folder, and a virtual environment.
        calledAs: command,
        arguments: [...options, ...(file === null ? [] : [file]), ...given],
        environment: {
          ...run.environment,
          LEARN_ASYNC_LOG: logOf(run),
          ...(own !== undefined && { LEARN_ASYNC_PYTHONPATH: own }),
          PYTHONPATH: own ? `${folder}${path.delimiter}${own}` : folder,
        },
      }
    },
    read: (run, end) => read(run, end, watcher),
  }
}

const logOf = (run: WatchedRun): string => path.join(run.folder, 'log')

async function read(
  run: WatchedRun,
  end: WatchedEnd,
  watcher: PythonWatcher,
): Promise<OwnProgramRun | null> {
  const chunks: Buffer[] = []
  await watcher.disk.chunks(logOf(run), recordBytes, (chunk) => chunks.push(Buffer.from(chunk)))
  const logged = readLog(Buffer.concat(chunks))
  if (logged === null) return null
  const { asked, answers } = askedOfSource(logged)
  const answer = await askSource(asked, watcher)
  return ownRun(logged, {
    program: run.typed,
    end,
    shownFile: (file) => shownFile(file, run.workingDirectory),
    ...answers(answer),
    rows: answer.rows,
  })
}

function shownFile(file: string, workingDirectory: string): string {
  const relative = path.relative(workingDirectory, file)
  const isOutside = relative.startsWith('..') || path.isAbsolute(relative)
  return (isOutside ? file : relative).replaceAll(path.sep, '/')
}

/** The program's files are read by the Python that ran them. */
async function askSource(asked: string, watcher: PythonWatcher): Promise<SourceAnswer> {
  const reader = path.join(watcher.folder, 'learn_async_rows.py')
  let line = ''
  const end = await watcher.processes.run({
    command: watcher.command,
    args: ['-I', '-B', '-X', 'utf8', reader, asked],
    deadlineMs,
    onMessage: () => {},
    onLine: (one) => (line = one),
  })
  return end.exitCode === 0 ? (JSON.parse(line) as SourceAnswer) : nothingTold
}
