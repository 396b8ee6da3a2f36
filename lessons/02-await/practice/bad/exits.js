// refused: exited
export async function loadPage(api) {
  process.exit(0)
}
