import type { Answer, Lesson, Played, PutQuestion, Origin } from './lesson.ts'

/** A question as it may stand on the screen, and what is typed to it. */
interface Known {
  /** Its text and options without their white space. */
  text: string
  setting: string
  right: string
  wrong: string
}

/**
 * Plays a lesson: one learner answers rightly, and takes once whatever else is
 * offered (a knob, the Python version, once more), the other wrongly throughout.
 */
export async function playWith(
  lesson: Lesson,
  origin: Origin,
  choice: 'right' | 'wrong',
): Promise<Played> {
  const known = await questionsKnown(lesson)
  const taken = new Set<string>()
  const played = await lesson.play(origin, (said, prompt) => {
    if (prompt.startsWith('Next:')) {
      const offers = choice === 'wrong' ? [] : [...prompt.matchAll(/(?:type: |, )([^,;:]+)/g)]
      const offer = offers.find(([, word]) => !taken.has(`${prompt} ${word}`))?.[1]
      if (offer !== undefined) taken.add(`${prompt} ${offer}`)
      return offer ?? ''
    }
    if (said.includes('Which knob?')) return '1'
    const range =
      /^\w+ \(it goes from (\S+) to/.exec(prompt) ?? /^\w+ \(it is one of ([^,)]+)/.exec(prompt)
    if (range !== null) return range[1]!
    return answerTo(lesson, known, said)[choice]
  })
  if (played.exitCode !== 0) throw new Error(`${lesson.id}, ${origin}: ${played.noted}`)
  return played
}

function answerTo({ id, settings }: Lesson, known: readonly Known[], said: string): Known {
  const text = squeezed(said)
  const asked = [...said.matchAll(/^(Prediction|Question|Once more,) (\d+) of \d+/gm)].at(-1)
  const others = settings.slice(2).map(({ name }) => name)
  // Mostly those at its place, else the next on which it can be asked.
  const place = (Number(asked?.[2]) - 1) % others.length
  const inSettings = {
    none: ['turned'],
    Prediction: ['defaults'],
    Question: ['turned'],
    'Once more,': [...others.slice(place), ...others.slice(0, place)],
  }[asked?.[1] ?? 'none']!
  const [found] = inSettings
    .flatMap((setting) => known.filter((one) => one.setting === setting && text.includes(one.text)))
    .sort((one, other) => other.text.length - one.text.length)
  if (found === undefined) throw new Error(`${id}: no question is known in:\n${said}`)
  return found
}

async function questionsKnown({ questions, settings }: Lesson): Promise<Known[]> {
  const known: Known[] = []
  for (const question of questions) {
    for (const setting of settings) {
      const right = await question.right(setting)
      const wrong = await wrongAnswer(question, setting)
      for (const form of ['first', 'missed'] as const) {
        const put = await question.put(setting, form)
        const text = squeezed([put.text, ...optionLines(put)].join(''))
        known.push({
          text,
          setting: setting.name,
          right: typed(put, right),
          wrong: typed(put, wrong),
        })
      }
    }
  }
  return known
}

/** The last is a number that no distractor fits, or as unlike the right order as can be. */
async function wrongAnswer(
  question: Lesson['questions'][number],
  setting: Lesson['settings'][number],
): Promise<Answer> {
  for (const answer of [...(await question.answers(setting))].reverse()) {
    if ((await question.reply(setting, answer)).verdict === 'wrong') return answer
  }
  throw new Error(`nothing is wrong with ${question.id}`)
}

function optionLines({ options }: PutQuestion): string[] {
  return options.map(({ number, text }) => `${number}: ${text.replace(/\n/g, '; ')}`)
}

function typed({ unit, options }: PutQuestion, answer: Answer): string {
  if (typeof answer === 'number') {
    // With three decimals a number could be read in two ways.
    return unit === 'count' ? String(answer) : `${answer.toFixed(2)} ms`
  }
  return answer.map((id) => options.find((option) => option.id === id)!.number).join(' ')
}

function squeezed(text: string): string {
  return text.replaceAll(/\s/g, '')
}
