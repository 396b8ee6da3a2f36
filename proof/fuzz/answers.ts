import fc from 'fast-check'
import { defaults } from '../../src/course/knobs.ts'
import { present } from '../../src/questions/judge.ts'
import { type KindName, kindOf } from '../../src/questions/kinds.ts'
import type { Presented } from '../../src/questions/question.ts'
import { before } from '../../src/tutor/texts.ts'
import { inBinary } from './binary.ts'
import { type Family, type Ground, made } from './families.ts'
import { oddText } from './mutations.ts'
import { inProcess } from './outcome.ts'

/** `quiz --answers` as a learner may write them, and as nobody would. */
export function answers({ host, lessons }: Ground): Family {
  const ofLesson = fc.constantFrom(...lessons).chain((loaded) => {
    const { quiz, knobs } = loaded.lesson
    const put = quiz.map((one) => present(one, before(loaded, one, defaults(knobs))))
    return fc.record({
      asked: fc.constant(loaded.id),
      list: fc.tuple(...put.map(answerTo)).map((all) => all.join(',')),
      json: fc.boolean(),
    })
  })
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
function answerTo(presented: Presented<KindName>): fc.Arbitrary<string> {
  return fc.oneof({ weight: 9, arbitrary: formOf(presented) }, { weight: 1, arbitrary: oddText })
}

function formOf(presented: Presented<KindName>): fc.Arbitrary<string> {
  const { typed } = kindOf(presented)
  if (typeof typed === 'object') return fc.oneof(plain, fc.nat(5000).map(String))
  const numbers = presented.options.map(({ number }) => String(number))
  const { length } = numbers
  return {
    one: fc.constantFrom(...numbers, '-', '30'),
    several: fc.subarray(numbers, { minLength: 1 }).map((all) => all.join('+')),
    order: fc.shuffledSubarray(numbers, { minLength: length }).map((all) => all.join('-')),
  }[typed]
}
