import { Journal } from '../../src/journal/journal.ts'
import { nodeSystem } from '../../src/system/system.ts'

/** One of two processes that answer at once: so many answers, each written as the program writes them. */
const [lesson = '', count = '0'] = process.argv.slice(2)
const { storage, now } = nodeSystem()
const journal = await Journal.open({ storage, now, warn: (line) => console.error(line) })
for (let number = 0; number < Number(count); number++) {
  await journal.append({
    kind: 'answered',
    lesson,
    step: `quiz:${number}`,
    question: String(number),
    knobs: { a: number },
    given: ['x'.repeat(number % 300)],
    verdict: 'right',
    lure: null,
  })
}
