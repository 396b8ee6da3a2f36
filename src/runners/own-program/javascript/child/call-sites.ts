import module from 'node:module'
import util from 'node:util'
import type { Columns } from './insertions.ts'
import { instead, pathOf } from './stacks.ts'

interface CallSite {
  scriptName: string
  lineNumber: number
  columnNumber: number
  /** The same, by its later name. */
  column?: number
}

/** Node's own, where no number is given; and the most. */
const [usual, most] = [10, 200]
/** What stands in its place, and what that calls. */
const ours = 2

/** Has `util.getCallSites` show the columns of the file, and no call of ours. */
export function showCallSites(columns: (file: string) => Columns | null, path: string): void {
  instead(util, 'getCallSites', (real, self, given) => {
    const [first, ...rest] = given
    const isCounted = first === undefined || typeof first === 'number'
    const count = Number(isCounted ? (first ?? usual) : usual)
    // What is no number of calls Node refuses in its own words.
    const isRefused =
      typeof first === 'string' || !(Number.isInteger(count) && count > 0 && count <= most)
    const more = [Math.min(count + ours, most), ...(isCounted ? rest : given)]
    const sites = Reflect.apply(real, self, isRefused ? given : more) as CallSite[]
    return sites
      .filter(({ scriptName }) => scriptName !== path)
      .slice(0, count)
      .map((site) => asWritten(site, columns))
  })
  module.syncBuiltinESMExports()
}

function asWritten(site: CallSite, columns: (file: string) => Columns | null): CallSite {
  const { scriptName, lineNumber, columnNumber } = site
  const known = columns(scriptName.startsWith('file:') ? pathOf(scriptName) : scriptName)
  if (known === null) return site
  const column = known.before(lineNumber, columnNumber)
  return { ...site, columnNumber: column, ...('column' in site && { column }) }
}
