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

/** The stack of whoever calls; nothing of it stays. */
export function frames(): Frame[] {
  const { stackTraceLimit, prepareStackTrace } = Error
  const at: { stack: NodeJS.CallSite[] } = { stack: [] }
  try {
    Error.stackTraceLimit = deepest
    Error.prepareStackTrace = (_error, sites) => sites
    captureStackTrace(at, frames)
    return at.stack.map(frame)
  } finally {
    Error.stackTraceLimit = stackTraceLimit
    Error.prepareStackTrace = prepareStackTrace
  }
}

function frame(site: NodeJS.CallSite): Frame {
  const file = site.getFileName() ?? ''
  const name = site.getFunctionName() ?? ''
  const isPromise = file === '' && name === 'Promise' && site.isConstructor()
  const isUrl = file.startsWith('file:')
  return {
    file: isUrl ? fileURLToPath(file) : file,
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
  stack: readonly Frame[],
  { path, site: [first, last = first, name = ''] }: NonNullable<ReturnType<ToldByChild['site']>>,
): boolean {
  const at = stack.findIndex(({ isPromise }) => isPromise)
  if (at === -1) return false
  const isNamed = (frame: Frame): boolean => name !== '' && frame.name === name
  if (stack.slice(0, at).some(isNamed)) return false
  return stack
    .slice(at)
    .some(
      (frame) =>
        frame.file === path &&
        frame.line <= last &&
        (frame.line > first || (frame.line === first && isNamed(frame))),
    )
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
