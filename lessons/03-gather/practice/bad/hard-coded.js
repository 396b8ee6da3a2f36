// refused: all-at-once
export async function loadAll() {
  await new Promise((resolve) => setTimeout(resolve, 2000))
  return ['user a', 'user b', 'user c']
}
