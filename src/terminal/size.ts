/** Columns of a stream, 80 where it does not say. */
export function columnsOf(stream: NodeJS.WriteStream): number {
  return stream.columns > 0 ? stream.columns : 80
}

/** Rows of a stream, 24 where it does not say. */
export function rowsOf(stream: NodeJS.WriteStream): number {
  return stream.rows > 0 ? stream.rows : 24
}

const usual = { columns: 80, rows: 24 }

/**
 * Has a terminal that says it has no columns, or no rows, say the usual ones to
 * whoever asks: a library that divides by 0 of them would draw for ever. Sizes
 * that it gets later are held to the same. Streams that are no terminal stay.
 */
export function withSize(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.isTTY !== true) return stream
  for (const side of ['columns', 'rows'] as const) {
    const known = Object.getOwnPropertyDescriptor(stream, side)
    if (known?.get || known?.configurable === false) continue
    let said: number = stream[side]
    Object.defineProperty(stream, side, {
      configurable: true,
      enumerable: true,
      get: () => (said > 0 ? said : usual[side]),
      set: (value: number) => {
        said = value
      },
    })
  }
  return stream
}
