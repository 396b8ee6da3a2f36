import fc from 'fast-check'
import type { LoadedLesson } from '../../src/course/load.ts'
import { defaults } from '../../src/course/knobs.ts'
import { formatEntry, type Entry } from '../../src/journal/entry.ts'
import { LessonRuns } from '../../src/course/runs/lesson-runs.ts'
import { stepsOf } from '../../src/tutor/steps.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { inBinary } from './binary.ts'
import { type Family, type Ground, made } from './families.ts'
import { damaged, mutated, mutations } from './mutations.ts'
import { inProcess } from './outcome.ts'

/** Journals of a lesson under way: with damaged bytes, and whole but with members that are not what they were. */
export async function journals({ host, lessons }: Ground): Promise<Family> {
  const journalsOf = new Map<string, Entry[]>()
  for (const loaded of lessons) journalsOf.set(loaded.id, await journalOf(host, loaded))
  const cases = fc.constantFrom(...lessons.map(({ id }) => id)).chain((lesson) => {
    const entries = journalsOf.get(lesson)!
    const upTo = fc.integer({ min: 1, max: entries.length })
    const bytes = Buffer.from(text(entries))
    return fc.record({
      journal: fc.oneof(
        damaged(bytes).map((changed) => Buffer.from(changed).toString('latin1')),
        fc
          .tuple(upTo, mutations())
          .map(([count, changes]) =>
            Buffer.from(text(mutated(entries.slice(0, count), changes) as Entry[])).toString(
              'latin1',
            ),
          ),
      ),
      command: fc.constantFrom(...commandsOn(lesson).map((args) => args.join(' '))),
    })
  })
  return {
    name: 'journals',
    says: 'damaged bytes and foreign members under list, progress, review, and going on with a lesson',
    share: 0.1,
    ...made(cases, {
      inProcess: ({ journal, command }) =>
        inProcess(
          words(command),
          {
            runHost: host,
            storage: new MemoryStorage().put(Buffer.from(journal, 'latin1')),
            terminal: command.startsWith('--accessible'),
          },
          // Where something is asked nobody answers: what was before has been shown by then.
          ({ screen }) => screen.input.push(null),
        ),
      inBinary: ({ journal, command }) =>
        inBinary(words(command), { 'journal.jsonl': Buffer.from(journal, 'latin1') }),
    }),
  }
}

const words = (command: string): string[] => command.split(' ').filter((word) => word !== '')

const commandsOn = (lesson: string): string[][] => [
  [],
  ['list', '--json'],
  ['progress'],
  ['progress', '--json'],
  ['progress', '--markdown'],
  ['settings'],
  ['reset', lesson, '--yes'],
  ['quiz', '--review', '--answers=1'],
  ['--accessible', 'learn', lesson],
]

function text(entries: readonly Entry[]): string {
  return entries.map((entry) => `\n${formatEntry(entry)}\n`).join('')
}

/** What the journal holds of a lesson that was played to its end, every question passed. */
async function journalOf(host: Ground['host'], loaded: LoadedLesson): Promise<Entry[]> {
  const runs = new LessonRuns(host, loaded)
  const knobs = defaults(loaded.lesson.knobs)
  const common = { at: '2026-01-01T12:00:00.000Z', lesson: loaded.id }
  const entries: Entry[] = [{ kind: 'chose', at: common.at, setting: 'origin', value: 'both' }]
  for (const step of stepsOf(loaded, ['javascript'])) {
    entries.push({ kind: 'reached', ...common, step: step.id })
    if ('variant' in step && step.kind === 'run') {
      const run = await runs.real(step.variant, knobs)
      const { id: variant, seed, speed, disturbed, trace } = run
      entries.push({
        kind: 'ran',
        ...common,
        step: step.id,
        variant,
        knobs: run.knobs,
        seed,
        speed,
        disturbed,
        trace,
      })
    }
    if ('question' in step) {
      const answer = {
        question: step.question.id,
        knobs,
        given: null,
        verdict: 'passed',
        lure: null,
      }
      entries.push({ kind: 'answered', ...common, step: step.id, ...answer } as Entry)
    }
  }
  return entries
}
