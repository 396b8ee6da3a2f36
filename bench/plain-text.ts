import type { Line } from '../src/picture/line.ts'

/** Lines of a picture without their colours. */
export function plainText(lines: readonly Line[]): string[] {
  return lines.map((line) => line.map(({ text }) => text).join(''))
}
