import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readQuestions } from '../../src/course/read-questions.ts'
import { fillTemplate, type Template } from '../../src/course/template.ts'
import { writtenQuestions } from '../../src/course/written.ts'
import { kindWords } from '../../src/questions/kinds.ts'

const word = fc.stringMatching(/^[a-z]{1,8}$/)
const id = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('-'))
const path = fc.oneof(
  id.map((run) => `${run}.total.s`),
  word,
  word.map((text) => `line "${text}" in demo.ts`),
)
const text = fc
  .array(
    fc.oneof(
      word,
      path.map((one) => `{${one}}`),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(' '))
const reply = fc.record({ when: fc.option(word), text })
const question = fc.record({
  id,
  of: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
  kind: fc.constantFrom(...kindWords),
  answer: fc.option(path),
  text,
  replies: fc.array(reply, { maxLength: 3 }),
})
type Made = typeof question extends fc.Arbitrary<infer One> ? One : never

/** The lines of a question, its heading first. */
function lines({ id: name, of, kind, answer, text: words, replies }: Made): string[] {
  const decision = [of.join(', '), kind, ...(answer === null ? [] : [answer])].join(' · ')
  const said = replies.map(
    (one) => `- right${one.when === null ? '' : ` if ${one.when}`}: ${one.text}`,
  )
  return [`## ${name}`, decision, '', words, '', ...said, '']
}

/** A template as it was written. */
const back = (template: Template): string => fillTemplate(template, (hole) => `{${hole.path}}`)

const stages = '# modify\nTurn.\n- all right: Yes.\n# quiz\n'

describe('what is written is read back, with its place', () => {
  it('of any questions', () => {
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 4 }), (made) => {
        const all = ['# predict', ...made.flatMap(lines)]
        const { questions, faults } = readQuestions(`${all.join('\n')}\n${stages}`)
        expect(faults).toEqual([])
        expect(
          questions.predict.map(({ id: name, of, kind, answer }) => [name, of, kind, answer]),
        ).toEqual(made.map((one) => [one.id, one.of, one.kind, one.answer]))
        for (const [index, one] of questions.predict.entries()) {
          expect(back(one.text)).toBe(made[index]!.text)
          expect(one.replies.map(({ when, text: said }) => [when, back(said)])).toEqual(
            made[index]!.replies.map(({ when, text: said }) => [when, said]),
          )
          expect(all[one.place.line - 1]).toBe(`## ${one.id}`)
          for (const template of [one.text, ...one.replies.map((said) => said.text)]) {
            for (const part of template.parts) {
              if (typeof part === 'string') continue
              const { line, column } = part.place
              expect(all[line - 1]!.slice(column - 1)).toMatch(/^\{/)
              expect(all[line - 1]!.slice(column)).toContain(`${part.path}}`)
              expect(all[line - 1]!.slice(column, column + part.path.length)).toBe(part.path)
            }
          }
        }
      }),
    )
  })

  it('of options, their own replies below them, and lines that go on', () => {
    const source = `# predict\n## q\na · several · shuffled\nWhich\nof these?\n1. \`x\` the first\\\n   and more\n   - chosen if odd: No,\n     never.\n   - left out: Yes.\n2. \`y z\`\n- right: {total}.\n${stages}`
    const [read] = writtenQuestions(readQuestions(source).questions)
    const [x, y] = read!.options
    expect([read!.flags, back(read!.text)]).toEqual([['shuffled'], 'Which of these?'])
    expect([x!.id, back(x!.text), y!.id, y!.text.parts]).toEqual([
      'x',
      'the first\nand more',
      'y z',
      [],
    ])
    expect(x!.replies.map(({ head, when, text: said }) => [head, when, back(said)])).toEqual([
      ['chosen', 'odd', 'No, never.'],
      ['left out', null, 'Yes.'],
    ])
    expect(read!.replies[0]!.text.parts[0]).toMatchObject({ place: { line: 12, column: 10 } })
  })

  it('of a byte order mark and lines as Windows ends them', () => {
    const source = `\uFEFF# predict\n## q\na · count · peak\nHow many?\n${stages}`
    const { questions, faults } = readQuestions(source.replaceAll('\n', '\r\n'))
    expect([faults, questions.predict[0]!.answer]).toEqual([[], 'peak'])
  })
})

const whole = (body: string): string => `# predict\n${body}\n${stages}`

describe('what cannot be read is named with its place', () => {
  it.each([
    ['a stage that is none', '# exam', '2:1 "# exam" is no stage: predict, modify, quiz, review'],
    ['a stage twice', '# predict', '2:1 "# predict" stands there twice'],
    ['text of no question', 'Stray.', '2:1 belongs to no question'],
    [
      'an id with blanks',
      '## How long',
      '2:1 "How long" must be in lower case with hyphens, as all-comes-later',
    ],
    ['no decision', '## q', '2:1 "q" has no line that says what decides it'],
    [
      'an unknown kind',
      '## q\na · guess',
      '3:1 "a · guess" must be: what decides it · seconds, milliseconds, count, order, choice, several, line · the answer',
    ],
    [
      'nothing that decides',
      '## q\n · count · peak\nx',
      '3:2 "· count · peak" must be: what decides it · seconds, milliseconds, count, order, choice, several, line · the answer',
    ],
    [
      'two answers',
      '## q\na · count · peak · total\nx',
      '3:1 "total" is one answer too many, and none of shuffled, with code, without code',
    ],
    ['no text', '## q\na · count · peak\n\n- right: x', '2:1 "q" asks nothing'],
    [
      'an option without an id',
      '## q\na · choice\nx\n1. one',
      '5:1 an option begins with its id, as: 1. `id` text',
    ],
    [
      'a reply without a colon',
      '## q\na · count\nx\n- right',
      '5:1 a reply begins with its answer and a colon, as "- else: "',
    ],
    [
      'a hole that is no path',
      '## q\na · count\nx {a b} y',
      '4:3 {a b} is no path: words, texts in quotes, dots between them',
    ],
  ])('%s', (_, body, fault) => {
    const { faults } = readQuestions(whole(body))
    expect(
      faults.map(({ place, message }) => `${place.line}:${place.column} ${message}`),
    ).toContain(fault)
  })

  it('all at once, and the good ones are read all the same', () => {
    const { questions, faults } = readQuestions(
      whole('## a\nx · guess\n## b\nx · count · peak\nHow many?\n## c\n'),
    )
    expect(faults).toHaveLength(2)
    expect(questions.predict.map(({ id: name }) => name)).toEqual(['b'])
  })

  it('a stage that is missing, and a task that says nothing', () => {
    const messages = (source: string) => readQuestions(source).faults.map(({ message }) => message)
    expect(messages('# predict\n')).toEqual(['there is no "# modify"', 'there is no "# quiz"'])
    expect(messages('# predict\n# modify\n# quiz')).toEqual([
      '"# modify" says nothing: it tells the learner what to turn',
    ])
    expect(messages('# predict\n# modify\nTurn.\n# quiz')).toEqual([
      '"# modify" has no reply "- all right:"',
    ])
    expect(messages('# predict\n# modify\nTurn.\n- right: x\n# quiz')).toEqual([
      '"- right:" must be "- all right:" here',
    ])
  })
})
