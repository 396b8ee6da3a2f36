// refused: first-failure
export async function loadAll(ids, load) {
  try {
    return await Promise.all(ids.map((id) => load(id)))
  } catch (error) {
    throw new Error('loading failed', { cause: error })
  }
}
