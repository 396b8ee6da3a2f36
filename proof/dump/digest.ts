import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from './pages.ts'

const file = fileURLToPath(new URL('digest.txt', import.meta.url))

/** A line as `sha256sum` writes it. */
export function digestOf({ file: name, text }: Page): string {
  return `${createHash('sha256').update(text).digest('hex')}  ${name}`
}

export async function keptDigests(): Promise<string[]> {
  return (await readFile(file, 'utf8')).trimEnd().split('\n')
}

export function keepDigests(lines: readonly string[]): Promise<void> {
  return writeFile(file, `${lines.join('\n')}\n`)
}
