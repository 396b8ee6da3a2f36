/** A line of more bytes is none that anybody wrote here, and would not fit into memory. */
const longestLine = 64_000_000

const newline = 0x0a

/** The lines of bytes that come in pieces: with each piece those that ended in it, then the rest. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  // A byte order mark is none but at the beginning of all: elsewhere it is a sign like any other.
  const ofFirst = new TextDecoder()
  const ofOthers = new TextDecoder('utf-8', { ignoreBOM: true })
  let decoder = ofFirst
  let begun: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    const [first, end] = [piece.indexOf(newline), piece.lastIndexOf(newline)]
    if (end !== -1) {
      yield [decoder.decode(joined([...begun, piece.subarray(0, first)]))]
      decoder = ofOthers
      // Whole lines are decoded at once: with `stream` it would take ten times as long.
      if (end > first) yield decoder.decode(piece.subarray(first + 1, end)).split('\n')
      begun = []
      length = 0
    }
    begun.push(piece.slice(end + 1))
    length += piece.length - end - 1
    if (length > longestLine) throw new Error('a line of it has no end')
  }
  yield decoder.decode(joined(begun)).split('\n')
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
