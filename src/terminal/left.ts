import { ExitError } from '../text/exit-error.ts'

/** The learner left with `q`. Nothing is wrong, and nothing is lost. */
export class Left extends ExitError {
  constructor() {
    super('left', { exitCode: 0, telling: 'quiet' })
  }
}

/** Ctrl-C. */
export class Interrupted extends ExitError {
  constructor() {
    super('stopped', { exitCode: 130, telling: 'early' })
  }
}

/** The input ended in the middle of a question. */
export class InputEnded extends ExitError {
  constructor() {
    super('the input ended before the lesson did', { telling: 'early' })
  }
}
