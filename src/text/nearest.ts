/**
 * The candidate that `word` was most likely meant to be, or null if none is
 * near: at most a third of its letters wrong, and a beginning of three letters
 * counts as near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  // What is so much longer than any name is near none, and would take long to be held against them.
  if (word.length > 200) return null
  const wanted = word.toLowerCase()
  let best: string | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const name = candidate.toLowerCase()
    const isBeginning = wanted.length >= 3 && name.startsWith(wanted)
    const distance = isBeginning ? 0 : editDistance(wanted, name)
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, name.length) / 3))
    if (distance <= allowed && distance < bestDistance && distance < name.length) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** "did you mean gather?", or where none of them is near what is said otherwise. */
export function nearestOr(otherwise: string, word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates)
  return near === null ? otherwise : `did you mean ${near}?`
}

/** Letters to add, drop, change, or swap with their neighbour (Damerau and Levenshtein). */
function editDistance(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      let distance = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      )
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        distance = Math.min(distance, at(beforeLast, column - 2) + 1)
      }
      current.push(distance)
    }
    beforeLast = last
    last = current
  }
  return at(last, other.length)
}

/** A cell outside the table is out of reach. */
function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
