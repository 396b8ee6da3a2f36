import { promises } from 'node:fs'
import path from 'node:path'
import { instead } from './stacks.ts'
import { formatOf } from './type-script.ts'
import { pathOf, textOf, type WatchedFiles } from './watched-files.ts'

const loader = 'node:internal/modules/esm/load'

/**
 * Before Node 22.15, without hooks: its loader of modules reads each by the
 * function that programs have too. Hooks would stand in a thread of their own,
 * which takes longer to begin than many a program runs, and has Node say other
 * lines of its own with an error.
 */
export function watchSources(files: WatchedFiles): void {
  instead(promises, 'readFile', (real, self, given) => {
    const read = Reflect.apply(real, self, given) as Promise<Buffer>
    const [url] = given
    if (given.length > 1 || !(url instanceof URL) || !isLoaders()) return read
    return read.then((source) => watched(files, url.href, source))
  })
}

/** What is no module Node reads again, and compiles: there it is watched. */
function watched(files: WatchedFiles, url: string, source: Buffer): string | Buffer {
  const file = pathOf(url)
  if (file === null || !['.js', '.mjs', ''].includes(path.extname(file))) return source
  const text = textOf(source)
  return formatOf(file, text) === 'module' ? files.watched(url, text, 'module') : source
}

const { captureStackTrace } = Error

/** Whether whoever called is Node's loader of modules. */
function isLoaders(): boolean {
  const { stackTraceLimit, prepareStackTrace } = Error
  const at: { stack: NodeJS.CallSite[] } = { stack: [] }
  try {
    // Those that stand in the place of the function, and who called it.
    Error.stackTraceLimit = 4
    Error.prepareStackTrace = (_error, sites) => sites
    captureStackTrace(at, isLoaders)
    return at.stack.some((site) => site.getFileName() === loader)
  } finally {
    Error.stackTraceLimit = stackTraceLimit
    Error.prepareStackTrace = prepareStackTrace
  }
}
