import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { transform } from 'esbuild'
import { expect, it } from 'vitest'
import { temporaryHome } from '../../testing/command-line.ts'
import { bare, watched } from '../../testing/own-program.ts'

const home = temporaryHome()

const program = `class Shop {
  #items: number[] = []
  constructor(private readonly name: string) {}
  async add(item: number): Promise<void> {
    await null; this.#items.push(item)
    if (item > 1) throw new RangeError('too many in ' + this.name)
  }
}
interface Unused { nothing: string }
const tell = (error: unknown): void => console.log((error as Error).stack)
const wrap = async <Given,>(work: () => Promise<Given>): Promise<Given> => { return await work() }
const shop = new Shop('here')
await shop.add(1)
await shop.add(2).catch(tell)
await wrap(() => Promise.all([1, 2].map(async (n) => { await null; await shop.add(n) }))).catch(tell)

await wrap(async () => { const nothing = null as unknown as { at: number }; return nothing.at })
`

const ways = [
  { map: 'inline', minify: false },
  { map: 'inline', minify: true },
  { map: 'external', minify: false },
  { map: 'external', minify: true },
] as const

it.each(ways)(
  'a program with a source map, $map, minified: $minify, shows its errors where they were written',
  async ({ map, minify }) => {
    const name = `${map}-${minify}`
    const file = path.join(home, `${name}.mjs`)
    const made = await transform(program, {
      loader: 'ts',
      format: 'esm',
      sourcefile: 'shop.ts',
      sourcemap: map,
      minify,
    })
    writeFileSync(path.join(home, 'shop.ts'), program)
    const link = map === 'inline' ? '' : `//# sourceMappingURL=${name}.mjs.map\n`
    writeFileSync(file, made.code + link)
    if (map === 'external') writeFileSync(`${file}.map`, made.map)
    for (const options of [['--enable-source-maps'], []]) {
      const alone = await bare(file, ...options)
      expect(alone.code).toBe(1)
      if (options.length > 0) expect(alone.stdout).toContain('shop.ts:6:')
      expect(await watched(file, '--quiet', ...options)).toEqual(alone)
    }
  },
)
