export async function loadAll(ids, load) {
  return await Promise.all(ids.map(async (id) => await load(id)))
}

const sleep = (ms, value) =>
  new Promise((resolve) => setTimeout(resolve, ms, value))
console.log(await loadAll(['a', 'b'], (id) => sleep(100, id.toUpperCase())))
