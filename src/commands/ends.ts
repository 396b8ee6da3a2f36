/** Wrong use: one line that says what is wrong and what to type. Exit code 2. */
export class WrongUse extends Error {
  override name = 'WrongUse'
}

/** Something failed that is not the user's doing; one line. Exit code 1. */
export class Failed extends Error {
  override name = 'Failed'
}
