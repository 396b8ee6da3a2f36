import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryHome } from '../../testing/command-line.ts'
import { program, Terminal } from '../../testing/terminal.ts'

const good = fileURLToPath(
  new URL('../../lessons/03-gather/practice/good/class-with-enum.ts', import.meta.url),
)

it.each([
  { cols: 80, rows: 24 },
  { cols: 40, rows: 12 },
])('an exercise by keyboard: each save is judged, until it passes (%j)', async (size) => {
  const home = temporaryHome()
  const line = `cd "$0" && exec "${process.execPath}" "${program}" practice gather --language ts`
  const terminal = await Terminal.startCommand(['bash', '-c', line, home], { home, size })
  await terminal.sees(/Judged at each save/)
  const file = path.join(home, 'learn-async/gather.ts')
  terminal.type('h')
  await terminal.sees(/Hint 1: In JavaScript calling/)
  terminal.type('s')
  await terminal.sees(/Not passed yet/)
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n// saved\n`)
  await terminal.sees(/gather\.ts: not yet\.[\s\S]*4 more expectations are not met\./)
  // As an editor does that writes another file first.
  writeFileSync(`${file}.new`, readFileSync(good))
  renameSync(`${file}.new`, file)
  await terminal.sees(/gather\.ts: passed\./)
  terminal.type('n')
  await terminal.sees(/Laid out:\s+learn-async\/fetch\.ts/)
  terminal.type('q')
  await terminal.sees(/Next: learn-async verify fetch/)
  expect(await terminal.ended).toBe(0)
})

it('Ctrl-C ends it, also while a file goes round without an end', async () => {
  const home = temporaryHome()
  const line = `cd "$0" && exec "${process.execPath}" "${program}" practice gather --language js`
  const terminal = await Terminal.startCommand(['bash', '-c', line, home], { home })
  await terminal.sees(/Judged at each save/)
  writeFileSync(
    path.join(home, 'learn-async/gather.js'),
    'export function loadAll() { for (;;); }\n',
  )
  await terminal.sees(/goes round without an end/)
  terminal.type('\u0003')
  expect(await terminal.ended).toBe(130)
})
