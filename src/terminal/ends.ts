/** The learner left with `q`. Nothing is wrong, and nothing is lost. */
export class Left extends Error {
  override name = 'Left'
  constructor() {
    super('left')
  }
}

/** Ctrl-C. */
export class Interrupted extends Error {
  override name = 'Interrupted'
  constructor() {
    super('stopped')
  }
}

/** SIGTERM. */
export class Terminated extends Error {
  override name = 'Terminated'
  constructor() {
    super('ended from outside')
  }
}

/** The terminal is gone, or SIGHUP said so. */
export class HungUp extends Error {
  override name = 'HungUp'
  constructor() {
    super('the terminal hung up')
  }
}

/** Ctrl-\ */
export class Quit extends Error {
  override name = 'Quit'
  constructor() {
    super('stopped')
  }
}

/** The input ended in the middle of a question. */
export class InputEnded extends Error {
  override name = 'InputEnded'
  constructor() {
    super('the input ended before the lesson did')
  }
}

/** Whoever read the output has closed it (`| head`): a quiet end. */
export class OutputClosed extends Error {
  override name = 'OutputClosed'
  constructor() {
    super('the output was closed')
  }
}
