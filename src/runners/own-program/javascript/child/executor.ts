import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { files } from '../log-format.ts'
import { ToldByChild } from '../told.ts'

const { captureStackTrace } = Error
const deepest = 60

/** Where one call stands in a stack. */
export interface Frame {
  file: string
  line: number
  name: string
  /** Of a promise that is being made. */
  isPromise: boolean
}

/** The stack of whoever calls, read as far as it is wanted; nothing of it stays. */
export function frames(): Iterable<Frame> {
  const { stackTraceLimit, prepareStackTrace } = Error
  const at: { stack: NodeJS.CallSite[] } = { stack: [] }
  try {
    Error.stackTraceLimit = deepest
    Error.prepareStackTrace = (_error, sites) => sites
    captureStackTrace(at, frames)
    return read(at.stack)
  } finally {
    Error.stackTraceLimit = stackTraceLimit
    Error.prepareStackTrace = prepareStackTrace
  }
}

function* read(sites: readonly NodeJS.CallSite[]): Iterable<Frame> {
  for (const site of sites) yield frame(site)
}

/** By URL: calls come from few files. */
const paths = new Map<string, string>()

function pathOf(url: string): string {
  const known = paths.get(url) ?? fileURLToPath(url)
  paths.set(url, known)
  return known
}

function frame(site: NodeJS.CallSite): Frame {
  const file = site.getFileName() ?? ''
  const name = site.getFunctionName() ?? ''
  const isPromise = file === '' && name === 'Promise' && site.isConstructor()
  return {
    file: file.startsWith('file:') ? pathOf(file) : file,
    line: site.getLineNumber() ?? 0,
    name,
    isPromise,
  }
}

/**
 * Whether in a stack, innermost first, the executor of a promise runs that was made in the call of a
 * function, and not that function in an executor. Calls of one line, and of itself, are told apart by name.
 */
export function isMadeIn(
  stack: Iterable<Frame>,
  { path, site: [first, last = first, name = ''] }: NonNullable<ReturnType<ToldByChild['site']>>,
): boolean {
  let isExecuted = false
  for (const frame of stack) {
    const isNamed = name !== '' && frame.name === name
    isExecuted ||= frame.isPromise
    if (!isExecuted && isNamed) return false
    const { file, line } = frame
    if (
      isExecuted &&
      file === path &&
      line <= last &&
      (line > first || (line === first && isNamed))
    )
      return true
  }
  return false
}

/** Places of sites, read from the log: part of it another thread may have written. */
export function placesOf(folder: string, flush: () => void): ToldByChild['site'] {
  let told: ToldByChild | null = null
  return (site) => {
    const known = told?.site(site) ?? null
    if (known !== null) return known
    flush()
    told = new ToldByChild(readFileSync(join(folder, files.told), 'utf8'))
    return told.site(site)
  }
}
