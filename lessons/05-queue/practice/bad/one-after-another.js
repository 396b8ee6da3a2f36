// refused: never-idle
export async function pump(source, work, { workers, room }) {
  let count = 0
  let last = Promise.resolve()
  const places = []
  for await (const item of source) {
    count++
    last = last.then(() => work(item))
    last.catch(() => {})
    places.push(last)
    if (places.length >= workers + room) await places.shift()
  }
  await last
  return count
}
