import type { Streams } from './streams.ts'

/** What was asked for on the command line; undefined where nothing was. */
export interface TerminalFlags {
  accessible?: boolean | undefined
  /** False after --no-color. */
  color?: boolean | undefined
  ascii?: boolean | undefined
  motion?: boolean | undefined
  /** False after --no-input. */
  input?: boolean | undefined
}

/** What the learner once chose. */
export interface Remembered {
  linear?: boolean
  motion?: boolean
}

/** 0 none, 1 the sixteen colours of the theme, 2 and 3 more. */
export type ColourLevel = 0 | 1 | 2 | 3

export interface Capabilities {
  /** Why plain lines are written instead of drawing, or null when they are not. */
  linear: string | null
  ascii: boolean
  colour: { stdout: ColourLevel; stderr: ColourLevel }
  /** Whether stdout can be given links that are followed. */
  links: boolean
  /** Whether pictures move; otherwise each is drawn once, at its end. */
  motion: boolean
  mayPrompt: boolean
}

/** Reads what the terminal can and what is wanted. Flags come before the environment, that before what is remembered. */
export function capabilities(
  streams: Streams,
  flags: TerminalFlags,
  remembered: Remembered,
): Capabilities {
  const { env, stdout, stderr } = streams
  const linear = linearReason(env, flags, remembered)
  return {
    linear,
    ascii: flags.ascii ?? (env.TERM === 'linux' || env.TERM === 'dumb' || !isUtf8(streams)),
    colour: {
      stdout: linear === null ? colourLevel(stdout, env, flags) : 0,
      stderr: linear === null ? colourLevel(stderr, env, flags) : 0,
    },
    links: linear === null && stdout.isTTY === true && flags.color !== false && knowsLinks(env),
    motion: linear === null && (flags.motion ?? remembered.motion ?? true),
    // stdin is asked last: only to look at it opens it, which takes a start a tenth of its time.
    mayPrompt:
      stdout.isTTY === true &&
      flags.input !== false &&
      !inAutomation(env) &&
      streams.stdin.isTTY === true,
  }
}

function linearReason(
  env: Streams['env'],
  flags: TerminalFlags,
  remembered: Remembered,
): string | null {
  if (flags.accessible) return '--accessible'
  if (!['', '0', 'false'].includes((env.ACCESSIBLE ?? '').toLowerCase())) return 'ACCESSIBLE'
  if (env.TERM === 'dumb') return 'TERM=dumb'
  if (inAutomation(env)) return 'CI'
  return remembered.linear ? 'learn-async settings' : null
}

function inAutomation({ CI }: Streams['env']): boolean {
  return CI === '1' || CI?.toLowerCase() === 'true'
}

function colourLevel(
  stream: NodeJS.WriteStream,
  env: Streams['env'],
  flags: TerminalFlags,
): ColourLevel {
  if (flags.color === false) return 0
  const forced = env.FORCE_COLOR
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 0
    return forced === '2' ? 2 : forced === '3' ? 3 : 1
  }
  if (env.NO_COLOR) return 0
  if (env.TERM === 'dumb') return 0
  return stream.isTTY === true ? 1 : 0
}

/** Terminals that are known to have them: others may show their signs. */
function knowsLinks(env: Streams['env']): boolean {
  if (env.TERM === 'xterm-kitty' || env.TERM === 'xterm-ghostty' || env.TERM === 'foot') return true
  if (env.WT_SESSION !== undefined || Number(env.VTE_VERSION ?? 0) >= 5000) return true
  return ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper'].includes(env.TERM_PROGRAM ?? '')
}

function isUtf8({ env, platform }: Streams): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  // Where nothing is said, the terminals of today are UTF-8.
  return locale === undefined || locale === '' || /utf-?8/i.test(locale)
}
