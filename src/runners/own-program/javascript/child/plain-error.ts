const { getPrototypeOf, getOwnPropertyDescriptor } = Object

/** Of an error what can be read without calling anything of the program's. */
export function plainError(error: object): { name: string; message: string } {
  const own = (key: string): string | null => {
    for (let at: object | null = error; at !== null; at = getPrototypeOf(at) as object | null) {
      const found = getOwnPropertyDescriptor(at, key)
      if (found !== undefined) return typeof found.value === 'string' ? found.value : null
    }
    return null
  }
  return {
    name: own('name') ?? 'Error',
    message: (own('message') ?? '').slice(0, 500),
  }
}
