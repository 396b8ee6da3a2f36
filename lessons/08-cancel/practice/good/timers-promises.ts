import { setTimeout as sleep } from 'node:timers/promises'

type Ask<Answer> = (server: string, signal: AbortSignal) => Promise<Answer>

export const firstAnswer = async <Answer>(
  servers: string[],
  ask: Ask<Answer>,
  ms: number,
): Promise<Answer> => {
  const { signal, abort } = controlled()
  const limit = sleep(ms, undefined, { signal }).then(() => {
    throw new DOMException('nobody in time', 'TimeoutError')
  })
  limit.catch(() => {})
  const answers = servers.map((server) => ask(server, signal))
  return Promise.race([Promise.any(answers), limit]).finally(abort)
}

function controlled() {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}
