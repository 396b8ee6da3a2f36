import type { Lab } from 'learn-async/kit'
export type Knobs = { n: number; delay: number; connections: number }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>
// n URLs at once, each answered after ms.
type Ask = { n: number; ms: number; limit?: number }

export async function getAll(lab: Lab, { n, ms, limit }: Ask) {
  const dispatcher = new lab.Agent({ connections: limit ?? null })
  const get = async () => {
    const answer = await lab.fetch(`/delay/${ms / 1000}`, { dispatcher })
    return answer.text()
  }
  const urls = Array.from({ length: n }, (_, i) => `url ${i + 1}`)
  const pages = await Promise.all(urls.map((url) => lab.task(url, get)))
  return pages.length
}

export const one: Run = (lab, { delay }) =>
  getAll(lab, { n: 1, ms: delay })

export const five: Run = (lab, { delay }) =>
  getAll(lab, { n: 5, ms: delay })

export const many: Run = (lab, { n, delay }) =>
  getAll(lab, { n, ms: delay })

export const pool: Run = (lab, { n, delay, connections }) =>
  getAll(lab, { n, ms: delay, limit: connections })
