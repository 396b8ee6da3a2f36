import { setTimeout as sleep } from 'node:timers/promises'

async function get(url, tries = 3) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5000) })
  if (answer.ok) return answer.text()
  const mayPass = answer.status === 429 || answer.status >= 500
  if (tries === 1 || !mayPass) throw new Error(`status ${answer.status}`)
  await sleep(1000 * (answer.headers.get('retry-after') ?? 1)) // seconds
  return get(url, tries - 1)
}

console.log(await get('data:,hello')) // hello
