import type { Activation } from './activation.ts'

/**
 * Marks are private fields that are put on objects from outside: a class whose
 * constructor returns what it is handed. No program can see them.
 */
class Given {
  constructor(object: object) {
    // biome-ignore lint: that it returns another object is the point.
    return object
  }
}

/** On the promise that an activation gave its caller, and on those made of it in the same step. */
export class Gave extends Given {
  #activation: Activation

  constructor(promise: object, activation: Activation) {
    super(promise)
    this.#activation = activation
  }

  static activation(value: unknown): Activation | null {
    return typeof value === 'object' && value !== null && #activation in value
      ? (value as Gave).#activation
      : null
  }
}

/** On the promise with which V8 goes on after an await. */
export class GoesOn extends Given {
  #activation: Activation

  constructor(promise: object, activation: Activation) {
    super(promise)
    this.#activation = activation
  }

  static activation(promise: object): Activation | null {
    return #activation in promise ? (promise as GoesOn).#activation : null
  }
}

/** On the promise that V8 makes to listen to what an activation returned. */
export class Settles extends Given {
  #activation: Activation

  constructor(promise: object, activation: Activation) {
    super(promise)
    this.#activation = activation
  }

  static activation(promise: object): Activation | null {
    return #activation in promise ? (promise as Settles).#activation : null
  }
}

/** A request of an agent that allows so many sockets and no more. */
export interface Ask {
  what: string
  /** It waits for a socket. */
  isQueued: boolean
  /** Who awaits it. */
  heldBack: Activation | null
}

/** On a promise that is settled by what was asked of a limit, and on those made of it. */
export class Asked extends Given {
  #ask: Ask

  constructor(promise: object, ask: Ask) {
    super(promise)
    this.#ask = ask
  }

  static ask(value: unknown): Ask | null {
    return typeof value === 'object' && value !== null && #ask in value
      ? (value as Asked).#ask
      : null
  }
}

/** Marks a promise, if that can still be done: a frozen one may take no field. */
export function mark<Fact>(
  as: new (promise: object, fact: Fact) => object,
  promise: object,
  fact: Fact,
): void {
  try {
    new as(promise, fact)
  } catch {
    // Then it is a promise that nobody knows anything of.
  }
}
