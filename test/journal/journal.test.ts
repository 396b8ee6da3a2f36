import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JournalFailed } from '../../src/journal/journal.ts'
import { entriesIn } from '../../testing/entries.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { open, reached, answered } from './opened.ts'

describe('the journal', () => {
  it('writes each entry as one write that begins and ends with a newline', async () => {
    const storage = new MemoryStorage()
    const { journal } = await open(storage)
    await journal.append(reached('idea'))
    await journal.append(answered('one'))
    expect(storage.writes).toHaveLength(2)
    for (const write of storage.writes) expect(write).toMatch(/^\n\{[^\n]*\}\n$/)
  })

  it('reads back what it wrote', async () => {
    const storage = new MemoryStorage()
    const { journal } = await open(storage)
    await journal.append(reached('idea'))
    await journal.append(answered('one'))
    const again = await open(storage)
    expect(again.journal.progress).toEqual(journal.progress)
    expect(again.journal.progress.of('gather')).toMatchObject({
      step: 'idea',
      answers: [answered('one')],
    })
    expect(again.warnings).toEqual([])
  })

  it('keeps what a newer version wrote, and passes over it', async () => {
    const storage = new MemoryStorage().put('\n{"v":2,"kind":"dreamt","of":"sheep"}\n')
    const { journal, warnings } = await open(storage)
    await journal.append(reached('idea'))
    expect(journal.progress.lessons).toEqual(['gather'])
    expect(warnings).toEqual([])
    expect(storage.text()).toContain('"dreamt"')
  })

  it('copies a damaged line beside once, tells of it once, and counts the rest', async () => {
    const storage = new MemoryStorage()
    const first = await open(storage)
    await first.journal.append(reached('idea'))
    storage.put(`${storage.text()}{"v":1,"kind":"rea`)
    await first.journal.append(reached('after'))
    const second = await open(storage)
    expect(second.journal.progress).toEqual(first.journal.progress)
    expect(second.warnings).toEqual([
      'a damaged line in the journal passed over, the rest counts; copied to /home/learner/journal.damaged',
    ])
    expect(storage.text('journal.damaged')).toContain('{"v":1,"kind":"rea')
    const third = await open(storage)
    expect(third.warnings).toEqual([])
    expect(storage.text('journal.damaged').trim().split('\n')).toHaveLength(1)
  })

  it('goes on unsaved where the disk refuses, and says so once', async () => {
    const storage = new MemoryStorage()
    const { journal, warnings } = await open(storage)
    storage.failing = Object.assign(new Error('no space'), { code: 'ENOSPC' })
    await journal.append(reached('idea'))
    await journal.append(reached('after'))
    expect(journal.progress.of('gather').step).toBe('after')
    expect(warnings).toEqual([
      'progress is not saved from here on: the disk is full (/home/learner/journal.jsonl)',
    ])
    expect([journal.failure, journal.lost]).toEqual([
      'the disk is full (/home/learner/journal.jsonl)',
      2,
    ])
  })

  it('refuses what is to be kept where the disk refuses, having said so', async () => {
    const storage = new MemoryStorage()
    const { journal, warnings } = await open(storage)
    await journal.keep(reached('idea'))
    expect([journal.failure, journal.lost, journal.isThere]).toEqual([null, 0, true])
    storage.failing = Object.assign(new Error('no space'), { code: 'ENOSPC' })
    await expect(journal.keep(reached('after'))).rejects.toThrow(JournalFailed)
    await expect(journal.keep(reached('after'))).rejects.toThrow(JournalFailed)
    expect(warnings).toHaveLength(1)
  })

  it('opens empty where it may not be read, and says so', async () => {
    const storage = new MemoryStorage()
    storage.failing = Object.assign(new Error('no'), { code: 'EACCES' })
    const { journal, warnings } = await open(storage)
    expect(journal.progress.lessons).toEqual([])
    expect(warnings).toEqual([
      'progress is not saved from here on: no permission to write (/home/learner/journal.jsonl)',
    ])
  })

  it('loses nothing of two that write at once, however they take turns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async (turns) => {
        const storage = new MemoryStorage()
        const [one, other] = [await open(storage), await open(storage)]
        for (const [index, isOne] of turns.entries()) {
          await (isOne ? one : other).journal.append(reached(`step ${index}`))
        }
        const { entries } = entriesIn(storage.files.get('journal.jsonl') ?? new Uint8Array())
        expect(entries.map((entry) => (entry.kind === 'reached' ? entry.step : ''))).toEqual(
          turns.map((_, index) => `step ${index}`),
        )
      }),
    )
  })

  it('cut at any byte, keeps every whole line before, and every line written after', async () => {
    const storage = new MemoryStorage()
    const { journal } = await open(storage)
    for (const step of ['idea', 'höher', 'after']) await journal.append(reached(step))
    const bytes = storage.files.get('journal.jsonl')!
    for (let length = 0; length <= bytes.length; length++) {
      const cut = new MemoryStorage().put(bytes.slice(0, length))
      const whole = new TextDecoder()
        .decode(bytes.slice(0, length))
        .split('\n')
        .filter((line) => line.endsWith('}')).length
      const after = await open(cut)
      await after.journal.append(reached('last'))
      expect(entriesIn(cut.files.get('journal.jsonl')!).entries).toHaveLength(whole + 1)
    }
  })

  it('survives any bytes, in pieces of any length', async () => {
    const texts = fc.array(fc.constantFrom('{"v":1', '\n', 'é', '\ufeff', '𝄞', ' ', '[]'))
    const all = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      texts.map((text) => new TextEncoder().encode(text.join(''))),
    )
    await fc.assert(
      fc.asyncProperty(all, fc.integer({ min: 1, max: 9 }), async (bytes, pieceLength) => {
        const storage = Object.assign(new MemoryStorage().put(bytes), { pieceLength })
        const { journal } = await open(storage)
        await journal.append(reached('idea'))
        expect(journal.lost).toBe(0)
        const copied = storage.text('journal.damaged').split('\n').filter(Boolean)
        expect(copied).toHaveLength(new Set(entriesIn(bytes).damaged).size)
      }),
      // Two lines that differ by a byte order mark in the middle of all.
      { examples: [[new TextEncoder().encode('[]\n\ufeff[]'), 1]] },
    )
  })

  it('reads the same lines, whatever pieces they come in', async () => {
    const storage = new MemoryStorage()
    const { journal } = await open(storage)
    for (const step of ['idea', 'höher', '𝄞', 'after']) await journal.append(reached(step))
    await journal.append(answered('één'))
    for (let pieceLength = 1; pieceLength < 200; pieceLength++) {
      storage.pieceLength = pieceLength
      expect((await open(storage)).journal.progress).toEqual(journal.progress)
    }
  })

  it.each([
    '{"v":1,"kind":"reached","at":"2026-01-01T00:00:00Z","lesson":5,"step":"idea"}',
    '{"v":1,"kind":"reached","at":"2026-01-01T25:00:00Z","lesson":"gather","step":"idea"}',
    '{"v":1,"kind":"reached","at":"2026-01-01T00:99:00Z","lesson":"gather","step":"idea"}',
    '{"v":1,"kind":"reached","at":"2026-02-30T00:00:00Z","lesson":"gather","step":"idea"}',
    '{"v":1,"kind":"reset","at":"once","lesson":null}',
    '[]',
    '7',
  ])('takes %s as damaged', async (line) => {
    const storage = new MemoryStorage().put(`${line}\n`)
    const { journal, warnings } = await open(storage)
    expect(journal.progress.lessons).toEqual([])
    expect(storage.text('journal.damaged')).toContain(line)
    expect(warnings).toHaveLength(1)
  })

  it('says so where a damaged line cannot be copied, and counts the rest', async () => {
    const storage = new MemoryStorage()
    await (await open(storage)).journal.append(reached('idea'))
    storage.put(`${storage.text()}[]\n`)
    storage.failing = Object.assign(new Error('no space'), { code: 'ENOSPC' })
    const { journal, warnings } = await open(storage)
    expect(journal.progress.lessons).toEqual(['gather'])
    expect(warnings).toEqual([
      'a damaged line in the journal passed over, the rest counts; no copy is kept: the disk is full (/home/learner/journal.damaged)',
    ])
  })
})
