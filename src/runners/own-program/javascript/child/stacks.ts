import { fileURLToPath } from 'node:url'
import { type Columns, withoutInsertions } from './insertions.ts'

const { apply, defineProperty } = Reflect

/**
 * What a program sees of its own text is the text that it was written in:
 * functions as texts have none of ours, and columns in stacks are those of the file.
 */
export function showTextAsWritten(columns: (file: string) => Columns | null, ours: string): void {
  showFunctions()
  showStacks(columns, ours)
}

/** Ours, and what each stands in the place of: whose text it shows. */
const replaced = new Map<unknown, unknown>()

function showFunctions(): void {
  const { prototype } = Function
  const real = prototype.toString
  const shown = {
    toString(this: unknown): string {
      return withoutInsertions(apply(real, replaced.get(this) ?? this, []) as string)
    },
  }.toString
  replaced.set(shown, real)
  defineProperty(prototype, 'toString', {
    ...Object.getOwnPropertyDescriptor(prototype, 'toString'),
    value: shown,
  })
}

type Prepare = (error: Error, sites: NodeJS.CallSite[]) => unknown

function showStacks(columns: (file: string) => Columns | null, ours: string): void {
  const real = Error.prepareStackTrace as unknown as Prepare
  const shown = {
    /** Node's own words, with the columns of the file, and without what is ours. */
    ErrorPrepareStackTrace(error: Error, sites: NodeJS.CallSite[]): unknown {
      return apply(real, Error, [
        error,
        sites.filter((site) => site.getFileName() !== ours).map(asWritten),
      ])
    },
  }.ErrorPrepareStackTrace
  const asWritten = (site: NodeJS.CallSite): NodeJS.CallSite => {
    const [name, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()]
    if (typeof name !== 'string' || line === null || column === null) return site
    const known = columns(name.startsWith('file:') ? pathOf(name) : name)
    if (known === null) return site
    const before = known.before(line, column)
    const text = site.toString().replace(`:${line}:${column}`, `:${line}:${before}`)
    return Object.create(site, {
      toString: { value: () => text },
      getColumnNumber: { value: () => before },
    }) as NodeJS.CallSite
  }
  replaced.set(shown, real)
  Error.prepareStackTrace = shown as typeof Error.prepareStackTrace
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url)
  } catch {
    return url
  }
}
