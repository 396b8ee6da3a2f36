import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Unstamped } from '../../src/progress/entry.ts'
import { Journal, parseJournal } from '../../src/progress/journal.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'

async function open(storage: MemoryStorage): Promise<{ journal: Journal; warnings: string[] }> {
  const warnings: string[] = []
  let second = 0
  const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, second++)).toISOString()
  return {
    journal: await Journal.open({ storage, now, warn: (line) => warnings.push(line) }),
    warnings,
  }
}

const reached = (step: string): Unstamped => ({ kind: 'reached', lesson: 'gather', step })
const answered = (question: string): Unstamped => ({
  kind: 'answered',
  lesson: 'gather',
  step: `quiz:${question}`,
  question,
  knobs: { a: 1 },
  given: ['x'],
  verdict: 'wrong',
  lure: 'x',
})

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
    expect(again.journal.entries).toEqual(journal.entries)
    expect(again.warnings).toEqual([])
  })

  it('keeps what a newer version wrote, and passes over it', async () => {
    const storage = new MemoryStorage().put('\n{"v":2,"kind":"dreamt","of":"sheep"}\n')
    const { journal, warnings } = await open(storage)
    await journal.append(reached('idea'))
    expect(journal.entries).toHaveLength(1)
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
    expect(second.journal.entries).toEqual(first.journal.entries)
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
    expect(journal.entries).toHaveLength(2)
    expect(warnings).toEqual([
      'progress is not saved from here on: the disk is full (/home/learner/journal.jsonl)',
    ])
  })

  it('opens empty where it may not be read, and says so', async () => {
    const storage = new MemoryStorage()
    storage.failing = Object.assign(new Error('no'), { code: 'EACCES' })
    const { journal, warnings } = await open(storage)
    expect(journal.entries).toEqual([])
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
        const { entries } = (await open(storage)).journal
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
      expect(parseJournal(cut.files.get('journal.jsonl')!).entries).toHaveLength(whole + 1)
    }
  })

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        parseJournal(bytes)
      }),
    )
  })

  it('takes a line of its own version with a wrong shape as damaged', () => {
    const bytes = new TextEncoder().encode(
      '{"v":1,"kind":"reached","at":"x","lesson":5,"step":"idea"}\n[]\n7\n',
    )
    expect(parseJournal(bytes)).toMatchObject({
      entries: [],
      damaged: [{}, {}, {}].map(() => expect.any(String)),
    })
  })
})
