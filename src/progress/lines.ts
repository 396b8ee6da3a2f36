/** A line of more characters is none that anybody wrote here, and would not fit into memory. */
const longestLine = 64_000_000

/** The lines of bytes that come in pieces: of each piece those that ended in it, then the rest. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let begun: string[] = []
  let length = 0
  for await (const piece of pieces) {
    const lines = decoder.decode(piece, { stream: true }).split('\n')
    const last = lines.pop()!
    if (lines.length > 0) {
      lines[0] = begun.join('') + lines[0]!
      begun = []
      length = 0
      yield lines
    }
    begun.push(last)
    length += last.length
    if (length > longestLine) throw new Error('a line of it has no end')
  }
  yield [begun.join('') + decoder.decode()]
}
