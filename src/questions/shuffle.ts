/**
 * The same list in another order, which depends on the seed text alone (a
 * question's id, and a round when it is asked again), never on a run.
 */
export function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const next = sequence(seed)
  const result = [...items]
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1))
    ;[result[index], result[other]] = [result[other]!, result[index]!]
  }
  const moved = result.some((item, index) => item !== items[index])
  return moved || items.length < 2 ? result : [...result.slice(1), result[0]!]
}

/** Numbers from 0 to 1 that follow from a text: FNV-1a, then xorshift. */
function sequence(seed: string): () => number {
  let state = 0x811c9dc5
  for (const sign of seed) state = Math.imul(state ^ sign.codePointAt(0)!, 0x01000193) >>> 0
  state ||= 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}
