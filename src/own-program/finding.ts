/** What `trace` says of a program: a fact, or a question. As it stands in the saved run. */
export interface Finding {
  kind: FindingKind
  file?: string
  line?: number
  /** The lane's name. */
  lane?: string
  /** How long it held, waited, ran on. */
  ms?: number
  why?: string
  message?: string
  what?: string
  count?: number
  maxMs?: number
  savesMs?: number
  /** The sentence as it is printed. */
  text: string
}

export const findingKinds = [
  'blocked',
  'never-settled',
  'under-way',
  'unhandled',
  'not-waited-for',
  'left-over',
  'never-awaited',
  'kept-alive',
  'slot',
  'overlap',
] as const

export type FindingKind = (typeof findingKinds)[number]

/** The lesson that explains a finding; its exercise has the same name. */
export const lessonOf = {
  blocked: 'blocking',
  'never-settled': 'debug',
  'under-way': 'cancel',
  unhandled: 'errors',
  'not-waited-for': 'task-group',
  'left-over': 'cancel',
  'never-awaited': 'await',
  'kept-alive': 'event-loop',
  slot: 'limits',
  overlap: 'gather',
} satisfies Record<FindingKind, string>
