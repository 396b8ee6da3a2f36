import path from 'node:path'
import { outputOf } from './children.ts'
import { median } from './in-turn.ts'
import { measuredRow, type Section } from './section.ts'

const rounds = 5

interface Variant {
  id: string
  totalMs: number
  boundMs: number
}

/** How near a real run comes to what theory allows. */
export const fidelity: Section = {
  name: 'fidelity',
  says: 'total ÷ bound of real runs: gather, and 100 requests of 1 s',
  async rows({ root, temporary }) {
    const program = path.join(root, 'dist/bin/learn-async.cjs')
    const run = async (args: string[]): Promise<Variant[]> => {
      const env = { LEARN_ASYNC_HOME: temporary }
      const text = await outputOf(process.execPath, [program, 'run', ...args, '--json'], { env })
      return (JSON.parse(text) as { variants: Variant[] }).variants
    }
    const ratios: Record<string, number[]> = {}
    for (let round = 0; round < rounds; round++) {
      const variants = [...(await run(['gather'])), ...(await run(['fetch', 'many']))]
      for (const { id, totalMs, boundMs } of variants) (ratios[id] ??= []).push(totalMs / boundMs)
    }
    return Object.entries(ratios).map(([id, values]) =>
      measuredRow(`run, ${id}`, 'its bound', median(values), {
        most: id === 'many' ? 1.1 : 1.01,
      }),
    )
  },
}
