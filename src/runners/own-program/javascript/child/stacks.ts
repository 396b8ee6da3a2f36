import { fileURLToPath } from 'node:url'
import { isAssertion, quoteAsWritten } from './assertions.ts'
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

/** Has what stands in the place of a function show that function's text. */
function standFor<Shown>(real: unknown, shown: Shown): Shown {
  replaced.set(shown, real)
  return shown
}

/** Puts a function into the place of another, of the same name and length; none where there is none. */
export function instead(
  holder: object,
  name: string | symbol,
  shown: (real: (...given: unknown[]) => unknown, self: object, given: unknown[]) => unknown,
): void {
  const real = (holder as Record<typeof name, (...given: unknown[]) => unknown>)[name]
  if (typeof real !== 'function') return
  const stands = {
    stands(this: object, ...given: unknown[]): unknown {
      return shown(real, this, given)
    },
  }.stands
  for (const key of ['name', 'length'] as const) {
    defineProperty(stands, key, { value: real[key], configurable: true })
  }
  ;(holder as Record<typeof name, unknown>)[name] = standFor(real, stands)
}

function showFunctions(): void {
  const { prototype } = Function
  const real = prototype.toString
  const shown = {
    toString(this: unknown): string {
      return withoutInsertions(apply(real, replaced.get(this) ?? this, []) as string)
    },
  }.toString
  standFor(real, shown)
  defineProperty(prototype, 'toString', {
    ...Object.getOwnPropertyDescriptor(prototype, 'toString'),
    value: shown,
  })
}

/** Of an error the place at which it was made, where that is in a text with something of ours. */
const madeAt = new WeakMap<object, { name: string; line: number; column: number; text: string }>()

/**
 * What Node would print of it above its stack, if its line had nothing of ours;
 * null for any other error. Of what has no stack (`isThrown`), the line of the
 * throw, as `error` was made there.
 */
export function printedLine(error: object, isThrown: boolean): string | null {
  const at = madeAt.get(error)
  if (at === undefined) return null
  const { name, line, column, text } = at
  const to = isThrown ? Math.max(0, text.lastIndexOf('throw', column - 1)) : column - 1
  const shown = `${name}:${line}\n${text}\n${text.slice(0, to).replace(/[^\t]/g, ' ')}^\n`
  return isThrown ? `\n${shown}` : `${shown}\n`
}

type Prepare = (error: Error, sites: NodeJS.CallSite[]) => unknown

function showStacks(columns: (file: string) => Columns | null, ours: string): void {
  const real = Error.prepareStackTrace as unknown as Prepare
  const shown = {
    /** Node's own words, with the columns of the file, and without what is ours. */
    ErrorPrepareStackTrace(error: Error, sites: NodeJS.CallSite[]): unknown {
      const [first] = sites
      if (first !== undefined) noteFirst(error, first)
      return apply(real, Error, [
        error,
        sites.filter((site) => site.getFileName() !== ours).map(asWritten),
      ])
    },
  }.ErrorPrepareStackTrace
  const noteFirst = (error: object, site: NodeJS.CallSite): void => {
    const [name, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()]
    if (typeof name !== 'string' || line === null || column === null) return
    const known = columns(name.startsWith('file:') ? pathOf(name) : name)
    if (known === null || !known.isTouched(line)) return
    const before = known.before(line, column)
    if (isAssertion(error)) return quoteAsWritten(error, known.around(line, before))
    madeAt.set(error, { name, line, column: before, text: known.line(line) })
  }
  const asWritten = (site: NodeJS.CallSite): NodeJS.CallSite => {
    const [name, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()]
    if (typeof name !== 'string' || line === null || column === null) return site
    const known = columns(name.startsWith('file:') ? pathOf(name) : name)
    if (known === null) return site
    const before = known.before(line, column)
    const text = `${site as unknown as string}`.replace(`:${line}:${column}`, `:${line}:${before}`)
    return Object.create(site, {
      toString: { value: () => text },
      getColumnNumber: { value: () => before },
    }) as NodeJS.CallSite
  }
  standFor(real, shown)
  Error.prepareStackTrace = shown as typeof Error.prepareStackTrace
}

export function pathOf(url: string): string {
  try {
    return fileURLToPath(url)
  } catch {
    return url
  }
}
