import { setTimeout as sleep } from 'node:timers/promises'

class TimeoutError extends Error {
  name = 'TimeoutError'
}

export async function firstAnswer(servers, ask, ms) {
  const controller = new AbortController()
  const { signal } = controller
  const limit = async () => {
    await sleep(ms, undefined, { signal })
    throw new TimeoutError('no answer in time')
  }
  const answers = Promise.any(servers.map((server) => ask(server, signal)))
  try {
    return await Promise.race([answers, limit()])
  } finally {
    controller.abort()
  }
}
