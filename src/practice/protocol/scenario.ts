/**
 * What is handed to a learner's function, and when, as plain data: the same for
 * JavaScript and Python. A time is in milliseconds; where a scenario is run in
 * Python it is handed in as `ms / 1000` seconds, and virtual time goes on by so
 * many. Whatever the learner may reckon with is a multiple of 125 ms, so that it
 * is exact in seconds too.
 */
export interface Scenario {
  /** Unique within a job. */
  id: string
  /** The functions that are handed in, by name; the name stands in events. */
  stubs: Readonly<Record<string, Stub>>
  /** The async generators that are handed in, by name. */
  sources?: Readonly<Record<string, Source>>
  /**
   * The errors that stubs fail with, by name: one object each, made once for a
   * scenario, so that they are told apart by identity.
   */
  errors?: Readonly<Record<string, ErrorData>>
  /** In the order of their moments; those of one moment are done in one callback of the loop, one after another. */
  script: readonly Step[]
  /** The virtual moment at which whatever still goes on is given up. */
  untilMs: number
}

/**
 * Data as JSON has it; `{ "$nothing": true }`, anywhere in it, stands for
 * `undefined` (Python: None). Objects are plain objects (dicts). There is no null.
 * No other name begins with `$`.
 */
export type Data = boolean | number | string | readonly Data[] | { readonly [name: string]: Data }

/** An argument. Each is made anew for each call of the script, lists and objects in it too. */
export type Handed =
  | { kind: 'data'; data: Data }
  /** milliseconds (Python: seconds) */
  | { kind: 'duration'; ms: number }
  /** one of `stubs` */
  | { kind: 'stub'; stub: string }
  /** one of `sources`, begun anew for each call that it is handed to */
  | { kind: 'source'; source: string }
  /** an array (list) of these */
  | { kind: 'list'; of: readonly Handed[] }
  /** an object with these members (Python: attributes of a types.SimpleNamespace) */
  | { kind: 'members'; of: Readonly<Record<string, Handed>> }

export type Step =
  /**
   * At `atMs` a function is called: the exported one, or, where `of` names an
   * earlier step that `gives` a function, that function.
   */
  | {
      kind: 'call'
      /** Unique within the scenario; the name of the call in events. */
      step: string
      atMs: number
      of?: string
      args: readonly Handed[]
      /** JavaScript: one object, as the last argument. Python: keyword arguments. */
      options?: Readonly<Record<string, Handed>>
      /**
       * `result`: what it gives is awaited, in Python in a task of its own, and
       * `settled` tells what became of it. `function`: it must give a function at
       * once, which is kept (else: `settled`, with what it gave). `anything`: what
       * it gives is not looked at, unless it throws (`settled`, with the error).
       */
      gives: 'result' | 'function' | 'anything'
    }
  /** Something due at `atMs`; `began` tells when the loop came to it. */
  | { kind: 'mark'; step: string; atMs: number }
  /** `left` is told at the end of the instant `atMs`. */
  | { kind: 'look'; step: string; atMs: number }

/** A function that is handed in. It takes whatever arguments it is given, and needs no `this`. */
export interface Stub {
  /**
   * `promise`: it gives a promise (Python: `async def`; its call counts, and
   * `called` is told, once the body runs). `plain`: an ordinary function.
   */
  kind: 'promise' | 'plain'
  /** JavaScript: the place, from 0, of the AbortSignal among its arguments. Python: it is cancelled as its task is, and needs none. */
  signalAt?: number
  /**
   * The first that fits is what the call does. Where none fits, `called` tells
   * so, and it does `{ takesMs: 1, ends: { value: { $nothing: true } } }`, a plain
   * one without taking time.
   */
  behaviours: readonly Behaviour[]
}

export interface Behaviour {
  /** It fits only calls whose first arguments are these. */
  args?: readonly Data[]
  /** It fits only the nth call, from 1, of those with the same first `args` (without `args`: of all calls). */
  nth?: number
  /** Holds the thread for so long when it is called (virtual time goes on, nothing else does). */
  holdsMs?: number
  /** Then takes so long, letting others go on; 0 or none: it ends without waiting for anything. Not for a plain one. */
  takesMs?: number
  ends: Ending
  /** It fails before it gives a promise (throws in the call itself). Python: in its first line. */
  throws?: boolean
  /**
   * When its signal is aborted (its task is cancelled) while it is under way, or
   * was before it began. Without it: ends at once with the abort.
   */
  whenAborted?: WhenAborted
}

export type Ending = { value: Data } | { error: string }

export type WhenAborted =
  /** goes on as if nothing had happened */
  | { kind: 'ignores' }
  /**
   * cleans up for `takesMs` (0: without waiting), which a second abort or
   * cancelling disturbs: it then ends at once with that one, and `disturbed` is told;
   * then ends: with the abort (the signal's reason; CancelledError), with a value or with an error
   */
  | { kind: 'ends'; takesMs: number; with: 'abort' | Ending }

/** Takes `afterMs` before each item, or before its end. Python: a real async generator; so in JavaScript. */
export interface Source {
  items: readonly { afterMs: number; value: Data }[]
  /** Between the last item's `next` and the end. */
  endsAfterMs: number
  /** What its `finally` takes, when it is closed before its end; none: 0. */
  closesAfterMs?: number
}

/**
 * JavaScript: an Error whose `name` is this. Python: an instance of the built-in
 * exception of that name; of `Exception` for `Error`; else of a class of that name
 * which derives from Exception. `status`, where given, is a property (attribute).
 */
export interface ErrorData {
  name: string
  message: string
  status?: number
}
