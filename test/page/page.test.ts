import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SavedRun } from '../../src/picture/formats/saved-run.ts'
import { type AxeResult, type Browser, missing, openBrowser } from './browser.ts'
import {
  everySign,
  fullQueue,
  hostileRun,
  many,
  oneByOne,
  aProcess,
  saved,
  together,
} from '../picture/formats/saved-runs.ts'

/** For what takes as long as the machine needs. */
const patient = { timeout: 30_000 }

describe.skipIf(missing !== '')(`the page in a browser${missing}`, () => {
  let browser: Browser
  let page: Page
  /** What the page asked for or complained of, beyond its own file. */
  let heard: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    await page?.close()
    page = await browser.context.newPage()
    heard = []
    page.on('console', (message) => heard.push(`console: ${message.text()}`))
    page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  })

  async function open(run: SavedRun): Promise<void> {
    const address = await browser.save(run)
    page.on('request', (request) => {
      if (request.url() !== address && !request.url().startsWith('data:')) {
        heard.push(`request: ${request.url()}`)
      }
    })
    await page.goto(address)
  }

  const press = async (...keys: string[]): Promise<void> => {
    await page.locator('#timeline').focus()
    for (const key of keys) await page.keyboard.press(key)
  }
  const told = () => page.locator('#now').textContent()
  const styleOf = (name: string): Promise<number> =>
    page
      .locator('#timeline')
      .evaluate((element, key) => Number(element.style.getPropertyValue(key)), name)
  const spanOf = async () => ({ from: await styleOf('--from'), length: await styleOf('--span') })
  const bar = (row: number) => page.locator('.row').nth(row).locator('.waiting').last()

  it('draws lanes as long as they were', async () => {
    await open(saved([await oneByOne(), await together()]))
    const widths = await Promise.all(
      [0, 1, 2, 3, 4, 5].map(async (row) => (await bar(row).boundingBox())!.width),
    )
    for (const [index, ratio] of [1, 2, 0.5, 1, 2, 0.5].entries()) {
      expect(widths[index]! / widths[0]!).toBeCloseTo(ratio, 1)
    }
    expect(heard).toEqual([])
  })

  it('draws a wait thinner from the demo’s own end on', async () => {
    await open(saved([await everySign()]))
    const row = page.locator('.row', { hasText: 'runs on' })
    const [end, waited, orphan] = await Promise.all(
      [page.locator('.lanes .own-end'), row.locator('.waiting').last(), row.locator('.orphan')].map(
        async (shape) => (await shape.boundingBox())!,
      ),
    )
    expect(orphan!.height).toBeLessThan(waited!.height)
    expect(orphan!.x).toBeCloseTo(end!.x, 0)
    expect(waited!.x + waited!.width).toBeCloseTo(orphan!.x, 0)
    expect(await page.locator('.legend').textContent()).toContain('ran on')
  })

  it('steps event by event by keyboard, and says each', async () => {
    await open(saved([await together()]))
    expect(await told()).toBe('The whole run: 12 events.')
    await press('ArrowRight')
    expect(await told()).toBe('Event 1 of 12, at 0. A starts.')
    await press('ArrowRight', 'ArrowRight')
    expect(await told()).toBe('Event 3 of 12, at 0. B starts.')
    await press('End')
    expect(await told()).toBe('Event 12 of 12, at 2.00 s. B is finished.')
    await press('ArrowLeft', 'ArrowLeft')
    expect(await told()).toBe('Event 10 of 12, at 1.00 s. A is finished.')
    await press('Home', 'Escape')
    expect(await told()).toBe('The whole run: 12 events.')
    const timeline = page.locator('#timeline')
    expect(await timeline.getAttribute('aria-valuetext')).toBe('The whole run: 12 events.')
    expect(await timeline.getAttribute('aria-valuemax')).toBe('12')
    expect(await page.locator('#now').getAttribute('role')).toBe('status')
    expect(heard).toEqual([])
  })

  it('steps by button, and by a row of the table, which is marked', async () => {
    await open(saved([await oneByOne(), await together()]))
    await page.getByRole('button', { name: 'Next event' }).click()
    expect(await told()).toBe('Event 1 of 24, at 0. one by one: A starts.')
    await page.locator('summary').click()
    await page.locator('[data-event="24"]').click()
    expect(await told()).toBe('Event 24 of 24, at 3.50 s. one by one: C is finished.')
    expect(await page.locator('[aria-current]').getAttribute('data-event')).toBe('24')
    await page.getByRole('button', { name: 'Whole run' }).click()
    expect(await page.locator('[aria-current]').count()).toBe(0)
  })

  it('plays to the end at its speed, pauses, and is silent to a screen reader meanwhile', async () => {
    await open(saved([await together()]))
    await press('[', '[', '[', '[', '[', '[', '[', '[', '[', '[', '[', ' ')
    expect(await page.locator('#speed-now').textContent()).toBe('0.1×')
    const live = page.locator('#now')
    expect(await live.getAttribute('aria-live')).toBe('off')
    expect(await page.locator('#play').textContent()).toBe('Pause')
    await expect.poll(() => styleOf('--now'), patient).toBeGreaterThan(0)
    await press(' ')
    expect(await live.getAttribute('aria-live')).toBe('polite')
    expect(await told()).toMatch(/^Event \d+ of 12/)
    expect(await page.locator('#play').textContent()).toBe('Play')
    await page.locator('#speed').fill('1.3010299957')
    expect(await page.locator('#speed-now').textContent()).toBe('20×')
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await expect.poll(() => page.locator('#play').textContent(), patient).toBe('Play')
    expect(await told()).toBe('Event 12 of 12, at 2.00 s. B is finished.')
    expect(heard).toEqual([])
  })

  it('only steps while it plays for who wants less motion', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(saved([await together()]))
    await page.evaluate(`
      globalThis.seen = new Set()
      new MutationObserver(() => {
        seen.add(document.getElementById('timeline').style.getPropertyValue('--now'))
      }).observe(document.getElementById('timeline'), { attributes: true })
    `)
    await page.locator('#speed').fill('1')
    await press(' ')
    await expect.poll(() => page.locator('#play').textContent(), patient).toBe('Play')
    const seen = await page.evaluate<string[]>(`[...globalThis.seen]`)
    expect(seen.every((moment) => ['0', '500', '1000', '2000'].includes(moment))).toBe(true)
    expect(seen.length).toBeGreaterThan(1)
  })

  it('zooms and pans by keyboard, button, wheel and drag', async () => {
    await open(saved([await together()]))
    expect(await spanOf()).toEqual({ from: 0, length: 2000 })
    await press('+')
    const zoomed = await spanOf()
    expect(zoomed.length).toBeCloseTo(2000 / 1.5)
    await press('Shift+ArrowRight')
    const panned = await spanOf()
    expect(panned.from).toBeGreaterThan(zoomed.from)
    await page.getByRole('button', { name: 'Earlier' }).click()
    expect((await spanOf()).from).toBeCloseTo(zoomed.from)
    await page.getByRole('button', { name: 'Zoom in' }).click()
    expect((await spanOf()).length).toBeCloseTo(2000 / 1.5 ** 2)

    const box = (await page.locator('.lanes').first().boundingBox())!
    const [x, y] = [box.x + box.width / 2, box.y + 10]
    const before = await spanOf()
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x - 100, y, { steps: 4 })
    await page.mouse.up()
    expect((await spanOf()).from).toBeGreaterThan(before.from)
    expect(await told()).toBe('The whole run: 12 events.')

    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -200)
    await page.keyboard.up('Control')
    await expect.poll(() => styleOf('--span'), patient).toBeLessThan(before.length)
    await press('0')
    expect(await spanOf()).toEqual({ from: 0, length: 2000 })
    expect(heard).toEqual([])
  })

  it('brings the chosen event into sight', async () => {
    await open(saved([await oneByOne()]))
    await press('+', '+', '+', '+', 'End')
    const { from, length } = await spanOf()
    expect(from + length).toBeCloseTo(3500)
  })

  it('says what stands under the pointer, until Escape', async () => {
    await open(saved([await fullQueue()]))
    const tip = page.locator('#tip')
    const held = page.locator('.row').first().locator('.held:not(.begins)').first()
    await held.hover()
    expect(await tip.textContent()).toMatch(/^producer held back by a limit, \d+ to \d+ ms/)
    await page.locator('.row.queue .track').hover()
    expect(await tip.textContent()).toMatch(/^in queue \d of at most 2/)
    await press('Escape')
    expect(await tip.isVisible()).toBe(false)
  })

  it('goes to the moment that is clicked', async () => {
    await open(saved([await together()]))
    const track = (await page.locator('.row .scale').first().boundingBox())!
    await page.mouse.click(track.x + track.width * 0.6, track.y + 5)
    expect(await told()).toBe('Event 10 of 12, at 1.00 s. A is finished.')
  })

  it('shows whatever a name or a text holds as text', async () => {
    await open(hostileRun())
    await press('ArrowRight')
    expect(await told()).toContain('</script><b>"\'&\\x1b[31m')
    expect(await page.locator('main b:not(.heading b)').count()).toBe(0)
    expect(heard).toEqual([])
  })

  it('keeps 1,000 lanes low, and each with its row', async () => {
    await open(saved([many(1000)]))
    expect(await page.locator('.row').count()).toBe(1000)
    expect((await page.locator('.row').first().boundingBox())!.height).toBeLessThan(8)
    await press('End')
    expect(await told()).toMatch(/^Event \d+ of \d+/)
    expect(heard).toEqual([])
  })

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each(['the whole run', 'one event', 'the table'])(
      'has no fault that axe finds: %s',
      async (what) => {
        await page.emulateMedia({ colorScheme })
        await open(saved([await everySign(), await fullQueue(), aProcess()]))
        if (what === 'one event') await press('ArrowRight', 'ArrowRight')
        if (what === 'the table') {
          await page.locator('summary').click()
          await page.locator('[data-event="3"]').click()
        }
        await page.evaluate(axe.source)
        const { violations, passes } = await page.evaluate<AxeResult>('axe.run()')
        expect(passes.length).toBeGreaterThan(10)
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
        expect(heard).toEqual([])
      },
    )
  })
})
