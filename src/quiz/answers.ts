import type { Given } from './judge.ts'
import { parseNumber } from './number.ts'
import type { Presented } from './presented.ts'

/** Wrong use of `--answers`; one line. */
class AnswersError extends Error {
  override name = 'AnswersError'
}

/**
 * Reads `--answers`: one answer a question in the order asked, separated by
 * commas. An option's number (of code: the line's), a number with or without a
 * unit and with a decimal point, `1+3` for several, `2-1-3` for an order, `-`
 * or nothing to pass. Too few pass the rest; null is a pass.
 */
export function parseAnswers(list: string, questions: readonly Presented[]): (Given | null)[] {
  const texts = list.split(',').map((text) => text.trim())
  if (texts.length > questions.length) {
    throw new AnswersError(
      `--answers has ${texts.length} answers, but there are ${questions.length} questions (a decimal needs a point: 2.5)`,
    )
  }
  return questions.map((question, index) => {
    const text = texts[index] ?? '-'
    if (text === '-' || text === '') return null
    const given = parseAnswer(text, question)
    if (typeof given === 'object' && 'fault' in given) {
      throw new AnswersError(`answer ${index + 1} (${question.id}): ${given.fault}`)
    }
    return given
  })
}

/** One answer as it was typed, or what is wrong with it in one line. */
function parseAnswer(text: string, question: Presented): Given | { fault: string } {
  switch (question.kind) {
    case 'number': {
      const typed = parseNumber(text, question.unit ?? 'count')
      return typeof typed === 'string' ? { fault: typed } : typed.value
    }
    case 'one-of':
    case 'line': {
      const id = optionId(text, question)
      return id === null ? { fault: `"${text}" is none of ${numbers(question)}` } : [id]
    }
    case 'several-of':
      return several(text, question)
    case 'order':
      return order(text, question)
  }
}

function several(text: string, question: Presented): Given | { fault: string } {
  const ids = text
    .split(/[+\s,]+/)
    .filter((part) => part !== '')
    .map((part) => optionId(part, question))
  if (ids.length === 0 || ids.includes(null)) {
    return { fault: `"${text}" is not of the form 1+3, with numbers from ${numbers(question)}` }
  }
  return [...new Set(ids as string[])]
}

function order(text: string, question: Presented): Given | { fault: string } {
  const ids = text
    .split(/[-\s,]+/)
    .filter((part) => part !== '')
    .map((part) => optionId(part, question))
  const complete = ids.length === question.options.length && new Set(ids).size === ids.length
  if (!complete || ids.includes(null)) {
    const form = question.options
      .map(({ number }) => number)
      .reverse()
      .join('-')
    return {
      fault: `"${text}" is not an order of ${numbers(question)}; write each once, as ${form}`,
    }
  }
  return ids as string[]
}

function optionId(text: string, { options }: Presented): string | null {
  return options.find(({ number }) => String(number) === text.trim())?.id ?? null
}

function numbers({ options }: Presented): string {
  return options.map(({ number }) => number).join(', ')
}
