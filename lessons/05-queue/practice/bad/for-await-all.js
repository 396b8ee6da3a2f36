// refused: asks-early
// Awaits each work.
export async function pump(source, work) {
  let n = 0
  for await (const item of source) { await work(item); n++ }
  return n
}
