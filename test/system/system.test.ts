import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { nodeSystem, type System } from '../../src/system/system.ts'
import { momentOf } from '../../src/journal/day.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'learn-async-system-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The machine with another data folder; what `release` and signals do ends processes, and is tested on those. */
function systemIn(home: string | undefined): ReturnType<typeof nodeSystem> {
  const before = process.env.LEARN_ASYNC_HOME
  if (home === undefined) delete process.env.LEARN_ASYNC_HOME
  else process.env.LEARN_ASYNC_HOME = home
  try {
    return nodeSystem()
  } finally {
    if (before === undefined) delete process.env.LEARN_ASYNC_HOME
    else process.env.LEARN_ASYNC_HOME = before
  }
}

async function read(storage: System['storage']): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of storage.read('journal.jsonl')) pieces.push(piece.slice())
  return Buffer.concat(pieces).toString()
}

describe('the storage', () => {
  it('makes its folder, adds to its file, and reads it', async () => {
    const { storage } = systemIn(path.join(folder, 'new', 'home'))
    expect(await read(storage)).toBe('')
    await storage.append('journal.jsonl', Buffer.from('one\n'))
    await storage.append('journal.jsonl', Buffer.from('two\n'))
    expect(await read(storage)).toBe('one\ntwo\n')
  })

  it('rejects where a file stands in the place of its folder', async () => {
    writeFileSync(path.join(folder, 'file'), '')
    const { storage } = systemIn(path.join(folder, 'file'))
    await expect(read(storage)).rejects.toThrow(/ENOTDIR/)
    await expect(storage.append('journal.jsonl', Buffer.from('x'))).rejects.toThrow()
  })

  it("is in the platform's own folder unless one is named", () => {
    expect(systemIn(undefined).storage.folder).toMatch(/learn-async$/)
  })
})

describe('the disk', () => {
  const { courseFiles, makeFolder } = nodeSystem()

  it('makes a folder with its files, and none where one is there already', async () => {
    const made = path.join(folder, 'course', '01-made')
    await makeFolder(
      made,
      new Map([
        ['text.md', 'text'],
        ['lesson.js', 'export default 1'],
      ]),
    )
    expect(readFileSync(path.join(made, 'text.md'), 'utf8')).toBe('text')
    await expect(makeFolder(made, new Map([['text.md', 'other']]))).rejects.toThrow(/EEXIST/)
    expect(readFileSync(path.join(made, 'text.md'), 'utf8')).toBe('text')
    expect(await courseFiles.list(path.join(folder, 'course'))).toEqual([
      { name: '01-made', kind: 'folder' },
    ])
    expect(await courseFiles.read(path.join(made, 'text.md'))).toBe('text')
  })

  it('leaves nothing of a folder that could not be filled', async () => {
    const made = path.join(folder, '02-half')
    await expect(
      makeFolder(
        made,
        new Map([
          ['a.md', 'a'],
          ['a.md/b.md', 'b'],
        ]),
      ),
    ).rejects.toThrow()
    expect(existsSync(made)).toBe(false)
  })
})

describe('the clock', () => {
  it('says the moment, and the day on the wall', () => {
    const { now, calendar, runHost } = nodeSystem()
    expect(now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(Math.abs(calendar.today() - calendar.dayOf(momentOf(now())!))).toBeLessThanOrEqual(1)
    const before = Date.parse(calendar.isoDay(calendar.today() - 1))
    expect(Date.now()).toBeGreaterThan(before)
    expect(runHost.realTime.now()).toBeLessThanOrEqual(runHost.realTime.now())
  })

  it('calls back, and not what was taken back', async () => {
    const { realTime } = nodeSystem().runHost
    const called: string[] = []
    const taken = realTime.setTimeout(() => called.push('taken back'), 1)
    realTime.clearTimeout(taken)
    await new Promise<void>((resolve) => {
      realTime.setImmediate(() => called.push('immediate'))
      realTime.setTimeout(() => realTime.setTimeout(resolve, 1), 1)
    })
    expect(called).toEqual(['immediate'])
  })
})
