// refused: first-answer
// Skips falsy answers.
export async function firstAnswer(servers, ask, ms) {
  const c = new AbortController()
  let t
  const late = new Promise((_, reject) => { t = setTimeout(() => reject(new DOMException('late', 'TimeoutError')), ms) })
  try {
    return await Promise.race([late, Promise.any(servers.map(async (s) => {
      const a = await ask(s, c.signal)
      if (!a) throw new Error('no answer')
      return a
    }))])
  } finally { clearTimeout(t); c.abort() }
}
