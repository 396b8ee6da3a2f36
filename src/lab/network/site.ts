/**
 * A small linked site for crawlers, the same on every machine. Page n links to
 * the three below it (3n+1 to 3n+3), so that every page can be reached from
 * page 0; back to page 0; and to one other, so that most are linked more than
 * once. A page takes 60 ms; one whose number ends in 9 takes 340, and never fails.
 */
export const sitePages = 60

export interface SitePage {
  status: number
  /** Until it answers, whatever the status. */
  ms: number
  /** Numbers of pages; empty when it fails. */
  links: number[]
}

const usualMs = 60
const slowMs = 340
/** Where failing begins: from here on pages have none below them, so that a small share cuts nothing off. */
const firstLeaf = 20

/** Which of the pages that fail do so for ever: one in three; the others answer when asked again. */
type Fails = 'never' | 'once' | 'always'

/** What page `number` does when asked for the `visit`th time (1 is the first), where a share of `failing` pages fail. */
export function sitePage(number: number, failing: number, visit: number): SitePage {
  const isSlow = number % 10 === 9
  const ms = isSlow ? slowMs : usualMs
  const fails = isSlow ? 'never' : failureOf(number, failing)
  if (fails === 'always' || (fails === 'once' && visit === 1)) return { status: 503, ms, links: [] }
  const links = [3 * number + 1, 3 * number + 2, 3 * number + 3, 0, (7 * number + 5) % sitePages]
  const others = links.filter((page) => page < sitePages && page !== number)
  return { status: 200, ms, links: [...new Set(others)] }
}

/** The first page never fails: without it there would be nothing to crawl. */
function failureOf(number: number, failing: number): Fails {
  const place = (number - firstLeaf + sitePages) % sitePages
  const isAmong = place < Math.round(failing * sitePages) && number > 0
  return isAmong ? (place % 3 === 1 ? 'always' : 'once') : 'never'
}
