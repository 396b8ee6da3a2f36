import type { OwnProgramRun } from '../../own-program/run.ts'
import type { Processes } from '../processes.ts'
import { foundPython } from '../python.ts'
import type { Capture, Start, WatchedEnd, WatchedRun } from './capture.ts'
import { readLog } from './python-log/logged.ts'
import { ownRun } from './python-log/own-run.ts'
import { askedOfSource, type SourceAnswer } from './python-log/source.ts'

/** What watching a Python program needs of the machine. */
export interface PythonCaptureHost {
  processes: Processes
  /** The folder of the modules that watch, as a path. */
  watcher: string
  /** Between the entries of PYTHONPATH: `:`, on Windows `;`. */
  pathDelimiter: string
  pathSeparator: string
  /** Milliseconds since 1970. */
  now(): number
  makeFile(file: string): Promise<void>
  readFile(file: string): Promise<Uint8Array>
}

const deadlineMs = 20_000
const noRows: SourceAnswer = { rows: [], calls: [], names: [] }

/**
 * Watches an asyncio program that is not changed: a sitecustomize of ours is found
 * first, puts PYTHONPATH back, and has asyncio watched as soon as it is imported.
 */
export class PythonCapture implements Capture {
  #host: PythonCaptureHost
  #startedAt = 0

  constructor(host: PythonCaptureHost) {
    this.#host = host
  }

  /** Throws NoPython where there is none. */
  async prepare({ program, folder, environment }: WatchedRun): Promise<Start> {
    const { watcher, pathDelimiter, makeFile, now } = this.#host
    const { command } = await foundPython(this.#host)
    const log = this.#logIn(folder)
    await makeFile(log)
    const own = environment['PYTHONPATH']
    this.#startedAt = now()
    return {
      command,
      arguments: [
        ...program.options,
        ...(program.file === null ? [] : [program.file]),
        ...program.arguments,
      ],
      environment: {
        ...environment,
        LEARN_ASYNC_LOG: log,
        ...(own !== undefined && { LEARN_ASYNC_PYTHONPATH: own }),
        PYTHONPATH: own ? `${watcher}${pathDelimiter}${own}` : watcher,
      },
    }
  }

  async read(run: WatchedRun, end: WatchedEnd): Promise<OwnProgramRun | null> {
    const logged = readLog(await this.#host.readFile(this.#logIn(run.folder)))
    if (logged === null) return null
    const question = askedOfSource(logged)
    const answer = await this.#askSource(question.asked)
    const began = logged.facts.find(({ words }) => words[0] === 'began')?.words[2]
    const { options, file, arguments: own } = run.program
    return ownRun(logged, {
      program: [...options, ...(file === null ? [] : [file]), ...own].join(' '),
      end,
      startMs: Math.max(0, Number(began) / 1000 - this.#startedAt),
      shownFile: (one) => this.#shown(one, run.workingDirectory),
      ...question.answers(answer),
      rows: answer.rows,
    })
  }

  #logIn(folder: string): string {
    return `${folder}${this.#host.pathSeparator}log`
  }

  #shown(file: string, workingDirectory: string): string {
    const { pathSeparator } = this.#host
    const inside = `${workingDirectory}${workingDirectory.endsWith(pathSeparator) ? '' : pathSeparator}`
    const shown = file.startsWith(inside) ? file.slice(inside.length) : file
    return shown.replaceAll(pathSeparator, '/')
  }

  /** The program's files are read by the Python that ran them; nothing is asked twice. */
  async #askSource(asked: string): Promise<SourceAnswer> {
    const { processes, watcher, pathSeparator } = this.#host
    const { command } = await foundPython(this.#host)
    const helper = `${watcher}${pathSeparator}learn_async_rows.py`
    let line = ''
    const end = await processes.run({
      command,
      args: ['-I', '-B', '-X', 'utf8', helper, asked],
      deadlineMs,
      onMessage: () => {},
      onLine: (one) => (line = one),
    })
    return end.exitCode === 0 ? (JSON.parse(line) as SourceAnswer) : noRows
  }
}
