// refused: slow-told
import { setImmediate as turn } from 'node:timers/promises'

export async function makeReport(
  rows: string[],
  render: (row: string) => string,
  save: (text: string) => Promise<void>,
  onSlow: (row: string) => void,
): Promise<number> {
  for (const row of rows) {
    await turn()
    const timer = setTimeout(onSlow, 100, row)
    await save(render(row)).finally(() => clearTimeout(timer))
  }
  return rows.length
}
