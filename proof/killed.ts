import { seededRandom } from '../src/lab/random.ts'
import type { RunHost } from '../src/runners/host.ts'
import { entriesIn, progressOf } from '../testing/entries.ts'
import { MemoryStorage } from '../testing/memory-storage.ts'
import { playByLines } from '../testing/learner.ts'
import { passing } from '../testing/learners.ts'

/** A disk on which the process is killed in the middle of a write: of that write a part is there, and nobody hears of it. */
class DyingStorage extends MemoryStorage {
  dead = false
  readonly died: Promise<void>
  #die: () => void = () => {}
  #writesLeft: number
  #share: number

  constructor(writesLeft: number, share: number) {
    super()
    this.#writesLeft = writesLeft
    this.#share = share
    this.died = new Promise((resolve) => (this.#die = resolve))
  }

  override async append(file: string, bytes: Uint8Array): Promise<void> {
    if (!this.dead && this.#writesLeft-- > 0) return super.append(file, bytes)
    if (!this.dead) {
      this.dead = true
      await super.append(file, bytes.slice(0, Math.floor(this.#share * bytes.length)))
      this.#die()
    }
    return new Promise(() => {})
  }
}

const origin =
  '\n{"v":1,"kind":"chose","at":"2026-01-01T00:00:00Z","setting":"origin","value":"both"}\n'

/**
 * Plays a lesson, is killed at a seeded write of the journal, plays it again
 * to its end, and tells what was lost, a line each; nothing is right.
 */
export async function killedAt(
  host: RunHost,
  lesson: string,
  { seed, writes }: { seed: number; writes: number },
): Promise<string[]> {
  const random = seededRandom(seed)
  const storage = new DyingStorage(Math.floor(random() * writes), random())
  storage.put(origin)
  const play = ['learn', lesson]
  const first = await playByLines(play, passing, { runHost: host, storage, gone: storage.died })
  const left = storage.files.get('journal.jsonl')!
  const before = entriesIn(left)

  const disk = new MemoryStorage().put(left)
  const { exitCode: code, noted } = await playByLines(play, passing, {
    runHost: host,
    storage: disk,
  })
  const { entries } = entriesIn(disk.files.get('journal.jsonl')!)
  const { state } = progressOf(entries).of(lesson)
  const answers = entries.flatMap((entry) => (entry.kind === 'answered' ? [entry.step] : []))
  const twice = answers.filter((step, index) => answers.indexOf(step) !== index)
  const lines = noted.split('\n').filter((line) => line !== '')
  return [
    ...(first.exitCode === null || writes === 0
      ? []
      : [`it ended with ${first.exitCode} before it could be killed`]),
    ...(code === 0 && state === 'done' ? [] : [`played again: exit code ${code}, ${state}`]),
    ...(before.entries.every((entry, index) => same(entry, entries[index]))
      ? []
      : ['an entry is gone']),
    ...(before.damaged.length <= 1 ? [] : [`${before.damaged.length} damaged lines`]),
    ...(twice.length === 0 ? [] : [`asked again: ${twice.join(', ')}`]),
    ...(lines.length === before.damaged.length ? [] : [`on stderr: ${lines.join(' / ')}`]),
  ].map((fault) => `${lesson}, seed ${seed}: ${fault}`)
}

/** How often the journal is written while a lesson is played. */
export async function writesOf(host: RunHost, lesson: string): Promise<number> {
  const storage = new MemoryStorage().put(origin)
  await playByLines(['learn', lesson], passing, { runHost: host, storage })
  return storage.writes.length
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
