import { describe } from 'vitest'
import { homeInMemory, runInProcess, storageOf } from '../../testing/in-process.ts'
import { surpriseQuiz } from './surprise-quiz.ts'

describe('quiz --surprise, every run as it is expected', () => {
  surpriseQuiz({
    run: (args, env) => runInProcess(args, env),
    newHome: homeInMemory,
    journalOf: (home) => storageOf(home).text(),
  })
})
