// refused: exited
export async function loadAll() {
  process.exit(0)
}
