import fc from 'fast-check'
import type { AnyQuestion } from '../../src/tutor/telling.ts'
import { inBinary } from './binary.ts'
import { type Family, type Ground, made } from './families.ts'
import { oddText } from './mutations.ts'
import { inProcess } from './outcome.ts'

/** `quiz --answers` as a learner may write them, and as nobody would. */
export function answers({ host, lessons }: Ground): Family {
  const ofLesson = fc.constantFrom(...lessons).chain(({ id, lesson }) =>
    fc.record({
      asked: fc.constant(id),
      list: fc.tuple(...lesson.quiz.map(answerTo)).map((all) => all.join(',')),
      json: fc.boolean(),
    }),
  )
  const ofAny = fc.record({
    asked: fc.constantFrom('--surprise', '--review', ...lessons.map(({ id }) => id)),
    list: fc.array(fc.oneof(plain, oddText), { maxLength: 6 }).map((all) => all.join(',')),
    json: fc.boolean(),
  })
  const cases = fc.oneof({ weight: 4, arbitrary: ofLesson }, { weight: 1, arbitrary: ofAny })
  return {
    name: 'answers',
    says: 'quiz --answers of every lesson, of the surprise quiz and of the review',
    share: 0.15,
    ...made(cases.map(argumentsOf), {
      inProcess: (args) => inProcess(args, { runHost: host }),
      inBinary: (args) => inBinary(args),
    }),
  }
}

function argumentsOf({
  asked,
  list,
  json,
}: {
  asked: string
  list: string
  json: boolean
}): string[] {
  return ['quiz', asked, `--answers=${list}`, ...(json ? ['--json'] : [])]
}

const plain = fc.constantFrom('-', '', '1', '2', '3', '2 s', '50 ms', '0.25', '1e5', '2000', '-3')

/** An answer of the right form, mostly. */
function answerTo(question: AnyQuestion): fc.Arbitrary<string> {
  return fc.oneof({ weight: 9, arbitrary: formOf(question) }, { weight: 1, arbitrary: oddText })
}

function formOf(question: AnyQuestion): fc.Arbitrary<string> {
  switch (question.kind) {
    case 'number':
      return fc.oneof(plain, fc.nat(5000).map(String))
    case 'order':
      return fc
        .shuffledSubarray(numbers(question.items), { minLength: question.items.length })
        .map((all) => all.join('-'))
    case 'one-of':
      return fc.constantFrom(...numbers(question.options), '-')
    case 'several-of':
      return fc.subarray(numbers(question.options), { minLength: 1 }).map((all) => all.join('+'))
    case 'line':
      return fc.oneof(fc.constant('-'), fc.integer({ min: 1, max: 30 }).map(String))
  }
}

function numbers(options: readonly unknown[]): string[] {
  return options.map((_, index) => String(index + 1))
}
