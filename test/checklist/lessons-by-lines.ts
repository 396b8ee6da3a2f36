import { beforeAll, describe, expect, it } from 'vitest'
import { isPython, runsOf } from '../../src/course/code.ts'
import { checkCourse } from '../../src/course/check/check.ts'
import { titleOf } from '../../src/tutor/pictures.ts'
import { type Played, playByLines } from '../../testing/learner.ts'
import { chosen, type Which } from '../../testing/few.ts'
import { curious } from '../../testing/learners.ts'
import { expectedHost } from '../../testing/expected-host.ts'
import { builtLessons, disk } from '../../testing/host.ts'

const { lessons } = await checkCourse(disk, builtLessons)

/** What no screen reader can say, or a terminal alone could. */
const notForEars = /[\u001b\r\u2500-\u259f\u2800-\u28ff]/g

/** Plays lessons in plain lines, each twice. */
export function lessonsByLines(which: Which): void {
  describe.each(chosen(lessons, which, 4))(
    'lesson $id in plain lines, answered twice in other ways',
    (loaded) => {
      const titles = loaded.lesson.variants.map(({ id }) => capital(titleOf(loaded, id)))
      const played: Played[] = []
      beforeAll(async () => {
        for (const choice of ['first', 'last'] as const) {
          played.push(
            await playByLines(['learn', loaded.id], curious(choice), { runHost: expectedHost }),
          )
        }
      }, 240_000)
      const saidInAll = (): string => played.map(({ said, noted }) => said + noted).join('\n')

      it('C1 is played to its end, every question answered wrongly at least once', () => {
        expect(played.map(({ exitCode, noted }) => [exitCode, noted])).toEqual([
          [0, ''],
          [0, ''],
        ])
        const [asked, missed] = ['', 'wrong'].map((verdict) => questions(played, verdict))
        // What is asked of who comes from JavaScript, and nothing else is left out.
        const { predictions, modify, quiz } = loaded.lesson
        const due = [...predictions, ...modify.questions, ...quiz].filter(
          (question) => !isPython(runsOf(question)[0] ?? ''),
        )
        expect(due.filter(({ id }) => !asked!.includes(id))).toEqual([])
        expect(asked!.filter((id) => !missed!.includes(id))).toEqual([])
      })

      it('C3 writes no escape, no return, no drawn sign and no braille', () => {
        expect(saidInAll().match(notForEars)).toEqual(null)
      })

      it('C2 names plain lines in the very first line, and how they were switched on', () => {
        for (const { said } of played) {
          expect(said.split('\n', 1)).toEqual([
            'Plain lines, switched on by --accessible. To change it: learn-async settings linear off.',
          ])
        }
      })

      it('C5 says what is worked on once before each run, and that it is done', () => {
        const said = saidInAll()
        const working = said.match(/^Working: running .+$/gm) ?? []
        expect(working.length).toBeGreaterThan(4)
        expect(said.match(/^Done: running .+$/gm)).toHaveLength(working.length)
      })

      it('C6 says each choice back', () => {
        const said = saidInAll()
        const picked = said.match(/^(?:Choose|Type all) .*:$/gm) ?? []
        const chose = said.match(/^Chose \d+: .+/gm) ?? []
        expect(chose.length).toBeGreaterThan(4)
        // Of each question that was said again the prompt came twice.
        expect(picked.length).toBeGreaterThanOrEqual(chose.length)
      })

      it('C9 tells every run in sentences', () => {
        for (const { said } of played) {
          const runs = said.match(/^Working: running (?!these|it in Python).+$/gm) ?? []
          const told = said
            .split('\n')
            .filter((line) =>
              titles.some((title) => line.startsWith(`${title}:`) || line.startsWith(`${title},`)),
            )
          expect(told.length).toBeGreaterThanOrEqual(runs.length)
        }
      })

      it('C12 says right, wrong or passed of every answer', () => {
        for (const { said, storage } of played) {
          const verdicts = said.match(/^(?:Right|Wrong|All right|Passed)[:.]/gm) ?? []
          const turned = entries(storage).filter(({ step }) => step.startsWith('turn:')).length
          // Two right answers to the knob's questions are told in one line.
          expect(verdicts.length).toBeGreaterThanOrEqual(entries(storage).length - turned + 1)
        }
      })

      it('reads code as "Line 6: …", and again with its question', () => {
        for (const { said } of played.slice(0, 1)) {
          const again = [...said.matchAll(/^Prediction (\d) of \d\. (.+)$/gm)]
          const texts = new Set(again.map(([whole]) => whole))
          expect(again).toHaveLength(2 * texts.size)
          const between = said.split(/^(?=Prediction 1 of)/m)
          expect(between[1]).toMatch(/^Line \d+: /m)
          // The first that is asked once more may stand without code.
          const onceMore = said.split(/^(?=Once more, 1 of)/m)
          expect(onceMore.slice(1).join('')).toMatch(/^Line \d+: /m)
        }
        expect(saidInAll()).not.toMatch(/^Line \d+: *$/m)
        expect(saidInAll()).not.toMatch(/^ *\d+ [│|] /m)
      })
    },
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

interface Answer {
  kind: string
  step: string
  question: string
  verdict: string
}

function entries(storage: Played['storage']): Answer[] {
  const lines = storage.text('journal.jsonl').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as Answer).filter(({ kind }) => kind === 'answered')
}

/** The questions of the lesson proper that were answered so. */
function questions(played: readonly Played[], verdict: string): string[] {
  const all = played
    .flatMap(({ storage }) => entries(storage))
    .filter((one) => !one.step.startsWith('missed:') && (verdict === '' || one.verdict === verdict))
    .map(({ question }) => question)
  return [...new Set(all)]
}
