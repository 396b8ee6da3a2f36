import path from 'node:path'
import type { OwnProgramRun } from '../../../own-program/run.ts'
import type { OwnPrograms } from '../own-programs.ts'
import type { Capture, LogFiles, Start, WatchedEnd, WatchedRun } from '../capture.ts'
import { bytesOfEvent, files } from './log-format.ts'
import { LogLanes } from './log-lanes.ts'
import { type Sample, samplesOf } from './profile.ts'
import { readRun } from './read-run.ts'
import { ToldByChild } from './told.ts'

/** JavaScript, and TypeScript as this Node runs it: watched from inside by a preload. */
export function javaScript({ node, preload, files: disk, runsTypeScript }: Machine): Capture {
  return {
    async prepare(run): Promise<Start> {
      const { options, file, arguments: given } = run.program
      return {
        command: node,
        // Last, so that it sees what every loader before it made.
        arguments: [
          ...options,
          isLoaded(run, runsTypeScript) ? '--import' : '--require',
          preload,
          ...(file === null ? [] : [file]),
          ...given,
        ],
        environment: { ...run.environment, LEARN_ASYNC_TRACE: run.folder },
      }
    },
    read: (run, end) => read(run, end, { disk, preload }),
  }
}

type Machine = Pick<OwnPrograms, 'node' | 'preload' | 'files' | 'runsTypeScript'>

/** With a loader of its own Node loads even a CommonJS file as a module does: then we may, and must come after it. What runs TypeScript in Node's place is one. */
function isLoaded({ program, environment }: WatchedRun, runsTypeScript: boolean): boolean {
  if (!runsTypeScript && /\.[cm]?ts$/.test(program.file ?? '')) return true
  const all = [...program.options, ...(environment['NODE_OPTIONS'] ?? '').split(/\s+/)]
  return all.some((option) => /^--(?:import|loader|experimental-loader)\b/.test(option))
}

async function read(
  run: WatchedRun,
  end: WatchedEnd,
  { disk, preload }: { disk: LogFiles; preload: string },
): Promise<OwnProgramRun | null> {
  const at = (name: string): string => path.join(run.folder, name)
  const told = new ToldByChild(await disk.text(at(files.told)))
  const [zero] = told.all('zero')
  if (zero === undefined) return null
  const spanned = new Set(told.rows().flatMap(({ sites }) => sites))
  // Of the first part what was before is nothing.
  const lanes = new LogLanes(spanned, told.all('part').at(-2)?.atUs ?? null)
  for (const name of [files.before, files.events]) {
    await disk.chunks(at(name), bytesOfEvent, (chunk) => lanes.read(chunk))
  }
  const samples: Sample[] = []
  for (const name of await disk.names(run.folder)) {
    if (!name.startsWith(files.profile)) continue
    // One that breaks off tells nothing.
    try {
      for (const sample of samplesOf(await disk.text(at(name)), zero.zeroUs)) samples.push(sample)
    } catch {}
  }
  samples.sort((one, other) => one.atUs - other.atUs)
  const sources = new Map<string, readonly string[]>()
  const paths = new Map<string, string>()
  return readRun({
    told,
    lanes,
    samples,
    end,
    program: run.typed,
    shown: (file) => {
      const known = paths.get(file) ?? shownPath(file, run.workingDirectory)
      paths.set(file, known)
      return known
    },
    isOwn: (file) =>
      path.isAbsolute(file) &&
      !file.startsWith(path.dirname(preload)) &&
      !file.split(/[\\/]/).includes('node_modules'),
    lines: (file) => {
      const known = sources.get(file) ?? disk.lines(file)
      sources.set(file, known)
      return known
    },
  })
}

/** From the working directory on, where it lies under it. */
function shownPath(file: string, workingDirectory: string): string {
  const relative = path.relative(workingDirectory, file)
  const shown = relative.startsWith('..') || path.isAbsolute(relative) ? file : relative
  return shown.replaceAll('\\', '/')
}
