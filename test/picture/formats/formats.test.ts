import { expect, it } from 'vitest'
import { formatFor, formats } from '../../../src/picture/formats/formats.ts'

it.each([
  ['out.svg', '.svg'],
  ['out.html', '.html'],
  ['out.json', '.json'],
  ['out.trace.json', '.trace.json'],
  ['OUT.Trace.JSON', '.trace.json'],
  ['folder.svg/out.html', '.html'],
])('%s is saved as %s', (file, ending) => {
  expect(formatFor(file)?.ending).toBe(ending)
})

it.each(['out', 'out.png', 'svg', '', 'out.svg/'])('"%s" has no format', (file) => {
  expect(formatFor(file)).toBeNull()
})

it('gives each format an ending of its own, and a file that makes it', async () => {
  expect(new Set(formats.map(({ ending }) => ending)).size).toBe(formats.length)
  for (const { load } of formats) expect((await load()).make).toBeTypeOf('function')
})
