import type { ChalkInstance } from 'chalk'
import type { ColourLevel } from './capabilities.ts'
import { inAscii } from '../text/typed/ascii.ts'
import { printableLines } from '../text/printable.ts'

/** A piece of a line and what it is; roles that are not known here stay plain. */
export interface StyledText {
  text: string
  role: string
  link?: string
}

export type Paint = (line: readonly StyledText[]) => string

/**
 * Colours lines with the sixteen colours of the user's own theme. The level is
 * ours, not chalk's guess. State is always told by sign or word as well, so
 * that no colour is the only difference. Whatever a text holds, the only
 * escapes that come out are those of the colours.
 */
export async function makePaint(
  level: ColourLevel,
  { ascii = false, links = false }: { ascii?: boolean; links?: boolean } = {},
): Promise<Paint> {
  const written = ascii ? inAscii : (text: string): string => text
  if (level === 0) return (line) => written(plainPaint(line))
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level })
  const styles = rolesOf(chalk)
  return (line) =>
    written(
      line
        .map(({ text, role, link }) => {
          const shown = printableLines(text)
          const styled = styles.get(role)?.(shown) ?? shown
          return links && link !== undefined ? linked(styled, link) : styled
        })
        .join(''),
    )
}

/** A link as terminals have it (OSC 8); the address is written so that no sign in it can end it. */
function linked(text: string, address: string): string {
  const written = address.replace(/[^!-~]/g, encodeURIComponent)
  return `\x1b]8;;${written}\x1b\\${text}\x1b]8;;\x1b\\`
}

/** The text alone. */
export const plainPaint: Paint = (line) => line.map(({ text }) => printableLines(text)).join('')

/**
 * Only colours that are readable on black, white and cream alike in the usual
 * palettes: no yellow, green or cyan, which pale on white, and no dark blue,
 * which drowns on black.
 */
function rolesOf(chalk: ChalkInstance): ReadonlyMap<string, (text: string) => string> {
  return new Map<string, (text: string) => string>([
    ['dim', chalk.dim],
    ['heading', chalk.bold],
    ['wait', chalk.blueBright],
    ['work', chalk.magenta],
    ['ready', chalk.dim],
    ['failed', chalk.red.bold],
    ['cancelled', chalk.red],
    ['mark', chalk.bold],
    ['right', chalk.blueBright.bold],
    ['wrong', chalk.red.bold],
    ['next', chalk.blueBright],
    ['keyword', chalk.blueBright],
    ['string', chalk.magenta],
    ['comment', chalk.dim],
    ['number', chalk.magenta],
  ])
}
