import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Unstamped } from '../../src/journal/entry.ts'
import { temporaryHome } from '../../testing/command-line.ts'

/** What a test reads of a question that a quiz lists. */
export interface Listed {
  lesson: string
  id: string
  options?: { number: number; text: string }[]
}

/** The answers that the text of a journal holds. */
export function answersIn(journal: string): (Unstamped & { kind: 'answered' })[] {
  return journal
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
    .filter(({ kind }) => kind === 'answered')
}

/** The answers that a home on the disk keeps. */
export function entries(home: string): (Unstamped & { kind: 'answered' })[] {
  return answersIn(readFileSync(path.join(home, 'journal.jsonl'), 'utf8'))
}

/** A home whose journal says that this question of gather was passed on that day, and what more is given. */
export function homeWithMissed(question: string, date: string, ...more: object[]): string {
  const home = temporaryHome()
  mkdirSync(home, { recursive: true })
  const missed = {
    v: 1,
    kind: 'answered',
    at: `${date}T12:00:00.000Z`,
    lesson: 'gather',
    step: `quiz:${question}`,
    question,
    knobs: { a: 1000, b: 2000, c: 500 },
    given: null,
    verdict: 'passed',
    lure: null,
  }
  const lines = [missed, ...more.map((one) => ({ ...missed, ...one }))]
  writeFileSync(
    path.join(home, 'journal.jsonl'),
    lines.map((one) => `\n${JSON.stringify(one)}\n`).join(''),
  )
  return home
}
