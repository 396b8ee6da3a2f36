import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe } from 'vitest'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'
import { surpriseQuiz } from '../commands/surprise-quiz.ts'

describe('quiz --surprise of the built program, in real time', () => {
  surpriseQuiz({
    run: runCommand,
    newHome: temporaryHome,
    journalOf: (home) => readFileSync(path.join(home, 'journal.jsonl'), 'utf8'),
  })
})
