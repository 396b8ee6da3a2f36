import { execFile } from 'node:child_process'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { runHost } from '../../testing/host.ts'

const lesson = fileURLToPath(new URL('../../lessons/12-crawler/', import.meta.url))
const python = await runHost.processes.findPython()

type Answer = (response: ServerResponse, visit: number) => void

/** A server that answers by path, and the paths that it was asked for, in their order. */
async function served(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    const answer = answers[url]
    if (answer === undefined) response.writeHead(404).end()
    else answer(response, asked.filter((one) => one === url).length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, asked, server }
}

const page =
  (...hrefs: string[]): Answer =>
  (response) => {
    const links = hrefs.map((href) => `<a href="${href}">there</a>`)
    response.setHeader('content-type', 'text/html').end(links.join('\n'))
  }

const elsewhere = await served({ '/': page() })
const site = await served({
  '/robots.txt': (response) => response.end('User-agent: *\nDisallow: /private\n'),
  '/': page('/busy', '/shaky', '/gone', '/moved', '/private/one', `${elsewhere.origin}/`),
  '/busy': (response, visit) => {
    if (visit > 1) return page()(response, visit)
    response.writeHead(429, { 'retry-after': '2' }).end()
  },
  '/shaky': (response, visit) => {
    if (visit > 1) return page('/')(response, visit)
    response.writeHead(503).end()
  },
  '/moved': (response) => response.writeHead(302, { location: `${elsewhere.origin}/` }).end(),
  '/private/one': page(),
})
afterAll(() => {
  site.server.close()
  elsewhere.server.close()
})

const commands = [
  { file: 'plain.mjs', command: process.execPath },
  ...(python.kind === 'found' ? [{ file: 'plain.py', command: python.command }] : []),
]

it.each(commands)('$file keeps to host, robots.txt and Retry-After', async ({ file, command }) => {
  site.asked.length = 0
  const { stdout } = await promisify(execFile)(command, [`${lesson}${file}`, `${site.origin}/`])
  expect(elsewhere.asked).toEqual([])
  expect(site.asked[0]).toBe('/robots.txt')
  expect([...site.asked].sort()).toEqual(
    ['/', '/busy', '/busy', '/gone', '/moved', '/robots.txt', '/shaky', '/shaky'].sort(),
  )
  // The page without Retry-After is asked again first, though it failed later.
  expect(site.asked.at(-1)).toBe('/busy')
  expect(stdout).toMatch(new RegExp(`^failed: ${site.origin}/gone: .*404`, 'm'))
  expect(stdout).toMatch(/^4 crawled, 0 left$/m)
})
