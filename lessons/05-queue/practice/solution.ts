export async function pump<Item>(
  source: AsyncGenerator<Item>,
  work: (item: Item) => Promise<unknown>,
  { workers, room }: { workers: number; room: number },
): Promise<number> {
  const aside: Item[] = []
  const errors: unknown[] = []
  let count = 0
  let atWork = 0
  let wake = () => {}
  const changed = () => new Promise<void>((resolve) => (wake = resolve))

  async function workOn(item: Item): Promise<void> {
    atWork++
    //> When it fails, pump must fail, and nothing may start any more.
    await work(item).catch((error) => errors.push(error))
    //< await work(item)
    atWork--
    startNext()
    wake()
  }

  function startNext(): void {
    while (atWork < workers && aside.length > 0 && errors.length === 0)
      void workOn(aside.shift()!)
  }

  for await (const item of source) {
    if (errors.length > 0) break
    count++
    aside.push(item)
    startNext()
    //> While workers + room are taken and not done, wait here for a change.
    while (atWork + aside.length >= workers + room && errors.length === 0)
      await changed()
    if (errors.length > 0) break
    //<
  }
  //> Wait here until all are done, or one has failed.
  while (atWork > 0 && errors.length === 0) await changed()
  if (errors.length > 0) throw errors[0]
  //<
  return count
}
