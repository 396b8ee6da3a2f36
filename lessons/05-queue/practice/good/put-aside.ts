export async function pump<Item>(
  source: AsyncGenerator<Item>,
  work: (item: Item) => Promise<unknown>,
  { workers, room }: { workers: number; room: number },
): Promise<number> {
  const aside: Item[] = []
  let count = 0
  let atWork = 0
  let failure: { error: unknown } | null = null
  let wake = () => {}
  const change = () => new Promise<void>((resolve) => (wake = resolve))

  function startNext(): void {
    while (!failure && atWork < workers && aside.length > 0) {
      atWork++
      work(aside.shift()!)
        .catch((error) => (failure ??= { error }))
        .finally(() => {
          atWork--
          startNext()
          wake()
        })
    }
  }

  for await (const item of source) {
    if (failure) break
    count++
    aside.push(item)
    startNext()
    while (!failure && atWork + aside.length >= workers + room)
      await change()
    if (failure) break
  }
  while (!failure && atWork > 0) await change()
  if (failure) throw (failure as { error: unknown }).error
  return count
}
