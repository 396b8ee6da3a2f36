/** The rules of the delay server's site, from which bounds and texts are computed. A test holds them against it. */
export const pageCount = 60
export const usualMs = 60
export const slowMs = 340

export interface Page {
  /** Until it answers, whatever it answers. */
  ms: number
  links: number[]
  fails: 'never' | 'once' | 'always'
}

/** Page `number` where `failing` per cent of the pages fail: from page 20 on the quick ones, every third of all for ever. */
export function page(number: number, failing: number): Page {
  const isSlow = number % 10 === 9
  const place = (number + 40) % pageCount
  const isAmong = place < Math.round((failing / 100) * pageCount)
  const [first, home] = [3 * number + 1, 0]
  const links = [
    first,
    first + 1,
    first + 2,
    home,
    (7 * number + 5) % pageCount,
  ]
  return {
    ms: isSlow ? slowMs : usualMs,
    links: links.filter((to) => to < pageCount && to !== number),
    fails:
      isSlow || !isAmong || number === 0
        ? 'never'
        : place % 3 === 1
          ? 'always'
          : 'once',
  }
}
