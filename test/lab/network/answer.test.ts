import { expect, it } from 'vitest'
import { answer } from '../../../src/lab/network/answer.ts'

/** What is answered to a target, and after how many milliseconds. */
function answered(target: string): {
  afterMs: number
  cancelled: boolean
  gone: () => void
  said: string[]
} {
  const result = { afterMs: 0, cancelled: false, gone: () => leaving.abort(), said: [] as string[] }
  const leaving = new AbortController()
  const clock = {
    after(ms: number, callback: () => void) {
      result.afterMs = ms
      queueMicrotask(() => result.cancelled || callback())
      return () => (result.cancelled = true)
    },
  }
  answer({ method: 'GET', target, headers: {}, host: 'x' }, clock, leaving.signal, {
    head: (status) => result.said.push(`head ${status}`),
    body: () => result.said.push('body'),
    drop: () => result.said.push('drop'),
  })
  return result
}

it('waits as long as it was asked to', async () => {
  const result = answered('/delay/1.5')
  await null
  expect([result.afterMs, result.said]).toEqual([1500, ['head 200', 'body']])
})

it('takes a delay of a range from the request alone', () => {
  const delays = Array.from(
    { length: 50 },
    (_, index) => answered(`/delay/0.1-0.3?url=${index}`).afterMs,
  )
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(100)
  expect(Math.max(...delays)).toBeLessThanOrEqual(300)
  expect(new Set(delays).size).toBeGreaterThan(40)
  expect(answered('/delay/0.1-0.3?url=7').afterMs).toBe(delays[7])
})

it('says nothing more to a client that has left', async () => {
  const result = answered('/slow-body/1')
  result.gone()
  await null
  expect([result.cancelled, result.said]).toEqual([true, ['head 200']])
})

it('drops a connection without a word', () => {
  expect(answered('/fail').said).toEqual(['drop'])
})

it('links the pages of the site, of which a share fails', async () => {
  const page = async (target: string): Promise<string[]> => {
    const result = answered(target)
    await null
    return result.said
  }
  expect(await page('/site/0')).toEqual(['head 200', 'body'])
  expect(await page('/site/5?failing=1')).toEqual(['head 503', 'body'])
  expect(await page('/site/60')).toEqual(['head 404', 'body'])
  expect(await page('/site/x')).toEqual(['head 404', 'body'])
  expect(await page('/site/1?failing=2')).toEqual(['head 400', 'body'])
  expect(await page('/slow-body/x')).toEqual(['head 400', 'body'])
  expect(await page('/status/204')).toEqual(['head 204', 'body'])
})
