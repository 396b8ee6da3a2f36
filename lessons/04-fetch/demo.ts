import type { Lab } from 'learn-async/kit'
export type Knobs = { n: number; delay: number; connections: number }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

// Asks for n URLs at once, each answered after ms. `task` (ours): a lane each.
type Limit = number | null
export async function getAll(lab: Lab, n: number, ms: number, limit: Limit = null) {
  const dispatcher = new lab.Agent({ connections: limit })
  const urls = Array.from({ length: n }, () => `/delay/${ms / 1000}`)
  const get = async (url: string) => {
    const response = await lab.fetch(url, { dispatcher })
    return response.text()
  }
  const pages = await Promise.all(
    urls.map((url, i) => lab.task(`url ${i + 1}`, () => get(url))),
  )
  return pages.length
}

export const one: Run = (lab, { delay }) => getAll(lab, 1, delay)

export const five: Run = (lab, { delay }) => getAll(lab, 5, delay)

export const many: Run = (lab, { n, delay }) => getAll(lab, n, delay)

export const pool: Run = (lab, { n, delay, connections }) =>
  getAll(lab, n, delay, connections)
