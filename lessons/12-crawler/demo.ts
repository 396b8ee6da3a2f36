import type { Lab } from 'learn-async/kit'
import { linksOf } from './crawler.ts'
import type { Knobs } from './crawler.ts'

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const oneByOne: Run = (lab, { failing }) =>
  lab.task('reader', async () => {
    const urls = [`/site/0?failing=${failing / 100}`]
    for (const url of urls) {
      const links = await linksOf(lab, url).catch(() => [])
      urls.push(...links.filter((link) => !urls.includes(link)))
    }
  })

// Somebody has a list of all the pages.
export const allAtOnce: Run = async (lab, { failing }) => {
  const results = await Promise.allSettled(
    Array.from({ length: 60 }, (_, n) =>
      lab.task(`page ${n}`, () =>
        linksOf(lab, `/site/${n}?failing=${failing / 100}`),
      ),
    ),
  )
  return results.filter(({ status }) => status === 'fulfilled').length
}
