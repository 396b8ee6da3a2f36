import type { Lab } from 'learn-async/kit'

type Run = (lab: Lab) => Promise<unknown>

export const slowBody: Run = async ({ fetch, sleep, log }) => {
  // Headers at once, the body 500 ms later.
  const response = await fetch('/slow-body/0.5')
  await sleep(200)
  await response.text()
  log('text')
}

export const twoPlaces: Run = async ({ fetch, Agent, log }) => {
  const dispatcher = new Agent({ connections: 2 })
  const get = async (name: string, seconds: number) => {
    const response = await fetch(`/delay/${seconds}`, { dispatcher })
    await response.text()
    log(name)
  }
  await Promise.all([get('A', 0.3), get('B', 0.1), get('C', 0.1)])
}

export const notFound: Run = async ({ fetch, log }) => {
  try {
    const response = await fetch('/status/404')
    log(`status ${response.status}`)
  } catch {
    log('caught')
  }
}

export const dropped: Run = async ({ fetch, log }) => {
  try {
    const response = await fetch('/fail')
    log(`status ${response.status}`)
  } catch {
    log('caught')
  }
}
