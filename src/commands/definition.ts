/** A command as `--help` shows it and commander reads it: data alone, so that a start loads no more of it. */
export interface Definition {
  name: string
  /** As commander writes arguments: `<lesson> [variant]`, `[exercise...]`. */
  arguments: string
  summary: string
  options: readonly Option[]
  examples: readonly string[]
  /** It writes plain text: nothing is loaded for colours. */
  plain?: true
}

export interface Option {
  /** As commander writes options: `--json`, `--save <file>`, `--no-source`. */
  flags: string
  summary: string
  /** May be given several times; its values are collected. */
  repeatable?: true
}

/** What was given to a command: its arguments, then its options, by the names in its definition. */
export type Given<One extends Definition> = Arguments<One['arguments']> &
  Options<One['options'][number]>

type Arguments<Text extends string> = Text extends `[${infer Name}...]`
  ? { [_ in Name]: readonly string[] }
  : Text extends `<${infer Name}>${infer Others}`
    ? { [_ in Name]: string } & Arguments<Others>
    : Text extends `[${infer Name}]${infer Others}`
      ? { [_ in Name]?: string } & Arguments<Others>
      : Text extends ` ${infer Others}`
        ? Arguments<Others>
        : unknown

type Options<One extends Option> = {
  [Each in One as NameOf<Each['flags']>]?: ValueOf<Each>
}

type NameOf<Flags extends string> = Flags extends `--${infer Name} <${string}>`
  ? AsKey<Name>
  : Flags extends `--${infer Name}`
    ? AsKey<Name>
    : never

/** `fail-on` is `failOn`, and `no-source` is `source`, true unless it is given, as commander has them. */
type AsKey<Name extends string> = Name extends `no-${infer Other}`
  ? AsKey<Other>
  : Name extends `${infer First}-${infer Rest}`
    ? `${First}${Capitalize<AsKey<Rest>>}`
    : Name

type ValueOf<One extends Option> = One extends { repeatable: true }
  ? readonly string[]
  : One['flags'] extends `${string}<${string}`
    ? string
    : One['flags'] extends `--no-${string}`
      ? boolean
      : true

export const set = {
  flags: '--set <knob=value>',
  summary: 'turn a knob; may be given several times',
  repeatable: true,
} as const
export const speed = {
  flags: '--speed <factor>',
  summary: 'lab time, 0.1 to 20 times real time',
} as const
export const save = {
  flags: '--save <file>',
  summary: 'save the picture: .svg, .html, .json or .trace.json; may be given several times',
  repeatable: true,
} as const
export const json = { flags: '--json', summary: 'one JSON document on stdout' } as const
