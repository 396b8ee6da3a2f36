import type { TraceEvent, TraceEventKind, WaitingFor } from '../trace/event.ts'
import type { Picture } from './picture.ts'
import { printable } from '../text/printable.ts'
import { time } from '../text/time.ts'

/** One event among those of all variants. */
export interface Moment {
  atMs: number
  /** Its variant's place among the pictures. */
  variant: number
  /** "A waits for a timer": printable. */
  text: string
}

/** The events of all variants in order of time, as if the variants had begun together. */
export function moments(pictures: readonly Picture[]): Moment[] {
  return pictures
    .flatMap(({ trace }, variant) =>
      (trace?.events ?? []).map((event) => ({
        atMs: event.atMs,
        variant,
        text: printable(inWords(event)),
      })),
    )
    .sort((one, other) => one.atMs - other.atMs)
}

/** What a lane waits for, after "waits for". */
export const waitingWords = {
  timer: 'a timer',
  immediate: 'the next round of immediates',
  reply: 'a reply',
  body: 'the body of a reply',
  item: 'an item',
  room: 'room in the queue',
  place: 'a free place',
  rate: 'its turn at the rate',
  worker: 'a worker',
  result: 'what it awaits',
} satisfies Record<WaitingFor, string>

type Told = { [Kind in TraceEventKind]: (event: Extract<TraceEvent, { kind: Kind }>) => string }

const told: Told = {
  started: ({ lane }) => `${lane} starts`,
  waiting: ({ lane, for: what }) => `${lane} waits for ${waitingWords[what]}`,
  resumed: ({ lane, dueMs, atMs }) =>
    atMs - dueMs >= 1 ? `${lane} runs on, ready since ${time(dueMs)}` : `${lane} runs on`,
  queued: ({ queue, size, bound }) =>
    `${queue} holds ${size}${bound === null ? '' : ` of at most ${bound}`}`,
  finished: ({ lane }) => `${lane} is finished`,
  failed: ({ lane, error }) => `${lane} fails: ${error.message}`,
  cancelled: ({ lane }) => `${lane} is cancelled`,
  logged: ({ lane, text }) => (lane === '' ? `“${text}” is written` : `${lane} writes “${text}”`),
  blocked: ({ lane, fromMs, atMs, line }) =>
    `${lane || 'the demo'} has held the thread for ${time(atMs - fromMs)}${line === null ? '' : ` (line ${line})`}`,
}

function inWords(event: TraceEvent): string {
  return (told[event.kind] as (event: TraceEvent) => string)(event)
}
