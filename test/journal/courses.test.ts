import { describe, expect, it } from 'vitest'
import { open, reached } from './opened.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'

describe('the journal of several courses', () => {
  const lines = (storage: MemoryStorage): unknown[] =>
    storage
      .text()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown)

  it('shows each course its own lessons, whatever they are called', async () => {
    const storage = new MemoryStorage()
    const courses = [null, 'some-package', '@some/package', '/work/some-package', '/work', 'C:\\w']
    for (const [index, course] of courses.entries()) {
      const { journal } = await open(storage, course)
      expect(journal.progress.lessons).toEqual([])
      await journal.append(reached(`step-${index}`))
      await journal.append({ kind: 'reached', lesson: 'some-package/gather', step: 'odd' })
    }
    // An id is no path: what looks like one is another course's to nobody.
    for (const [index, course] of courses.slice(1).entries()) {
      const { journal } = await open(storage, course)
      expect(journal.progress.lessons).toEqual(['gather', 'some-package/gather'])
      expect(journal.progress.of('gather').step).toBe(`step-${index + 1}`)
    }
    expect((await open(storage)).journal.progress.of('gather').step).toBe('step-0')
  })

  it('names the course before the lesson, and the built-in one not at all', async () => {
    const storage = new MemoryStorage()
    await (await open(storage)).journal.append(reached('idea'))
    await (await open(storage, '@some/package')).journal.append(reached('idea'))
    expect(lines(storage)).toMatchObject([
      { kind: 'reached', lesson: 'gather' },
      { kind: 'reached', lesson: '@some/package/gather' },
    ])
  })

  it('forgets one lesson or all of the course that is open, and of no other', async () => {
    const storage = new MemoryStorage()
    const all = { kind: 'reset', lesson: null } as const
    const known = async (): Promise<string[][]> => [
      (await open(storage)).journal.progress.lessons,
      (await open(storage, 'one')).journal.progress.lessons,
      (await open(storage, 'two')).journal.progress.lessons,
    ]
    for (const course of [null, 'one', 'two']) {
      const { journal } = await open(storage, course)
      await journal.append(reached('idea'))
      await journal.append({ kind: 'reached', lesson: 'queue', step: 'idea' })
    }
    const one = (await open(storage, 'one')).journal
    await one.append({ kind: 'reset', lesson: 'queue' })
    expect(await known()).toEqual([['gather', 'queue'], ['gather'], ['gather', 'queue']])
    await one.append(all)
    expect(one.progress.lessons).toEqual([])
    expect(await known()).toEqual([['gather', 'queue'], [], ['gather', 'queue']])
    await (await open(storage)).journal.append(all)
    expect(await known()).toEqual([[], [], ['gather', 'queue']])
    expect(lines(storage).slice(-3)).toMatchObject([
      { kind: 'reset', lesson: 'one/queue' },
      { kind: 'reset', lesson: 'one/' },
      { kind: 'reset', lesson: null },
    ])
  })

  it('keeps what is chosen for all', async () => {
    const storage = new MemoryStorage()
    const { journal } = await open(storage, 'some-package')
    await journal.append({ kind: 'chose', setting: 'linear', value: 'on' })
    for (const course of [null, 'other']) {
      expect((await open(storage, course)).journal.progress.settings).toEqual({ linear: 'on' })
    }
  })
})
