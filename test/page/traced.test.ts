import axe from 'axe-core'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OwnLane } from '../../src/own-program/run.ts'
import { type Traced, traced, withSources } from '../../src/own-program/traced.ts'
import { pagePicture } from '../../src/picture/own-program-page.ts'
import { ownLane, ownRun } from '../../testing/own-runs.ts'
import { saved } from '../picture/formats/saved-runs.ts'
import { type AxeResult, type Browser, missing, openBrowser } from './browser.ts'

const load = (at: number, outcome: OwnLane['outcome'] = 'finished'): OwnLane =>
  ownLane('load', at, at + 100, {
    argument: String(at),
    file: 'load.mjs',
    line: 1,
    outcome,
    waits: [{ startMs: at, endMs: at + 100, file: 'load.mjs', line: 2 }],
  })
const main = ownLane('main', 0, 400, {
  waits: [{ startMs: 0, endMs: 300, file: 'app.mjs', line: 3, slot: 'undici.Pool' }],
  holds: [{ startMs: 300, endMs: 400 }],
})
const files: Record<string, string[]> = {
  'app.mjs': ['async function main() {', '', 'await a <b>', 'never looked at'],
  'load.mjs': ['async function load() {', 'await fetch(url)'],
}
const observed = { leftOver: [{ lane: 1, file: 'load.mjs', line: 2 }] }
const bare = traced(
  ownRun([main, load(0), load(100), load(200, 'failed'), load(300, 'left')], observed),
  { showsArguments: true },
)
const whole = withSources(bare, (file) => files[file]!)

describe.skipIf(missing !== '')(`the page of a run of one's own program${missing}`, () => {
  let browser: Browser
  let page: Page
  let heard: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    await page?.close()
    page = await browser.context.newPage()
    heard = []
    page.on('console', (message) => heard.push(message.text()))
    page.on('pageerror', (error) => heard.push(error.message))
  })

  async function open(made: Traced): Promise<string> {
    const address = await browser.save(saved([pagePicture(made)], { traced: made }))
    await page.goto(address)
    return readFileSync(fileURLToPath(address), 'utf8')
  }
  const names = () => page.locator('.row .name').allTextContents()

  it('draws each lane, and tells of each wait its line and what stands there', async () => {
    const text = await open(whole)
    expect((await names()).map((name) => name.replace('▸', '').trim())).toEqual([
      'main',
      'load 0',
      'load 100',
      'load 200',
      'load 300',
    ])
    await page.locator('.row').nth(2).locator('.waiting').last().hover()
    expect(await page.locator('#tip .place').textContent()).toBe('load.mjs:2await fetch(url)')
    await page.locator('.row').first().locator('.held:not(.begins)').hover()
    expect(await page.locator('#tip .place').textContent()).toBe('app.mjs:3await a <b>')
    await page.getByText('2 lines waited at').click()
    expect(await page.locator('#lines tbody tr').allTextContents()).toEqual([
      'load.mjs:2await fetch(url)4100 ms400 ms',
      'app.mjs:3await a <b>1300 ms300 ms',
    ])
    expect(await page.locator('main ul:not(.legend) li').first().textContent()).toContain(
      'was cancelled',
    )
    expect(text).not.toContain('never looked at')
    expect(heard).toEqual([])
  })

  it('finds lanes by name, function and file, and says how many', async () => {
    await open(whole)
    const field = page.getByLabel('Find lanes')
    const found = page.locator('#found')
    await field.fill('LOAD 1')
    expect((await names()).map((name) => name.replace('▸', '').trim())).toEqual(['load 100'])
    expect(await found.textContent()).toBe('1 of 5')
    await field.fill('app.mjs')
    expect(await found.textContent()).toBe('1 of 5')
    await field.fill('nothing like it')
    expect([await names(), await found.textContent()]).toEqual([[], '0 of 5'])
    await field.fill('')
    expect([(await names()).length, await found.textContent()]).toEqual([5, ''])
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await page.getByRole('button', { name: 'Next event' }).click()
    expect(await page.locator('#now').textContent()).toBe('Event 1 of 9, at 0. main starts.')
    expect(heard).toEqual([])
  })

  it('holds no source where none is wanted', async () => {
    const text = await open(bare)
    expect(text).not.toContain('fetch(url)')
    await page.locator('.row').nth(2).locator('.waiting').last().hover()
    expect(await page.locator('#tip .place').textContent()).toBe('load.mjs:2')
  })

  it('has no fault that axe finds', async () => {
    await open(whole)
    await page.getByLabel('Find lanes').fill('load')
    await page.getByText('2 lines waited at').click()
    await page.evaluate(axe.source)
    const { violations, passes } = await page.evaluate<AxeResult>('axe.run()')
    expect(passes.length).toBeGreaterThan(10)
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  })
})
