import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { watchSaves } from '../../src/system/saves.ts'

let folder = ''
let stop = (): void => {}
/** What was told, and who waits for more of it. */
let told: boolean[] = []
let heard = (): void => {}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'learn-async-saves-'))
  writeFileSync(path.join(folder, 'a.ts'), 'one')
  told = []
})
afterEach(() => {
  stop()
  rmSync(folder, { recursive: true, force: true })
})

function begin(name = 'a.ts'): void {
  stop = watchSaves(path.join(folder, name), (isThere) => {
    told.push(isThere)
    heard()
  })
}

async function next(): Promise<boolean> {
  while (told.length === 0) await new Promise<void>((resolve) => (heard = resolve))
  return told.shift()!
}

const at = (name: string): string => path.join(folder, name)

describe('a save is heard', () => {
  it.each([
    ['in place', () => writeFileSync(at('a.ts'), 'two, longer')],
    [
      'emptied first, and then written in two steps',
      () => {
        truncateSync(at('a.ts'))
        appendFileSync(at('a.ts'), 'two, ')
        appendFileSync(at('a.ts'), 'longer')
      },
    ],
    [
      'by another file that takes its name, as of sed -i and JetBrains',
      () => {
        writeFileSync(at('sed1'), 'two')
        renameSync(at('sed1'), at('a.ts'))
      },
    ],
    [
      'by a backup that takes the old one away, as of vim',
      () => {
        renameSync(at('a.ts'), at('a.ts~'))
        writeFileSync(at('a.ts'), 'two')
        rmSync(at('a.ts~'))
      },
    ],
  ])('%s, once', async (_how, save) => {
    begin()
    save()
    expect(await next()).toBe(true)
    // The next one is heard too, and nothing between the two.
    writeFileSync(at('a.ts'), 'another text')
    expect(await next()).toBe(true)
    expect(told).toEqual([])
  })

  it('through a link, whose own folder sends no event', async () => {
    const other = mkdtempSync(path.join(tmpdir(), 'learn-async-saves-'))
    writeFileSync(path.join(other, 'b.ts'), 'one')
    symlinkSync(path.join(other, 'b.ts'), at('link.ts'))
    begin('link.ts')
    writeFileSync(path.join(other, 'b.ts'), 'two, longer')
    expect(await next()).toBe(true)
    rmSync(other, { recursive: true })
  })

  it('by a link that is put in the place of another, and then through it', async () => {
    const other = mkdtempSync(path.join(tmpdir(), 'learn-async-saves-'))
    writeFileSync(path.join(other, 'new.ts'), 'another text')
    symlinkSync(at('a.ts'), at('link.ts'))
    begin('link.ts')
    symlinkSync(path.join(other, 'new.ts'), at('link.new'))
    renameSync(at('link.new'), at('link.ts'))
    expect(await next()).toBe(true)
    writeFileSync(path.join(other, 'new.ts'), 'a longer text')
    expect(await next()).toBe(true)
    rmSync(other, { recursive: true })
  })
})

it('a file that goes away is told of, and so is its coming back', async () => {
  begin()
  rmSync(at('a.ts'))
  expect(await next()).toBe(false)
  writeFileSync(at('a.ts'), 'two')
  expect(await next()).toBe(true)
})

it('is heard in a folder that was not there yet', async () => {
  stop = watchSaves(path.join(folder, 'later/c.ts'), (isThere) => {
    told.push(isThere)
    heard()
  })
  renameSync(folder, `${folder}-moved`)
  renameSync(`${folder}-moved`, folder)
  const { mkdirSync } = await import('node:fs')
  mkdirSync(at('later'))
  writeFileSync(at('later/c.ts'), 'one')
  expect(await next()).toBe(true)
})
