/** How an end is told of: as a fault; not at all, since nothing is wrong or all was said; or with what became of what was under way. */
type Telling = 'fault' | 'quiet' | 'early'

/** An error that says by itself what the program ends with. Its message is one line, but for what was typed. */
export class ExitError extends Error {
  override name = 'ExitError'
  readonly exitCode: number
  readonly telling: Telling

  constructor(
    message: string,
    { exitCode = 1, telling = 'fault' }: { exitCode?: number; telling?: Telling } = {},
  ) {
    super(message)
    this.exitCode = exitCode
    this.telling = telling
  }
}

/** Wrong use: the message says what is wrong and what to type. */
export class WrongUse extends ExitError {
  override name = 'WrongUse'
  constructor(message: string) {
    super(message, { exitCode: 2 })
  }
}

/** The same error where it is one of ours, else null. Whatever was thrown may refuse to be asked. */
export function exitErrorOf(thrown: unknown): ExitError | null {
  try {
    return thrown instanceof ExitError ? thrown : null
  } catch {
    return null
  }
}
