// refused: output
export async function loadAll(ids, load) {
  for (;;) console.log('loading', ids)
}
