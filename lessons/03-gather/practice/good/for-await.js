// Each in a box of its own, in which nothing fails, so that nothing is unheard before its turn.
async function* inTurn(boxes, failure) {
  for (const box of boxes) {
    const outcome = await Promise.race([box, failure])
    if (outcome.error) throw outcome.error
    yield outcome.result
  }
}

export async function loadAll(ids, load) {
  let tell
  const failure = new Promise((resolve) => (tell = resolve))
  const boxes = ids.map((id) =>
    load(id).then(
      (result) => ({ result }),
      (error) => (tell({ error }), failure),
    ),
  )
  const results = []
  for await (const result of inTurn(boxes, failure)) results.push(result)
  return results
}
