import type { App } from '../app.ts'
import type { WhatIf } from '../practice/what-if.ts'
import { counted } from '../text/phrases.ts'
import { time } from '../text/time.ts'
import { exampleNumber, readNumber } from '../text/typed/number.ts'
import { blank, marked, paragraph } from '../tutor/layout.ts'
import { askedOf, type Judged } from './judge-written.ts'
import { printPictures } from './pictures.ts'
import { pictureOf } from './verdict-report.ts'

/** A time within this share of the right one is right, as everywhere. */
const tolerance = 0.1

/** Puts the question that is asked after a pass, and says where it can be answered. */
export async function printQuestion(app: App, judged: Judged): Promise<void> {
  const asked = await askedOf(app, judged)
  if (asked === null) return
  const { lesson } = judged.written.exercise
  const where = `${app.toType(`practice ${lesson.id}`)} takes an answer.`
  app.print([
    ...marked('A question:', 'heading', `${asksOf(judged, asked)} (${where})`, app.width()),
    blank,
  ])
}

/** Asks it: the answer is what the learner's own file does with that one thing changed. */
export async function askWhatIf(app: App, judged: Judged): Promise<void> {
  const asked = await askedOf(app, judged)
  if (asked === null) return app.print([...paragraph('There is no question.', app.width()), blank])
  const { unit, after, shown, changed } = asked
  const example = exampleNumber(unit, after)
  let given = 0
  const read = (text: string): string | null => {
    const typed = readNumber(text, unit, example)
    if (typeof typed === 'string') return typed
    given = typed.value
    return null
  }
  app.print(paragraph(asksOf(judged, asked), app.width()))
  const reply = await (await app.prompter()).text({
    message: unit === 's' ? 'Seconds:' : 'How often:',
    hint: `${unit === 's' ? 'seconds' : 'a whole number'}, as ${example}`,
    mayPass: true,
    above: [asksOf(judged, asked)],
    check: read,
  })
  const slack = unit === 's' ? tolerance * after : 0
  const isRight = reply.kind === 'answered' && Math.abs(given - after) <= slack
  printPictures(app, [pictureOf(shown, 'your run'), pictureOf(changed, 'with that changed')])
  const told = filled(judged.written.exercise.task.whatIf!.why, asked)
  const word = reply.kind === 'passed' ? 'Passed:' : isRight ? 'Right:' : 'Wrong:'
  app.print([...marked(word, isRight ? 'right' : 'wrong', told, app.width()), blank])
}

function asksOf({ written }: Judged, asked: WhatIf): string {
  return filled(written.exercise.task.whatIf!.asks, asked)
}

function filled(text: string, { unit, before, after }: WhatIf): string {
  const inWords = (value: number): string =>
    unit === 's' ? time(value) : value === 1 ? 'once' : counted(value, 'time')
  return text.replaceAll('{before}', inWords(before)).replaceAll('{after}', inWords(after))
}
