import { setTimeout as sleep } from 'node:timers/promises'

async function* saves(rows, render, save, onSlow) {
  for (const row of rows) {
    const text = render(row)
    const controller = new AbortController()
    const slow = sleep(100, null, { signal: controller.signal }).then(
      () => onSlow(row),
      () => {},
    )
    try {
      await save(text)
      yield 1
    } finally {
      controller.abort()
      await slow
    }
  }
}

export async function makeReport(...given) {
  let sum = 0
  for await (const one of saves(...given)) sum += one
  return sum
}
