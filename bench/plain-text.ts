import type { Line } from '../src/timeline/line.ts'

/** Lines of a picture without their colours. */
export function plainText(lines: readonly Line[]): string[] {
  return lines.map((line) => line.map(({ text }) => text).join(''))
}
