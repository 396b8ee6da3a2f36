export async function pump<Item>(
  source: AsyncGenerator<Item>,
  work: (item: Item) => Promise<unknown>,
  { workers, room }: { workers: number; room: number },
): Promise<number> {
  const aside: Item[] = []
  let count = 0
  let atWork = 0
  let wake = () => {}

  function startNext(): void {
    while (atWork < workers && aside.length > 0) {
      atWork++
      work(aside.shift()!).then(() => {
        atWork--
        startNext()
        wake()
      })
      // And if it fails? Then pump must fail, and nothing may start any more.
    }
  }

  for await (const item of source) {
    count++
    aside.push(item)
    startNext()
    // While workers + room are taken and not done, wait here until wake is called.
  }
  // Wait here until all are done.
  return count
}
