import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import type { Entry } from '../../src/journal/entry.ts'
import { formatEntry } from '../../src/journal/entry.ts'
import { Journal } from '../../src/journal/journal.ts'
import { entriesIn, progressOf } from '../../testing/entries.ts'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'
import { program } from '../../testing/terminal.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { testSystem } from '../../testing/system.ts'
import { inShell } from '../../testing/command-line.ts'

// Beside the tests, so that packages are found.
const work = mkdtempSync(
  path.join(fileURLToPath(new URL('../../node_modules/', import.meta.url)), '.faults-'),
)
afterAll(() => rmSync(work, { recursive: true, force: true }))

const entries: Entry[] = ['idea', 'predict:één', 'run:together'].map((step, index) => ({
  kind: 'reached',
  at: `2026-01-01T00:00:0${index}.000Z`,
  lesson: 'gather',
  step,
}))
const opened = (storage: MemoryStorage, warnings: string[] = []): Promise<Journal> =>
  Journal.open({
    storage,
    now: () => '2026-01-02T00:00:00.000Z',
    warn: (line) => warnings.push(line),
  })

describe('a journal', () => {
  it('that two processes write at once loses none of 1,000 answers each', async () => {
    const file = path.join(work, 'answering-process.mjs')
    await build({
      entryPoints: [fileURLToPath(new URL('answering-process.ts', import.meta.url))],
      outfile: file,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
    })
    const home = temporaryHome()
    const answering = (lesson: string): Promise<number | null> =>
      new Promise((resolve) =>
        spawn(process.execPath, [file, lesson, '1000'], {
          stdio: 'inherit',
          env: { ...process.env, LEARN_ASYNC_HOME: home },
        }).once('close', resolve),
      )
    expect(await Promise.all([answering('one'), answering('other')])).toEqual([0, 0])
    const read = entriesIn(readFileSync(path.join(home, 'journal.jsonl')))
    expect(read.damaged).toEqual([])
    for (const lesson of ['one', 'other']) {
      const own = read.entries.flatMap((entry) =>
        entry.kind === 'answered' && entry.lesson === lesson ? [Number(entry.question)] : [],
      )
      expect(own).toEqual(Array.from({ length: 1000 }, (_, number) => number))
    }
  }, 60_000)

  it('cut off at any byte keeps what was whole, and what comes after', async () => {
    const bytes = Buffer.from(entries.map((entry) => `\n${formatEntry(entry)}\n`).join(''))
    // The byte at which each entry is whole: its last brace, the newline after it or not.
    const ends = entries.map(
      (_, index) =>
        Buffer.from(
          entries
            .slice(0, index + 1)
            .map((one) => `\n${formatEntry(one)}\n`)
            .join(''),
        ).length - 1,
    )
    for (let length = 0; length <= bytes.length; length++) {
      const warnings: string[] = []
      const storage = new MemoryStorage().put(bytes.subarray(0, length))
      const journal = await opened(storage, warnings)
      const whole = ends.filter((end) => end <= length).length
      expect(journal.progress).toEqual(progressOf(entriesIn(bytes.subarray(0, length)).entries))
      expect(entriesIn(bytes.subarray(0, length)).entries).toMatchObject(entries.slice(0, whole))
      expect(warnings.length).toBeLessThanOrEqual(1)
      await journal.append({ kind: 'reached', lesson: 'gather', step: 'recap' })
      const again = entriesIn(storage.files.get('journal.jsonl')!)
      expect(again.entries.slice(0, whole)).toMatchObject(entries.slice(0, whole))
      expect(again.entries.at(-1)).toMatchObject({ step: 'recap' })
      expect(again.entries).toHaveLength(whole + 1)
    }
  })

  it.skipIf(!existsSync('/dev/full'))(
    'on a full disk is told of at once and at the end, and the quiz goes on',
    async () => {
      class FullDisk extends MemoryStorage {
        override async append(_file: string, bytes: Uint8Array): Promise<void> {
          const handle = await open('/dev/full', 'a')
          try {
            await handle.write(bytes)
          } finally {
            await handle.close()
          }
        }
      }
      const { system, screen, errors } = testSystem({ terminal: false, storage: new FullDisk() })
      expect(await main(['quiz', 'gather', '--answers', '-,2', '--speed', '20'], system)).toBe(1)
      expect(screen.bytes).toContain('1 of 4 right.')
      expect(errors.bytes.match(/progress is not saved/g)).toHaveLength(1)
      expect(errors.bytes).toContain('progress is not saved from here on: the disk is full (')
      expect(errors.bytes).toMatch(
        /learn-async: what you did is not saved: the disk is full \(.*\n$/,
      )
    },
  )

  it.skipIf(process.platform === 'win32')(
    'that may not grow is told of once, its whole entries kept',
    async () => {
      const home = temporaryHome()
      const line = `\n${formatEntry(entries[0]!)}\n`
      // A block of `ulimit -f` is 1,024 bytes in bash, 512 elsewhere: the file is all but as long.
      appendFileSync(path.join(home, 'journal.jsonl'), line.repeat(Math.floor(1000 / line.length)))
      const { code, stdout, stderr } = await inShell(
        `ulimit -f 1; "${process.execPath}" "${program}" quiz gather --answers -,2 --speed 20`,
        home,
      )
      expect(code).toBe(1)
      expect(stdout).toContain('1 of 4 right.')
      expect(stderr.match(/progress is not saved from here on: /g)).toHaveLength(1)
      expect(stderr).toMatch(/the disk is full|the file may not grow any further/)
      const again = await runCommand(['list'], { LEARN_ASYNC_HOME: home })
      expect(again.exitCode).toBe(0)
      expect(again.stdout).toMatch(/gather +begun/)
    },
  )

  it('in whose place a folder stands is told of, and nothing is saved', async () => {
    const home = temporaryHome()
    mkdirSync(path.join(home, 'journal.jsonl'))
    const { exitCode, stderr } = await runCommand(['settings', 'motion', 'off'], {
      LEARN_ASYNC_HOME: home,
    })
    expect(exitCode).toBe(1)
    expect(stderr).toBe(
      `learn-async: progress is not saved from here on: a folder stands in its place (${home}/journal.jsonl)\n`,
    )
  })

  it.skipIf(!existsSync('/dev/zero'))(
    'in whose place a device stands is not read for ever',
    async () => {
      const home = temporaryHome()
      const { code, stderr } = await inShell(
        `ln -s /dev/zero "${home}/journal.jsonl"; "${process.execPath}" "${program}" list`,
        home,
      )
      expect(code).toBe(0)
      expect(stderr).toContain(
        'progress is not saved from here on: what stands in its place is no file',
      )
    },
  )

  it('written while the clock was set back keeps its order, and its days', async () => {
    const storage = new MemoryStorage()
    const at = async (now: string, args: string[]): Promise<string> => {
      const { system, screen } = testSystem({ terminal: false, storage, now })
      await main(args, system)
      return screen.bytes
    }
    await at('2026-03-02T10:00:00.000Z', ['settings', 'motion', 'off'])
    await at('2026-03-02T10:00:00.000Z', ['quiz', 'gather', '--answers', '-,3', '--speed', '20'])
    // A day earlier than what was written before.
    await at('2026-03-01T10:00:00.000Z', ['settings', 'motion', 'on'])
    expect(await at('2026-03-01T10:00:00.000Z', ['settings'])).toContain('motion: on')
    expect(await at('2026-03-01T10:00:00.000Z', ['quiz', '--review'])).toMatch(
      /Nothing is due today/,
    )
    expect(await at('1970-01-01T00:00:00.000Z', ['progress'])).toContain('missed on 2 Mar 2026')
    expect(await at('2026-03-03T10:00:00.000Z', ['progress'])).toContain('Due today: ')
  })
})
