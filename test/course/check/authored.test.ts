import { describe, expect, it } from 'vitest'
import { goodLesson } from '../../../testing/courses.ts'
import { type Changes, checked } from '../../../testing/good-folder.ts'

const { authored } = await goodLesson()
const question = (from: string, to: string): Changes => ({ 'questions.md': [from, to] })

it('the good lesson has no fault', async () => {
  expect(await checked({})).toEqual([])
})

describe('check names what is written wrongly in questions.md, with its place', () => {
  it.each<[string, Changes, string]>([
    [
      'a hole that leads nowhere',
      question('- else: Look', '- else: {race.total} Look'),
      'questions.md:10:9: {race.total} leads nowhere: no knob, name, run, fact or lane is called so (with a=100, b=300)',
    ],
    [
      'a hole of a question that wants a run',
      question('Done after how many', 'Not {total}: after how many'),
      'questions.md:6:5: {total}: it needs a run, and this is read before any (with a=100, b=300)',
    ],
    [
      'a hole under a condition that never holds',
      {
        ...question('- else: Look', '- else if never: {nothing}.\n- else: Look'),
        lesson: { names: { ...authored.names, never: () => false } },
      },
      'questions.md:10:18: {nothing} leads nowhere: no knob, name, run, fact or lane is called so',
    ],
    [
      'a hole of an option',
      question('one by one\n   - wrong', '{quick}\n   - wrong'),
      'questions.md:54:17: {quick} leads nowhere: no knob, name, run, fact or lane is called so (with a=100, b=300)',
    ],
    [
      'a hole of the task',
      question('from {b}', 'from {c}'),
      'questions.md:34:13: {c} leads nowhere: no knob, name, run, fact or lane is called so (with a=100, b=300)',
    ],
    [
      'a hole of what is said when all of it was right',
      question('The longest rules', '{rule}'),
      'questions.md:36:14: {rule} leads nowhere: no knob, name, run, fact or lane is called so (with a=100, b=400)',
    ],
    [
      'a condition that is no name',
      question('- else: Look', '- else if odd: x\n- else: Look'),
      'questions.md:10:1: there is no name "odd" in lesson.ts',
    ],
    [
      'a last reply with a condition',
      question('- right: So', '- right if sum: So'),
      'questions.md:8:1: "- right if sum:" is the last for "right"; the last must be without a condition',
    ],
    [
      'a reply that is never said',
      question('- right: So', '- right: x\n- right: So'),
      'questions.md:9:1: is never said: "- right:" above it has no condition',
    ],
    [
      'a head that is no number',
      question('- {longest}', '- the longest'),
      'questions.md:9:1: "- the longest:" is neither right, else, a number nor one hole, as {sum}',
    ],
    [
      'an item that is none',
      question('- B before A', '- B before D'),
      'questions.md:30:1: "D" is no item: A, B',
    ],
    [
      'an order without an item',
      question('- B before A', '- B'),
      'questions.md:30:1: "B" leaves an item out',
    ],
    [
      'a reply to a choice that is no option',
      question('- right: The sum', '- else: x\n- right: The sum'),
      'questions.md:59:1: "- else:" is said to nobody: of "choice" what is wrong is said below each option',
    ],
    [
      'a reply of several in a choice',
      question('- wrong: There the waits add', '- chosen: There the waits add'),
      'questions.md:55:4: "- chosen:" must be "- wrong:" in "choice"',
    ],
    [
      'an option twice',
      question('2. `together`', '2. `one-by-one`'),
      'questions.md:56:1: "one-by-one" stands there twice',
    ],
    [
      'options of a number',
      question('- right: So', '1. `x` y\n\n- right: So'),
      'questions.md:8:1: "milliseconds" has no options',
    ],
    [
      'an order that is to be shuffled',
      question('order · finishOrder', 'order · shuffled · finishOrder'),
      'questions.md:22:1: "order" cannot be shuffled',
    ],
    [
      'an id twice',
      question('## longest', '## sum'),
      'questions.md:12:1: two questions have the id "sum"',
    ],
    [
      'an answer in two places',
      { lesson: { answers: { ...authored.answers, sum: () => 3 } } },
      'questions.md:4:1: "sum" has two answers: here, and in lesson.ts',
    ],
    [
      'an answer that is only a knob',
      question('only-a · milliseconds · total', 'only-a · milliseconds · a'),
      'questions.md:73:1: "alone": its answer looks at no run: what is right must come from a run',
    ],
    [
      'an answer that runs and does not look',
      {
        lesson: {
          answers: {
            ...authored.answers,
            start: ({ run }: never) => ((run as () => void)(), 'call'),
          },
        },
      },
      'questions.md:82:1: "start": its answer looks at no run: what is right must come from a run',
    ],
    [
      'a distractor beside what is right',
      question('- {longest}', '- 446'),
      'questions.md:3:1: "sum": its distractor 1 is within 15 % of what is right (with a=100, b=300)',
    ],
    [
      'a range the wrong way round',
      question('- {longest}', '- 90 to 20'),
      'questions.md:3:1: "sum": its distractor 1 is a range the wrong way round (with a=100, b=300)',
    ],
    [
      'a line that does not stand with the question',
      question('- right: The sum', '- right: Line {line "Promise.all"}. The sum'),
      'questions.md:59:15: {line "Promise.all"} names a line of code that does not stand with "quicker": name its file, as {line "…" in demo.ts}, or ask it "with code"',
    ],
    [
      'a line that is never shown',
      question('- right: The sum', '- right: {line "{ wait }, { a })" in snippets.js} The sum'),
      'questions.md:59:10: {line "{ wait }, { a })" in snippets.js} names line 1 of snippets.js, which is never shown',
    ],
  ])('%s', async (_, changes, fault) => {
    expect(await checked(changes)).toContain(fault)
  })
})

describe('check names what is wrong in lesson.ts and text.md', () => {
  it('a missing surprise, together with all other faults', async () => {
    const answers = { ...authored.answers, race: () => 3 }
    expect(await checked({ lesson: { surprise: undefined, answers } })).toEqual([
      'lesson.js: surprise is missing: it names a question of quiz or review that snippets alone decide',
      'lesson.js: answers.race: there is no question "race"',
    ])
  })

  it.each([
    ['lanes', 'lesson.js: question "quicker": run() has no member lanes; it has trace, facts, '],
    [
      'facts.peak',
      'lesson.js: question "quicker": run().facts has no member peak; it has totalMs,',
    ],
  ])('a member that a run has not: %s', async (path, fault) => {
    const quicker = ({ run }: { run: () => unknown }): unknown =>
      path.split('.').reduce((value, member) => Object(value)[member], run())
    const found = await checked({ lesson: { answers: { ...authored.answers, quicker } } })
    expect(found.map((one) => one.slice(0, fault.length))).toContain(fault)
  })

  it.each<[string, Changes, string]>([
    [
      'a name that nothing uses',
      { lesson: { names: { ...authored.names, mean: () => 3 } } },
      'lesson.js: names.mean is used by no text, answer or condition',
    ],
    [
      'a name that a knob has',
      { lesson: { names: { ...authored.names, a: () => 3 } } },
      'lesson.js: names.a has the name of a knob, for which {a} stands',
    ],
    [
      'an answer of no question',
      { lesson: { answers: { ...authored.answers, race: () => 3 } } },
      'lesson.js: answers.race: there is no question "race"',
    ],
    [
      'a bound of a choice',
      {
        lesson: {
          answers: { ...authored.answers, quicker: { answer: () => 'together', bound: () => 3 } },
        },
      },
      'lesson.js: answers.quicker: only a number has "bound" or "usual", and it asks for choice',
    ],
    [
      'a run in the idea',
      { 'text.md': ['A waits', 'After {together.total} A waits'] },
      'text.md:10:7: {together.total}: no run "together" to speak of here (with a=100, b=300)',
    ],
    [
      'a hole that is no path',
      { 'text.md': ['A waits', 'A {a b} waits'] },
      'text.md:10:3: {a b} is no path: words, texts in quotes, dots between them',
    ],
  ])('%s', async (_, changes, fault) => {
    expect(await checked(changes)).toContain(fault)
  })
})
