import { seededRandom } from './random.ts'

/**
 * A small linked site for crawlers, the same on every machine: page n links to
 * the pages below it (3n+1 to 3n+3) and to two others, so that many pages are
 * linked more than once. Most take 100 to 200 ms, one in ten 600 ms.
 */
export const sitePages = 60

export interface SitePage {
  status: number
  /** Until it answers. */
  ms: number
  /** Numbers of pages; empty when it fails. */
  links: number[]
}

const slowMs = 600

/** Which of the pages that fail do so for ever: one in three; the others answer when asked again. */
type Fails = 'never' | 'once' | 'always'

/** What page `number` does when asked for the `visit`th time (1 is the first), where a share of `failing` pages fail. */
export function sitePage(number: number, failing: number, visit: number): SitePage {
  const random = seededRandom(number * 7919 + 1)
  const ms = random() < 0.1 ? slowMs : 100 + Math.round(random() * 100)
  const fails = failureOf(number, failing, random)
  if (fails === 'always' || (fails === 'once' && visit === 1)) return { status: 503, ms, links: [] }
  const below = [3 * number + 1, 3 * number + 2, 3 * number + 3]
  const others = [random(), random()].map((share) => Math.floor(share * sitePages))
  const links = [...below, ...others].filter((page) => page < sitePages && page !== number)
  return { status: 200, ms, links: [...new Set(links)] }
}

/** The first page never fails: without it there would be nothing to crawl. */
function failureOf(number: number, failing: number, random: () => number): Fails {
  const isAmong = random() < failing && number > 0
  const forEver = random() < 1 / 3
  return isAmong ? (forEver ? 'always' : 'once') : 'never'
}
