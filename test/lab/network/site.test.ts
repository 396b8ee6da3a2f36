import { describe, expect, it } from 'vitest'
import { page } from '../../../lessons/12-crawler/site.ts'
import { LabRunner } from '../../../src/runners/lab.ts'
import { sitePage, sitePages } from '../../../src/lab/network/site.ts'
import { host } from '../../../testing/lab-host.ts'

const numbers = Array.from({ length: sitePages }, (_, number) => number)

/** How each page answers when asked for the first, second and third time. */
function statuses(failing: number): string[] {
  return numbers.map((number) =>
    [1, 2, 3].map((visit) => sitePage(number, failing, visit).status).join(' '),
  )
}

/** Pages that can be reached from the first through pages that answer at some time. */
function reached(failing: number): Set<number> {
  const seen = new Set([0])
  for (const number of seen) {
    for (const visit of [1, 2]) sitePage(number, failing, visit).links.forEach((to) => seen.add(to))
  }
  return seen
}

describe('the linked site', () => {
  it('leads from page 0 to every page, through links that stand there once', () => {
    expect(reached(0).size).toBe(60)
    for (const number of numbers) {
      const { links } = sitePage(number, 0, 1)
      expect(new Set(links).size).toBe(links.length)
      expect(links).not.toContain(number)
      expect(links.every((to) => to >= 0 && to < sitePages)).toBe(true)
    }
  })

  it('has six slow pages', () => {
    const ms = numbers.map((number) => sitePage(number, 0.2, 1).ms)
    expect(ms.filter((each) => each === 340)).toHaveLength(6)
    expect(ms.filter((each) => each === 60)).toHaveLength(54)
  })

  it.each([
    [0, 60, 0, 0],
    [0.2, 49, 7, 4],
    [0.6, 27, 22, 11],
    [1, 7, 36, 17],
  ])('where a share of %d fails: %d never, %d once, %d always', (failing, never, once, always) => {
    const count = (story: string): number =>
      statuses(failing).filter((each) => each === story).length
    expect([count('200 200 200'), count('503 200 200'), count('503 503 503')]).toEqual([
      never,
      once,
      always,
    ])
    expect(sitePage(0, failing, 1).status).toBe(200)
  })

  it('loses no other page by those that fail for ever, up to two in three', () => {
    expect(reached(2 / 3).size).toBe(60)
    expect(reached(1).size).toBeLessThan(60)
  })
})

describe('what the crawler lesson knows of the site', () => {
  it.each([0, 0.1, 0.15, 0.2, 0.33, 0.6, 1])('is so, where a share of %d fails', (failing) => {
    for (const number of numbers) {
      const { ms, links, fails } = page(number, failing * 100)
      const answers = fails === 'always' ? [] : links
      expect({ number, ms, links: new Set(answers), statuses: statuses(failing)[number] }).toEqual({
        number,
        ms: sitePage(number, failing, 1).ms,
        links: new Set(sitePage(number, failing, 2).links),
        statuses: { never: '200 200 200', once: '503 200 200', always: '503 503 503' }[fails],
      })
    }
  })
})

describe('the site on the delay server', () => {
  const asked = ['/site/0', '/site/0?failing=0.2', '/site/20?failing=0.2', '/site/21?failing=0.2']

  it('is the same over sockets and in memory', async () => {
    const answers = async (clock: 'real' | 'virtual') => {
      const { ending, server } = await new LabRunner(host).run({
        program: async ({ fetch }) => {
          const told: string[] = []
          for (const path of [...asked, ...asked, '/site/60', '/site/x', '/site/1?failing=2']) {
            const response = await fetch(path)
            told.push(`${path} ${response.status} ${await response.text()}`)
          }
          return told
        },
        clock,
        speed: 20,
        seed: 1,
        deadlineMs: 30_000,
        network: { kind: 'delay-server' },
      })
      return { told: (ending as { value?: unknown }).value, requests: server?.requests }
    }
    const virtual = await answers('virtual')
    expect(virtual.requests).toBe(11)
    expect(await answers('real')).toEqual(virtual)
    expect(virtual.told).toEqual([
      '/site/0 200 {"page":0,"links":["/site/1","/site/2","/site/3","/site/5"]}\n',
      '/site/0?failing=0.2 200 {"page":0,"links":["/site/1?failing=0.2","/site/2?failing=0.2","/site/3?failing=0.2","/site/5?failing=0.2"]}\n',
      '/site/20?failing=0.2 503 {"page":20,"links":[]}\n',
      '/site/21?failing=0.2 503 {"page":21,"links":[]}\n',
      '/site/0 200 {"page":0,"links":["/site/1","/site/2","/site/3","/site/5"]}\n',
      '/site/0?failing=0.2 200 {"page":0,"links":["/site/1?failing=0.2","/site/2?failing=0.2","/site/3?failing=0.2","/site/5?failing=0.2"]}\n',
      '/site/20?failing=0.2 200 {"page":20,"links":["/site/0?failing=0.2","/site/25?failing=0.2"]}\n',
      '/site/21?failing=0.2 503 {"page":21,"links":[]}\n',
      '/site/60 404 {"error":"there is no such page"}\n',
      '/site/x 404 {"error":"there is no such page"}\n',
      '/site/1?failing=2 400 {"error":"failing is a share from 0 to 1"}\n',
    ])
  })

  it('forgets who was there when its run is over', async () => {
    const status = async () => {
      const { ending } = await new LabRunner(host).run({
        program: async ({ fetch }) => (await fetch('/site/20?failing=0.2')).status,
        clock: 'virtual',
        speed: 1,
        seed: 1,
        deadlineMs: 30_000,
        network: { kind: 'delay-server' },
      })
      return (ending as { value?: unknown }).value
    }
    expect([await status(), await status()]).toEqual([503, 503])
  })
})
